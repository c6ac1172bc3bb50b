package ui

import "insieme/internal/base/i18n"

// frontUk are the words of the front page in Ukrainian.
var frontUk = i18n.Words{
	"ui.skip":            "Перейти до змісту",
	"ui.nav":             "Головне меню",
	"ui.menu":            "Меню",
	"ui.signout":         "Вийти",
	"ui.undo":            "Скасувати",
	"ui.demo":            "Пробні дані: люди й компанії вигадані.",
	"ui.language":        "Мова:",
	"ui.slim":            "Установа та мова",
	"ui.language.choose": "Оберіть мову",
	"ui.signin.staff":    "Вхід (для працівників)",
	"ui.desk":            "Пункт допомоги",
	"ui.contacts":        "Контакти",
	"ui.runby":           "Хто це організує",
	"ui.service":         "Послуга",
	"ui.today":           "сьогодні",
	"ui.here":            "Ви тут",
	"ui.help":            "Не виходить? Ми допоможемо.",
	"ui.call":            "Зателефонуйте {0}",
}

// peopleUk are the words of the other people's pages in Ukrainian.
var peopleUk = i18n.Words{
	"ui.error.one":          "Треба перевірити {0} річ",
	"ui.error.few":          "Треба перевірити {0} речі",
	"ui.error.many":         "Треба перевірити {0} речей",
	"ui.error.whole":        "Не збережено",
	"ui.error":              "Помилка:",
	"ui.example":            "Наприклад: {0}",
	"ui.optional":           "(можна пропустити)",
	"ui.choose":             "Оберіть",
	"ui.progress":           "Крок {0} з {1}",
	"ui.progress.last":      "останній крок",
	"ui.progress.left.one":  "приблизно {0} хвилина",
	"ui.progress.left.few":  "приблизно {0} хвилини",
	"ui.progress.left.many": "приблизно {0} хвилин",
	"ui.change":             "Змінити",
	"ui.code":               "Ваш код",
	"ui.done":               "зроблено",
	"ui.promise.owed":       "Що ми вам винні",
}
