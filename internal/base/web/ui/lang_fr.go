package ui

import "insieme/internal/base/i18n"

// frontFr are the words of the front page in French.
var frontFr = i18n.Words{
	"ui.skip":            "Aller au contenu",
	"ui.nav":             "Menu principal",
	"ui.menu":            "Menu",
	"ui.signout":         "Se déconnecter",
	"ui.undo":            "Annuler",
	"ui.demo":            "Données d’essai : les personnes et les entreprises sont inventées.",
	"ui.language":        "Langue :",
	"ui.slim":            "Institution et langue",
	"ui.language.choose": "Choisissez la langue",
	"ui.signin.staff":    "Se connecter (personnel)",
	"ui.desk":            "Guichet",
	"ui.contacts":        "Contacts",
	"ui.runby":           "Qui s’en occupe",
	"ui.service":         "Le service",
	"ui.today":           "aujourd’hui",
	"ui.here":            "Vous êtes ici",
	"ui.help":            "Vous n’y arrivez pas ? Nous vous aidons.",
	"ui.call":            "Appelez le {0}",
}

// peopleFr are the words of the other people's pages in French.
var peopleFr = i18n.Words{
	"ui.error.one":           "Il y a {0} chose à vérifier",
	"ui.error.other":         "Il y a {0} choses à vérifier",
	"ui.error.whole":         "Rien n’a été enregistré",
	"ui.error":               "Erreur :",
	"ui.example":             "Par exemple : {0}",
	"ui.optional":            "(vous pouvez passer)",
	"ui.choose":              "Choisissez",
	"ui.progress":            "Étape {0} sur {1}",
	"ui.progress.last":       "dernière étape",
	"ui.progress.left.one":   "environ {0} minute",
	"ui.progress.left.other": "environ {0} minutes",
	"ui.change":              "Changer",
	"ui.code":                "Votre code",
	"ui.done":                "fait",
	"ui.promise.owed":        "Ce que nous vous devons",
}
