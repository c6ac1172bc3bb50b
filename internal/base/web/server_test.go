package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/i18n"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

func get(pattern string, action access.Action, h web.Handler) web.Route {
	return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
}

func post(pattern string, action access.Action, h web.Handler) web.Route {
	return web.Route{Method: http.MethodPost, Pattern: pattern, Action: action, Handler: h}
}

func TestOtherSitesCannotActInTheReadersName(t *testing.T) {
	t.Parallel()
	called := false
	s := newSite(t, post("/cambia", access.PersonView, func(c *web.Ctx) error { called = true; return c.Redirect("/") }))
	c := s.as("anna")
	attacks := []func(*http.Request){
		func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		func(r *http.Request) { r.Header.Set("Origin", "https://altro.example") },
		func(r *http.Request) { r.Header.Set("Origin", "null") },
	}
	for i, attack := range attacks {
		r := httptest.NewRequest(http.MethodPost, "/cambia", strings.NewReader("a=1"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		attack(r)
		c.Do(r).Want(http.StatusForbidden).WantText("arriva da un altro sito").Good()
		if called {
			t.Errorf("attack %d: the handler ran", i)
		}
	}
	c.Post("/cambia", nil).Want(303)
	if !called {
		t.Error("a form of this site did not reach its handler")
	}
}

func TestFeedbackIsShownOnceOnTheNextWholePage(t *testing.T) {
	t.Parallel()
	s := newSite(t,
		post("/fai", access.PersonView, func(c *web.Ctx) error {
			return c.Done("/oggi", web.Flash{Key: "test.done", Args: []any{"<b>sì</b>"}, Undo: "/annulla/1"})
		}),
		get("/pezzo", access.PersonView, func(c *web.Ctx) error { return c.Page(200, templ.Raw("<p>pezzo</p>")) }))
	c := s.as("anna")
	c.Post("/fai", nil).WantRedirect("/oggi")
	c.HX().Get("/pezzo").Want(200).WantNoText("Fatto")
	c.Get("/oggi").WantText("Fatto: <b>sì</b>.").WantElement("form[action=/annulla/1]").Good()
	c.Get("/oggi").WantNoText("Fatto")
	if got := c.HX().Post("/fai", nil).Want(204).Header.Get("HX-Redirect"); got != "/oggi" {
		t.Errorf("htmx: got %q, want the browser led to /oggi", got)
	}
	boosted := c.With("HX-Request", "true").With("HX-Request-Type", "full")
	boosted.Post("/fai", nil).WantRedirect("/oggi") // the script follows and swaps the whole page
}

func TestLanguageIsTheReaders(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	english := s.browser().With("Accept-Language", "en-GB")
	english.Get("/entra").WantText("User name").WantElement("html[lang=en]").Good()
	s.browser().Get("/entra").WantText("Nome utente").WantElement("html[lang=it]")

	c := s.browser()
	c.Get("/entra").Submit("form[action=/lingua]", url.Values{"lingua": {"en"}}).WantRedirect("/entra").Follow().WantText("User name")
	c.Post("/lingua", url.Values{"lingua": {"it"}, "torna": {"//altro.example"}}).WantRedirect("/")
	c.Post("/lingua", url.Values{"lingua": {"klingon"}, "torna": {"/entra"}}).WantRedirect("/entra").Follow().WantText("Nome utente")

	s.as("john").Get("/oggi").WantText("Test", "case worker") // as the account says
	john := s.as("john")
	john.Post("/lingua", url.Values{"lingua": {"it"}, "torna": {"/oggi"}}).Follow().WantText("Prova") // unless chosen here
}

func TestSearchesAreKeptOutOfAddresses(t *testing.T) {
	t.Parallel()
	s := newSite(t,
		post("/trova", access.PersonView, func(c *web.Ctx) error {
			var f struct {
				Q string `form:"q" max:"200"`
			}
			if err := c.Decode(&f); err != nil {
				return err
			}
			return c.Redirect("/trovati?s=" + c.KeepSearch(f.Q))
		}),
		get("/trovati", access.PersonView, func(c *web.Ctx) error {
			return c.Page(200, staff(c, "cerco["+c.Search(c.Query().Get("s"))+"]"))
		}))
	anna, john := s.as("anna"), s.as("john")
	first := anna.Post("/trova", url.Values{"q": {"Rossetti"}}).Want(303)
	address := first.Header.Get("Location")
	if strings.Contains(address, "Rossetti") {
		t.Errorf("got address %q with what was typed in it", address)
	}
	first.Follow().WantText("cerco[Rossetti]")
	john.Get(address).WantText("cerco[]") // of another session
	if again := anna.Post("/trova", url.Values{"q": {"Rossetti"}}).Header.Get("Location"); again != address {
		t.Errorf("the same words again: got %q, want %q", again, address)
	}
	for i := range 20 {
		anna.Post("/trova", url.Values{"q": {fmt.Sprint("altro ", i)}})
	}
	anna.Get(address).WantText("cerco[]") // only the last ones are kept
}

func TestHeadersProtectTheReader(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, path := range []string{"/entra", "/nessuna", "/static/nessuno", "/programma.css", "/healthz", "//x"} {
		h := s.browser().Get(path).Header
		if got := h.Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'; script-src 'self';") || strings.Contains(got, "unsafe") {
			t.Errorf("%s: got policy %q", path, got)
		}
		if h.Get("Referrer-Policy") != "no-referrer" || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: got headers %v", path, h)
		}
	}
	if got := s.as("anna").Get("/oggi").Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("got Cache-Control %q on a page, want no-store", got)
	}
}

