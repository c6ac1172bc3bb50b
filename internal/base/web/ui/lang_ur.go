package ui

import "insieme/internal/base/i18n"

// frontUr are the words of the front page in Urdu.
var frontUr = i18n.Words{
	"ui.skip":            "مواد پر جائیں",
	"ui.nav":             "مرکزی مینو",
	"ui.menu":            "مینو",
	"ui.signout":         "باہر نکلیں",
	"ui.undo":            "واپس لیں",
	"ui.demo":            "آزمائشی معلومات: لوگ اور کمپنیاں فرضی ہیں۔",
	"ui.language":        "زبان:",
	"ui.slim":            "ادارہ اور زبان",
	"ui.language.choose": "زبان چنیں",
	"ui.signin.staff":    "داخل ہوں (عملہ)",
	"ui.desk":            "مدد کا دفتر",
	"ui.contacts":        "رابطہ",
	"ui.runby":           "یہ کون چلاتا ہے",
	"ui.service":         "سروس",
	"ui.today":           "آج",
	"ui.here":            "آپ یہاں ہیں",
	"ui.help":            "مشکل ہو رہی ہے؟ ہم مدد کرتے ہیں۔",
	"ui.call":            "{0} پر فون کریں",
}

// peopleUr are the words of the other people's pages in Urdu.
var peopleUr = i18n.Words{
	"ui.error.one":           "{0} چیز دیکھ لیں",
	"ui.error.other":         "{0} چیزیں دیکھ لیں",
	"ui.error.whole":         "محفوظ نہیں ہوا",
	"ui.error":               "غلطی:",
	"ui.example":             "مثلاً: {0}",
	"ui.optional":            "(چھوڑ سکتے ہیں)",
	"ui.choose":              "چنیں",
	"ui.progress":            "قدم {0}، کل {1}",
	"ui.progress.last":       "آخری قدم",
	"ui.progress.left.one":   "تقریباً {0} منٹ",
	"ui.progress.left.other": "تقریباً {0} منٹ",
	"ui.change":              "بدلیں",
	"ui.code":                "آپ کا کوڈ",
	"ui.done":                "ہو گیا",
	"ui.promise.owed":        "ہماری آپ کے لیے ذمہ داری",
}
