package file

import "insieme/internal/base/i18n"

// peopleEs are the words of texts in Spanish.
var peopleEs = i18n.Words{
	"file.error.empty": "El archivo está vacío. Elíjalo de nuevo.",
	"file.error.large": "El archivo es demasiado grande: máximo {0} MB. Pruebe con una foto más pequeña o con menos páginas.",
	"file.error.type":  "Este tipo de archivo no se puede usar. Valen PDF, Word (.docx) y fotos JPG o PNG.",
	"file.error.lying": "El nombre del archivo dice un tipo, pero el contenido es {0}. Guárdelo de nuevo con el nombre correcto.",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "foto JPG",
	"file.type.png":    "imagen PNG",
	"file.size.kb":     "{0} kB",
	"file.size.mb":     "{0} MB",
}
