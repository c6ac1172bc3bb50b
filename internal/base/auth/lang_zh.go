package auth

import "insieme/internal/base/i18n"

// peopleZh are the words of peopleTexts in Chinese.
var peopleZh = i18n.Words{
	"auth.wait":          "尝试次数太多。请等 {0} 再试。",
	"auth.seconds.other": "{0} 秒",
	"auth.minutes.other": "{0} 分钟",

	"auth.provider.unreachable": "核实您身份的服务没有回应。请过几分钟再试，或用别的方式登录。",
	"auth.provider.refused":     "登录已取消。您可以再试，或用别的方式登录。",
	"auth.provider.late":        "这次登录已失效：时间太久，或来自别的浏览器。请从这里重新开始。",
	"auth.provider.wrong":       "该服务没有给出有效的回答，您没有登录。请再试，或用别的方式登录。",
	"auth.provider.level":       "需要更安全的登录：请用 2 级再试。",
	"auth.provider.nameless":    "该服务没有给我们您的 codice fiscale（税号）：请用别的方式登录。",
}
