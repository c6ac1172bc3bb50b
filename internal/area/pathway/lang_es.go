package pathway

import "insieme/internal/base/i18n"

// peopleEs are the words of peopleTexts in Spanish.
var peopleEs = i18n.Words{
	"pathway.pact.sub":            "Solo usted puede hacerlo, pero estamos con usted.",
	"pathway.pact.person_side":    "Yo me comprometo a",
	"pathway.pact.our_side":       "El programa se compromete a",
	"pathway.pact.promises":       "Nuestras promesas",
	"pathway.pact.version_head":   "Versión {0}, propuesta el {1}",
	"pathway.pact.change.added":   "nuevo",
	"pathway.pact.change.dropped": "quitado",
	"pathway.pact.no_change":      "No cambia nada.",
	"pathway.own.title":           "Mi pacto",
	"pathway.own.waiting":         "El pacto espera su sí",
	"pathway.own.waiting_text":    "Léalo con calma. Si algo no está bien, lo hablamos.",
	"pathway.own.read":            "Leer el pacto",
	"pathway.own.accepted":        "Dijo sí el {0}. El pacto vale para usted y para nosotros.",
	"pathway.own.changes":         "Qué cambia",
	"pathway.own.still":           "Hasta su sí, sigue valiendo la versión {0}.",
	"pathway.own.accept":          "Acepto",
	"pathway.own.talk":            "Quiero hablarlo",
	"pathway.own.talk_help":       "¿Quiere hablarlo? Quien le acompaña le llama. Mientras tanto no cambia nada.",
	"pathway.own.talk_waits":      "Pidió hablarlo el {0}: quien le acompaña le llama. Puede aceptar cuando quiera.",
	"pathway.own.back":            "Volver a mi camino",
	"pathway.own.print":           "Puede imprimir esta página: es su copia.",
	"pathway.own.yes":             "Hecho: ha dicho sí. Esta es su copia.",
	"pathway.own.asked":           "Hecho: quien le acompaña le llama para hablarlo.",
	"pathway.own.words":           "El pacto está en el idioma en que lo escribimos juntos. ¿Una palabra no está clara? Pregunte: se la explicamos antes de su sí.",
	"pathway.error.pact_moved":    "El pacto ha cambiado mientras lo leía. Lea la versión de ahora y responda otra vez.",
}
