package person_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

// site is the pages of this area with users who may sign in, and a page of a
// person that shows this area's panels, as the desk's does.
type site struct {
	*house
	server  *web.Server
	browser map[access.Role]*webtest.Client
	log     *strings.Builder
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t)
	s := &site{house: h, browser: map[access.Role]*webtest.Client{}, log: &strings.Builder{}}
	pages := person.NewPages(h.Service)
	texts := []i18n.Texts{person.Texts, network.Texts, ui.Texts, web.Texts, auth.Texts, file.Texts}
	catalogue, err := i18n.NewCatalogue(texts...)
	if err != nil {
		t.Fatal(err)
	}
	s.server, err = web.New(web.Options{
		Routes: append(pages.Routes(), web.Route{
			Method: http.MethodGet, Pattern: "/persone/{id}", Action: access.PersonView,
			Handler: func(c *web.Ctx) error { return showPanels(c, append(pages.Panels(), pages.Side()...)) },
		}),
		Catalogue: catalogue, Sessions: auth.NewSessions(h.DB, auth.Options{}), Users: network.NewDirectory(h.DB), Clock: h.clock,
		Log: slog.New(slog.NewTextHandler(s.log, nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), h.clock.Today())
			return programme.Look(i), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// as is the browser of somebody with a role, signed in the first time.
func (s *site) as(role access.Role) *webtest.Client {
	s.t.Helper()
	if s.browser[role] == nil {
		login := string(role)
		s.user(login, role)
		s.browser[role] = webtest.New(s.t, s.server.Handler())
		s.browser[role].SignIn(login, password)
	}
	return s.browser[role]
}

func showPanels(c *web.Ctx, panels []web.Panel) error {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		body := templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
			if _, err := io.WriteString(w, "<h1>Persona</h1>"); err != nil {
				return err
			}
			for _, panel := range panels {
				if !access.Allows(c.Actor, panel.Action) {
					continue
				}
				part, err := panel.Render(c, who)
				if fault.Is(err, fault.Denied) || err == nil && part == nil {
					continue
				}
				if err != nil {
					return err
				}
				if err := part.Render(ctx, w); err != nil {
					return err
				}
			}
			return nil
		})
		return ui.Staff(c.FrameTitled("Persona", "people")).Render(templ.WithChildren(ctx, body), w)
	}))
}

func at(p id.Person, tail string) string { return "/persone/" + string(p) + tail }

func TestWhoMayNotSeesNoPageAndChangesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	keep, alias := s.twice()
	gets := []string{
		at(keep, "/profilo"), at(keep, "/note"), at(keep, "/referente"), at(keep, "/accessi"), at(keep, "/doppioni/"+string(alias)), "/doppioni",
	}
	posts := []string{
		at(keep, "/profilo"), at(keep, "/consensi/newsletter"), at(keep, "/consensi/newsletter/ritira"), at(keep, "/note"),
		at(keep, "/note/"+string(id.New[person.NoteID]())+"/ritira"), at(keep, "/referente"), at(keep, "/doppioni/"+string(alias)+"/unisci"),
		at(keep, "/doppioni/"+string(alias)+"/distinte"), at(alias, "/separa"),
	}
	nobody := webtest.New(t, s.server.Handler())
	for _, path := range gets {
		s.as(access.Administrator).Get(path).Want(404)
		s.as(access.Monitor).Get(path).Want(404)
		nobody.Get(path).WantRedirect("/entra")
	}
	for _, path := range posts {
		s.as(access.Administrator).Post(path, url.Values{}).Want(404)
		s.as(access.Monitor).Post(path, url.Values{}).Want(404)
	}
	for path, role := range map[string]access.Role{
		at(keep, "/referente"): access.CaseWorker, at(keep, "/doppioni/"+string(alias)): access.CaseWorker, "/doppioni": access.CaseWorker, at(keep, "/accessi"): access.Office,
	} {
		s.as(role).Get(path).Want(404)
	}
	if p := s.load(keep); p.Version != 1 || s.count(`SELECT COUNT(*) FROM access_log`) != 0 {
		t.Errorf("version %d, %d looks; want nothing done and nothing looked at", p.Version, s.count(`SELECT COUNT(*) FROM access_log`))
	}
}

