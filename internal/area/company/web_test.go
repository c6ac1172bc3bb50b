package company

import (
	"context"
	"io"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

// site is the pages of this area with a user of some roles.
type site struct {
	*house
	server *web.Server
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t, dbtest.New(t))
	catalogue, err := i18n.NewCatalogue(Texts, BoardTexts, NeedTexts, TodoTexts, SectorTexts, network.Texts, ui.Texts, web.Texts, auth.Texts, file.Texts)
	h.must(err)
	sessions := auth.NewSessions(h.DB, auth.Options{Key: []byte("test")})
	server, err := web.New(web.Options{
		Routes: slices.Concat(NewPages(h.Service).Routes(), NewSurveyPages(h.Service, sessions).Routes()), Catalogue: catalogue, Sessions: sessions, Users: network.NewDirectory(h.DB), Clock: h.Clock,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), today)
			return programme.Look(i), err
		},
	})
	h.must(err)
	return &site{h, server}
}

func (s *site) as(login string) *webtest.Client {
	s.t.Helper()
	c := webtest.New(s.t, s.server.Handler())
	c.SignIn(login, "quattro parole in fila")
	return c
}

func TestACompanyIsRegisteredContactedAndArchivedOnThePagesAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	officer := s.as("officer")
	officer.Get("/aziende").Want(200).Good().WantText("Nessuna azienda qui.", "registra la prima azienda")
	form := officer.Get("/aziende/nuova").Want(200).Good()
	bad := form.Submit(`form[action="/aziende"]`, url.Values{"vat": {"123"}, "ateco": {"44"}, "municipality": {"037005"}}).Want(422).Good()
	bad.WantText("Ragione sociale: Manca: scrivilo.", "Non è una partita IVA", "Non è un codice ATECO")
	hostile := `Valdoro "Logistica" <b> spa`
	made := bad.Submit(`form[action="/aziende"]`, url.Values{
		"legal_name": {hostile}, "vat": {"IT01234567897"}, "ateco": {"521010"}, "size": {"medium"}, "source": {"association"},
		"source_organisation": {string(s.association)}, "associations": {string(s.association)}, "public_control": {"1"},
	}).Want(303)
	path := made.Header.Get("Location")
	page := made.Follow().Want(200).Good()
	page.WantText("Azienda registrata.", hostile, "Magazzini e servizi ai trasporti", "Bentivoglio", "50–249 addetti", "controllo pubblico", "Unione Imprese", "individuata", "0 di 5")

	page = page.Submit(`form[action="`+path+`/associazione"]`, url.Values{"side": {"before"}, "on": {"2022-11-10"}}).Want(303).Follow().Want(200)
	page.WantText("Registrato: l'associazione lo sa.", "associazione sentita")
	page = page.Submit(`form[action="`+path+`/referenti"]`, url.Values{"name": {"Andrea Bassi"}, "roles": nil}).Want(422).Good()
	page.WantText("Scegli almeno una cosa che fa.")
	page = page.Submit(`form[action="`+path+`/referenti"]`, url.Values{"name": {"Andrea Bassi"}, "roles": {"signs", "answers"}}).Want(303).Follow().Want(200).Good()
	page.WantText("Andrea Bassi", "firma, risponde")

	contact := officer.Get(path + "/contatti/nuovo").Want(200).Good()
	wrong := contact.Submit(`form[action="`+path+`/contatti"]`, url.Values{"next_what": nil, "next_on": {"2022-11-01"}}).Want(422).Good()
	wrong.WantText("Scegli che cosa si fa dopo: serve sempre.", "È già passato")
	page = wrong.Submit(`form[action="`+path+`/contatti"]`, url.Values{
		"way": {"visit"}, "topic": {"presentation"}, "outcome": {"interested"}, "note": {"turni 6–14"}, "next_what": {"send"}, "next_on": {"2022-11-14"},
	}).Want(303).Follow().Want(200).Good()
	page.WantText("Contatto registrato, con la prossima azione.", "interessata", "lun 14 nov 2022", "mandare qualcosa", "turni 6–14", "mancante", "1 contatto senza associazione")

	page = page.Submit(`form[action="`+path+`/prossima"]`, url.Values{"next_what": {"meet"}, "next_on": {""}}).Want(422).Good()
	page.WantText("Scegli entro quando.")
	page = page.Submit(`form[action="`+path+`/conferma"]`, nil).Want(303).Follow().Want(200)
	page = page.Submit(`form[action="`+path+`/attiva"]`, nil).Want(303).Follow().WantText("attiva senza Board")
	page = page.Submit(`form[action="`+path+`/archivia"]`, nil).Want(422).Good().WantText("Scegli una voce.")
	page = page.Submit(`form[action="`+path+`/archivia"]`, url.Values{"reason": {"closed"}}).Want(303).Follow().Want(200).Good()
	page.WantText("Azienda archiviata.", "Ripristina l'azienda")
	officer.Get("/aziende").WantNoText("Valdoro")
	officer.Get("/aziende?stato=archived").WantText("Valdoro")
	page.Submit(`form[action="`+path+`/ripristina"]`, nil).Want(303)
	officer.Get("/aziende").Want(200).Good().WantText("Valdoro", "attiva senza Board", "mandare qualcosa")
	s.whole()
}

