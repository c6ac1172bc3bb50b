package auth

import "insieme/internal/base/i18n"

// peopleTexts are what somebody who guesses codes reads; lang.go has it in the
// other languages.
var peopleTexts = i18n.Texts{
	"auth.wait":          {It: "Troppi tentativi. Aspetta {0} e riprova.", En: "Too many attempts. Wait {0} and try again."},
	"auth.seconds.one":   {It: "un secondo", En: "one second"},
	"auth.seconds.other": {It: "{0} secondi", En: "{0} seconds"},
	"auth.minutes.one":   {It: "un minuto", En: "one minute"},
	"auth.minutes.other": {It: "{0} minuti", En: "{0} minutes"},
}
