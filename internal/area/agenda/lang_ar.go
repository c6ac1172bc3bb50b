package agenda

import "insieme/internal/base/i18n"

// peopleAr are the words of peopleTexts in Arabic.
var peopleAr = i18n.Words{
	"agenda.error.slot_taken": "هذا المكان لم يعد متاحاً: اختر مكاناً آخر.",
	"agenda.error.busy":       "في تلك الساعة يوجد موعد آخر: اختر ساعة أخرى.",
	"agenda.error.not_now":    "لم يعد ذلك ممكناً: تغيّر الموعد في هذه الأثناء.",
}
