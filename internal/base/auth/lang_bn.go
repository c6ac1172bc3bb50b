package auth

import "insieme/internal/base/i18n"

// peopleBn are the words of peopleTexts in Bengali.
var peopleBn = i18n.Words{
	"auth.wait":          "অনেকবার চেষ্টা হয়েছে। {0} অপেক্ষা করে আবার চেষ্টা করুন।",
	"auth.seconds.one":   "{0} সেকেন্ড",
	"auth.seconds.other": "{0} সেকেন্ড",
	"auth.minutes.one":   "{0} মিনিট",
	"auth.minutes.other": "{0} মিনিট",
}
