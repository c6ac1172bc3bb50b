package agenda

import "insieme/internal/base/i18n"

// peopleTexts are what somebody who chooses the day of an interview may be told;
// lang.go has it in the other languages.
var peopleTexts = i18n.Texts{
	"agenda.error.slot_taken": {It: "Questo posto non è più libero: scegline un altro.", En: "This place is no longer free: choose another."},
	"agenda.error.busy":       {It: "A quell'ora uno dei due ha già un appuntamento: scegli un'altra ora.", En: "One of the two has an appointment at that hour: choose another hour."},
	"agenda.error.not_now":    {It: "Non si può più: nel frattempo l'appuntamento è cambiato.", En: "No longer possible: the appointment has changed meanwhile."},
}
