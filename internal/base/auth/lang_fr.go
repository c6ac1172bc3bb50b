package auth

import "insieme/internal/base/i18n"

// peopleFr are the words of peopleTexts in French.
var peopleFr = i18n.Words{
	"auth.wait":          "Trop d’essais. Attendez {0} et essayez de nouveau.",
	"auth.seconds.one":   "une seconde",
	"auth.seconds.other": "{0} secondes",
	"auth.minutes.one":   "une minute",
	"auth.minutes.other": "{0} minutes",
}
