package auth

import "insieme/internal/base/i18n"

// peopleUk are the words of peopleTexts in Ukrainian.
var peopleUk = i18n.Words{
	"auth.wait":         "Забагато спроб. Зачекайте {0} і спробуйте знову.",
	"auth.seconds.one":  "{0} секунду",
	"auth.seconds.few":  "{0} секунди",
	"auth.seconds.many": "{0} секунд",
	"auth.minutes.one":  "{0} хвилину",
	"auth.minutes.few":  "{0} хвилини",
	"auth.minutes.many": "{0} хвилин",
}
