package auth

import "insieme/internal/base/i18n"

// peopleUr are the words of peopleTexts in Urdu.
var peopleUr = i18n.Words{
	"auth.wait":          "بہت بار کوشش ہوئی۔ {0} رکیں اور دوبارہ کوشش کریں۔",
	"auth.seconds.one":   "{0} سیکنڈ",
	"auth.seconds.other": "{0} سیکنڈ",
	"auth.minutes.one":   "{0} منٹ",
	"auth.minutes.other": "{0} منٹ",

	"auth.provider.unreachable": "آپ کی شناخت دیکھنے والی سروس جواب نہیں دے رہی۔ چند منٹ بعد دوبارہ کوشش کریں، یا کسی اور طریقے سے داخل ہوں۔",
	"auth.provider.refused":     "داخلہ منسوخ ہو گیا۔ آپ دوبارہ کوشش کر سکتے ہیں، یا کسی اور طریقے سے داخل ہو سکتے ہیں۔",
	"auth.provider.late":        "یہ داخلہ اب نہیں چلے گا: بہت وقت گزر گیا، یا یہ کسی اور براؤزر کا تھا۔ یہاں سے دوبارہ شروع کریں۔",
	"auth.provider.wrong":       "سروس نے درست جواب نہیں دیا، اور آپ داخل نہیں ہوئے۔ دوبارہ کوشش کریں، یا کسی اور طریقے سے داخل ہوں۔",
	"auth.provider.level":       "زیادہ محفوظ داخلہ چاہیے: درجہ 2 سے دوبارہ کوشش کریں۔",
	"auth.provider.nameless":    "سروس نے ہمیں آپ کا codice fiscale نہیں دیا: کسی اور طریقے سے داخل ہوں۔",
}
