package ui

import "insieme/internal/base/i18n"

// frontRo are the words of the front page in Romanian.
var frontRo = i18n.Words{
	"ui.skip":            "Mergeți la conținut",
	"ui.nav":             "Meniu principal",
	"ui.menu":            "Meniu",
	"ui.signout":         "Ieșire",
	"ui.undo":            "Anulați",
	"ui.demo":            "Date de probă: persoanele și firmele sunt inventate.",
	"ui.language":        "Limba:",
	"ui.slim":            "Instituția și limba",
	"ui.language.choose": "Alegeți limba",
	"ui.signin.staff":    "Intrare (personal)",
	"ui.desk":            "Ghișeu",
	"ui.contacts":        "Contact",
	"ui.runby":           "Cine se ocupă",
	"ui.service":         "Serviciul",
	"ui.today":           "azi",
	"ui.here":            "Sunteți aici",
	"ui.help":            "Nu reușiți? Vă ajutăm noi.",
	"ui.call":            "Sunați la {0}",
}

// peopleRo are the words of the other people's pages in Romanian.
var peopleRo = i18n.Words{
	"ui.error.one":           "Este un lucru de verificat",
	"ui.error.few":           "Sunt {0} lucruri de verificat",
	"ui.error.other":         "Sunt {0} de lucruri de verificat",
	"ui.error.whole":         "Nu s-a salvat",
	"ui.error":               "Eroare:",
	"ui.example":             "De exemplu: {0}",
	"ui.optional":            "(puteți sări peste)",
	"ui.choose":              "Alegeți",
	"ui.progress":            "Pasul {0} din {1}",
	"ui.progress.last":       "ultimul pas",
	"ui.progress.left.one":   "circa un minut",
	"ui.progress.left.few":   "circa {0} minute",
	"ui.progress.left.other": "circa {0} de minute",
	"ui.change":              "Schimbă",
	"ui.code":                "Codul dumneavoastră",
	"ui.done":                "făcut",
	"ui.promise.owed":        "Ce vă datorăm",
}
