package agenda

import "insieme/internal/base/i18n"

// peopleZh are the words of peopleTexts in Chinese.
var peopleZh = i18n.Words{
	"agenda.error.slot_taken": "这个位置已经没有了：请选别的。",
	"agenda.error.busy":       "那个时间已有预约：请选别的时间。",
	"agenda.error.not_now":    "已经不能了：预约有变化。",
}
