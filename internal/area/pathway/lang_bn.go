package pathway

import "insieme/internal/base/i18n"

// peopleBn are the words of peopleTexts in Bengali.
var peopleBn = i18n.Words{
	"pathway.pact.sub":            "এটি শুধু আপনিই পারেন, কিন্তু আপনি একা নন।",
	"pathway.pact.person_side":    "আমি কথা দিচ্ছি",
	"pathway.pact.our_side":       "প্রোগ্রাম কথা দিচ্ছে",
	"pathway.pact.promises":       "আমাদের প্রতিশ্রুতি",
	"pathway.pact.version_head":   "সংস্করণ {0}, প্রস্তাব {1}",
	"pathway.pact.change.added":   "নতুন",
	"pathway.pact.change.dropped": "বাদ",
	"pathway.pact.no_change":      "কিছু বদলায় না।",
	"pathway.own.title":           "আমার চুক্তি",
	"pathway.own.waiting":         "চুক্তিটি আপনার সম্মতির অপেক্ষায়",
	"pathway.own.waiting_text":    "ধীরে ধীরে পড়ুন। কিছু ঠিক না হলে কথা বলব।",
	"pathway.own.read":            "চুক্তি পড়ুন",
	"pathway.own.accepted":        "আপনি {0} সম্মতি দিয়েছেন। চুক্তিটি আপনার জন্য, আমাদের জন্যও।",
	"pathway.own.changes":         "কী বদলাচ্ছে",
	"pathway.own.still":           "আপনি রাজি না হওয়া পর্যন্ত সংস্করণ {0} চালু থাকবে।",
	"pathway.own.accept":          "আমি রাজি",
	"pathway.own.talk":            "আমি এ নিয়ে কথা বলতে চাই",
	"pathway.own.talk_help":       "কথা বলতে চান? যিনি আপনার সঙ্গে আছেন, তিনি ফোন করবেন। এর মধ্যে কিছু বদলাবে না।",
	"pathway.own.talk_waits":      "আপনি {0} কথা বলতে চেয়েছেন: যিনি আপনার সঙ্গে আছেন, তিনি ফোন করবেন। যখন ইচ্ছা সম্মতি দিতে পারেন।",
	"pathway.own.back":            "আমার পথে ফিরে যান",
	"pathway.own.print":           "এই পাতা ছাপাতে পারেন: এটি আপনার কপি।",
	"pathway.own.yes":             "হয়ে গেছে: আপনি সম্মতি দিয়েছেন। এটি আপনার কপি।",
	"pathway.own.asked":           "হয়ে গেছে: যিনি আপনার সঙ্গে আছেন, তিনি কথা বলতে ফোন করবেন।",
	"pathway.own.words":           "যে ভাষায় আমরা একসঙ্গে লিখেছি, চুক্তিটি সেই ভাষায় আছে। কোনো শব্দ বুঝতে পারছেন না? জিজ্ঞেস করুন: সম্মতির আগে বুঝিয়ে দেব।",
	"pathway.error.pact_moved":    "আপনি পড়ার সময় চুক্তিটি বদলেছে। এখনকার সংস্করণ পড়ুন আর আবার উত্তর দিন।",
}
