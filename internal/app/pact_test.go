package app

import (
	"net/http"
	"net/url"
	"testing"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
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
