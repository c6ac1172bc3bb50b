package linkage

// letters are the usual Latin spellings of letters of other scripts, as
// registry offices write them.
var letters = map[rune]string{
	// Arabic, with the letters of Persian and Urdu. Alif and hamza are vowels.
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ء': "", 'ؤ': "u", 'ئ': "i", 'ب': "b", 'پ': "p", 'ت': "t", 'ث': "t", 'ج': "j", 'چ': "ch",
	'ح': "ha", 'خ': "kh", 'د': "d", 'ذ': "d", 'ر': "r", 'ز': "z", 'ژ': "j", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z",
	'ع': "a", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ک': "k", 'گ': "g", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a", 'ہ': "h", 'ھ': "h",
	'و': "u", 'ي': "i", 'ی': "i", 'ى': "a", 'ے': "e", 'ٹ': "t", 'ڈ': "d", 'ڑ': "r", 'ں': "n",
	// Bengali; a consonant's own vowel is not written.
	'অ': "a", 'আ': "a", 'ই': "i", 'ঈ': "i", 'উ': "u", 'ঊ': "u", 'ঋ': "ri", 'এ': "e", 'ঐ': "oi", 'ও': "o", 'ঔ': "ou",
	'া': "a", 'ি': "i", 'ী': "i", 'ু': "u", 'ূ': "u", 'ৃ': "ri", 'ে': "e", 'ৈ': "oi", 'ো': "o", 'ৌ': "ou",
	'ক': "k", 'খ': "kh", 'গ': "g", 'ঘ': "gh", 'ঙ': "ng", 'চ': "ch", 'ছ': "ch", 'জ': "j", 'ঝ': "jh", 'ঞ': "n", 'ট': "t", 'ঠ': "th", 'ড': "d",
	'ঢ': "dh", 'ণ': "n", 'ত': "t", 'থ': "th", 'দ': "d", 'ধ': "dh", 'ন': "n", 'প': "p", 'ফ': "f", 'ব': "b", 'ভ': "bh", 'ম': "m", 'য': "j",
	'র': "r", 'ল': "l", 'শ': "sh", 'ষ': "sh", 'স': "s", 'হ': "h", 'ৎ': "t", 'ং': "ng", 'ঃ': "h", 'ঁ': "",
	// Cyrillic, Russian and Ukrainian, without the signs of softness.
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i", 'ї': "i", 'й': "i",
	'ј': "j", 'к': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "c", 'у': "u",
	'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'џ': "dz", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	// Greek.
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x",
	'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// readings are the pinyin of the characters that most stand in Chinese names;
// surnames with a reading of their own have that one.
var readings = map[string]string{
	"ai": "爱艾", "an": "安", "bai": "白百柏", "ban": "班", "bao": "包宝保鲍", "bei": "贝蓓北", "bi": "毕碧", "bin": "斌彬滨宾", "bing": "冰兵炳", "bo": "波博伯薄",
	"cai": "蔡才彩采", "cao": "曹操草", "cen": "岑", "chang": "常昌畅长", "chao": "超朝潮", "che": "车", "chen": "陈晨辰臣沉尘", "cheng": "程成诚承城澄",
	"chi": "池迟", "chong": "崇冲", "chu": "褚楚储初", "chun": "春纯淳", "ci": "慈", "cong": "聪丛", "cui": "崔翠", "da": "大达", "dai": "戴代", "dan": "丹旦单",
	"dao": "道", "de": "德", "deng": "邓登", "di": "迪狄", "ding": "丁定", "dong": "董东冬栋", "dou": "窦", "du": "杜", "duan": "段端", "e": "娥鄂", "en": "恩",
	"fa": "发法", "fan": "范樊凡帆", "fang": "方芳房放", "fei": "飞菲费霏", "fen": "芬", "feng": "冯凤风峰锋丰", "fu": "付傅符福富夫芙", "gai": "盖", "gan": "甘",
	"gang": "刚钢岗", "gao": "高", "ge": "葛歌戈", "geng": "耿", "gong": "龚宫功公", "gu": "顾古谷", "guan": "关管冠", "guang": "光广", "gui": "桂贵", "guo": "郭国果",
	"hai": "海", "han": "韩汉涵寒", "hang": "杭航", "hao": "郝浩豪昊好", "he": "何贺和荷鹤赫", "heng": "恒衡", "hong": "洪红宏鸿虹弘", "hou": "侯厚", "hu": "胡虎湖",
	"hua": "华花化", "huai": "怀", "huan": "欢环焕", "huang": "黄煌", "hui": "惠慧辉会晖卉", "huo": "霍火", "ji": "季纪吉计姬继冀", "jia": "贾家佳嘉加", "jian": "建健剑简坚",
	"jiang": "江姜蒋将", "jiao": "焦娇", "jie": "杰洁捷婕解", "jin": "金晋锦进瑾靳", "jing": "静晶京敬景菁荆", "jiu": "久", "ju": "菊巨", "juan": "娟", "jun": "军君俊钧峻",
	"kai": "凯开", "kang": "康", "ke": "柯可科克", "kong": "孔", "kuan": "宽", "kun": "坤昆", "lai": "赖来", "lan": "兰蓝岚", "lang": "郎朗", "lei": "雷磊蕾", "leng": "冷",
	"li": "李丽黎力利立莉理礼厉励", "lian": "连莲廉", "liang": "梁亮良", "liao": "廖", "lin": "林琳霖麟临", "ling": "玲凌灵令", "liu": "刘柳流", "long": "龙隆", "lou": "楼",
	"lu": "陆卢鲁路露鹿", "lv": "吕", "luan": "栾", "lun": "伦", "luo": "罗洛骆", "ma": "马", "mai": "麦", "man": "曼满", "mao": "毛茂", "mei": "梅美媚", "meng": "孟梦蒙萌",
	"mi": "米", "miao": "苗妙", "min": "敏民闵", "ming": "明鸣铭", "mo": "莫墨", "mu": "穆木慕牧", "na": "娜", "nan": "南楠", "ni": "倪妮", "nian": "年", "nie": "聂", "ning": "宁凝",
	"niu": "牛", "ou": "欧", "pan": "潘盼", "pang": "庞", "pei": "裴佩沛培", "peng": "彭鹏", "pi": "皮", "ping": "平萍屏", "pu": "蒲浦", "qi": "齐琪琦奇祁启旗", "qian": "钱倩千谦",
	"qiang": "强", "qiao": "乔巧", "qin": "秦琴勤", "qing": "青清庆晴卿", "qiong": "琼", "qiu": "邱秋丘", "qu": "曲屈瞿", "quan": "全权泉", "ran": "冉然", "rao": "饶", "ren": "任仁",
	"ri": "日", "rong": "荣容蓉", "rou": "柔", "ru": "茹如", "ruan": "阮", "rui": "瑞睿锐", "run": "润", "ruo": "若", "sai": "赛", "sha": "沙莎", "shan": "山珊善", "shang": "尚商",
	"shao": "邵少", "she": "佘", "shen": "沈申神", "sheng": "胜生盛圣", "shi": "石史施时诗世士师", "shou": "寿守", "shu": "舒淑书树", "shuai": "帅", "shuang": "双霜", "shui": "水",
	"shun": "顺", "si": "司思", "song": "宋松", "su": "苏素", "sui": "隋", "sun": "孙", "tai": "太泰", "tan": "谭谈", "tang": "唐汤堂", "tao": "陶涛桃", "teng": "滕腾", "tian": "田天甜",
	"ting": "婷庭亭廷", "tong": "童佟彤同通", "tu": "涂屠", "wan": "万婉", "wang": "王汪望旺", "wei": "魏伟韦卫威微薇维巍炜", "wen": "文温闻雯", "weng": "翁", "wu": "吴武伍邬午",
	"xi": "席喜西希溪熙曦", "xia": "夏霞侠", "xian": "贤仙娴先", "xiang": "向项香祥翔湘", "xiao": "肖萧小晓笑孝", "xie": "谢", "xin": "辛新欣心鑫馨信", "xing": "邢星兴幸",
	"xiong": "熊雄", "xiu": "秀修", "xu": "徐许旭胥", "xuan": "宣轩萱璇", "xue": "薛雪学", "xun": "荀勋", "ya": "雅亚", "yan": "闫严颜燕艳岩炎彦妍晏", "yang": "杨阳洋扬羊",
	"yao": "姚瑶耀尧", "ye": "叶业野", "yi": "易怡艺义益一毅依仪伊宜", "yin": "尹殷银音", "ying": "英颖莹应瑛迎盈", "yong": "永勇雍", "you": "尤游友佑", "yu": "于余俞喻玉宇雨裕瑜虞愉育",
	"yuan": "袁元园媛远源苑", "yue": "岳月悦越", "yun": "云芸韵", "zan": "赞", "zang": "臧", "ze": "泽", "zeng": "曾增", "zha": "查", "zhai": "翟", "zhan": "詹展湛", "zhang": "张章璋",
	"zhao": "赵照兆昭", "zhen": "甄珍真振震贞", "zheng": "郑正政征", "zhi": "志智芝之支", "zhong": "钟仲中忠", "zhou": "周洲舟", "zhu": "朱祝竹珠诸", "zhuang": "庄", "zhuo": "卓",
	"zi": "子紫梓", "zong": "宗", "zou": "邹", "zu": "祖", "zuo": "左",
}

// traditional are the traditional forms that differ, in pairs.
const traditional = "陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓蕭萧葉叶鍾钟盧卢蔣蒋賈贾韋韦陸陆龍龙萬万錢钱嚴严賴赖龔龚湯汤鄒邹喬乔齊齐龐庞顧顾魯鲁譚谭蘇苏呂吕閻闫" +
	"偉伟麗丽軍军傑杰華华國国強强紅红輝辉艷艳蘭兰鳳凤飛飞潔洁靜静倫伦寶宝貴贵慶庆夢梦穎颖瑩莹婭亚愛爱東东鋒锋剛刚濤涛遠远雲云榮荣學学興兴義义勝胜蓮莲鵬鹏鴻鸿"

// syllables is readings turned over.
var syllables = turnOver()

func turnOver() map[rune]string {
	out := map[rune]string{}
	for syllable, characters := range readings {
		for _, c := range characters {
			out[c] = syllable
		}
	}
	pair := []rune(traditional)
	for i := 0; i+1 < len(pair); i += 2 {
		out[pair[i]] = out[pair[i+1]]
	}
	return out
}
