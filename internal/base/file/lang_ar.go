package file

import "insieme/internal/base/i18n"

// peopleAr are the words of texts in Arabic.
var peopleAr = i18n.Words{
	"file.error.empty": "الملف فارغ. اختره من جديد.",
	"file.error.large": "الملف كبير جداً: {0} ميغابايت على الأكثر. جرّب صورة أصغر أو صفحات أقل.",
	"file.error.type":  "لا يمكن استعمال هذا النوع من الملفات. يمكنك إرسال PDF أو Word \u200f(.docx) أو صورة JPG أو PNG.",
	"file.error.lying": "اسم الملف يدل على نوع، لكن المحتوى {0}. احفظه من جديد بالاسم الصحيح.",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "صورة JPG",
	"file.type.png":    "صورة PNG",
	"file.size.kb":     "{0} ك.ب",
	"file.size.mb":     "{0} م.ب",
}
