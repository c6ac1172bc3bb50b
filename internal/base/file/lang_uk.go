package file

import "insieme/internal/base/i18n"

// peopleUk are the words of texts in Ukrainian.
var peopleUk = i18n.Words{
	"file.error.empty": "Файл порожній. Оберіть його знову.",
	"file.error.large": "Файл завеликий: щонайбільше {0} МБ. Спробуйте менше фото або менше сторінок.",
	"file.error.type":  "Такий тип файлу не підходить. Підходять PDF, Word (.docx) і фото JPG або PNG.",
	"file.error.lying": "Назва файлу вказує на один тип, але всередині {0}. Збережіть його знову з правильною назвою.",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "фото JPG",
	"file.type.png":    "зображення PNG",
	"file.size.kb":     "{0} кБ",
	"file.size.mb":     "{0} МБ",
}