func TestUnknownPeopleAreNotThere(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	boss, p := s.as(access.Coordinator), s.register(marta())
	nobody := string(id.New[id.Person]())
	for _, who := range []string{nobody, "x", "../etc", strings.Repeat("a", 26) + "'"} {
		for _, tail := range []string{"/profilo", "/note", "/referente", "/accessi", "/doppioni/" + string(p)} {
			boss.Get("/persone/" + url.PathEscape(who) + tail).Want(404)
		}
		boss.Post("/persone/"+url.PathEscape(who)+"/profilo", url.Values{}).Want(404)
	}
	boss.Get(at(p, "/doppioni/"+nobody)).Want(404)
	boss.Post(at(p, "/consensi/everything"), url.Values{}).Want(404)
	boss.Post(at(p, "/note/"+string(id.New[person.NoteID]())+"/ritira"), url.Values{}).Want(404)
}

func TestTheProfileIsCorrectedOnItsPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register(marta())
	page := office.Get(at(p, "/profilo")).Want(200).Good()
	form := `form[action="` + at(p, "/profilo") + `"]`
	page.Submit(form, url.Values{"surname": {"Rossi Bianchi"}, "phones": {"333 123 4567\n\n051 219 3111"}}).WantRedirect(at(p, "#profilo"))
	got := s.load(p)
	if got.Surname != "Rossi Bianchi" || len(got.Phones()) != 2 || got.GivenName != "Marta" || len(got.Trades) != 2 || got.Citizenship != "IT" {
		t.Errorf("got %+v", got)
	}
	after := office.Get(at(p, "")).Want(200).Good().WantText("Profilo corretto.", "cucina e ristorante", "pasticciera", "Via Rizzoli 1", "051 219 3111")
	after.WantElement(`a[href="` + at(p, "/profilo") + `"]`)
	if n := s.count(`SELECT COUNT(*) FROM access_log WHERE person = $1 AND page = 'person.profile'`, p); n != 2 {
		t.Errorf("%d looks at the profile, want 2", n)
	}
	if strings.Contains(s.log.String(), "Rossi") || strings.Contains(s.log.String(), string(p)) {
		t.Error("the log names the person")
	}
}

func TestAWrongProfileComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register(marta())
	page := office.Get(at(p, "/profilo"))
	form := `form[action="` + at(p, "/profilo") + `"]`
	for _, tt := range []struct{ field, value, text string }{
		{"surname", "", "Manca il cognome"},
		{"surname", strings.Repeat("x", 101), "troppo lungo"},
		{"birth_date", "31/02/1990", "non esiste"},
		{"birth_date", "2030-01-01", "nel futuro"},
		{"fiscal_code", "RSSMRT85D52A944Z", "non torna"},
		{"phones", "12", "Un numero non è un telefono"},
		{"emails", "marta@", "non è completo"},
		{"education", "phd", "Scegli una delle risposte"},
		{"municipality", "999999", "Scegli una delle risposte"},
		{"trades", "x", "Scegli una delle risposte"},
		{"address", "a\x00b", "caratteri che non si possono salvare"},
		{"extra", "x", "campo che non conosciamo"},
	} {
		back := page.Submit(form, url.Values{tt.field: {tt.value}}).Want(422).Good().WantText(tt.text)
		if tt.field == "birth_date" || tt.field == "fiscal_code" {
			if got := back.Attr("#"+tt.field, "value"); got != tt.value {
				t.Errorf("%s: the page shows %q, want what was typed, %q", tt.field, got, tt.value)
			}
		}
		if got := back.Attr("#given_name", "value"); got != "Marta" {
			t.Errorf("%s: the rest was lost: %q", tt.field, got)
		}
	}
	page.Submit(form, url.Values{"version": {"99"}}).WantRedirect(at(p, "#profilo")) // nothing changed: nothing to overwrite
	if v := s.load(p); v.Version != 1 {
		t.Errorf("version %d, want nothing written", v.Version)
	}
}

