package i18n

import (
	"fmt"
	"time"

	"insieme/internal/base/civil"
)

var (
	weekdays = map[Lang][7]string{
		It: {"dom", "lun", "mar", "mer", "gio", "ven", "sab"},
		En: {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	}
	longWeekdays = map[Lang][7]string{
		It: {"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
		En: {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	}
	months = map[Lang][12]string{
		It: {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
		En: {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	}
)

// Date writes a date as people read it: gio 12 mar 2026. No date is "".
func (l L) Date(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d %s %d", weekdays[l.Lang()][d.Weekday()], d.Day(), months[l.Lang()][d.Month()-1], d.Year())
}

// DayMonth writes a date of the current months: gio 12 mar.
func (l L) DayMonth(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d %s", weekdays[l.Lang()][d.Weekday()], d.Day(), months[l.Lang()][d.Month()-1])
}

// Numeric writes a date as on papers: 12/03/2026. Birth dates are so written.
func (l L) Numeric(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day(), d.Month(), d.Year())
}

// Weekday is the full name of a date's day.
func (l L) Weekday(d civil.Date) string { return longWeekdays[l.Lang()][d.Weekday()] }

// Month is the short name of a month.
func (l L) Month(m time.Month) string { return months[l.Lang()][m-1] }

// Clock writes the hour of an instant in the instant's own zone: 9:42.
func (l L) Clock(t time.Time) string { return t.Format("15:04") }

// Distance says how far a date is from today: oggi, domani, ieri, tra 6
// giorni, 6 giorni fa.
func (l L) Distance(today, d civil.Date) string {
	n := today.DaysUntil(d)
	en := l.Lang() == En
	switch {
	case n == 0:
		return pick(en, "today", "oggi")
	case n == 1:
		return pick(en, "tomorrow", "domani")
	case n == -1:
		return pick(en, "yesterday", "ieri")
	case n > 0:
		return fmt.Sprintf(pick(en, "in %d days", "tra %d giorni"), n)
	default:
		return fmt.Sprintf(pick(en, "%d days ago", "%d giorni fa"), -n)
	}
}

// Since says for how long something has been so: da oggi, da ieri, da 6 giorni.
func (l L) Since(today, d civil.Date) string {
	n := d.DaysUntil(today)
	en := l.Lang() == En
	switch {
	case n <= 0:
		return pick(en, "since today", "da oggi")
	case n == 1:
		return pick(en, "since yesterday", "da ieri")
	default:
		return fmt.Sprintf(pick(en, "for %d days", "da %d giorni"), n)
	}
}

// Duration is a length of time in minutes as people say it: "45 min", "2 h",
// "73 h 20 min".
func (l L) Duration(minutes int) string {
	switch hours, rest := minutes/60, minutes%60; {
	case hours == 0:
		return l.Number(rest) + " min"
	case rest == 0:
		return l.Number(hours) + " h"
	default:
		return l.Number(hours) + " h " + l.Number(rest) + " min"
	}
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
