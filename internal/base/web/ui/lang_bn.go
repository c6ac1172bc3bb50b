package ui

import "insieme/internal/base/i18n"

// frontBn are the words of the front page in Bengali.
var frontBn = i18n.Words{
	"ui.skip":            "মূল লেখায় যান",
	"ui.nav":             "প্রধান মেনু",
	"ui.menu":            "মেনু",
	"ui.signout":         "বের হন",
	"ui.undo":            "ফিরিয়ে নিন",
	"ui.demo":            "পরীক্ষার তথ্য: মানুষ ও কোম্পানি কাল্পনিক।",
	"ui.language":        "ভাষা:",
	"ui.slim":            "প্রতিষ্ঠান ও ভাষা",
	"ui.language.choose": "ভাষা বেছে নিন",
	"ui.signin.staff":    "প্রবেশ (কর্মীদের জন্য)",
	"ui.desk":            "সাহায্য কেন্দ্র",
	"ui.contacts":        "যোগাযোগ",
	"ui.runby":           "কারা এটি চালায়",
	"ui.service":         "সেবা",
	"ui.today":           "আজ",
	"ui.here":            "আপনি এখানে",
	"ui.help":            "পারছেন না? আমরা সাহায্য করি।",
	"ui.call":            "ফোন করুন {0}",
}

// peopleBn are the words of the other people's pages in Bengali.
var peopleBn = i18n.Words{
	"ui.error.one":           "{0}টি জিনিস দেখে নিন",
	"ui.error.other":         "{0}টি জিনিস দেখে নিন",
	"ui.error.whole":         "সংরক্ষণ হয়নি",
	"ui.error":               "ভুল:",
	"ui.example":             "যেমন: {0}",
	"ui.optional":            "(না লিখলেও চলে)",
	"ui.choose":              "বেছে নিন",
	"ui.progress":            "ধাপ {0}, মোট {1}",
	"ui.progress.last":       "শেষ ধাপ",
	"ui.progress.left.one":   "প্রায় {0} মিনিট",
	"ui.progress.left.other": "প্রায় {0} মিনিট",
	"ui.change":              "বদলান",
	"ui.code":                "আপনার কোড",
	"ui.done":                "হয়েছে",
	"ui.promise.owed":        "আপনার প্রতি আমাদের দায়িত্ব",
}
