package programme_test

import (
	"context"
	"io"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/journal"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

const (
	identityPath  = "/amministrazione/programma"
	rulesPath     = "/amministrazione/programma/regole"
	territoryPath = "/amministrazione/programma/territorio"
)

// site is the settings pages with users who may sign in.
type site struct {
	*house
	server *web.Server
}

func newSite(t *testing.T) *site {
	t.Helper()
	h := newHouse(t)
	ctx := context.Background()
	sessions := auth.NewSessions(h.DB, auth.Options{})
	j, err := journal.New(h.Clock, nil, programme.Part(), network.Part())
	if err != nil {
		t.Fatal(err)
	}
	users := network.NewService(network.Deps{DB: h.DB, Journal: j, Clock: h.Clock, Sessions: sessions, Passwords: auth.NewHasher(2)})
	for login, role := range map[string]access.Role{"admin": access.Administrator, "boss": access.Coordinator} {
		_, err := users.AddUser(ctx, access.System(), network.AddUserCmd{Login: login, Name: "Anna Bianchi", Password: password, Roles: []access.Role{role}})
		if err != nil {
			t.Fatal(err)
		}
	}
	texts := []i18n.Texts{programme.Texts, ui.Texts, web.Texts, auth.Texts, {
		"network.role.administrator": {It: "amministratrice", En: "administrator"},
		"network.role.coordinator":   {It: "coordinatrice", En: "coordinator"},
	}}
	catalogue, err := i18n.NewCatalogue(texts...)
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Options{
		Routes: programme.NewPages(h.Service, network.Names).Routes(), Catalogue: catalogue, Sessions: sessions,
		Users: network.NewDirectory(h.DB), Clock: h.Clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: obs.NewMetrics(),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.DB.Reader(), h.Clock.Today())
			return programme.Look(i), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &site{house: h, server: server}
}

func (s *site) browser(login string) *webtest.Client {
	s.t.Helper()
	c := webtest.New(s.t, s.server.Handler())
	c.SignIn(login, password)
	return c
}

func TestSettingsAreForAdministratorsOnly(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	boss, nobody := s.browser("boss"), webtest.New(t, s.server.Handler())
	for _, path := range []string{identityPath, rulesPath, territoryPath} {
		boss.Get(path).Want(404)
		boss.Post(path, url.Values{}).Want(404)
		nobody.Get(path).WantRedirect("/entra")
	}
	boss.Post(identityPath+"/annulla/1", url.Values{}).Want(404)
	if n := len(s.settings()); n != 35 {
		t.Errorf("got %d settings, want the 35 defaults", n)
	}
}

func TestRulesAreChangedAndUndoneOnTheirPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	page := admin.Get(rulesPath).Want(200).Good()
	done := page.Submit(`form[action="`+rulesPath+`"]`, url.Values{"ready_opportunity": {"4"}, "ready_experience": {"8"}})
	done.WantRedirect(rulesPath)
	after := done.Follow().Want(200).Good().WantText("Impostazioni salvate.", "Anna Bianchi", "gio 10 nov 2022")
	want := bologna
	want.ReadyOpportunity, want.ReadyExperience = 4, 8
	if got := s.rules(today); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := s.rules(today.AddDays(-1)); got != bologna {
		t.Errorf("the day before: got %+v, want %+v", got, bologna)
	}
	undo := after.Attr("table form", "action")
	admin.Post(undo, url.Values{}).WantRedirect(rulesPath)
	if got := s.rules(today); got != bologna {
		t.Errorf("after undo: got %+v, want %+v", got, bologna)
	}
	admin.Post(undo, url.Values{}).Want(409).WantText("Non si può annullare")
	admin.Post(identityPath+"/annulla/77", url.Values{}).Want(404)
	admin.Post(identityPath+"/annulla/x", url.Values{}).Want(404)
	admin.Post(identityPath+"/annulla/1", url.Values{}).Want(409)
}

func TestWrongRulesComeBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	form := func(name, value string) url.Values {
		v := url.Values{"seen": {"1"}, "from": {today.String()}}
		for _, r := range programme.AllRules() {
			v.Set(r.Name, strconv.Itoa(r.Of(bologna)))
		}
		v.Set(name, value)
		return v
	}
	for _, tt := range []struct{ field, value, text string }{
		{"hours_limit", "tanti", "solo cifre"},
		{"hours_limit", "0", "da 1 a 48"},
		{"hours_limit", "99999999999999999999", "solo cifre"},
		{"ready_experience", "2", "almeno 3 mesi"},
		{"from", "", "Manca il giorno"},
		{"from", "1999-12-31", "tra il 2000"},
		{"from", "2031-01-01", "tra il 2000"},
		{"from", "31/02/2022", "non esiste"},
		{"extra", "x", "campo che non conosciamo"},
	} {
		a := admin.Post(rulesPath, form(tt.field, tt.value)).Want(422).Good().WantText(tt.text)
		if tt.field != "extra" {
			if got := a.Attr("#"+tt.field, "value"); got != tt.value {
				t.Errorf("%s: the page shows %q, want what was typed, %q", tt.field, got, tt.value)
			}
		}
	}
	if got := s.rules(today); got != bologna {
		t.Errorf("a refused form changed the rules: %+v", got)
	}
}

