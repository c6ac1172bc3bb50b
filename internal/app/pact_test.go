package app

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/webtest"
)

// onRoad is the browser of a person who has typed their code.
func (s *site) onRoad(f file) *webtest.Client {
	c := s.nobody()
	c.Post("/strada", url.Values{"code": {string(f.code)}}).WantRedirect("/strada")
	return c
}

// TestAPersonAnswersThePactFromTheirRoad reads the pact with the code of the
// receipt, asks to talk, is refused a yes to words that have changed, and says
// yes to those of now; staff see how and when.
func TestAPersonAnswersThePactFromTheirRoad(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker := s.user(access.CaseWorker).User
	f := s.counting(worker, s.user(access.Interviewer).User)
	c := s.onRoad(f)
	c.Get("/strada").Want(200).Good().WantText("Il mio patto")
	c.Get("/strada/patto").Want(200).Good().WantText("cerco", "Hai detto sì").WantNoText("Vorrei parlarne")

	s.must(s.Pathway.ProposePact(s.ctx(), access.System(), pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: "cerco\nvengo", OurSide: "aiutiamo"}))
	c.Get("/strada").Want(200).Good().WantText("Il patto aspetta il tuo sì")
	read := c.Get("/strada/patto").Want(200).Good().WantText("Che cosa cambia", "vengo nuovo")
	asked := read.Submit(`form[action="/strada/patto"]`, url.Values{"answer": {"talk"}}).WantRedirect("/strada/patto").Follow().Good()
	asked.WantText("Hai chiesto di parlarne").WantNoText("Vorrei parlarne")
	staff := s.as(access.CaseWorker)
	page := "/percorsi/" + string(f.application) + "/patto"
	staff.Get(page).Want(200).Good().WantText("vuole parlarne prima", "Vale ancora la versione 1")

	s.must(s.Pathway.ProposePact(s.ctx(), access.System(), pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: "cerco\nvengo il lunedì", OurSide: "aiutiamo"}))
	stale := asked.Submit(`form[action="/strada/patto"]`, url.Values{"answer": {"accept"}}).Want(http.StatusConflict).Good()
	stale.WantText("Il patto è cambiato mentre lo leggevi", "vengo il lunedì")
	stale.Submit(`form[action="/strada/patto"]`, url.Values{"answer": {"accept"}}).WantRedirect("/strada/patto").Follow().Good().WantText("hai detto sì")
	staff.Get(page).Want(200).Good().WantText("versione 3, accettata mar 1 mar 2022, da casa, con il codice", "Versioni precedenti", "mai accettata", "accettata mar 1 mar 2022, su carta")
	staff.Get(page+"/foglio").Want(200).Good().WantText("vengo il lunedì", "Per il programma")

	c.Post("/strada/patto", url.Values{"answer": {"forse"}}).Want(http.StatusUnprocessableEntity).Good()
	c.Post("/strada/esci", nil)
	c.Get("/strada/patto").WantRedirect("/strada")
	c.Post("/strada/patto", url.Values{"answer": {"accept"}}).WantRedirect("/strada")
	early := s.onRoad(s.verified())
	early.Get("/strada").Want(200).WantNoText("patto")
	early.Get("/strada/patto").WantRedirect("/strada")
	early.Post("/strada/patto", url.Values{"answer": {"accept"}}).WantRedirect("/strada")
}

// TestThePactSpeaksEveryLanguageOfThePeople walks the pact of a person's road
// in each language (R2.1): as accepted, with new words that wait, after the
// wish to talk, refused and answered. What staff typed stays as it is.
func TestThePactSpeaksEveryLanguageOfThePeople(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	f := s.counting(s.user(access.CaseWorker).User, s.user(access.Interviewer).User)
	const own, form = "/strada/patto", `form[action="/strada/patto"]`
	for i, lang := range i18n.PeopleLangs() {
		c := s.onRoad(f)
		c.SetCookie("lingua", string(lang))
		l := s.Catalogue.In(lang)
		read := func(a *webtest.Answer, status int, keys ...string) *webtest.Answer {
			a.Want(status).Good().WantElement("html[lang="+string(lang)+"]").WantNoText("pathway.", "intake.", "{0}", "{1}")
			for _, key := range keys {
				a.WantText(l.T(key))
			}
			return a
		}
		read(c.Get(own), 200, "pathway.pact.our_side", "intake.road.pledge.opportunity")
		offer := func(words string) {
			s.must(s.Pathway.ProposePact(s.ctx(), access.System(), pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: words, OurSide: "aiutiamo"}))
		}
		offer("cerco\n" + string(lang))
		read(c.Get("/strada"), 200, "pathway.own.waiting", "pathway.own.read")
		page := read(c.Get(own), 200, "pathway.own.changes", "pathway.pact.change.added")
		page = read(page.Submit(form, url.Values{"answer": {"talk"}}).WantRedirect(own).Follow(), 200, "pathway.own.asked")
		read(page.Submit(form, url.Values{"answer": {"forse"}}), http.StatusUnprocessableEntity)
		offer("cerco\n" + string(lang) + strconv.Itoa(i))
		page = read(page.Submit(form, url.Values{"answer": {"accept"}}), http.StatusConflict, "pathway.error.pact_moved")
		read(page.Submit(form, url.Values{"answer": {"accept"}}).WantRedirect(own).Follow(), 200, "pathway.own.yes")
		read(c.Get("/strada"), 200, "pathway.own.title")
	}
	if unsaid := s.Catalogue.Unsaid(); len(unsaid) > 0 {
		t.Errorf("said in Italian to who reads another language: %v", unsaid)
	}
}

// TestWhatIsOpenToEverybodySpeaksEveryLanguage holds the pages without a login
// against the languages of the people (R2.1): one that a person reaches may not
// speak those of the staff only.
func TestWhatIsOpenToEverybodySpeaksEveryLanguage(t *testing.T) {
	t.Parallel()
	others := []string{"/entra", "/indagine/", "/verifica/", "/calendario/", "/esci", "/lingua", "/programma.css"}
	for _, r := range newSite(t).Server.Routes() {
		of := func(prefix string) bool { return strings.HasPrefix(r.Pattern, prefix) }
		if r.Action == access.Public && !slices.ContainsFunc(others, of) && len(r.Languages) != len(i18n.PeopleLangs()) {
			t.Errorf("%s %s speaks %v", r.Method, r.Pattern, r.Languages)
		}
	}
}
