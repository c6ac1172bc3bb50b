package network_test

import (
	"context"
	"flag"
	"io"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

var update = flag.Bool("update", false, "write docs/permissions.md anew")

const (
	networkPath = "/rete"
	usersPath   = "/amministrazione/utenti"
	auditPath   = "/amministrazione/registro"
)

// site is the pages of this area with one user of every role who may sign in:
// the login is the role.
type site struct {
	*house
	server *web.Server
	users  map[access.Role]id.User
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t)
	catalogue, err := i18n.NewCatalogue(network.Texts, ui.Texts, web.Texts, auth.Texts)
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Options{
		Routes: network.NewPages(h.Service).Routes(), Catalogue: catalogue, Sessions: h.Sessions, Users: network.NewDirectory(h.DB),
		Clock: h.Clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), today)
			return programme.Look(i), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &site{house: h, server: server, users: map[access.Role]id.User{}}
}

// browser is signed in as a user with the given role.
func (s *site) browser(role access.Role) *webtest.Client {
	s.t.Helper()
	login := strings.ReplaceAll(string(role), "_", "-")
	switch {
	case s.users[role] != "":
	case role == access.AccessPoint:
		s.users[role] = s.member(login, role)
	default:
		s.users[role] = s.user(login, role)
	}
	c := webtest.New(s.t, s.server.Handler())
	c.SignIn(login, goodPassword)
	return c
}

func TestEveryPageIsRefusedToWhoMayNot(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	o, u := string(s.organisation("Comune")), string(s.user("somebody", access.Office))
	nobody := webtest.New(t, s.server.Handler())
	monitor, point := s.browser(access.Monitor), s.browser(access.AccessPoint)
	for _, r := range network.NewPages(s.Service).Routes() {
		path := strings.NewReplacer("{session}", u, "{id}", u).Replace(r.Pattern)
		if strings.HasPrefix(path, networkPath) {
			path = strings.Replace(path, u, o, 1)
		}
		if r.Method == "GET" {
			nobody.Get(path).WantRedirect("/entra")
			point.Get(path).Want(404)
		} else {
			nobody.Post(path, nil).WantRedirect("/entra")
			point.Post(path, nil).Want(404)
			monitor.Post(path, nil).Want(404)
		}
	}
	monitor.Get(networkPath).Want(200)
	for _, path := range []string{networkPath + "/nuova", usersPath, auditPath, "/amministrazione/permessi"} {
		monitor.Get(path).Want(404)
	}
}

func TestUnknownAndForgedIdentitiesAreNotFound(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser(access.Administrator)
	for _, x := range []string{string(id.New[id.User]()), "x", "%00", "1%20OR%201=1"} {
		admin.Get(networkPath + "/" + x).Want(404)
		admin.Get(usersPath + "/" + x).Want(404)
		for _, path := range []string{networkPath + "/" + x, networkPath + "/" + x + "/archivia", networkPath + "/" + x + "/riapri",
			usersPath + "/" + x, usersPath + "/" + x + "/disattiva", usersPath + "/" + x + "/riattiva", usersPath + "/" + x + "/password",
			usersPath + "/" + x + "/accessi/chiudi", usersPath + "/" + x + "/accessi/" + x + "/chiudi"} {
			admin.Post(path, url.Values{}).Want(404)
		}
	}
}

func TestAnOrganisationIsAddedChangedArchivedAndBroughtBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser(access.Administrator)
	admin.Get(networkPath).Want(200).Good().WantText("Qui non c'è nessun ente.")
	form := admin.Get(networkPath + "/nuova").Want(200).Good()
	bad := form.Submit(`form[action="/rete"]`, url.Values{"district": {"nowhere"}, "pole": {"x"}}).Want(422).Good()
	bad.WantText("Manca: scrivilo.", "Scegli una voce")
	hostile := `Caritas "San Nicolò" <b>`
	made := bad.Submit(`form[action="/rete"]`, url.Values{
		"name": {hostile}, "pole": {"civil_society"}, "kind": {"parish_desk"}, "district": {"imola"}, "access_point": {"1"},
	}).Want(303)
	path := made.Header.Get("Location")
	page := made.Follow().Want(200).Good().WantText("Ente aggiunto.", hostile)
	for _, filter := range []string{"", "?polo=civil_society"} {
		admin.Get(networkPath+filter).Want(200).Good().WantText(hostile, "Parrocchia o Caritas", "Imola", "Punto di accesso")
	}
	admin.Get(networkPath + "?polo=business").Want(200).WantNoText("Parrocchia o Caritas")

	page.Submit(`form[action="`+path+`"]`, url.Values{"name": {"Caritas di Imola"}, "answers_checks": {"1"}, "access_point": nil}).WantRedirect(path)
	stale := page.Submit(`form[action="`+path+`"]`, url.Values{"name": {"Altro nome"}}).Want(409).Good()
	stale.WantText("Nel frattempo qualcun altro ha scritto: Caritas di Imola")
	if got := stale.Attr("#name", "value"); got != "Altro nome" {
		t.Errorf("got %q, want what was typed", got)
	}
	o, err := network.OrganisationByID(ctx, s.DB.Reader(), id.Organisation(strings.TrimPrefix(path, "/rete/")))
	if err != nil || o.Name != "Caritas di Imola" || o.AccessPoint || !o.AnswersChecks || o.District != "imola" {
		t.Errorf("got %+v, %v", o, err)
	}

	admin.Post(path+"/archivia", url.Values{"extra": {"x"}}).Want(422)
	admin.Post(path+"/archivia", nil).WantRedirect(path)
	admin.Get(path).Want(200).Good().WantText("archiviato", "Riattiva l'ente")
	admin.Post(path+"/archivia", nil).Want(409)
	admin.Get(networkPath).WantNoText("Caritas di Imola")
	admin.Get(networkPath + "?stato=archiviati").Want(200).Good().WantText("Caritas di Imola")
	admin.Get(networkPath + "?x=1").Want(404)
	admin.Post(path+"/riapri", nil).WantRedirect(path)
	admin.Post(path+"/riapri", nil).Want(409)
}

