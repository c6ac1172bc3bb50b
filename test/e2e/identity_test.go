package e2e

import (
	"net"
	"testing"

	"insieme/internal/app"
	"insieme/internal/area/intake"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// TestAnIdentityProviderLetsStaffAndCitizensIn has one of the staff link the
// account of an OpenID provider and come in by it, and somebody who looks for
// work begin the application and follow it by the same way as SPID and CIE.
func TestAnIdentityProviderLetsStaffAndCitizensIn(t *testing.T) {
	t.Parallel()
	c := Yasmine()
	code, err := civil.NewFiscalCode(civil.Holder{Surname: c.Surname, GivenName: c.GivenName, Birth: civil.NewDate(1991, 9, 4), Sex: "f", Place: "Z330"})
	if err != nil {
		t.Fatal(err)
	}
	addr := freeAddress(t)
	_, port, _ := net.SplitHostPort(addr)
	home := "http://localhost:" + port
	p := Provide(t, map[string]Told{"yasmine": {code.Reveal(), "1991-09-04"}}, map[string]string{"yasmine": c.GivenName + " " + c.Surname, "lserra": "Luca Serra"},
		home+web.PathIdentityBack, home+intake.PathIdentityBack)
	s := StartWith(t, "2026-03-12", func(o *app.Options) {
		o.Addr, o.PublicURL = addr, home
		o.Staff, o.Citizens = p.Config("Entra con l'account del Comune"), p.Config("Entra con SPID")
		o.Citizens.Claim, o.Citizens.Scopes = "fiscalNumber", []string{"profile"}
	})
	s.Staff("Luca Serra", access.CaseWorker)
	for _, h := range []Habits{{Name: "identita-"}, {Name: "identita-senza-script-", NoScript: true}} {
		s.linkAndEnter(home, h)
	}

	first := Visit(t, home, Habits{Name: "identita-yasmine"})
	first.Go("/strada")
	first.Look("codice")
	first.Follow("Entra con SPID").Prove("yasmine").At("/candidatura/dove").Sees("Non abbiamo trovato una tua domanda")
	first.Look("nessuna")
	if got := first.Go("/candidatura/chi-sei").Value("Codice fiscale"); got != code.Reveal() {
		t.Errorf("the form has another codice fiscale: %d characters", len(got))
	}
	first.Apply(c, func(string) {})

	again := Visit(t, home, Habits{Name: "identita-ritorno", NoScript: true})
	again.Go("/candidatura/dove").Look("dove").Follow("Entra con SPID").Prove("yasmine").At("/strada").Sees("Ciao Yasmine")
	again.GoFor(200, "/oggi").At("/entra") // a citizen is no user
}

// linkAndEnter links Luca's account, comes in by it and takes the link back.
func (s *Site) linkAndEnter(home string, h Habits) {
	s.t.Helper()
	v := SignIn(s.t, home, "Luca Serra", h)
	v.Go("/accessi").Open("Collega l'account")
	v.Look("collega")
	v.In("Collega l'account").Fill("Password di adesso", password).Press("Continua")
	v.Look("vai")
	v.Follow("Vai al servizio").Prove("lserra").At("/accessi").Sees("Account collegato: da adesso")
	v.Look("collegato")
	v.Press("Chiudi").At("/entra")
	v.Look("porta")
	v.Follow("Entra con l'account del Comune").Prove("lserra").At("/oggi")
	v.Go("/accessi").Open("Scollega l'account")
	v.In("Scollega l'account").Fill("Password di adesso", password).Press("Scollega")
	v.Sees("Account scollegato.")
	s.EndSessions("Luca Serra")
}

// freeAddress is an address of this machine that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}
