package pathway

import "insieme/internal/base/i18n"

// peopleZh are the words of peopleTexts in Chinese.
var peopleZh = i18n.Words{
	"pathway.pact.sub":            "这件事只有您自己能做，但您不是一个人。",
	"pathway.pact.person_side":    "我承诺",
	"pathway.pact.our_side":       "项目承诺",
	"pathway.pact.promises":       "我们的承诺",
	"pathway.pact.version_head":   "第 {0} 版，提出日期：{1}",
	"pathway.pact.change.added":   "新增",
	"pathway.pact.change.dropped": "删去",
	"pathway.pact.no_change":      "没有变化。",
	"pathway.own.title":           "我的约定",
	"pathway.own.waiting":         "约定等您同意",
	"pathway.own.waiting_text":    "请慢慢看。如果有什么不合适，我们一起谈。",
	"pathway.own.read":            "看约定",
	"pathway.own.accepted":        "您在 {0} 表示同意。约定对您和对我们都有效。",
	"pathway.own.changes":         "有什么变化",
	"pathway.own.still":           "在您同意之前，第 {0} 版仍然有效。",
	"pathway.own.accept":          "我同意",
	"pathway.own.talk":            "我想谈一谈",
	"pathway.own.talk_help":       "想谈一谈吗？负责您的人会给您打电话。在此期间什么都不变。",
	"pathway.own.talk_waits":      "您在 {0} 要求谈一谈：负责您的人会给您打电话。您随时可以同意。",
	"pathway.own.back":            "回到我的进程",
	"pathway.own.print":           "您可以打印这一页：这是您的副本。",
	"pathway.own.yes":             "完成：您已同意。这是您的副本。",
	"pathway.own.asked":           "完成：负责您的人会打电话和您谈。",
	"pathway.own.words":           "约定用的是我们一起写它时的语言。有不明白的词吗？请问我们：在您同意之前，我们会解释。",
	"pathway.error.pact_moved":    "您阅读时约定有了变化。请看现在的版本，再回答一次。",
}
