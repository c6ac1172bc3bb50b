package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/web"
)

func TestWhoIsNotSignedInIsAskedToAndComesBack(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/riservata", access.PersonView, plainPage), post("/riservata", access.PersonView, plainPage))
	c := s.browser()
	door := c.Get("/riservata?stato=nuova").WantRedirect("/entra")
	door.Follow().Want(200).WantText("Nome utente").Good().
		Submit("form[action=/entra]", url.Values{"utente": {"anna"}, "password": {password}}).WantRedirect("/riservata?stato=nuova").
		Follow().Want(200)

	other := s.browser()
	other.Post("/riservata", nil).WantRedirect("/entra")
	other.SignIn("anna", password).WantRedirect("/oggi") // what was posted is not sent again

	third := s.browser()
	if got := third.HX().Get("/riservata").Want(204).Header.Get("HX-Redirect"); got != "/entra" {
		t.Errorf("htmx: got %q, want to be led to the door", got)
	}
	third.SignIn("anna", password).WantRedirect("/oggi") // a fragment is no page to come back to
}

func TestSignInShowsTheFormAgain(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.browser()
	tests := []struct{ name, login, password, shown string }{
		{"nothing", "", "", "Scrivi il tuo nome utente"},
		{"no password", "anna", "", "Scrivi la tua password"},
		{"wrong", "anna", "sbagliata", "non sono giusti"},
		{"unknown", "nessuno", "sbagliata", "non sono giusti"},
		{"hostile", "<script>alert(1)</script>", "x", "non sono giusti"},
		{"huge", strings.Repeat("x", 5000), "x", "troppo lungo"},
	}
	for _, tt := range tests {
		a := c.Post("/entra", url.Values{"utente": {tt.login}, "password": {tt.password}}).Want(422).WantText(tt.shown).Good()
		if got := a.Attr("#utente", "value"); got != tt.login {
			t.Errorf("%s: got %.40q, want what was typed", tt.name, got)
		}
		if strings.Contains(a.Body, "value=\"sbagliata\"") {
			t.Errorf("%s: the password stands in the page", tt.name)
		}
	}
	for range 5 {
		c.Post("/entra", url.Values{"utente": {"john"}, "password": {"sbagliata"}}).Want(422)
	}
	c.Post("/entra", url.Values{"utente": {"john"}, "password": {"sbagliata"}}).Want(422)
	c.Post("/entra", url.Values{"utente": {"john"}, "password": {password}}).Want(422).WantText("Troppi tentativi. Aspetta").Good()
}

func TestSignOutEndsTheSession(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.as("anna")
	token := c.Cookie("insieme")
	c.Post("/esci", nil).WantRedirect("/entra")
	c.SetCookie("insieme", token) // as if the browser had kept it
	c.Get("/oggi").WantRedirect("/entra").Follow().WantText("Il tuo accesso è scaduto")
}

func TestWhoLeavesTheProgrammeIsOutAtOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.as("anna")
	c.Get("/oggi").Want(200)
	s.users.set("anna", func(a *auth.Account) { a.Active = false })
	c.Get("/oggi").WantRedirect("/entra")
}

func TestGivenPasswordMustBeChangedFirst(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.users.set("anna", func(a *auth.Account) { a.MustChange = true })
	c := s.as("anna")
	c.Get("/oggi").WantRedirect("/password").Follow().Want(200).WantText("Scegline una tua per continuare").Good()
	c.Post("/password", url.Values{"old": {password}, "new": {"cinque parole messe in fila"}, "again": {"altre"}}).Want(422).WantText("sono diverse").Good()
	c.Post("/password", url.Values{"old": {"boh"}, "new": {"cinque parole messe in fila"}, "again": {"cinque parole messe in fila"}}).Want(422).WantText("non è giusta").Good()
	c.Post("/password", url.Values{"old": {password}, "new": {"cinque parole messe in fila"}, "again": {"cinque parole messe in fila"}}).
		WantRedirect("/oggi").Follow().Want(200).WantText("Password cambiata")
	s.browser().SignIn("anna", "cinque parole messe in fila")
}

func TestUserEndsSessionsOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	here, there := s.as("anna").With("User-Agent", "Firefox/1 Linux"), s.as("anna")
	page := here.Get("/accessi").Want(200).WantText("questo").Good()
	forms := page.All("form.i-inline-form")
	if len(forms) != 2 {
		t.Fatalf("got %d sessions to close, want 2", len(forms))
	}
	other := s.as("mona").Get("/accessi").Attr("form.i-inline-form", "action")
	here.Post(other, nil).Want(404)
	here.Post("/accessi/nonsense/chiudi", nil).Want(404)
	for _, f := range page.All("table form") {
		for _, a := range f.Attr {
			if a.Key == "action" {
				here.Post(a.Val, nil).Want(303)
			}
		}
	}
	there.Get("/oggi").WantRedirect("/entra")
	here.Get("/oggi").WantRedirect("/entra")
}

func TestAddressIsTheReadersAndNotWhatTheyClaim(t *testing.T) {
	t.Parallel()
	s := newSiteWith(t, func(o *web.Options) { o.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")} })
	try := func(from, forwarded string) int {
		form := url.Values{"utente": {"nessuno" + forwarded}, "password": {"x"}}
		r := httptest.NewRequest(http.MethodPost, "/entra", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", forwarded)
		r.RemoteAddr = from
		return s.browser().Do(r).Status
	}
	addresses := func() int {
		n, err := countAttempts(s, "address:%")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	try("198.51.100.7:1", "203.0.113.1") // no proxy of ours: its claim is worth nothing
	try("198.51.100.7:1", "203.0.113.2")
	if got := addresses(); got != 1 {
		t.Errorf("got %d addresses, want the peer's only", got)
	}
	try("10.0.0.1:1", "203.0.113.1, 10.0.0.9")
	try("10.0.0.1:1", "invented, 203.0.113.1")
	if got := addresses(); got != 2 {
		t.Errorf("got %d addresses, want the one that the proxy saw too", got)
	}
	try("[2001:db8::1]:1", "")
	try("[2001:db8::2]:1", "")
	if got := addresses(); got != 3 {
		t.Errorf("got %d addresses, want one for the whole network of IPv6", got)
	}
}

// What was typed into a form whose writer's session has ended waits at the door.
func TestAFormWaitsAtTheDoor(t *testing.T) {
	t.Parallel()
	var got []string
	s := newSite(t, post("/scrivi", access.PersonView, func(c *web.Ctx) error {
		var f struct {
			Text []string `form:"text" max:"200"`
		}
		if err := c.Decode(&f); err != nil {
			return err
		}
		got = f.Text
		return c.Redirect("/oggi")
	}))
	typed := url.Values{"text": {"una <b>cosa</b>", "e un'altra"}}
	c := s.browser()
	c.SetCookie("insieme", "finito")
	door := c.Post("/scrivi", typed).Want(403).WantText("non è andato perso").Good()
	door = door.Submit("form[action=/entra]", url.Values{"utente": {"anna"}, "password": {"sbagliata"}}).Want(422).Good()
	door.Submit("form[action=/entra]", url.Values{"utente": {"anna"}, "password": {password}}).Want(200).WantText("Manda di nuovo").Good().
		Submit("form[action=/scrivi]", nil).WantRedirect("/oggi")
	if !slices.Equal(got, typed["text"]) {
		t.Errorf("got %q, want %q", got, typed["text"])
	}

	c.SetCookie("insieme", "finito")
	c.Post("/scrivi", nil).WantRedirect("/entra") // nothing was typed
	c.SetCookie("insieme", "finito")
	c.HX().Post("/scrivi", typed).Want(204) // the page with what was typed is still open
	away := url.Values{"utente": {"anna"}, "password": {password}, "_verso": {"https://altro.example/"}, "_campo.text": {"x"}}
	s.browser().Post("/entra", away).WantRedirect("/oggi") // only addresses of this program
}