func TestAProfileThatSomebodyElseOvertookShowsBothVersions(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	form := `form[action="` + at(p, "/profilo") + `"]`
	mine := s.as(access.Office).Get(at(p, "/profilo"))
	s.as(access.Coordinator).Get(at(p, "/profilo")).Submit(form, url.Values{"address": {"Via Nuova 9"}}).WantRedirect(at(p, "#profilo"))
	back := mine.Submit(form, url.Values{"address": {"Via Altra 3"}}).Want(409).Good().WantText("Adesso c'è scritto: Via Nuova 9")
	if got := back.Attr("#address", "value"); got != "Via Altra 3" {
		t.Errorf("got %q, want what was typed", got)
	}
	back.Submit(form, nil).WantRedirect(at(p, "#profilo"))
	if got := s.load(p).Address; got != "Via Altra 3" {
		t.Errorf("got %q, want the second decision", got)
	}
}

func TestHostileTextIsOnlyText(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	hostile := `"><script>alert(1)</script>`
	s.as(access.Office).Get(at(p, "/profilo")).Submit(`form[action="`+at(p, "/profilo")+`"]`, url.Values{"surname": {hostile}, "trade_other": {hostile}}).
		WantRedirect(at(p, "#profilo"))
	s.as(access.Office).Get(at(p, "/profilo")).Want(200).Good().WantText(strings.ToUpper(hostile[:2]))
	page := s.as(access.Office).Get(at(p, "")).Want(200).Good().WantText(hostile)
	if page.Has(`script[src=""]`) {
		t.Error("a script came through")
	}
}

func TestConsentsOnTheirCard(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office, p := s.as(access.Office), s.register(marta())
	office.Get(at(p, "/profilo")).Submit(`form[action="`+at(p, "/consensi/share_profile")+`"]`, nil).WantRedirect(at(p, "/profilo#consensi"))
	back := office.Get(at(p, "/profilo")).Want(200).Good().WantText("Consenso registrato.", "dato gio 10 nov 2022, testo 2022-05")
	back.Submit(`form[action="`+at(p, "/consensi/share_profile/ritira")+`"]`, nil).WantRedirect(at(p, "/profilo#consensi"))
	office.Get(at(p, "/profilo")).WantText("Consenso ritirato.", "ritirato gio 10 nov 2022")
	office.Post(at(p, "/consensi/share_profile/ritira"), url.Values{}).Want(409)
}

func TestNotesOnTheirPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	anna, p := s.as(access.CaseWorker), s.register(marta())
	form := `form[action="` + at(p, "/note") + `"]`
	anna.Get(at(p, "/note")).Want(200).Good().WantText("Nessuna nota.").
		Submit(form, url.Values{"shared": {"Cerca in cucina"}, "private": {"Preoccupata"}}).WantRedirect(at(p, "#note"))
	anna.Get(at(p, "")).Want(200).Good().WantText("Nota salvata.", "Cerca in cucina", "Preoccupata")
	s.as(access.Coordinator).Get(at(p, "/note")).Want(200).Good().WantText("Cerca in cucina", "dato riservato").WantNoText("Preoccupata")

	anna.Get(at(p, "/note?tipo=call")).Want(200).Good().
		Submit(form, url.Values{"outcome": {"no_answer"}, "on": {"2022-11-09"}}).WantRedirect(at(p, "#note"))
	page := anna.Get(at(p, "")).Want(200).Good().WantText("Chiamata di Anna Bianchi: non risponde")
	s.as(access.Coordinator).Post(page.Attr(`form.i-moment-undo`, "action"), url.Values{}).Want(404)
	page.Submit(`form.i-moment-undo`, nil).WantRedirect(at(p, "#note"))
	anna.Get(at(p, "")).Good().WantText("Nota ritirata.")

	for _, tt := range []struct {
		form url.Values
		text string
	}{
		{url.Values{"kind": {"note"}, "on": {"2022-11-10"}}, "La nota è vuota"},
		{url.Values{"kind": {"note"}, "on": {"2022-11-11"}, "shared": {"x"}}, "deve ancora venire"},
		{url.Values{"kind": {"call"}, "on": {"2022-11-10"}}, "com'è andata"},
		{url.Values{"kind": {"note"}, "on": {"ieri"}, "shared": {"resta qui"}}, "non esiste"},
		{url.Values{"kind": {"note"}, "on": {"2022-11-10"}, "shared": {strings.Repeat("x", 4001)}}, "troppo lungo"},
	} {
		back := anna.Post(at(p, "/note"), tt.form).Want(422).Good().WantText(tt.text)
		if want := tt.form.Get("shared"); len(want) < 20 && back.TextAt("#shared") != want {
			t.Errorf("%s: the text was lost: %q", tt.text, back.TextAt("#shared"))
		}
	}
}

func TestTheReferentIsChosenOnItsPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	boss, p := s.as(access.Coordinator), s.register(marta())
	form := `form[action="` + at(p, "/referente") + `"]`
	s.as(access.CaseWorker)
	anna, err := network.UsersWithRole(ctx, s.DB.Reader(), access.CaseWorker)
	if err != nil || len(anna) != 1 {
		t.Fatal(anna, err)
	}
	page := boss.Get(at(p, "/referente")).Want(200).Good()
	page.Submit(form, url.Values{"user": {""}}).Want(422).Good().WantText("Scegli un'operatrice")
	page.Submit(form, url.Values{"user": {string(anna[0].ID)}}).WantRedirect(at(p, "#rete"))
	boss.Get(at(p, "")).Want(200).Good().WantText("Referente: Anna Bianchi.", "referente da gio 10 nov 2022 · prima assegnazione")
	boss.Get(at(p, "/referente")).Submit(form, url.Values{"reason": {"other"}}).Want(409).Good().WantText("È già il referente")
	page.Submit(form, url.Values{"user": {string(anna[0].ID)}}).Want(409)
}

func TestTwoRecordsAreComparedMergedAndSeparated(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	keep, alias := s.twice()
	if _, err := person.FindDuplicates(ctx, s.DB, s.clock, alias); err != nil {
		t.Fatal(err)
	}
	office.Get("/doppioni").Want(200).Good().WantText("ROSSI Marta", "ROSI Marta", "possibile")
	office.Get(at(keep, "")).WantText("C'è 1 scheda che potrebbe essere la stessa persona.")
	page := office.Get(at(keep, "/doppioni/"+string(alias))).Want(200).Good().WantText("Via Rizzoli 1", "Via Nuova 9", "simile")
	merge := `form[action="` + at(keep, "/doppioni/"+string(alias)+"/unisci") + `"]`
	page.Submit(merge, url.Values{"take": {"version"}}).Want(422).Good()
	page.Submit(merge, url.Values{"keep_version": {"8"}}).Want(409).Good()
	page.Submit(merge, url.Values{"take": {"address"}}).WantRedirect(at(keep, ""))
	after := office.Get(at(keep, "")).Want(200).Good().WantText("Schede unite.", "Via Nuova 9", "ROSI Marta")
	office.Get(at(alias, "/profilo")).Want(409)
	after.Submit(`form[action="`+at(alias, "/separa")+`"]`, nil).WantRedirect(at(alias, ""))
	office.Get(at(keep, "")).WantText("Via Rizzoli 1")
	office.Post(at(alias, "/separa"), url.Values{}).Want(409)
	office.Get(at(keep, "/doppioni/"+string(alias))).Submit(`form[action="`+at(keep, "/doppioni/"+string(alias)+"/distinte")+`"]`, nil).WantRedirect("/doppioni")
	office.Get("/doppioni").WantText("Segnate come due persone.", "Nessun doppione da guardare.")
}

