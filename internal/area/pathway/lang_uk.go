package pathway

import "insieme/internal/base/i18n"

// peopleUk are the words of peopleTexts in Ukrainian.
var peopleUk = i18n.Words{
	"pathway.pact.sub":            "Це можете зробити тільки ви, але ви не самі.",
	"pathway.pact.person_side":    "Я зобов’язуюся",
	"pathway.pact.our_side":       "Програма зобов’язується",
	"pathway.pact.promises":       "Наші обіцянки",
	"pathway.pact.version_head":   "Версія {0}, запропонована {1}",
	"pathway.pact.change.added":   "нове",
	"pathway.pact.change.dropped": "вилучено",
	"pathway.pact.no_change":      "Нічого не змінюється.",
	"pathway.own.title":           "Моя угода",
	"pathway.own.waiting":         "Угода чекає на вашу згоду",
	"pathway.own.waiting_text":    "Прочитайте її спокійно. Якщо щось не так, поговоримо про це.",
	"pathway.own.read":            "Прочитати угоду",
	"pathway.own.accepted":        "Ви погодилися {0}. Угода діє для вас і для нас.",
	"pathway.own.changes":         "Що змінюється",
	"pathway.own.still":           "Поки ви не погодилися, діє версія {0}.",
	"pathway.own.accept":          "Погоджуюся",
	"pathway.own.talk":            "Хочу поговорити про це",
	"pathway.own.talk_help":       "Хочете поговорити? Хто вас супроводжує, зателефонує вам. Поки що нічого не змінюється.",
	"pathway.own.talk_waits":      "Ви попросили поговорити {0}: хто вас супроводжує, зателефонує вам. Погодитися можна будь-коли.",
	"pathway.own.back":            "Назад до мого шляху",
	"pathway.own.print":           "Можете роздрукувати цю сторінку: це ваша копія.",
	"pathway.own.yes":             "Готово: ви погодилися. Це ваша копія.",
	"pathway.own.asked":           "Готово: хто вас супроводжує, зателефонує, щоб поговорити.",
	"pathway.own.words":           "Угода написана тією мовою, якою ми складали її разом. Якесь слово незрозуміле? Запитайте: ми пояснимо, перш ніж ви погодитеся.",
	"pathway.error.pact_moved":    "Угода змінилася, поки ви її читали. Прочитайте теперішню версію й дайте відповідь ще раз.",
}
