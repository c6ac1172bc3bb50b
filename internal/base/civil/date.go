package civil

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

var errNotADate = errors.New("civil: not a date")

// Date is a day of the calendar, without hour or zone. The zero value is "no
// date" and is stored as NULL.
type Date struct {
	year  int16
	month int8
	day   int8
}

// NewDate makes a date; a day that the calendar does not have is normalised as
// by time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf is the day of an instant in the instant's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), int8(m), int8(d)}
}

// ParseDate reads a date written as 2006-01-02, the form of HTML and of the
// database. An empty text is no date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, errNotADate // without the text, which may be personal
	}
	return DateOf(t), nil
}

// MustDate is ParseDate for texts in the program itself.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil || d.IsZero() {
		panic("civil: bad date " + s)
	}
	return d
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year, Month and Day are the date's parts.
func (d Date) Year() int { return int(d.year) }

// Month is the month of the year.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month.
func (d Date) Day() int { return int(d.day) }

// Time is midnight of the date in UTC.
func (d Date) Time() time.Time { return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC) }

// At is an hour and minute of the date in a zone.
func (d Date) At(hour, minute int, loc *time.Location) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, loc)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// String writes 2006-01-02; no date is the empty text.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compare orders dates; no date comes first.
func (d Date) Compare(e Date) int { return d.number() - e.number() }

// Before reports d < e.
func (d Date) Before(e Date) bool { return d.number() < e.number() }

// After reports d > e.
func (d Date) After(e Date) bool { return d.number() > e.number() }

func (d Date) number() int { return int(d.year)<<16 | int(d.month)<<8 | int(d.day) }

// AddDays is the date n days later (earlier for n < 0).
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day n months later, or the last day of that month
// where it has no such day.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDate(first.Year(), first.Month(), min(d.Day(), last))
}

// DaysUntil counts the days from d to e: 1 for tomorrow, negative for the past.
func (d Date) DaysUntil(e Date) int { return int(e.Time().Sub(d.Time()).Hours() / 24) }

// AgeOn is the number of whole years lived on the given day by somebody born
// on d. Who is born on 29 February is a year older on 1 March of common years.
func (d Date) AgeOn(day Date) int {
	age := day.Year() - d.Year()
	if day.Month() < d.Month() || (day.Month() == d.Month() && day.Day() < d.Day()) {
		age--
	}
	return age
}

// Value implements driver.Valuer: text 2006-01-02, or NULL for no date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan implements sql.Scanner for what both engines give back for a date and
// for an aggregate of dates.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		*d = DateOf(v)
		return nil
	case string:
		return d.parse(v)
	case []byte:
		return d.parse(string(v))
	default:
		return fmt.Errorf("civil: cannot scan %T as a date", src)
	}
}

func (d *Date) parse(s string) error {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	v, err := ParseDate(s)
	*d = v
	return err
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error { return d.parse(string(b)) }
