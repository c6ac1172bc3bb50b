package i18n

// tongue is how a language writes dates and numbers.
type tongue struct {
	weekdays, longWeekdays     [7]string // from Sunday
	months                     [12]string
	date, dayMonth             string // of {weekday}, {day}, {month}, {year}
	today, tomorrow, yesterday string
	ahead, ago                 map[Form]string // {0} days from now, {0} days ago
	thousands, decimal         string
}

const (
	plainDate     = "{weekday} {day} {month} {year}"
	plainDayMonth = "{weekday} {day} {month}"
	narrowSpace   = "\u202f"
)

var tongues = map[Lang]tongue{
	It: {
		weekdays:     [7]string{"dom", "lun", "mar", "mer", "gio", "ven", "sab"},
		longWeekdays: [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
		months:       [12]string{"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
		date:         plainDate, dayMonth: plainDayMonth, today: "oggi", tomorrow: "domani", yesterday: "ieri",
		ahead: map[Form]string{One: "tra {0} giorno", Other: "tra {0} giorni"}, ago: map[Form]string{One: "{0} giorno fa", Other: "{0} giorni fa"},
		thousands: ".", decimal: ",",
	},
	En: {
		weekdays:     [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		longWeekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		months:       [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		date:         plainDate, dayMonth: plainDayMonth, today: "today", tomorrow: "tomorrow", yesterday: "yesterday",
		ahead: map[Form]string{One: "in {0} day", Other: "in {0} days"}, ago: map[Form]string{One: "{0} day ago", Other: "{0} days ago"},
		thousands: ",", decimal: ".",
	},
	Fr: {
		weekdays:     [7]string{"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."},
		longWeekdays: [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
		months:       [12]string{"janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
		date:         plainDate, dayMonth: plainDayMonth, today: "aujourd’hui", tomorrow: "demain", yesterday: "hier",
		ahead: map[Form]string{One: "dans {0} jour", Other: "dans {0} jours"}, ago: map[Form]string{One: "il y a {0} jour", Other: "il y a {0} jours"},
		thousands: narrowSpace, decimal: ",",
	},
	Es: {
		weekdays:     [7]string{"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
		longWeekdays: [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
		months:       [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
		date:         plainDate, dayMonth: plainDayMonth, today: "hoy", tomorrow: "mañana", yesterday: "ayer",
		ahead: map[Form]string{One: "dentro de {0} día", Other: "dentro de {0} días"}, ago: map[Form]string{One: "hace {0} día", Other: "hace {0} días"},
		thousands: ".", decimal: ",",
	},
	Ro: {
		weekdays:     [7]string{"dum.", "luni", "marți", "mierc.", "joi", "vineri", "sâm."},
		longWeekdays: [7]string{"duminică", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă"},
		months:       [12]string{"ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."},
		date:         plainDate, dayMonth: plainDayMonth, today: "azi", tomorrow: "mâine", yesterday: "ieri",
		ahead:     map[Form]string{One: "peste o zi", Few: "peste {0} zile", Other: "peste {0} de zile"},
		ago:       map[Form]string{One: "acum o zi", Few: "acum {0} zile", Other: "acum {0} de zile"},
		thousands: ".", decimal: ",",
	},
	Uk: {
		weekdays:     [7]string{"нд", "пн", "вт", "ср", "чт", "пт", "сб"},
		longWeekdays: [7]string{"неділя", "понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота"},
		months:       [12]string{"січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."},
		date:         plainDate, dayMonth: plainDayMonth, today: "сьогодні", tomorrow: "завтра", yesterday: "вчора",
		ahead:     map[Form]string{One: "через {0} день", Few: "через {0} дні", Many: "через {0} днів"},
		ago:       map[Form]string{One: "{0} день тому", Few: "{0} дні тому", Many: "{0} днів тому"},
		thousands: narrowSpace, decimal: ",",
	},
	Ar: {
		weekdays:     [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		longWeekdays: [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		months:       [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		date:         plainDate, dayMonth: plainDayMonth, today: "اليوم", tomorrow: "غداً", yesterday: "أمس",
		ahead:     map[Form]string{One: "بعد يوم واحد", Two: "بعد يومين", Few: "بعد {0} أيام", Many: "بعد {0} يوماً", Other: "بعد {0} يوم"},
		ago:       map[Form]string{One: "قبل يوم واحد", Two: "قبل يومين", Few: "قبل {0} أيام", Many: "قبل {0} يوماً", Other: "قبل {0} يوم"},
		thousands: ",", decimal: ".",
	},
	Ur: {
		weekdays:     [7]string{"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"},
		longWeekdays: [7]string{"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"},
		months:       [12]string{"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"},
		date:         plainDate, dayMonth: plainDayMonth, today: "آج", tomorrow: "آنے والا کل", yesterday: "گزرا ہوا کل",
		ahead: map[Form]string{One: "{0} دن بعد", Other: "{0} دن بعد"}, ago: map[Form]string{One: "{0} دن پہلے", Other: "{0} دن پہلے"},
		thousands: ",", decimal: ".",
	},
	Bn: {
		weekdays:     [7]string{"রবি", "সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র", "শনি"},
		longWeekdays: [7]string{"রবিবার", "সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার"},
		months:       [12]string{"জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"},
		date:         plainDate, dayMonth: plainDayMonth, today: "আজ", tomorrow: "আগামীকাল", yesterday: "গতকাল",
		ahead: map[Form]string{One: "{0} দিন পরে", Other: "{0} দিন পরে"}, ago: map[Form]string{One: "{0} দিন আগে", Other: "{0} দিন আগে"},
		thousands: ",", decimal: ".",
	},
	Zh: {
		weekdays:     [7]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"},
		longWeekdays: [7]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
		months:       [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
		date:         "{year}年{month}{day}日 {weekday}", dayMonth: "{month}{day}日 {weekday}",
		today: "今天", tomorrow: "明天", yesterday: "昨天",
		ahead: map[Form]string{Other: "{0} 天后"}, ago: map[Form]string{Other: "{0} 天前"},
		thousands: ",", decimal: ".",
	},
}
