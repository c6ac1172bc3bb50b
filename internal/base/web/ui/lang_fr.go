package ui

import "insieme/internal/base/i18n"

// frontFr are the words of the front page in French.
var frontFr = i18n.Words{
	"ui.skip":            "Aller au contenu",
	"ui.nav":             "Menu principal",
	"ui.menu":            "Menu",
	"ui.signout":         "Se déconnecter",
	"ui.undo":            "Annuler",
	"ui.demo":            "Données d’essai : les personnes et les entreprises sont inventées.",
	"ui.language":        "Langue :",
	"ui.slim":            "Institution et langue",
	"ui.language.choose": "Choisis la langue",
	"ui.signin.staff":    "Entrer (personnel)",
	"ui.desk":            "Guichet",
	"ui.contacts":        "Contacts",
	"ui.runby":           "Qui le fait",
	"ui.service":         "Le service",
	"ui.today":           "aujourd’hui",
	"ui.here":            "Tu es ici",
	"ui.help":            "Tu n’y arrives pas ? Nous t’aidons.",
	"ui.call":            "Appelle le {0}",
}
