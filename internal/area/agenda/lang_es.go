package agenda

import "insieme/internal/base/i18n"

// peopleEs are the words of peopleTexts in Spanish.
var peopleEs = i18n.Words{
	"agenda.error.slot_taken": "Esta plaza ya no está libre: elija otra.",
	"agenda.error.busy":       "A esa hora ya hay una cita: elija otra hora.",
	"agenda.error.not_now":    "Ya no se puede: la cita ha cambiado.",
}
