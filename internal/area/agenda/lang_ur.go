package agenda

import "insieme/internal/base/i18n"

// peopleUr are the words of peopleTexts in Urdu.
var peopleUr = i18n.Words{
	"agenda.error.slot_taken": "یہ جگہ اب خالی نہیں: دوسری چنیں۔",
	"agenda.error.busy":       "اس وقت پہلے سے ملاقات ہے: دوسرا وقت چنیں۔",
	"agenda.error.not_now":    "اب نہیں ہو سکتا: اس دوران ملاقات بدل گئی۔",
}
