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
	"ui.language.choose": "Обери мову",
	"ui.signin.staff":    "Вхід (для працівників)",
	"ui.desk":            "Пункт допомоги",
	"ui.contacts":        "Контакти",
	"ui.runby":           "Хто це робить",
	"ui.service":         "Послуга",
	"ui.today":           "сьогодні",
	"ui.here":            "Ти тут",
	"ui.help":            "Не виходить? Ми допоможемо.",
	"ui.call":            "Зателефонуй {0}",
}
