package pathway

import "insieme/internal/base/i18n"

// peopleFr are the words of peopleTexts in French.
var peopleFr = i18n.Words{
	"pathway.pact.sub":            "Vous seul pouvez le faire, mais nous sommes avec vous.",
	"pathway.pact.person_side":    "Je m’engage à",
	"pathway.pact.our_side":       "Le programme s’engage à",
	"pathway.pact.promises":       "Nos promesses",
	"pathway.pact.version_head":   "Version {0}, proposée le {1}",
	"pathway.pact.change.added":   "nouveau",
	"pathway.pact.change.dropped": "supprimé",
	"pathway.pact.no_change":      "Rien ne change.",
	"pathway.own.title":           "Mon pacte",
	"pathway.own.waiting":         "Le pacte attend votre oui",
	"pathway.own.waiting_text":    "Lisez-le tranquillement. Si quelque chose ne va pas, nous en parlons.",
	"pathway.own.read":            "Lire le pacte",
	"pathway.own.accepted":        "Vous avez dit oui le {0}. Le pacte vaut pour vous et pour nous.",
	"pathway.own.changes":         "Ce qui change",
	"pathway.own.still":           "Jusqu’à votre oui, la version {0} reste valable.",
	"pathway.own.accept":          "J’accepte",
	"pathway.own.talk":            "Je voudrais en parler",
	"pathway.own.talk_help":       "Vous voulez en parler ? La personne qui vous suit vous appelle. En attendant, rien ne change.",
	"pathway.own.talk_waits":      "Vous avez demandé à en parler le {0} : la personne qui vous suit vous appelle. Vous pouvez accepter quand vous voulez.",
	"pathway.own.back":            "Retour à mon chemin",
	"pathway.own.print":           "Vous pouvez imprimer cette page : c’est votre copie.",
	"pathway.own.yes":             "C’est fait : vous avez dit oui. Voici votre copie.",
	"pathway.own.asked":           "C’est fait : la personne qui vous suit vous appelle pour en parler.",
	"pathway.own.words":           "Le pacte est dans la langue où nous l’avons écrit ensemble. Un mot n’est pas clair ? Demandez : nous l’expliquons avant votre oui.",
	"pathway.error.pact_moved":    "Le pacte a changé pendant que vous le lisiez. Lisez la version d’aujourd’hui et répondez de nouveau.",
}
