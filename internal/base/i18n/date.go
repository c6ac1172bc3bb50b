package i18n

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"insieme/internal/base/civil"
)

// Date writes a date as people read it: gio 12 mar 2026. No date is "".
func (l L) Date(d civil.Date) string { return l.write(tongues[l.Lang()].date, d) }

// DayMonth writes a date of the current months: gio 12 mar.
func (l L) DayMonth(d civil.Date) string { return l.write(tongues[l.Lang()].dayMonth, d) }

func (l L) write(pattern string, d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	t := tongues[l.Lang()]
	return strings.NewReplacer("{weekday}", t.weekdays[d.Weekday()], "{day}", strconv.Itoa(d.Day()),
		"{month}", t.months[d.Month()-1], "{year}", strconv.Itoa(d.Year())).Replace(pattern)
}

// Numeric writes a date as on papers: 12/03/2026. Birth dates are so written.
func (l L) Numeric(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day(), d.Month(), d.Year())
}

// Weekday is the full name of a date's day.
func (l L) Weekday(d civil.Date) string { return tongues[l.Lang()].longWeekdays[d.Weekday()] }

// Month is the short name of a month.
func (l L) Month(m time.Month) string { return tongues[l.Lang()].months[m-1] }

// Clock writes the hour of an instant in the instant's own zone: 9:42.
func (l L) Clock(t time.Time) string { return t.Format("15:04") }

// Distance says how far a date is from today: oggi, domani, ieri, tra 6
// giorni, 6 giorni fa.
func (l L) Distance(today, d civil.Date) string {
	t, n := tongues[l.Lang()], today.DaysUntil(d)
	switch {
	case n == 0:
		return t.today
	case n == 1:
		return t.tomorrow
	case n == -1:
		return t.yesterday
	case n > 0:
		return fill(t.ahead[FormOf(l.Lang(), n)], []any{n})
	default:
		return fill(t.ago[FormOf(l.Lang(), n)], []any{-n})
	}
}

// DayNamed is the day of the week that a text begins with in Italian: the
// programme's settings name days so whatever the reader's language.
func DayNamed(italian string) (time.Weekday, bool) {
	folded := civil.Fold(italian)
	for day, name := range tongues[It].longWeekdays {
		if strings.HasPrefix(folded, civil.Fold(name)) {
			return time.Weekday(day), true
		}
	}
	return 0, false
}

// WeekdayName is the full name of a day of the week.
func (l L) WeekdayName(d time.Weekday) string { return tongues[l.Lang()].longWeekdays[d] }

// Since says for how long something has been so: da oggi, da ieri, da 6 giorni.
// The staff reads it: Italian and English.
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
