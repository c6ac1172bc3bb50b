package file

import "insieme/internal/base/i18n"

// peopleUr are the words of texts in Urdu.
var peopleUr = i18n.Words{
	"file.error.empty": "فائل خالی ہے۔ دوبارہ چنیں۔",
	"file.error.large": "فائل بہت بڑی ہے: زیادہ سے زیادہ {0} MB۔ چھوٹی تصویر یا کم صفحے آزمائیں۔",
	"file.error.type":  "اس قسم کی فائل نہیں چلتی۔ PDF، Word \u200f(.docx) اور JPG یا PNG تصویر ٹھیک ہیں۔",
	"file.error.lying": "فائل کا نام ایک قسم بتاتا ہے، لیکن اندر {0} ہے۔ صحیح نام سے دوبارہ محفوظ کریں۔",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "JPG تصویر",
	"file.type.png":    "PNG تصویر",
	"file.size.kb":     "{0} kB",
	"file.size.mb":     "{0} MB",
}
