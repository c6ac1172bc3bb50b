package auth

import "insieme/internal/base/i18n"

// peopleRo are the words of peopleTexts in Romanian.
var peopleRo = i18n.Words{
	"auth.wait":          "Prea multe încercări. Așteptați {0} și încercați din nou.",
	"auth.seconds.one":   "o secundă",
	"auth.seconds.few":   "{0} secunde",
	"auth.seconds.other": "{0} de secunde",
	"auth.minutes.one":   "un minut",
	"auth.minutes.few":   "{0} minute",
	"auth.minutes.other": "{0} de minute",
}
