package demo

import (
	"time"

	"insieme/internal/base/civil"
)

// calendar knows the working days of the programme's office: Monday to Friday
// without the Italian holidays and the day of Bologna's patron.
type calendar struct {
	days  []civil.Date
	index map[civil.Date]int // of every day: the first working day not before it
}

// newCalendar covers the days from first to last.
func newCalendar(first, last civil.Date) *calendar {
	c := &calendar{index: map[civil.Date]int{}}
	for d := first; !d.After(last); d = d.AddDays(1) {
		c.index[d] = len(c.days)
		if isWorkday(d) {
			c.days = append(c.days, d)
		}
	}
	return c
}

func isWorkday(d civil.Date) bool {
	switch w := d.Weekday(); {
	case w == time.Saturday, w == time.Sunday:
		return false
	case d == easter(d.Year()).AddDays(1):
		return false
	}
	type monthDay struct {
		month time.Month
		day   int
	}
	switch (monthDay{d.Month(), d.Day()}) {
	case monthDay{time.January, 1}, monthDay{time.January, 6}, monthDay{time.April, 25}, monthDay{time.May, 1},
		monthDay{time.June, 2}, monthDay{time.August, 15}, monthDay{time.October, 4}, monthDay{time.November, 1},
		monthDay{time.December, 8}, monthDay{time.December, 25}, monthDay{time.December, 26}:
		return false
	}
	return true
}

// easter is Easter Sunday of a year, by the Gregorian computus.
func easter(year int) civil.Date {
	century, golden := year/100, year%19
	epact := (century - century/4 - (8*century+13)/25 + 19*golden + 15) % 30
	epact -= epact / 28 * (1 - epact/28*(29/(epact+1))*((21-golden)/11))
	weekday := (year + year/4 + epact + 2 - century + century/4) % 7
	sunday := epact - weekday
	month := 3 + (sunday+40)/44
	return civil.NewDate(year, time.Month(month), sunday+28-31*(month/4))
}

// from is the first working day not before a day.
func (c *calendar) from(d civil.Date) civil.Date { return c.after(d, 0) }

// after is the n-th working day after the first one not before d.
func (c *calendar) after(d civil.Date, n int) civil.Date {
	i, known := c.index[d]
	if !known {
		i = len(c.days) - 1
	}
	return c.days[min(i+n, len(c.days)-1)]
}

// before is the n-th working day before the first one not before d.
func (c *calendar) before(d civil.Date, n int) civil.Date { return c.days[max(c.index[d]-n, 0)] }

// between lists the working days of a period, both ends included.
func (c *calendar) between(first, last civil.Date) []civil.Date {
	i, j := c.index[first], c.index[last]
	if j < len(c.days) && c.days[j] == last {
		j++
	}
	return c.days[i:j]
}
