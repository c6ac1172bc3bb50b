package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/auth/provider/providertest"
	"insieme/internal/base/clock"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

// withProvider starts a program whose staff may sign in at a provider; monitors
// have to have a second factor.
func withProvider(t *testing.T) (*site, *providertest.Server) {
	t.Helper()
	there := providertest.New(t)
	s := newSiteWith(t, func(o *web.Options) {
		o.Staff = provider.New(there.Config(), "https://insieme.example"+web.PathIdentityBack)
		o.Demand = func(a access.Actor) bool { return a.Has(access.Monitor) }
	})
	return s, there
}

// out is the address at the provider to which a browser is sent.
func out(a *webtest.Answer) string { return a.Want(http.StatusSeeOther).Header.Get("Location") }

// bring does what the browser does with the provider's answer.
func bring(c *webtest.Client, answer url.Values) *webtest.Answer {
	return c.Get(web.PathIdentityBack + "?" + answer.Encode())
}

// enterAs signs somebody in at the provider.
func enterAs(c *webtest.Client, there *providertest.Server, subject string) *webtest.Answer {
	return bring(c, there.Approve(out(c.Get("/entra/identita")), subject))
}

// link links an account to who is signed in.
func link(c *webtest.Client, there *providertest.Server, subject string) *webtest.Answer {
	page := c.Post("/accessi/identita", url.Values{"password": {password}}).Want(200).Good()
	return bring(c, there.Approve(out(c.Get(page.Attr("main a.btn-primary", "href"))), subject))
}

func TestAnAccountIsLinkedUsedAndUnlinked(t *testing.T) {
	t.Parallel()
	s, there := withProvider(t)
	s.browser().Get("/entra").Want(200).Good().WantText("Entra con l'account di prova")
	english := s.browser()
	english.SetCookie("lingua", "en")
	english.Get("/entra").Want(200).Good().WantText("Sign in with the trial account")
	enterAs(s.browser(), there, "anna-la").WantRedirect("/entra").Follow().Want(200).Good().WantText("non è ancora collegato")

	c := s.as("anna")
	c.Get("/accessi").Want(200).Good().WantText("Hai già un account nel tuo ente?")
	c.Post("/accessi/identita", nil).Want(422).WantText("Scrivi la tua password").Good()
	c.Post("/accessi/identita", url.Values{"password": {"sbagliata"}}).Want(422).WantText("non è giusta").Good()
	c.Get("/accessi/identita/vai").WantRedirect("/accessi") // nobody has given the password
	link(c, there, "anna-la").WantRedirect("/accessi").Follow().Want(200).Good().WantText("Account collegato: da adesso", "usato l'ultima volta: mai")
	c.Get("/accessi/identita/vai").WantRedirect("/accessi") // a password serves one link

	door := s.browser()
	door.Get("/accessi?x=1").WantRedirect("/entra")
	enterAs(door, there, "anna-la").WantRedirect("/accessi?x=1").Follow().Want(200).WantNoText("ultima volta: mai")
	door.Get("/entra/identita").WantRedirect("/oggi") // signed in already
	link(s.as("john"), there, "anna-la").WantRedirect("/accessi").Follow().WantText("this account is another user's already")

	s.users.set("anna", func(a *auth.Account) { a.Active = false })
	door.Get("/oggi").WantRedirect("/entra")
	enterAs(s.browser(), there, "anna-la").WantRedirect("/entra").Follow().WantText("non è ancora collegato")
	s.users.set("anna", func(a *auth.Account) { a.Active = true })

	c = s.as("anna")
	c.Post("/accessi/identita/togli", url.Values{"password": {"sbagliata"}}).Want(422).WantText("non è giusta").Good()
	s.as("john").Post("/accessi/identita/togli", url.Values{"password": {password}}).Want(409)
	c.Post("/accessi/identita/togli", url.Values{"password": {password}}).WantRedirect("/accessi").Follow().WantText("Account scollegato")
	enterAs(s.browser(), there, "anna-la").WantRedirect("/entra")
}

func TestTheSecondFactorIsStillAsked(t *testing.T) {
	t.Parallel()
	s, there := withProvider(t)
	c := s.browser()
	c.SignIn("mona", password)
	paper := addApp(t, c)
	link(c, there, "mona-la").WantRedirect("/accessi")

	weak := s.browser()
	enterAs(weak, there, "mona-la").WantRedirect("/entra/codice")
	weak.Get("/oggi").WantRedirect("/entra") // between the two steps nothing is open
	weak.Post("/entra/codice", url.Values{"codice": {paper}}).WantRedirect("/oggi")

	there.Change = func(t *providertest.Token) { t.Methods = []string{"mfa"} }
	strong := s.browser()
	enterAs(strong, there, "mona-la").WantRedirect("/oggi").Follow().Want(200)
}

