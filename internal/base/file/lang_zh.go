package file

import "insieme/internal/base/i18n"

// peopleZh are the words of texts in Chinese.
var peopleZh = i18n.Words{
	"file.error.empty": "文件是空的。请重新选择。",
	"file.error.large": "文件太大：最大 {0} MB。请用小一点的照片或少几页。",
	"file.error.type":  "不能用这种文件。可以用 PDF、Word（.docx）和 JPG 或 PNG 照片。",
	"file.error.lying": "文件名是一种类型，但内容是 {0}。请用正确的文件名重新保存。",
	"file.type.pdf":    "PDF",
	"file.type.docx":   "Word",
	"file.type.jpeg":   "JPG 照片",
	"file.type.png":    "PNG 图片",
	"file.size.kb":     "{0} kB",
	"file.size.mb":     "{0} MB",
}