func TestNotesOfAMergedRecordStayTheirAuthors(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	office := s.as(access.Office)
	keep, alias := s.twice()
	office.Get(at(alias, "/note")).Submit(`form[action="`+at(alias, "/note")+`"]`, url.Values{"shared": {"Cerca in cucina"}}).WantRedirect(at(alias, "#note"))
	office.Get(at(keep, "/doppioni/"+string(alias))).
		Submit(`form[action="`+at(keep, "/doppioni/"+string(alias)+"/unisci")+`"]`, nil).WantRedirect(at(keep, ""))
	office.Get(at(keep, "/note")).Want(200).Good().WantText("Cerca in cucina").Submit("form.i-moment-undo", nil).WantRedirect(at(alias, "#note"))
	office.Get(at(keep, "/note")).WantNoText("Cerca in cucina")
}

func TestWhoLookedIsShown(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	for range 3 {
		s.as(access.Office).Get(at(p, "/note")).Want(200)
	}
	s.as(access.Coordinator).Get(at(p, "")).Want(200).Good().WantText("Guardata da 1 persona negli ultimi 30 giorni.")
	s.as(access.Coordinator).Get(at(p, "/accessi")).Want(200).Good().WantText("Anna Bianchi", "note", "chi ha guardato")
	s.as(access.Coordinator).Get(at(p, "/accessi?da=x")).Want(404)
}

func TestWhatTheReaderMayNotSeeIsMasked(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	page := s.as(access.Office).Get(at(p, "")).Want(200).Good()
	page.WantText("12/04/1985, 37 anni", "laurea", "è la sua lingua", "Bologna", "333 123 4567", marta().FiscalCode.Reveal())
	s.as(access.Administrator).Get(at(p, "")).Want(404)
}

func TestTheCodiceFiscaleThatSaysOtherwiseIsPointedOut(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	n := marta()
	n.BirthDate = civil.NewDate(1985, 4, 13)
	p := s.register(n)
	s.as(access.Office).Get(at(p, "")).Want(200).Good().WantText("Il codice fiscale dice un dato diverso: Data di nascita.")
}

func TestEnglishPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	boss, p := s.as(access.Coordinator), s.register(marta())
	boss.Post("/lingua", url.Values{"lang": {"en"}, "back": {"/oggi"}})
	boss.SetCookie("lingua", "en")
	for _, tail := range []string{"/profilo", "/note", "/referente", "/accessi", ""} {
		boss.Get(at(p, tail)).Want(200).Good().WantNoText("person.")
	}
}

func TestTodosAreTheOpenQuestions(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	keep, alias := s.twice()
	if _, err := person.FindDuplicates(ctx, s.DB, s.clock, alias); err != nil {
		t.Fatal(err)
	}
	pages := person.NewPages(s.Service)
	for _, tt := range []struct {
		role access.Role
		want int
	}{{access.Office, 1}, {access.CaseWorker, 0}, {access.Administrator, 0}} {
		todos, err := pages.Todos(ctx, stranger(tt.role), access.Scope{}, today.AddDays(8))
		if err != nil || len(todos) != tt.want {
			t.Errorf("%s: %d todos, %v; want %s", tt.role, len(todos), err, strconv.Itoa(tt.want))
		}
		if tt.want == 1 && (!todos[0].Late || todos[0].Href != at(keep, "/doppioni/"+string(alias))) {
			t.Errorf("got %+v", todos[0])
		}
	}
}
