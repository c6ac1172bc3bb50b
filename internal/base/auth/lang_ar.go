package auth

import "insieme/internal/base/i18n"

// peopleAr are the words of the other people's pages in Arabic.
var peopleAr = i18n.Words{
	"auth.wait":          "محاولات كثيرة. انتظر {0} ثم حاول من جديد.",
	"auth.seconds.one":   "ثانية واحدة",
	"auth.seconds.few":   "{0} ثوانٍ",
	"auth.seconds.many":  "{0} ثانية",
	"auth.seconds.other": "{0} ثانية",
	"auth.seconds.two":   "ثانيتين",
	"auth.minutes.one":   "دقيقة واحدة",
	"auth.minutes.few":   "{0} دقائق",
	"auth.minutes.many":  "{0} دقيقة",
	"auth.minutes.other": "{0} دقيقة",
	"auth.minutes.two":   "دقيقتين",
}
