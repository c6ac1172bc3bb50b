package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/webauthn"

	"insieme/internal/base/access"
)

// TestAnAdministratorWithAPasskey has the browser's own authenticator make a
// passkey, which is two factors, and comes in with it and without a password.
func TestAnAdministratorWithAPasskey(t *testing.T) {
	t.Parallel()
	s := Start(t, "2026-03-12")
	s.Staff("Ada Conti", access.Administrator)
	v := Visit(t, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), Habits{Name: "passkey-ada"})
	v.Go("/entra")
	v.do("plug in an authenticator", call(webauthn.Enable, webauthn.EnableParams{}),
		call(webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
		}}))
	v.Look("porta")
	v.signIn("Ada Conti", password)
	v.At("/accessi/app").Sees("Chi amministra entra sempre in due passaggi")
	v.Fill("Nome della passkey", "Portatile").Fill("Password di adesso", password).Press("Aggiungi una passkey").Sees("Codici di riserva", "Passkey aggiunta.")
	v.Follow("Li ho scritti, continua").At("/oggi")
	v.Go("/accessi").Sees("Portatile")
	v.Look("accessi")
	v.Press("Chiudi").At("/entra")
	v.Press("Entra con una passkey").At("/oggi")
}
