package intake

import (
	"insieme/internal/base/i18n"
	"insieme/internal/base/message"
)

// The templates of this area's messages.
const (
	templateReceipt      = "intake.receipt"
	templateReceiptShort = "intake.receipt_short"
)

// Templates are what this area tells people by mail and text message.
func Templates() []message.Template {
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
	}
}