func TestAReaderSeesAnOrganisationWithoutItsForms(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	path := networkPath + "/" + string(s.organisation("Comune di Imola"))
	page := s.browser(access.CaseWorker).Get(path).Want(200).Good().WantText("Comune di Imola", "Enti pubblici")
	if page.Has(`main form[method="post"]`) {
		t.Error("a reader gets a form")
	}
}

func TestAUserIsInvitedWithAPasswordShownOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser(access.Administrator)
	form := admin.Get(usersPath + "/nuovo").Want(200).Good()
	bad := form.Submit(`form[action="`+usersPath+`"]`, url.Values{"login": {"Mario Rossi"}, "roles": {"king"}, "districts": {"nowhere"}, "lang": {"xx"}})
	bad.Want(422).Good().WantText("Usa da 3 a 60", "Manca: scrivilo.", "Scegli una voce")
	given := form.Submit(`form[action="`+usersPath+`"]`, url.Values{
		"login": {"Mario.Rossi"}, "name": {"Mario Rossi"}, "roles": {"case_worker", "office"}, "districts": {"imola"}, "lang": {"en"},
	}).Want(200).Good()
	password := given.TextAt(".i-code-code")
	if len(password) != 19 {
		t.Fatalf("got password %q, want four groups of four", password)
	}
	form.Submit(`form[action="`+usersPath+`"]`, url.Values{"login": {"mario.rossi"}, "name": {"Altro"}, "roles": {"office"}}).
		Want(422).Good().WantText("Questo nome utente c'è già")
	admin.Get(usersPath).Want(200).Good().WantText("Mario Rossi", "referente, ufficio e sportello", "password da cambiare").WantNoText(password)
	admin.Get(usersPath + "?ruolo=case_worker").Want(200).Good().WantText("Mario Rossi")
	admin.Get(usersPath + "?ruolo=monitor").Want(200).Good().WantText("Nessun utente con questo filtro.")
	admin.Get(usersPath + "?stato=disattivati&ruolo=monitor").Want(200).Good()

	mario := webtest.New(t, s.server.Handler())
	mario.SignIn("mario.rossi", password)
	mario.Get(networkPath).WantRedirect("/password")
	mario.Post("/password", url.Values{"old": {password}, "new": {goodPassword}, "again": {goodPassword}}).Want(303)
	mario.Get(networkPath).Want(200).WantText("Network")
}

func TestAUserIsChangedResetAndDeactivated(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser(access.Administrator)
	worker := s.browser(access.CaseWorker)
	path := usersPath + "/" + string(s.users[access.CaseWorker])
	page := admin.Get(path).Want(200).Good().WantText("Accessi aperti", "case-worker")
	form := `form[action="` + path + `"]`

	page.Submit(form, url.Values{"name": {""}}).Want(422).Good().WantText("Manca: scrivilo.")
	page.Submit(form, url.Values{"roles": nil}).Want(422).WantText("Scegli almeno un ruolo.")
	page.Submit(form, url.Values{"roles": {"access_point"}}).Want(422).WantText("deve avere il suo ente")
	page.Submit(form, url.Values{"name": {"Lucia Neri"}, "roles": {"office", "interviewer"}, "districts": {"imola", "bologna"}}).WantRedirect(path)
	page.Submit(form, url.Values{"name": {"Altra"}}).Want(409).Good().WantText("ha scritto: Lucia Neri")
	u, err := network.UserByID(ctx, s.DB.Reader(), s.users[access.CaseWorker])
	if err != nil || u.Name != "Lucia Neri" || len(u.Roles) != 2 || len(u.Districts) != 2 || u.Login != "case-worker" {
		t.Errorf("got %+v, %v", u, err)
	}

	worker.Get(networkPath).Want(200)
	end := admin.Get(path).Attr(`#accessi form`, "action")
	admin.Post(end, nil).WantRedirect(path)
	admin.Post(end, nil).Want(404)
	worker.Get(networkPath).WantRedirect("/entra")
	worker.SignIn("case-worker", goodPassword)
	admin.Post(path+"/accessi/chiudi", nil).WantRedirect(path)
	worker.Get(networkPath).WantRedirect("/entra")

	password := admin.Post(path+"/password", url.Values{}).Want(200).Good().TextAt(".i-code-code")
	worker.Post("/entra", url.Values{"utente": {"case-worker"}, "password": {goodPassword}}).Want(422)
	worker.SignIn("case-worker", password)
	admin.Post(path+"/disattiva", nil).WantRedirect(path)
	worker.Get("/password").WantRedirect("/entra")
	worker.Post("/entra", url.Values{"utente": {"case-worker"}, "password": {password}}).Want(422)
	admin.Get(path).Want(200).Good().WantText("Utente disattivato.", "disattivato", "Riattiva l'utente")
	admin.Post(path+"/disattiva", nil).Want(409)
	admin.Post(path+"/riattiva", nil).WantRedirect(path)
	worker.SignIn("case-worker", password)
}

