package auth

import "insieme/internal/base/i18n"

// peopleFr are the words of peopleTexts in French.
var peopleFr = i18n.Words{
	"auth.wait":          "Trop d’essais. Attendez {0} et essayez de nouveau.",
	"auth.seconds.one":   "une seconde",
	"auth.seconds.other": "{0} secondes",
	"auth.minutes.one":   "une minute",
	"auth.minutes.other": "{0} minutes",

	"auth.provider.unreachable": "Le service qui vérifie votre identité ne répond pas. Essayez de nouveau dans quelques minutes, ou entrez d’une autre façon.",
	"auth.provider.refused":     "L’accès a été annulé. Vous pouvez essayer de nouveau, ou entrer d’une autre façon.",
	"auth.provider.late":        "Cet accès n’est plus valable : trop de temps a passé, ou il était d’un autre navigateur. Recommencez ici.",
	"auth.provider.wrong":       "Le service n’a pas donné de réponse valable, et l’accès n’a pas eu lieu. Essayez de nouveau, ou entrez d’une autre façon.",
	"auth.provider.level":       "Il faut un accès plus sûr : essayez de nouveau avec le niveau 2.",
	"auth.provider.nameless":    "Le service ne nous a pas donné votre codice fiscale : entrez d’une autre façon.",
}