// addApp sets up an app for who has to have one, and returns a code on paper.
func addApp(t *testing.T, c *webtest.Client) string {
	t.Helper()
	page := c.Get("/accessi/app").Want(200)
	done := page.Submit(`form[action="/accessi/app"]`, url.Values{"codice": {auth.CodeAt(page.TextAt(".i-secret"), clock.Wall{}.Now())}}).Want(200)
	return webtest.TextOf(done.All(".i-codes li")[0])
}

func TestWhatTheProviderDoesNotProveOpensNothing(t *testing.T) {
	t.Parallel()
	s, there := withProvider(t)
	link(s.as("anna"), there, "anna-la")
	tests := []struct {
		name   string
		server func()
		answer func(url.Values)
		shown  string
	}{
		{"a foreign state", nil, func(v url.Values) { v.Set("state", "Maria-Rossi") }, "non vale più"},
		{"a refusal", nil, func(v url.Values) { v.Set("error", "access_denied"); v.Del("code") }, "annullato"},
		{"a refusal that names somebody", nil, func(v url.Values) { v.Set("error_description", "Maria-Rossi"); v.Set("error", "Maria-Rossi") }, "risposta valida"},
		{"a wrong nonce", func() { there.Change = func(t *providertest.Token) { t.Nonce = "Maria-Rossi" } }, nil, "risposta valida"},
		{"an expired token", func() { there.Change = func(t *providertest.Token) { t.Expires = 1 } }, nil, "risposta valida"},
		{"a forged token", func() { there.Forged = true }, nil, "risposta valida"},
		{"a silent provider", func() { there.Down = true }, nil, "non risponde"},
	}
	for _, tt := range tests {
		there.Change, there.Forged, there.Down = nil, false, false
		c := s.browser()
		answer := there.Approve(out(c.Get("/entra/identita")), "anna-la")
		if tt.server != nil {
			tt.server()
		}
		if tt.answer != nil {
			tt.answer(answer)
		}
		bring(c, answer).WantRedirect("/entra").Follow().Want(200).Good().WantText(tt.shown).WantNoText("Maria-Rossi")
		c.Get("/oggi").WantRedirect("/entra")
	}
	there.Change, there.Forged, there.Down = nil, false, false
	c := s.browser()
	answer := there.Approve(out(c.Get("/entra/identita")), "anna-la")
	bring(s.browser(), answer).WantRedirect("/entra") // the answer in somebody else's browser
	bring(c, answer).WantRedirect("/oggi")
	c.Post("/esci", nil)
	bring(c, answer).WantRedirect("/entra").Follow().WantText("non vale più") // out of the history of a shared computer
	if log := s.log.String(); strings.Contains(log, "Maria-Rossi") || strings.Contains(log, "anna-la") || !strings.Contains(log, "not let in") {
		t.Errorf("the log: %s", log)
	}
}

func TestALinkIsForWhoAskedForIt(t *testing.T) {
	t.Parallel()
	s, there := withProvider(t)
	c := s.as("anna")
	c.Post("/accessi/identita", url.Values{"password": {password}}).Want(200)
	answer := there.Approve(out(c.Get("/accessi/identita/vai")), "anna-la")
	bring(s.as("john"), answer).WantRedirect("/accessi").Follow().WantText("no longer valid")
	bring(s.browser(), answer).WantRedirect("/entra")
	enterAs(s.browser(), there, "anna-la").WantRedirect("/entra")
	for _, path := range []string{"/accessi/identita/vai"} {
		s.browser().Get(path).WantRedirect("/entra")
	}
	s.browser().Post("/accessi/identita", url.Values{"password": {password}}).WantRedirect("/entra")
	s.browser().Post("/accessi/identita/togli", url.Values{"password": {password}}).WantRedirect("/entra")
}

func TestWithoutAProviderThereIsNoSuchWay(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.browser().Get("/entra").Want(200).WantNoText("/entra/identita")
	for _, path := range []string{"/entra/identita", web.PathIdentityBack + "?code=x&state=y"} {
		s.browser().Get(path).Want(404)
	}
	c := s.as("anna")
	c.Get("/accessi").Want(200).WantNoText("Account del tuo ente")
	c.Get("/accessi/identita/vai").Want(404)
	c.Post("/accessi/identita", url.Values{"password": {password}}).Want(404)
}

func TestAProviderThatIsDownStopsNothingElse(t *testing.T) {
	t.Parallel()
	s, there := withProvider(t)
	there.Down = true
	c := s.browser()
	c.Get("/entra").Want(200).Good()
	c.Get("/entra/identita").WantRedirect("/entra").Follow().Want(200).Good().WantText("non risponde")
	c.SignIn("anna", password).WantRedirect("/oggi")
}
