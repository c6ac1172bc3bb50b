package agenda

import "insieme/internal/base/i18n"

// peopleFr are the words of peopleTexts in French.
var peopleFr = i18n.Words{
	"agenda.error.slot_taken": "Cette place n’est plus libre : choisissez-en une autre.",
	"agenda.error.busy":       "À cette heure, il y a déjà un rendez-vous : choisissez une autre heure.",
	"agenda.error.not_now":    "Ce n’est plus possible : le rendez-vous a changé entre-temps.",
}