func TestTwoWhoChangeOneCompanyDoNotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := Path(s.register("Valdoro"), "")
	officer := s.as("officer")
	edit := officer.Get(path + "/dati").Want(200).Good()
	edit.Submit(`form[action="`+path+`/dati"]`, url.Values{"other_name": {"La Valdoro"}}).WantRedirect(path)
	stale := edit.Submit(`form[action="`+path+`/dati"]`, url.Values{"other_name": {"Altro"}}).Want(409).Good()
	stale.WantText("Nel frattempo qualcun altro ha cambiato l'azienda")
	if got := stale.Attr("#other_name", "value"); got != "Altro" {
		t.Errorf("got %q, want what was typed", got)
	}
}

func TestTypedWordsStayOutOfTheAddressAndFindCompanies(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.register("Valdoro Logistica")
	officer := s.as("officer")
	found := officer.Post("/aziende/cerca", url.Values{"q": {"logist vald"}}).Want(303)
	if to := found.Header.Get("Location"); strings.Contains(to, "logist") {
		t.Errorf("leads to %s", to)
	}
	found.Follow().Want(200).Good().WantText("Valdoro Logistica")
	officer.Post("/aziende/cerca", url.Values{"q": {"nessuna"}}).Want(303).Follow().WantText("Nessuna azienda qui.")
}

func TestEveryPageIsRefusedToWhoMayNot(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.register("Valdoro")
	s.user("monitor", access.Monitor)
	nobody, monitor, worker := webtest.New(t, s.server.Handler()), s.as("monitor"), s.as("worker")
	for _, r := range NewPages(s.Service).Routes() {
		if r.Action == access.Public {
			continue
		}
		path := r.Pattern
		for strings.Contains(path, "{") {
			from, to := strings.Index(path, "{"), strings.Index(path, "}")
			value := string(c)
			if path[from:to+1] != "{company}" {
				value = string(id.New[id.Company]())
			}
			path = path[:from] + value + path[to+1:]
		}
		if r.Method == "GET" {
			nobody.Get(path).WantRedirect("/entra")
			monitor.Get(path).Want(404)
			if r.Action != access.CompanyView {
				worker.Get(path).Want(404)
			}
		} else {
			nobody.Post(path, nil).WantRedirect("/entra")
			monitor.Post(path, nil).Want(404)
			if r.Action != access.CompanyView {
				worker.Post(path, nil).Want(404)
			}
		}
	}
	worker.Get(Path(c, "")).Want(200).Good().WantNoText("Registra un contatto")
	for _, x := range []string{string(id.New[id.Company]()), "x", "%00"} {
		worker.Get("/aziende/" + x).Want(404)
	}
}
