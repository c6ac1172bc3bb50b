package auth

import "insieme/internal/base/i18n"

// peopleBn are the words of peopleTexts in Bengali.
var peopleBn = i18n.Words{
	"auth.wait":          "অনেকবার চেষ্টা হয়েছে। {0} অপেক্ষা করে আবার চেষ্টা করুন।",
	"auth.seconds.one":   "{0} সেকেন্ড",
	"auth.seconds.other": "{0} সেকেন্ড",
	"auth.minutes.one":   "{0} মিনিট",
	"auth.minutes.other": "{0} মিনিট",

	"auth.provider.unreachable": "আপনার পরিচয় যাচাইয়ের সেবা উত্তর দিচ্ছে না। কয়েক মিনিট পরে আবার চেষ্টা করুন, অথবা অন্যভাবে ঢুকুন।",
	"auth.provider.refused":     "প্রবেশ বাতিল হয়েছে। আবার চেষ্টা করতে পারেন, অথবা অন্যভাবে ঢুকতে পারেন।",
	"auth.provider.late":        "এই প্রবেশ আর চলে না: অনেক সময় পার হয়েছে, অথবা এটি অন্য ব্রাউজারের ছিল। এখান থেকে আবার শুরু করুন।",
	"auth.provider.wrong":       "সেবাটি ঠিক উত্তর দেয়নি, আপনি ঢোকেননি। আবার চেষ্টা করুন, অথবা অন্যভাবে ঢুকুন।",
	"auth.provider.level":       "আরও নিরাপদ প্রবেশ দরকার: স্তর 2 দিয়ে আবার চেষ্টা করুন।",
	"auth.provider.nameless":    "সেবাটি আপনার codice fiscale দেয়নি: অন্যভাবে ঢুকুন।",
}
