package selection

import (
	"context"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

type site struct {
	*house
	server *web.Server
	log    *strings.Builder
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t, dbtest.New(t))
	catalogue, err := i18n.NewCatalogue(Texts, company.Texts, company.BoardTexts, company.SectorTexts, person.Texts, network.Texts, ui.Texts, web.Texts, auth.Texts, file.Texts)
	h.must(err)
	pages, log := NewPages(h.Service), &strings.Builder{}
	server, err := web.New(web.Options{
		Routes:    append(pages.Routes(), company.NewPages(h.Companies, pages.Panel()).Routes()...),
		Catalogue: catalogue, Sessions: auth.NewSessions(h.DB, auth.Options{Key: []byte("test")}), Users: network.NewDirectory(h.DB), Clock: h.clock,
		Log: slog.New(slog.NewTextHandler(io.MultiWriter(io.Discard, log), nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), today)
			return programme.Look(i), err
		},
	})
	h.must(err)
	return &site{h, server, log}
}

func (s *site) as(login string) *webtest.Client {
	s.t.Helper()
	c := webtest.New(s.t, s.server.Handler())
	c.SignIn(login, "quattro parole in fila")
	return c
}

func TestARequestIsWrittenOpenedAndFilledOnThePagesAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.onPathway("Verdi", "ready", today.AddDays(9), person.Work{Requirements: []person.WorkRequirement{{Code: "haccp", Answer: person.No}}})
	s.onPathway("Bruni", "ready", today.AddDays(10), person.Work{})
	officer := s.as("officer")
	officer.Get("/richieste").Want(200).Good().WantText("Nessuna richiesta qui.")
	officer.Get("/richieste/nuova").Want(200).Good().WantText("Prima scegli l'azienda.")
	page := officer.Get("/aziende/" + string(s.company)).Want(200).WantText("Nessuna richiesta in corso.")
	page.WantElement(`a[href="/richieste/nuova?azienda=` + string(s.company) + `"]`)

	form := officer.Get("/richieste/nuova?azienda=" + string(s.company)).Want(200).Good()
	back := form.Submit(`form[action="/richieste"]`, url.Values{
		"words": {"cucina"}, "tasks": {"Cercasi giovane"}, "positions": {"2"}, "need_code": {"haccp", "", ""}, "need_level": {"must", "wish", "wish"}, "pay": {"poco"},
	}).Want(422).Good()
	back.WantText("scegli quale", "somma in euro")
	back = back.Submit(`form[action="/richieste"]`, url.Values{"code": {"cook"}, "pay": {"9,20"}}).Want(422).Good()
	back.WantText(`"giovane" non si può chiedere: lo vieta la legge (D.Lgs. 216/2003 art. 3)`, "Scrivi perché senza questo")
	made := back.Submit(`form[action="/richieste"]`, url.Values{
		"tasks": {"Preparare i pasti."}, "need_reason": {"si maneggiano alimenti", "", ""}, "week": {"0-0"}, "item": {"pay"}, "answer": {"yes"},
	}).Want(303)
	path := made.Header.Get("Location")
	page = made.Follow().Want(200).Good().WantText("Bozza salvata.", "Attestato HACCP", "esclude 1 persona", "si maneggiano alimenti", "BRUNI Ada", "Da chiedere: Attestato HACCP", "9,20 €")
	page.WantNoText("VERDI Ada")
	page = page.Submit(`form[action="`+path+`/apri"]`, nil).Want(303).Follow().Want(200).WantText("Ricerca aperta.", "Scade il")
	page.Submit(`form[action="`+path+`/coperta"]`, url.Values{"version": {"77"}}).Want(409).Good()
	edit := officer.Get(path + "/modifica").Want(200).Good()
	edit.Submit(`form[action="`+path+`/modifica"]`, url.Values{"positions": {"0"}}).Want(422).Good().WantText("quanti posti")
	edit.Submit(`form[action="`+path+`/modifica"]`, url.Values{"positions": {"3"}}).WantRedirect(path)
	page = officer.Get(path).WantText("Richiesta modificata.")
	page.Submit(`form[action="`+path+`/ritira"]`, url.Values{"reason": {"because"}}).Want(422).Good()
	page = page.Submit(`form[action="`+path+`/coperta"]`, nil).Want(303).Follow().WantText("Richiesta coperta.", "Tempo per coprirla")
	page.WantElement(`form[action="` + path + `/riapri"]`)
	officer.Get("/richieste").WantText("Nessuna richiesta qui.")
	officer.Get("/richieste?tutte=si").Good().WantText("cucina", "3 posti", "Valdoro Mense spa", "Coperta")
	officer.Get("/aziende/" + string(s.company)).WantText("Nessuna richiesta in corso.")
	if strings.Contains(s.log.String(), "cucina") || strings.Contains(s.log.String(), "BRUNI") {
		t.Error("the log tells what was typed or who fits")
	}
}

func TestACaseWorkerReadsRequestsAndMovesNone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r := s.receive(asked())
	worker := s.as("worker")
	page := worker.Get(Path(r, "")).Want(200).Good().WantText("cuoca di mensa")
	if page.Has(`form[action$="/apri"]`) || page.Has(`a[href$="/modifica"]`) {
		t.Error("a reader is offered commands")
	}
	worker.Get("/richieste").Want(200).Good().WantText("cuoca di mensa").WantNoText("Nuova richiesta")
	worker.Get(Path(r, "/modifica")).Want(404)
	worker.Get("/richieste/nuova?azienda=" + string(s.company)).Want(404)
	worker.Post("/richieste", url.Values{"company": {string(s.company)}, "words": {"cuoco"}}).Want(404)
	for _, m := range moves() {
		worker.Post(Path(r, m.tail), url.Values{"version": {"1"}}).Want(404)
	}
	if got := s.find(r); got.Version != 1 {
		t.Errorf("version %d", got.Version)
	}
}

func TestWhoHasNoBusinessWithRequestsSeesNone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	r := s.receive(asked())
	s.user("monitor", access.Monitor)
	s.user("admin", access.Administrator)
	for _, login := range []string{"monitor", "admin"} {
		c := s.as(login)
		c.Get("/richieste").Want(404)
		c.Get(Path(r, "")).Want(404)
		c.Post(Path(r, "/apri"), url.Values{"version": {"1"}}).Want(404)
	}
	webtest.New(t, s.server.Handler()).Get(Path(r, "")).WantRedirect("/entra")
	s.as("officer").Get("/richieste/x").Want(404)
}

func TestTheListIsWalkedByKeysAndFiltered(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for range pageSize + 2 {
		s.receive(asked())
	}
	officer := s.as("officer")
	first := officer.Get("/richieste").Want(200).Good()
	if n := len(first.All(`tbody tr`)); n != pageSize {
		t.Errorf("%d rows on the first page", n)
	}
	onward := first.Attr(`.i-pager a`, "href")
	if n := len(officer.Get(onward).Want(200).Good().All(`tbody tr`)); n != 2 {
		t.Errorf("%d rows on the second page, by %q", n, onward)
	}
	officer.Get("/richieste?stato=open").Want(200).WantText("Nessuna richiesta qui.")
	officer.Get("/richieste?comune=037032").Want(200).WantText("Nessuna richiesta qui.")
	officer.Get("/richieste?segue=" + string(s.officer.User)).Want(200).WantText("cuoca di mensa")
	officer.Get("/richieste?q=Rossi").Want(422)
}