func TestTheLogsTellWhoDidWhatAndWhoRead(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin, boss := s.browser(access.Administrator), s.browser(access.Coordinator)
	for range 60 {
		s.organisation("Comune")
	}
	who := id.New[id.Person]()
	if err := audit.Look(ctx, s.DB, access.Actor{User: s.users[access.Coordinator]}, who, "person", ""); err != nil {
		t.Fatal(err)
	}
	first := boss.Get(auditPath).Want(200).Good().WantText("Cambiare gli enti", "ente Comune", "il programma")
	next := first.Attr(`a[rel="next"]`, "href")
	second := boss.Get(next).Want(200).Good().WantText("Entrare con la password", "utente Anna Bianchi")
	boss.Get(second.Attr(`a[rel="prev"]`, "href")).Want(200)
	if second.Has(`a[rel="next"]`) {
		t.Error("the last page leads on")
	}
	mine := boss.Get(auditPath+"?utente="+string(s.users[access.Administrator])).Want(200).Good().WantText("Solo le righe di Anna Bianchi.", "Entrare con la password")
	mine.WantNoText("Cambiare gli enti")
	looks := "/amministrazione/registro/letture"
	boss.Get(looks).Want(200).Good().WantText("Scheda della persona").WantElement(`a[href="/persone/` + string(who) + `"]`)
	page := admin.Get(looks).Want(200).Good().WantText("Scheda della persona")
	if page.Has(`a[href="/persone/` + string(who) + `"]`) {
		t.Error("who may not see people gets a link to one")
	}
	admin.Get(looks + "?utente=" + string(id.New[id.User]())).Want(200).Good().WantText("Nessuna riga.")
	for _, bad := range []string{"?prima=x", "?utente=1&utente=2", "?q=rossi", "?riga=" + strings.Repeat("x", 30)} {
		admin.Get(auditPath + bad).Want(404)
		admin.Get(looks + bad).Want(404)
	}
}

func TestPagesSpeakBothLanguages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser(access.Administrator)
	o := networkPath + "/" + string(s.organisation("Comune"))
	u := usersPath + "/" + string(s.users[access.Administrator])
	for _, lang := range []string{"it", "en"} {
		admin.SetCookie("lingua", lang)
		for _, path := range []string{networkPath, networkPath + "/nuova", o, usersPath, usersPath + "/nuovo", u, "/amministrazione/permessi", auditPath, auditPath + "/letture"} {
			page := admin.Get(path).Want(200).Good().WantNoText(">network.", ">ui.")
			if got := page.Attr("html", "lang"); got != lang {
				t.Errorf("%s: got language %s, want %s", path, got, lang)
			}
		}
	}
}

func TestEveryActionAndRoleHasAName(t *testing.T) {
	t.Parallel()
	for _, a := range access.Actions() {
		area, _, _ := strings.Cut(string(a), ".")
		for _, key := range []string{"network.action." + string(a), "network.vocabulary." + area} {
			if _, ok := network.Texts[key]; !ok {
				t.Errorf("no text %s", key)
			}
		}
	}
	for _, r := range access.Roles() {
		for _, key := range []string{"network.role." + string(r), "network.role." + string(r) + ".help"} {
			if _, ok := network.Texts[key]; !ok {
				t.Errorf("no text %s", key)
			}
		}
	}
}

func TestTheDocumentOfPermissionsIsCurrent(t *testing.T) {
	t.Parallel()
	const path = "../../../docs/permissions.md"
	catalogue, err := i18n.NewCatalogue(network.Texts)
	if err != nil {
		t.Fatal(err)
	}
	want := network.PermissionsMarkdown(catalogue.In(i18n.En))
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("docs/permissions.md is not what base/access grants (%v); run: go test ./internal/area/network -run Permissions -update", err)
	}
}