func TestAFormOfRulesThatSomebodyElseOvertookShowsBothVersions(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	mine := admin.Get(rulesPath)
	theirs := bologna
	theirs.WarnDays = 30
	if _, err := s.SetRules(context.Background(), s.admin, programme.SetRulesCmd{From: today, Rules: theirs, Seen: 1}); err != nil {
		t.Fatal(err)
	}
	back := mine.Submit(`form[action="`+rulesPath+`"]`, url.Values{"warn_days": {"60"}}).Want(409).Good()
	back.WantText("Nel frattempo qualcun altro ha scritto: 30")
	if got := back.Attr("#warn_days", "value"); got != "60" {
		t.Errorf("got %s, want what was typed, 60", got)
	}
	back.Submit(`form[action="`+rulesPath+`"]`, nil).WantRedirect(rulesPath)
	if got := s.rules(today).WarnDays; got != 60 {
		t.Errorf("got %d, want 60", got)
	}
}

func TestTheIdentityIsChangedAndAPaleColourRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	page := admin.Get(identityPath).Want(200).Good()
	form := `form[action="` + identityPath + `"]`
	page.Submit(form, url.Values{"colour": {"#ff8800"}, "email": {"nowhere"}, "name": {""}}).Want(422).Good().
		WantText("contrasto deve essere almeno", "Non sembra un indirizzo", "Manca: scrivilo.")
	hostile := `"><script>alert(1)</script>`
	page.Submit(form, url.Values{"name": {hostile}, "city": {"Ferrara"}, "colour": {"#0A5C36"}}).WantRedirect(identityPath)
	admin.Get(identityPath).Want(200).Good().WantText("Ferrara", hostile)
	i, err := programme.IdentityAt(context.Background(), s.DB.Reader(), today)
	if err != nil || i.City != "Ferrara" || i.Colour != "#0a5c36" {
		t.Errorf("got %+v, %v", i, err)
	}
	if was, _ := programme.IdentityAt(context.Background(), s.DB.Reader(), today.AddDays(-1)); was.City != "Bologna" {
		t.Errorf("yesterday's city: got %s, want Bologna", was.City)
	}
}

func TestAnotherTerritoryIsTriedThenSaved(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	lists := url.Values{
		"districts":      {"ferrara;Ferrara e dintorni;città\nbologna;Città di Bologna;città"},
		"municipalities": {"038008;Ferrara;ferrara;D548\n037006\tBologna\tbologna"},
	}
	page := admin.Get(territoryPath).Want(200).Good()
	form := `form[action="` + territoryPath + `"]`
	lists.Set("do", "try")
	tried := page.Submit(form, lists).Want(200).Good().WantText("Distretti in più (1): Ferrara e dintorni", "Distretti chiusi (6)", "Comuni chiusi (54)")
	if n := len(s.territory().Open().Municipalities); n != 55 {
		t.Fatalf("trying changed the territory: %d municipalities", n)
	}
	tried.Submit(form, url.Values{"do": {"save"}}).WantRedirect(territoryPath)
	open := s.territory().Open()
	if len(open.Districts) != 2 || len(open.Municipalities) != 2 || open.Municipalities[0].Belfiore != "A944" {
		t.Errorf("got %+v", open)
	}
	admin.Get(territoryPath).Want(200).Good().WantText("Territorio salvato", "Ferrara e dintorni", "Zola Predosa")
	page.Submit(form, lists).Want(200)
	lists.Set("do", "save")
	page.Submit(form, lists).Want(409).WantText("Nel frattempo")
}

func TestWrongLinesOfTheTerritoryAreNamed(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	mark := s.territory().Mark()
	for _, do := range []string{"try", "save"} {
		a := admin.Post(territoryPath, url.Values{"do": {do}, "seen": {mark},
			"districts": {"nord;Nord;città"}, "municipalities": {"038008;Ferrara;nord\n\n38;Cento;nord\n038004;Cento;sud"}})
		a.Want(422).Good().WantText("Riga 3: il codice ISTAT ha sei cifre.", "Riga 4: questo distretto non è nella lista")
	}
	a := admin.Post(territoryPath, url.Values{"do": {"try"}, "districts": {"nord;Nord;città"}, "municipalities": {strings.Repeat("x\n", 50)}})
	a.Want(422).Good().WantText("E altre 30 righe da controllare.")
	admin.Post(territoryPath, url.Values{"municipalities": {strings.Repeat("x", 70000)}}).Want(422)
	if n := len(s.territory().Open().Municipalities); n != 55 {
		t.Errorf("a refused form changed the territory: %d municipalities", n)
	}
}

func TestAProgrammeThatIsNotBolognaIsMadeOnThePagesAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	admin.Get(identityPath).Submit(`form[action="`+identityPath+`"]`, url.Values{"name": {"Lavoro Insieme"}, "city": {"Ferrara"}}).Want(303)
	admin.Get(rulesPath).Submit(`form[action="`+rulesPath+`"]`, url.Values{"ready_opportunity": {"4"}, "ready_experience": {"8"}, "from": {"2020-01-01"}}).Want(303)
	admin.Get(territoryPath).Submit(`form[action="`+territoryPath+`"]`, url.Values{
		"do": {"save"}, "districts": {"ferrara;Ferrara;città"}, "municipalities": {"038008;Ferrara;ferrara"},
	}).Want(303)
	if r := s.rules(civil.MustDate("2020-06-01")); r.ReadyOpportunity != 4 || r.ReadyExperience != 8 {
		t.Errorf("rules in 2020: got %+v", r)
	}
	admin.Get(identityPath).WantText("Lavoro Insieme", "Ferrara")
}

func TestSettingsPagesSpeakBothLanguages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.browser("admin")
	for _, lang := range []string{"it", "en"} {
		admin.SetCookie("lingua", lang)
		for _, path := range []string{identityPath, rulesPath, territoryPath} {
			page := admin.Get(path).Want(200).Good().WantNoText(">programme.", ">ui.", `"programme.`)
			if got := page.Attr("html", "lang"); got != lang {
				t.Errorf("%s: got language %s, want %s", path, got, lang)
			}
		}
	}
}