func TestLogTellsPatternsAndNobodysData(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/persone/{id}", access.PersonView, plainPage), failing())
	c := s.as("anna")
	c.With("User-Agent", "SecretAgent").With("Referer", "http://x/?q=Rossetti").Get("/persone/Rossetti?q=Rossetti")
	c.Get("/Rossetti?q=Rossetti")
	c.Post("/entra", url.Values{"utente": {"Rossetti"}, "password": {"3331234567"}, "Rossetti": {"x"}})
	c.Get("/errore/Rossetti").Want(500)
	log := s.log.String()
	for _, secret := range []string{"Rossetti", "3331234567", "SecretAgent", "Bianchi", `"anna"`, c.Cookie("insieme"), password, "192.0.2.1"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{`"pattern":"/persone/{id}"`, `"pattern":"(none)"`, `"pattern":"/errore/{kind}"`, `"status":404`} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %s", want)
		}
	}
}

func TestMetricsAreForThisMachineOnly(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/persone/{id}", access.PersonView, plainPage))
	s.as("anna").Get("/persone/Rossetti")
	s.browser().Do(httptest.NewRequest("ROSSETTI", "/x", nil)).Want(404)
	ask := func(from, forwarded string) *webtest.Answer {
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.RemoteAddr = from
		if forwarded != "" {
			r.Header.Set("X-Forwarded-For", forwarded)
		}
		return s.browser().Do(r)
	}
	ask("198.51.100.7:4000", "").Want(404)
	ask("127.0.0.1:4000", "198.51.100.7").Want(404)
	ask("[::1]:4000", "").Want(200)
	a := ask("127.0.0.1:4000", "").Want(200)
	if !strings.Contains(a.Body, `pattern="/persone/{id}",status="200"} 1`) || strings.Contains(strings.ToLower(a.Body), "rossetti") {
		t.Errorf("want the pattern, and nothing that was typed:\n%s", a.Body)
	}
}

