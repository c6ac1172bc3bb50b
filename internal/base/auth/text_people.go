package auth

import "insieme/internal/base/i18n"

// peopleTexts are what somebody reads who guesses codes, or whom an identity
// provider does not let in; lang.go has it in the other languages.
var peopleTexts = i18n.Texts{
	"auth.wait":          {It: "Troppi tentativi. Aspetta {0} e riprova.", En: "Too many attempts. Wait {0} and try again."},
	"auth.seconds.one":   {It: "un secondo", En: "one second"},
	"auth.seconds.other": {It: "{0} secondi", En: "{0} seconds"},
	"auth.minutes.one":   {It: "un minuto", En: "one minute"},
	"auth.minutes.other": {It: "{0} minuti", En: "{0} minutes"},

	"auth.provider.unreachable": {It: "Il servizio che controlla chi sei non risponde. Riprova tra qualche minuto, oppure entra in un altro modo.", En: "The service that checks who you are does not answer. Try again in a few minutes, or come in another way."},
	"auth.provider.refused":     {It: "L'accesso è stato annullato. Puoi riprovare, oppure entrare in un altro modo.", En: "Signing in was cancelled. You can try again, or come in another way."},
	"auth.provider.late":        {It: "Questo accesso non vale più: è passato troppo tempo, o era di un altro browser. Ricomincia da qui.", En: "This sign-in is no longer valid: too much time has passed, or it was another browser's. Begin again here."},
	"auth.provider.wrong":       {It: "Il servizio non ha dato una risposta valida, e non sei entrato. Riprova, oppure entra in un altro modo.", En: "The service gave no valid answer, and you are not signed in. Try again, or come in another way."},
	"auth.provider.level":       {It: "Serve un accesso più sicuro: riprova con il livello 2.", En: "A safer sign-in is needed: try again with level 2."},
	"auth.provider.nameless":    {It: "Il servizio non ci ha dato il tuo codice fiscale: entra in un altro modo.", En: "The service did not give us your codice fiscale: come in another way."},
}
