package agenda

import "insieme/internal/base/i18n"

// peopleRo are the words of peopleTexts in Romanian.
var peopleRo = i18n.Words{
	"agenda.error.slot_taken": "Acest loc nu mai este liber: alegeți altul.",
	"agenda.error.busy":       "La acea oră există deja o programare: alegeți altă oră.",
	"agenda.error.not_now":    "Nu se mai poate: între timp programarea s-a schimbat.",
}