func TestProgrammeColourIsAColour(t *testing.T) {
	t.Parallel()
	for colour, want := range map[string]string{"#a43e1e": ":root{--promessa:#a43e1e}\n", "red;}body{display:none": "", "": ""} {
		s := newSiteWith(t, func(o *web.Options) {
			o.Look = func(context.Context) (ui.ProgrammeLook, error) { return ui.ProgrammeLook{Colour: colour}, nil }
		})
		a := s.browser().Get("/programma.css?v=1").Want(200)
		if a.Body != want || a.Header.Get("Content-Type") != "text/css; charset=utf-8" {
			t.Errorf("%q: got %q as %s, want %q", colour, a.Body, a.Header.Get("Content-Type"), want)
		}
	}
}

func TestNavigationShowsWhatTheActorMayOpen(t *testing.T) {
	t.Parallel()
	counted := func(n int, err error) func(context.Context, access.Actor) (int, error) {
		return func(context.Context, access.Actor) (int, error) { return n, err }
	}
	s := newSiteWith(t, func(o *web.Options) {
		o.Nav = []web.NavItem{
			{Key: "persone", LabelKey: "test.nav", Href: "/persone", Icon: "user", Action: access.PersonView, Count: counted(1234, nil)},
			{Key: "rete", LabelKey: "test.title", Href: "/rete", Icon: "user", Action: access.NetworkView, Group: 1, Count: counted(0, errors.New("broken"))},
		}
	})
	s.as("anna").Get("/oggi").WantElement("nav a[href=/persone]", "nav a[href=/rete]").WantText("1.234").Good()
	mona := s.as("mona").Get("/oggi").WantElement("nav a[href=/rete]")
	if mona.Has("nav a[href=/persone]") {
		t.Error("the monitor is shown a page that the monitor may not open")
	}
	if !strings.Contains(s.log.String(), "broken") {
		t.Error("a count that fails is not in the log")
	}
}

func TestReadyAsksTheChecks(t *testing.T) {
	t.Parallel()
	s := newSiteWith(t, func(o *web.Options) {
		o.Ready = []obs.Check{{Name: "migrations", Probe: func(context.Context) error { return errors.New("behind") }}}
	})
	s.browser().Get("/healthz").Want(200)
	s.browser().Get("/readyz").Want(503).WantText("failed: migrations").WantNoText("behind")
}

func TestRequestHasADeadline(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/prova", access.Public, func(c *web.Ctx) error {
		left, ok := c.Context().Deadline()
		if !ok || time.Until(left) > 15*time.Second {
			t.Errorf("got a deadline %v, %v, want one within 15 s", left, ok)
		}
		return c.Redirect("/")
	}))
	s.browser().Get("/prova").Want(303)
}

func TestRoutesAreCheckedWhenTheProgramStarts(t *testing.T) {
	t.Parallel()
	base := newSite(t)
	if n := len(base.Routes()); n < 9 {
		t.Errorf("got %d routes listed, want this package's own too", n)
	}
	tests := []struct {
		name   string
		routes []web.Route
	}{
		{"twice the same", []web.Route{get("/a", access.Public, plainPage), get("/a", access.Public, plainPage)}},
		{"no action", []web.Route{{Method: "GET", Pattern: "/a", Handler: plainPage}}},
		{"no handler", []web.Route{{Method: "GET", Pattern: "/a", Action: access.Public}}},
		{"no method", []web.Route{{Pattern: "/a", Action: access.Public, Handler: plainPage}}},
		{"a bad pattern", []web.Route{get("a{", access.Public, plainPage)}},
	}
	for _, tt := range tests {
		catalogue, err := i18n.NewCatalogue(web.Texts)
		if err != nil {
			t.Fatal(err)
		}
		_, err = web.New(web.Options{Routes: tt.routes, Catalogue: catalogue, Sessions: auth.NewSessions(base.db, auth.Options{}),
			Users: base.users, Log: obs.NewLogger(base.log, obs.Text, nil), Metrics: obs.NewMetrics(),
			Look: func(context.Context) (ui.ProgrammeLook, error) { return ui.ProgrammeLook{}, nil }})
		if err == nil {
			t.Errorf("%s: the program starts", tt.name)
		}
	}
	if _, err := web.New(web.Options{}); err == nil {
		t.Error("a program without anything starts")
	}
}
