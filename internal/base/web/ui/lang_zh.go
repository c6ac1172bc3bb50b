package ui

import "insieme/internal/base/i18n"

// frontZh are the words of the front page in Chinese.
var frontZh = i18n.Words{
	"ui.skip":            "跳到正文",
	"ui.nav":             "主菜单",
	"ui.menu":            "菜单",
	"ui.signout":         "退出",
	"ui.undo":            "撤销",
	"ui.demo":            "测试数据：人物和公司均为虚构。",
	"ui.language":        "语言：",
	"ui.slim":            "机构与语言",
	"ui.language.choose": "选择语言",
	"ui.signin.staff":    "登录（工作人员）",
	"ui.desk":            "服务窗口",
	"ui.contacts":        "联系方式",
	"ui.runby":           "主办方",
	"ui.service":         "服务",
	"ui.today":           "今天",
	"ui.here":            "您在这里",
	"ui.help":            "有困难吗？我们来帮你。",
	"ui.call":            "拨打 {0}",
}

// peopleZh are the words of the other people's pages in Chinese.
var peopleZh = i18n.Words{
	"ui.error.other":         "有 {0} 处需要检查",
	"ui.error.whole":         "没有保存",
	"ui.error":               "错误：",
	"ui.example":             "例如：{0}",
	"ui.optional":            "（可以不填）",
	"ui.choose":              "请选择",
	"ui.progress":            "第 {0} 步，共 {1} 步",
	"ui.progress.last":       "最后一步",
	"ui.progress.left.other": "大约 {0} 分钟",
	"ui.change":              "修改",
	"ui.code":                "您的代码",
	"ui.done":                "已完成",
	"ui.promise.owed":        "我们答应您的事",
}
