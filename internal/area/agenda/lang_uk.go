package agenda

import "insieme/internal/base/i18n"

// peopleUk are the words of peopleTexts in Ukrainian.
var peopleUk = i18n.Words{
	"agenda.error.slot_taken": "Це місце вже не вільне: оберіть інше.",
	"agenda.error.busy":       "На цю годину вже є зустріч: оберіть іншу годину.",
	"agenda.error.not_now":    "Уже не можна: за цей час зустріч змінилася.",
}
