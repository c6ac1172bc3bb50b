package auth

import "insieme/internal/base/i18n"

// peopleAr are the words of peopleTexts in Arabic.
var peopleAr = i18n.Words{
	"auth.wait":          "محاولات كثيرة. انتظر {0} ثم حاول من جديد.",
	"auth.seconds.one":   "ثانية واحدة",
	"auth.seconds.two":   "ثانيتين",
	"auth.seconds.few":   "{0} ثوانٍ",
	"auth.seconds.many":  "{0} ثانية",
	"auth.seconds.other": "{0} ثانية",
	"auth.minutes.one":   "دقيقة واحدة",
	"auth.minutes.two":   "دقيقتين",
	"auth.minutes.few":   "{0} دقائق",
	"auth.minutes.many":  "{0} دقيقة",
	"auth.minutes.other": "{0} دقيقة",

	"auth.provider.unreachable": "الخدمة التي تتحقق من هويتك لا تجيب. حاول من جديد بعد دقائق، أو ادخل بطريقة أخرى.",
	"auth.provider.refused":     "أُلغي الدخول. يمكنك أن تحاول من جديد، أو أن تدخل بطريقة أخرى.",
	"auth.provider.late":        "هذا الدخول لم يعد صالحاً: مرّ وقت طويل، أو كان في متصفح آخر. ابدأ من جديد من هنا.",
	"auth.provider.wrong":       "لم تعطِ الخدمة جواباً صالحاً، ولم يتم الدخول. حاول من جديد، أو ادخل بطريقة أخرى.",
	"auth.provider.level":       "يلزم دخول أكثر أماناً: حاول من جديد بالمستوى 2.",
	"auth.provider.nameless":    "لم تعطنا الخدمة رقم codice fiscale (الرمز الضريبي) الخاص بك: ادخل بطريقة أخرى.",
}
