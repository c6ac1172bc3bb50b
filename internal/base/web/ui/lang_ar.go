package ui

import "insieme/internal/base/i18n"

// frontAr are the words of the front page in Arabic.
var frontAr = i18n.Words{
	"ui.skip":            "انتقل إلى المحتوى",
	"ui.nav":             "القائمة الرئيسية",
	"ui.menu":            "القائمة",
	"ui.signout":         "خروج",
	"ui.undo":            "تراجع",
	"ui.demo":            "بيانات تجريبية: الأشخاص والشركات من الخيال.",
	"ui.language":        "اللغة:",
	"ui.slim":            "الجهة واللغة",
	"ui.language.choose": "اختر اللغة",
	"ui.signin.staff":    "دخول (للموظفين)",
	"ui.desk":            "مكتب المساعدة",
	"ui.contacts":        "للاتصال بنا",
	"ui.runby":           "من يقدّم الخدمة",
	"ui.service":         "الخدمة",
	"ui.today":           "اليوم",
	"ui.here":            "أنت هنا",
	"ui.help":            "تجد صعوبة؟ نحن نساعدك.",
	"ui.call":            "اتصل بـ {0}",
}

// peopleAr are the words of the other people's pages in Arabic.
var peopleAr = i18n.Words{
	"ui.error.one":           "هناك شيء واحد عليك مراجعته",
	"ui.error.two":           "هناك شيئان عليك مراجعتهما",
	"ui.error.few":           "هناك {0} أشياء عليك مراجعتها",
	"ui.error.many":          "هناك {0} شيئاً عليك مراجعته",
	"ui.error.other":         "هناك {0} شيء عليك مراجعته",
	"ui.error.whole":         "لم يتم الحفظ",
	"ui.error":               "خطأ:",
	"ui.example":             "مثلاً: {0}",
	"ui.optional":            "(يمكنك تركه)",
	"ui.choose":              "اختر",
	"ui.progress":            "الخطوة {0} من {1}",
	"ui.progress.last":       "الخطوة الأخيرة",
	"ui.progress.left.one":   "دقيقة واحدة تقريباً",
	"ui.progress.left.two":   "دقيقتان تقريباً",
	"ui.progress.left.few":   "{0} دقائق تقريباً",
	"ui.progress.left.many":  "{0} دقيقة تقريباً",
	"ui.progress.left.other": "{0} دقيقة تقريباً",
	"ui.change":              "تغيير",
	"ui.code":                "الرمز الخاص بك",
	"ui.done":                "تم",
	"ui.promise.owed":        "ما علينا تجاهك",
}
