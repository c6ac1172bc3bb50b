package intake

import (
	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// choiceTemplates are the messages with which people choose, remember and
// change the day of their interview.
func choiceTemplates() []message.Template {
	return []message.Template{
		{
			Key:     templateLink,
			Title:   i18n.Text{It: "Invito a scegliere il giorno del colloquio", En: "Invitation to choose the day of the interview"},
			Subject: i18n.Text{It: "Scegli il giorno del tuo colloquio", En: "Choose the day of your interview"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nora puoi fare il colloquio. Scegli tu il giorno e l'ora che vanno bene per te:\n\n    {link}\n\n" +
					"L'indirizzo è solo tuo: serve anche per cambiare giorno o disdire. Non serve nessuna password.\n\n" +
					"Se preferisci parlare con qualcuno: {contact}.\n",
				En: "Hello {name},\n\nyou can now have your interview. Choose the day and the hour that suit you:\n\n    {link}\n\n" +
					"The address is yours alone: use it to change the day or call it off as well. You need no password.\n\n" +
					"If you would rather talk to somebody: {contact}.\n",
			},
		},
		{
			Key:   templateLinkShort,
			Title: i18n.Text{It: "Invito a scegliere il giorno del colloquio (SMS)", En: "Invitation to choose the day of the interview (SMS)"},
			Body: i18n.Text{
				It: "Scegli il giorno del tuo colloquio: {link}",
				En: "Choose the day of your interview: {link}",
			},
		},
		{
			Key:     templateReminder,
			Title:   i18n.Text{It: "Promemoria del giorno prima", En: "Reminder of the day before"},
			Subject: i18n.Text{It: "Domani, {day}, ore {hour}", En: "Tomorrow, {day}, {hour}"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nti ricordiamo l'appuntamento di domani:\n\n    {day}, ore {hour}\n    {place}\n\n" +
					"Se non puoi venire diccelo: {contact}\n",
				En: "Hello {name},\n\na reminder of tomorrow's appointment:\n\n    {day}, {hour}\n    {place}\n\n" +
					"If you cannot come, tell us: {contact}\n",
			},
		},
		{
			Key:   templateReminderShort,
			Title: i18n.Text{It: "Promemoria del giorno prima (SMS)", En: "Reminder of the day before (SMS)"},
			Body: i18n.Text{
				It: "Domani: {day}, ore {hour}, {place}. Se non puoi venire: {contact}",
				En: "Tomorrow: {day}, {hour}, {place}. If you cannot come: {contact}",
			},
		},
		{
			Key:     templateFreed,
			Title:   i18n.Text{It: "Si è liberato un posto", En: "A place has become free"},
			Subject: i18n.Text{It: "Si è liberato un posto: {day}, ore {hour}", En: "A place has become free: {day}, {hour}"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nsi è liberato un posto per il colloquio:\n\n    {day}, ore {hour}\n\n" +
					"Se lo vuoi, prendilo qui: {link}\n\nÈ di chi risponde per primo. Se non puoi non succede niente, e non perdi il giorno che hai già.\n\n" +
					"Per parlare con qualcuno: {contact}.\n",
				En: "Hello {name},\n\na place for the interview has become free:\n\n    {day}, {hour}\n\n" +
					"If you want it, take it here: {link}\n\nIt goes to who answers first. If you cannot, nothing happens, and you do not lose the day you have.\n\n" +
					"To talk to somebody: {contact}.\n",
			},
		},
		{
			Key:   templateFreedShort,
			Title: i18n.Text{It: "Si è liberato un posto (SMS)", En: "A place has become free (SMS)"},
			Body: i18n.Text{
				It: "Posto libero per il colloquio: {day}, ore {hour}. Se lo vuoi: {link}",
				En: "Place free for the interview: {day}, {hour}. If you want it: {link}",
			},
		},
	}
}
