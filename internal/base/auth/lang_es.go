package auth

import "insieme/internal/base/i18n"

// peopleEs are the words of peopleTexts in Spanish.
var peopleEs = i18n.Words{
	"auth.wait":          "Demasiados intentos. Espere {0} y pruebe de nuevo.",
	"auth.seconds.one":   "un segundo",
	"auth.seconds.other": "{0} segundos",
	"auth.minutes.one":   "un minuto",
	"auth.minutes.other": "{0} minutos",
}
