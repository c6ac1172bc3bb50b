package pathway

import "insieme/internal/base/i18n"

// peopleAr are the words of peopleTexts in Arabic.
var peopleAr = i18n.Words{
	"pathway.pact.sub":            "أنت وحدك تستطيع ذلك، لكنك لست وحدك.",
	"pathway.pact.person_side":    "ألتزم بما يلي",
	"pathway.pact.our_side":       "يلتزم البرنامج بما يلي",
	"pathway.pact.promises":       "وعودنا",
	"pathway.pact.version_head":   "النسخة {0}، المقترحة {1}",
	"pathway.pact.change.added":   "جديد",
	"pathway.pact.change.dropped": "محذوف",
	"pathway.pact.no_change":      "لا يتغيّر شيء.",
	"pathway.own.title":           "اتفاقي",
	"pathway.own.waiting":         "الاتفاق ينتظر موافقتك",
	"pathway.own.waiting_text":    "اقرأه بهدوء. إذا كان شيء لا يناسبك فنتحدث عنه.",
	"pathway.own.read":            "اقرأ الاتفاق",
	"pathway.own.accepted":        "وافقت {0}. الاتفاق يلزمك ويلزمنا.",
	"pathway.own.changes":         "ماذا يتغيّر",
	"pathway.own.still":           "حتى توافق تبقى النسخة {0} سارية.",
	"pathway.own.accept":          "أوافق",
	"pathway.own.talk":            "أريد أن نتحدث عنه",
	"pathway.own.talk_help":       "تريد أن نتحدث؟ يتصل بك من يتابعك. في هذه الأثناء لا يتغيّر شيء.",
	"pathway.own.talk_waits":      "طلبت التحدث عنه {0}: يتصل بك من يتابعك. يمكنك أن توافق متى شئت.",
	"pathway.own.back":            "ارجع إلى طريقي",
	"pathway.own.print":           "يمكنك طباعة هذه الصفحة: هي نسختك.",
	"pathway.own.yes":             "تمّ: لقد وافقت. هذه نسختك.",
	"pathway.own.asked":           "تمّ: يتصل بك من يتابعك للتحدث عنه.",
	"pathway.own.words":           "الاتفاق باللغة التي كتبناه بها معاً. كلمة غير واضحة؟ اسأل: نشرحها لك قبل أن توافق.",
	"pathway.error.pact_moved":    "تغيّر الاتفاق وأنت تقرؤه. اقرأ النسخة الحالية وأجب من جديد.",
}
