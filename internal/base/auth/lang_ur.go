package auth

import "insieme/internal/base/i18n"

// peopleUr are the words of peopleTexts in Urdu.
var peopleUr = i18n.Words{
	"auth.wait":          "بہت بار کوشش ہوئی۔ {0} رکیں اور دوبارہ کوشش کریں۔",
	"auth.seconds.one":   "{0} سیکنڈ",
	"auth.seconds.other": "{0} سیکنڈ",
	"auth.minutes.one":   "{0} منٹ",
	"auth.minutes.other": "{0} منٹ",
}
