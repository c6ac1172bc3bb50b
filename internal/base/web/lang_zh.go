package web

import "insieme/internal/base/i18n"

// peopleZh are the words of peopleTexts in Chinese.
var peopleZh = i18n.Words{
	"error.title.403":       "请求被拒绝",
	"error.title.404":       "找不到页面",
	"error.title.409":       "情况有变化",
	"error.title.413":       "太大",
	"error.title.422":       "您提交的内容有问题",
	"error.title.500":       "出了问题",
	"error.title.503":       "请稍等",
	"error.internal":        "这是我们的错，不是您的错。请再试；如果又发生，请告诉我们这个编号。",
	"error.invalid":         "请返回，检查内容，再提交。",
	"error.not_found":       "这里没有内容，或者不在您能看的范围内。",
	"error.conflict":        "已经不能这样做了：情况有变化。请刷新页面，看现在的情况。",
	"error.stale":           "您操作时，别人改了这些内容。请刷新页面，看改了什么，再试一次。",
	"error.busy":            "系统很忙。请过几秒再试：您提交的内容没有保存。",
	"error.cross_site":      "这个请求来自别的网站，没有执行。请从这里打开页面再试。",
	"error.too_large":       "您提交的内容太大。",
	"error.number":          "编号：",
	"error.home":            "去首页",
	"error.form.unknown":    "表格里有我们不认识的栏目。请刷新页面，重新填写。",
	"error.form.unreadable": "表格收到时已损坏。请刷新页面，再提交。",
	"error.field.required":  "缺这个回答：请填写。",
	"error.field.long":      "文字太长：最多 {0} 个字。",
	"error.field.text":      "有些符号不能保存：请重新写。",
	"error.field.date":      "这个日期不存在或看不懂：请写成 31/12/1990 这样。",
	"error.field.future":    "这一天还没到：请写事情发生的日期。",
	"error.field.number":    "请写整数，只用数字。",
	"error.field.choice":    "请选一个回答。",
	"error.field.many":      "收到了几个回答：请只选一个。",
}
