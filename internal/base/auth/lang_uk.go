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

	"auth.provider.unreachable": "Служба, яка перевіряє, хто ви, не відповідає. Спробуйте знову за кілька хвилин або увійдіть інакше.",
	"auth.provider.refused":     "Вхід скасовано. Можна спробувати знову або увійти інакше.",
	"auth.provider.late":        "Цей вхід більше не діє: минуло забагато часу або він був з іншого браузера. Почніть знову тут.",
	"auth.provider.wrong":       "Служба не дала правильної відповіді, і ви не ввійшли. Спробуйте знову або увійдіть інакше.",
	"auth.provider.level":       "Потрібен безпечніший вхід: спробуйте знову з рівнем 2.",
	"auth.provider.nameless":    "Служба не дала нам вашого codice fiscale: увійдіть інакше.",
}
