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

	"auth.provider.unreachable": "Serviciul care verifică cine sunteți nu răspunde. Încercați din nou în câteva minute sau intrați altfel.",
	"auth.provider.refused":     "Intrarea a fost anulată. Puteți încerca din nou sau puteți intra altfel.",
	"auth.provider.late":        "Această intrare nu mai este valabilă: a trecut prea mult timp sau era din alt browser. Începeți din nou aici.",
	"auth.provider.wrong":       "Serviciul nu a dat un răspuns valabil și nu ați intrat. Încercați din nou sau intrați altfel.",
	"auth.provider.level":       "Trebuie o intrare mai sigură: încercați din nou cu nivelul 2.",
	"auth.provider.nameless":    "Serviciul nu ne-a dat „codice fiscale”: intrați altfel.",
}
