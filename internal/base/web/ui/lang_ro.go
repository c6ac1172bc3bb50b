package ui

import "insieme/internal/base/i18n"

// frontRo are the words of the front page in Romanian.
var frontRo = i18n.Words{
	"ui.skip":            "Mergi la conținut",
	"ui.nav":             "Meniu principal",
	"ui.menu":            "Meniu",
	"ui.signout":         "Ieși",
	"ui.undo":            "Anulează",
	"ui.demo":            "Date de probă: persoanele și firmele sunt inventate.",
	"ui.language":        "Limba:",
	"ui.slim":            "Instituția și limba",
	"ui.language.choose": "Alege limba",
	"ui.signin.staff":    "Intră (personal)",
	"ui.desk":            "Ghișeu",
	"ui.contacts":        "Contact",
	"ui.runby":           "Cine îl face",
	"ui.service":         "Serviciul",
	"ui.today":           "azi",
	"ui.here":            "Ești aici",
	"ui.help":            "Nu reușești? Te ajutăm noi.",
	"ui.call":            "Sună la {0}",
}
