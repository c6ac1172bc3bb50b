package web_test

import (
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/auth/keytest"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

// withPasskeys starts a program reached under a name; monitors have to have a
// second factor.
func withPasskeys(t *testing.T) (*site, *keytest.Authenticator) {
	t.Helper()
	s := newSiteWith(t, func(o *web.Options) {
		o.PublicURL = "https://insieme.example"
		o.Demand = func(a access.Actor) bool { return a.Has(access.Monitor) }
	})
	return s, keytest.New(t, "insieme.example", "https://insieme.example")
}

// addKey adds a passkey as the script of the page does.
func addKey(c *webtest.Client, phone *keytest.Authenticator) *webtest.Answer {
	options := c.Post("/accessi/passkey/inizia", url.Values{"nome": {"Telefono"}, "password": {password}}).Want(200).Body
	return c.Post("/accessi/passkey", url.Values{"nome": {"Telefono"}, "credenziale": {phone.Create([]byte(options))}})
}

// giveKey gives a passkey as the script of the door does.
func giveKey(c *webtest.Client, phone *keytest.Authenticator) *webtest.Answer {
	options := c.Post("/entra/passkey/inizia", nil).Want(200).Body
	return c.Post("/entra/passkey", url.Values{"credenziale": {phone.Get([]byte(options))}})
}

func TestAPasskeyIsAddedUsedAndRemoved(t *testing.T) {
	t.Parallel()
	s, phone := withPasskeys(t)
	c := s.as("anna")
	c.Get("/accessi").Want(200).Good().WantElement("form[data-passkey=create][hidden]", "noscript")
	addKey(c, phone).WantRedirect("/accessi").Follow().Want(200).Good().WantText("Passkey aggiunta", "Telefono", "mai")

	door := s.browser()
	door.Get("/entra").Want(200).Good().WantElement("form[data-passkey=get][hidden]")
	giveKey(door, phone).WantRedirect("/oggi").Follow().Want(200)
	again := s.browser()
	again.Get("/accessi?x=1").WantRedirect("/entra")
	giveKey(again, phone).WantRedirect("/accessi?x=1")
	s.browser().SignIn("anna", password).WantRedirect("/oggi") // nobody demands it of her: the password still does

	page := c.Get("/accessi")
	remove := page.Attr("table form", "action")
	c.Post(remove, nil).Want(422).WantText("Scrivi la tua password").Good()
	c.Post(remove, url.Values{"password": {"sbagliata"}}).Want(422).WantText("non è giusta").Good()
	s.as("john").Post(remove, url.Values{"password": {password}}).Want(404)
	c.Post(remove, url.Values{"password": {password}}).WantRedirect("/accessi").Follow().WantText("Passkey tolta")
	c.Post(remove, url.Values{"password": {password}}).Want(404)
	giveKey(s.browser(), phone).Want(422).WantText("non è stata accettata").Good()
}

func TestAPasskeyIsTwoFactors(t *testing.T) {
	t.Parallel()
	s, phone := withPasskeys(t)
	c := s.browser()
	c.SignIn("mona", password).Follow().Follow().Want(200).WantElement("form[data-passkey=create]")
	addKey(c, phone).Want(200).WantText("Codici di riserva").Good() // she could not come in without it otherwise
	c.Get("/oggi").Want(200)
	door := s.browser()
	door.SignIn("mona", password).WantRedirect("/entra/codice").Follow().Want(200).Good().WantText("codici di riserva").WantElement("form[data-passkey=get]")
	giveKey(door, phone).WantRedirect("/oggi").Follow().Want(200)
	giveKey(s.browser(), phone).WantRedirect("/oggi").Follow().Want(200)
}

func TestTheScriptIsToldWhatIsWrong(t *testing.T) {
	t.Parallel()
	s, phone := withPasskeys(t)
	c := s.as("anna")
	for want, form := range map[string]url.Values{
		"nome":      {"password": {password}},
		"password":  {"nome": {"Telefono"}, "password": {"sbagliata"}},
		"password ": {"nome": {"Telefono"}},
	} {
		a := c.Post("/accessi/passkey/inizia", form).Want(422)
		var said struct{ Error string }
		if err := json.Unmarshal([]byte(a.Body), &said); err != nil || !strings.Contains(said.Error, strings.TrimSpace(want)) {
			t.Errorf("%v: got %q, %v", form, a.Body, err)
		}
	}
	c.Post("/accessi/passkey", url.Values{"nome": {"Telefono"}, "credenziale": {"{}"}}).Want(422).WantText("troppo tempo").Good()
	options := c.Post("/accessi/passkey/inizia", url.Values{"nome": {"Telefono"}, "password": {password}}).Want(200).Body
	made := phone.Create([]byte(options))
	c.Post("/accessi/passkey", url.Values{"nome": {""}, "credenziale": {made}}).Want(422).WantText("Dai un nome").Good()
	c.Post("/accessi/passkey", url.Values{"nome": {"Telefono"}, "credenziale": {made}}).Want(422) // a ticket serves once

	nobody := s.browser()
	nobody.Post("/accessi/passkey/inizia", nil).WantRedirect("/entra")
	nobody.Post("/entra/passkey", url.Values{"credenziale": {phone.Get([]byte(options))}}).Want(422).WantText("troppo tempo").Good()
}

func TestPasskeysWantANameAndHTTPS(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		public, asked string
		has           bool
	}{
		{"https://insieme.example", "insieme.example", true},
		{"https://insieme.example:8443", "10.0.0.7:80", true}, // behind a proxy that gives its own name
		{"http://insieme.example", "insieme.example", false},
		{"https://192.0.2.1", "192.0.2.1", false},
		{"http://127.0.0.1:8080", "localhost:8080", true},
		{"http://127.0.0.1:8080", "127.0.0.1:8080", false},
		{"http://localhost", "localhost", true},
		{"", "insieme.example", false},
	} {
		s := newSiteWith(t, func(o *web.Options) { o.PublicURL = tt.public })
		r := httptest.NewRequest("GET", "/entra", nil)
		r.Host = tt.asked
		if got := s.browser().Do(r).Has("form[data-passkey]"); got != tt.has {
			t.Errorf("%s, asked as %s: passkeys %v, want %v", tt.public, tt.asked, got, tt.has)
		}
		if !tt.has && tt.asked != "127.0.0.1:8080" {
			c := s.browser()
			c.Post("/entra/passkey/inizia", nil).Want(404)
			c.Post("/entra/passkey", nil).Want(404)
			as := s.as("anna")
			as.Post("/accessi/passkey/inizia", nil).Want(404)
			as.Post("/accessi/passkey", nil).Want(404)
		}
	}
}
