package demo

import (
	"testing"

	"insieme/internal/base/civil"
)

func TestWorkdays(t *testing.T) {
	t.Parallel()
	cases := []struct {
		day  string
		want bool
		why  string
	}{
		{"2017-05-22", true, "the programme's first day, a Monday"},
		{"2017-06-02", false, "the Republic's day"},
		{"2018-04-02", false, "Easter Monday of 2018"},
		{"2019-04-22", false, "Easter Monday of 2019"},
		{"2022-04-18", false, "Easter Monday of 2022"},
		{"2022-04-19", true, "the Tuesday after Easter"},
		{"2021-10-04", false, "the patron of Bologna"},
		{"2022-11-05", false, "a Saturday"},
		{"2022-11-10", true, "the day of the demo"},
		{"2020-02-29", false, "a Saturday"},
	}
	for _, c := range cases {
		if got := isWorkday(civil.MustDate(c.day)); got != c.want {
			t.Errorf("%s, %s: a working day = %t", c.day, c.why, got)
		}
	}
}

func TestCalendarCountsWorkingDays(t *testing.T) {
	t.Parallel()
	c := newCalendar(civil.MustDate("2022-10-28"), civil.MustDate("2022-11-30"))
	cases := []struct {
		from string
		n    int
		want string
	}{
		{"2022-10-28", 0, "2022-10-28"},
		{"2022-10-28", 1, "2022-10-31"},
		{"2022-10-29", 0, "2022-10-31"}, // a Saturday
		{"2022-10-31", 1, "2022-11-02"}, // All Saints between
		{"2022-11-28", 9, "2022-11-30"}, // no further than the calendar
	}
	for _, tt := range cases {
		if got := c.after(civil.MustDate(tt.from), tt.n); got != civil.MustDate(tt.want) {
			t.Errorf("%d working days after %s = %s, want %s", tt.n, tt.from, got, tt.want)
		}
	}
	if got := c.between(civil.MustDate("2022-10-29"), civil.MustDate("2022-11-03")); len(got) != 3 || got[0] != civil.MustDate("2022-10-31") {
		t.Errorf("between = %v, want 31 October, 2 and 3 November", got)
	}
}
