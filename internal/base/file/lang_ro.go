package file

import "insieme/internal/base/i18n"

// peopleRo are the words of texts in Romanian.
var peopleRo = i18n.Words{
	"file.error.empty": "Fișierul este gol. Alegeți-l din nou.",
	"file.error.large": "Fișierul este prea mare: cel mult {0} MB. Încercați cu o poză mai mică sau cu mai puține pagini.",
	"file.error.type":  "Acest tip de fișier nu se poate folosi. Sunt bune PDF, Word (.docx) și poze JPG sau PNG.",
	"file.error.lying": "Numele fișierului arată un tip, dar conținutul este {0}. Salvați-l din nou cu numele corect.",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "poză JPG",
	"file.type.png":    "imagine PNG",
	"file.size.kb":     "{0} kB",
	"file.size.mb":     "{0} MB",
}
