package file

import "insieme/internal/base/i18n"

// peopleBn are the words of texts in Bengali.
var peopleBn = i18n.Words{
	"file.error.empty": "ফাইলটি খালি। আবার বেছে নিন।",
	"file.error.large": "ফাইলটি খুব বড়: সর্বোচ্চ {0} MB। ছোট ছবি বা কম পাতা দিয়ে চেষ্টা করুন।",
	"file.error.type":  "এই ধরনের ফাইল চলে না। PDF, Word (.docx) এবং JPG বা PNG ছবি চলে।",
	"file.error.lying": "ফাইলের নামে এক ধরন, কিন্তু ভেতরে {0}। ঠিক নামে আবার সংরক্ষণ করুন।",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "JPG ছবি",
	"file.type.png":    "PNG ছবি",
	"file.size.kb":     "{0} kB",
	"file.size.mb":     "{0} MB",
}
