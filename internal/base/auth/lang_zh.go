package auth

import "insieme/internal/base/i18n"

// peopleZh are the words of peopleTexts in Chinese.
var peopleZh = i18n.Words{
	"auth.wait":          "尝试次数太多。请等 {0} 再试。",
	"auth.seconds.other": "{0} 秒",
	"auth.minutes.other": "{0} 分钟",
}
