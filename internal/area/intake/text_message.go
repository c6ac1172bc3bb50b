package intake

import (
	"slices"

	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// The templates of this area's messages.
const (
	templateReceipt      = "intake.receipt"
	templateReceiptShort = "intake.receipt_short"

	templateInvitation      = "intake.invitation"
	templateInvitationShort = "intake.invitation_short"

	templateReminder      = "intake.reminder"
	templateReminderShort = "intake.reminder_short"

	templateLink      = "intake.link"
	templateLinkShort = "intake.link_short"

	templateFreed      = "intake.freed"
	templateFreedShort = "intake.freed_short"
)

// Templates are what this area tells people by mail and text message, in all
// languages of the people's pages.
func Templates() []message.Template {
	all := slices.Concat(receiptTemplates(), choiceTemplates(), youthTemplates())
	for i := range all {
		t := &all[i]
		t.Subject.More, t.Body.More = map[i18n.Lang]string{}, map[i18n.Lang]string{}
		for lang, words := range letterWords {
			t.Subject.More[lang], t.Body.More[lang] = words[t.Key+".subject"], words[t.Key+".body"]
		}
	}
	return all
}

// receiptTemplates tell that an application has come and that an interview is
// fixed.
func receiptTemplates() []message.Template {
	return []message.Template{
		{
			Key:     templateReceipt,
			Title:   i18n.Text{It: "Ricevuta della domanda", En: "Receipt of the application"},
			Subject: i18n.Text{It: "Abbiamo ricevuto la tua domanda", En: "We have received your application"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nabbiamo ricevuto la tua domanda. Il tuo codice è:\n\n    {code}\n\n" +
					"Con il codice vedi sul sito a che punto sei: scegli «Segui la mia domanda».\n\n" +
					"Adesso controlliamo la domanda. Ti chiamiamo per il colloquio entro {day}. " +
					"Se quel giorno passa e non hai sentito nessuno, hai ragione a chiedere.\n\n" +
					"Non pagare nessuno: il servizio è gratis.\n",
				En: "Hello {name},\n\nwe have received your application. Your code is:\n\n    {code}\n\n" +
					"With the code you see on the site where you are: choose \"Follow my application\".\n\n" +
					"Now we check the application. We will call you for the interview by {day}. " +
					"If that day goes by and you have heard from nobody, you are right to ask.\n\n" +
					"Pay nobody: the service is free.\n",
			},
		},
		{
			Key:   templateReceiptShort,
			Title: i18n.Text{It: "Ricevuta della domanda (SMS)", En: "Receipt of the application (SMS)"},
			Body: i18n.Text{
				It: "Domanda ricevuta. Il tuo codice: {code}. Ti chiamiamo entro {day}. Il servizio è gratis.",
				En: "Application received. Your code: {code}. We will call you by {day}. The service is free.",
			},
		},
		{
			Key:     templateInvitation,
			Title:   i18n.Text{It: "Invito al colloquio", En: "Invitation to the interview"},
			Subject: i18n.Text{It: "Il tuo colloquio: {day}, ore {hour}", En: "Your interview: {day}, {hour}"},
			Body: i18n.Text{
				It: "Ciao {name},\n\nti aspettiamo per il colloquio:\n\n    {day}, ore {hour}\n    {place}\n\n" +
					"Parliamo di quello che sai fare e di quello che cerchi. Se hai un curriculum, portalo; se non ce l'hai va bene lo stesso.\n\n" +
					"Non puoi venire? Diccelo ({contact}): troviamo un altro giorno.\n",
				En: "Hello {name},\n\nwe expect you for the interview:\n\n    {day}, {hour}\n    {place}\n\n" +
					"We talk about what you can do and what you are looking for. If you have a CV, bring it; if not, that is fine.\n\n" +
					"You cannot come? Tell us ({contact}): we will find another day.\n",
			},
		},
		{
			Key:   templateInvitationShort,
			Title: i18n.Text{It: "Invito al colloquio (SMS)", En: "Invitation to the interview (SMS)"},
			Body: i18n.Text{
				It: "Il tuo colloquio: {day}, ore {hour}, {place}. Non puoi venire? Diccelo: {contact}.",
				En: "Your interview: {day}, {hour}, {place}. You cannot come? Tell us: {contact}.",
			},
		},
	}
}
