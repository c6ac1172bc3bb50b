package file

import "insieme/internal/base/i18n"

// peopleFr are the words of texts in French.
var peopleFr = i18n.Words{
	"file.error.empty": "Le fichier est vide. Choisissez-le de nouveau.",
	"file.error.large": "Le fichier est trop grand : {0} Mo au maximum. Essayez avec une photo plus petite ou avec moins de pages.",
	"file.error.type":  "Ce type de fichier ne convient pas. Vous pouvez envoyer un PDF, un fichier Word (.docx) ou une photo JPG ou PNG.",
	"file.error.lying": "Le nom du fichier indique un type, mais le contenu est : {0}. Enregistrez-le de nouveau sous le bon nom.",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "photo JPG",
	"file.type.png":    "image PNG",
	"file.size.kb":     "{0} ko",
	"file.size.mb":     "{0} Mo",
}
