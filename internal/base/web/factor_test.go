package web_test

import (
	"net/url"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/clock"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

// demanding starts a program in which monitors have to have a second factor.
func demanding(t *testing.T) *site {
	t.Helper()
	return newSiteWith(t, func(o *web.Options) {
		o.Demand = func(a access.Actor) bool { return a.Has(access.Monitor) }
		o.Routes = []web.Route{post("/riservata", access.SignedIn, plainPage)}
	})
}

// setUpApp sets up an app on its page, and returns its secret and the codes on
// paper.
func setUpApp(page *webtest.Answer) (secret string, codes []string) {
	page.Good().WantElement(".i-square path")
	secret = page.TextAt(".i-secret")
	done := page.Submit("form[action=/accessi/app]", url.Values{"codice": {auth.CodeAt(secret, clock.Wall{}.Now())}}).Want(200).Good().WantText("si vedono solo adesso")
	for _, n := range done.All(".i-codes li") {
		codes = append(codes, webtest.TextOf(n))
	}
	return secret, codes
}

// next is a code that was not given yet.
func next(secret string) url.Values {
	return url.Values{"codice": {auth.CodeAt(secret, clock.Wall{}.Now().Add(30*time.Second))}}
}

func TestWhoHasToSetsUpTheSecondFactorFirst(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	c := s.browser()
	c.SignIn("mona", password).WantRedirect("/oggi").Follow().WantRedirect("/accessi/app")
	c.Get("/accessi").WantRedirect("/accessi/app")
	c.Post("/riservata", nil).WantRedirect("/accessi/app")
	page := c.Get("/accessi/app").Want(200).WantText("sempre in due passaggi")
	secret := page.TextAt(".i-secret")
	page.Submit("form[action=/accessi/app]", nil).Want(422).WantText("Scrivi il codice").Good()
	wrong := page.Submit("form[action=/accessi/app]", url.Values{"codice": {"12345"}}).Want(422).WantText("non corrisponde").Good()
	if got := wrong.TextAt(".i-secret"); got != secret {
		t.Errorf("a wrong code changes the key from %s to %s", secret, got)
	}
	c.Post("/accessi/app", url.Values{"chiave": {"x"}, "codice": {"123456"}}).Want(422).WantText("arrivato rovinato").Good()
	secret, codes := setUpApp(wrong)
	c.Get("/oggi").Want(200)
	c.Get("/accessi/app").WantRedirect("/accessi")
	if len(codes) != 10 {
		t.Fatalf("got %d codes on paper, want 10", len(codes))
	}

	other := s.browser()
	door := other.SignIn("mona", password).WantRedirect("/entra/codice").Follow().Want(200).Good()
	other.Get("/oggi").WantRedirect("/entra") // halfway is nowhere
	door.Submit("form[action=/entra/codice]", nil).Want(422).WantText("Scrivi il codice").Good()
	door.Submit("form[action=/entra/codice]", url.Values{"codice": {"000000"}}).Want(422).WantText("non va").Good()
	door.Submit("form[action=/entra/codice]", next(secret)).WantRedirect("/oggi").Follow().Want(200)

	third := s.browser()
	third.SignIn("mona", password).Follow().Submit("form[action=/entra/codice]", next(secret)).Want(422).WantText("già stato usato")
	third.Post("/entra/codice", url.Values{"codice": {codes[0]}}).WantRedirect("/oggi")
	third.Get("/accessi").Want(200).WantText("9").Good()
	third.Get("/entra/codice").WantRedirect("/oggi") // served: nothing to give any more
}

func TestASecondFactorOfOnesOwnWill(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	c := s.as("anna")
	c.Get("/accessi").Want(200).Good().WantText("Attiva con un'app")
	secret, codes := setUpApp(c.Get("/accessi/app"))
	c.Get("/accessi").Want(200).Good().WantText("Attivo")

	// The page asked for waits while the code is given.
	other := s.browser()
	other.Get("/accessi?x=1").WantRedirect("/entra").Follow().
		Submit("form[action=/entra]", url.Values{"utente": {"anna"}, "password": {password}}).WantRedirect("/entra/codice").Follow().
		Submit("form[action=/entra/codice]", next(secret)).WantRedirect("/accessi?x=1")

	c.Post("/accessi/codici", nil).Want(422).WantText("Scrivi la tua password").Good()
	c.Post("/accessi/codici", url.Values{"password": {"sbagliata"}}).Want(422).WantText("non è giusta").Good()
	fresh := c.Post("/accessi/codici", url.Values{"password": {password}}).Want(200).Good()
	if got := webtest.TextOf(fresh.All(".i-codes li")[0]); got == codes[0] {
		t.Error("new codes are the old ones")
	}
	c.Post("/accessi/app/togli", url.Values{"password": {"sbagliata"}}).Want(422).WantText("non è giusta").Good()
	c.Post("/accessi/app/togli", url.Values{"password": {password}}).WantRedirect("/accessi").Follow().Want(200).WantText("App tolta")
	c.Post("/accessi/app/togli", url.Values{"password": {password}}).Want(409)
	s.browser().SignIn("anna", password).WantRedirect("/oggi")
}

func TestWhoHasToIsLedBackWhenTheLastFactorGoes(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	c := s.browser()
	setUpApp(c.SignIn("mona", password).Follow().Follow())
	c.Post("/accessi/app/togli", url.Values{"password": {password}}).WantRedirect("/accessi").Follow().WantRedirect("/accessi/app").
		Follow().Want(200).WantText("App tolta")
}

// Who got the role while signed in without the code comes in again.
func TestAWeakSessionOfWhoHasAFactorEnds(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	weak, c := s.as("anna"), s.as("anna")
	setUpApp(c.Get("/accessi/app"))
	s.users.set("anna", func(a *auth.Account) { a.Actor.Roles = append(a.Actor.Roles, access.Monitor) })
	weak.Get("/oggi").WantRedirect("/entra").Follow().Want(200).WantText("Nome utente")
	c.Get("/oggi").Want(200)
}

func TestHalfwayIsOverWhenThePasswordChangesOrTheUserLeaves(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	secret, _ := setUpApp(s.as("anna").Get("/accessi/app"))
	changes := []func(*auth.Account){
		func(a *auth.Account) { a.Hash += "x" },
		func(a *auth.Account) { a.Active = false },
	}
	for i, change := range changes {
		c := s.browser()
		c.SignIn("anna", password).WantRedirect("/entra/codice")
		was := s.users.by["anna"]
		s.users.set("anna", change)
		c.Post("/entra/codice", next(secret)).WantRedirect("/entra").Follow().Want(200).WantText("troppo tempo")
		s.users.set("anna", func(a *auth.Account) { *a = was })
		if i == 0 {
			c.SignIn("anna", password).WantRedirect("/entra/codice")
		}
	}
	s.browser().Post("/entra/codice", next(secret)).WantRedirect("/entra")
}

func TestAFormThatWaitsPassesTheSecondStep(t *testing.T) {
	t.Parallel()
	s := demanding(t)
	c := s.as("anna")
	secret, _ := setUpApp(c.Get("/accessi/app"))
	token := c.Cookie("insieme")
	c.Post("/esci", nil)
	c.SetCookie("insieme", token)
	c.Post("/riservata", url.Values{"nota": {"scritto a lungo"}}).Want(403).
		Submit("form[action=/entra]", url.Values{"utente": {"anna"}, "password": {password}}).Want(200).Good().
		Submit("form[action=/entra/codice]", url.Values{"codice": {"1"}}).Want(422).
		Submit("form[action=/entra/codice]", next(secret)).Want(200).WantText("Manda quello che avevi scritto").
		WantElement(`input[value="scritto a lungo"]`)
}
