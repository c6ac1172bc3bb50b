package civil_test

import (
	"encoding/json"
	"testing"
	"testing/quick"
	"time"

	"insieme/internal/base/civil"
)

func TestMonthsAreCivil(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, from string
		months     int
		want       string
	}{
		{"the same day of a later month", "2022-01-15", 3, "2022-04-15"},
		{"the month's end where the day is missing", "2021-08-31", 6, "2022-02-28"},
		{"the leap day where it exists", "2023-08-31", 6, "2024-02-29"},
		{"thirty days where there are thirty", "2022-08-31", 3, "2022-11-30"},
		{"a leap day a year later", "2020-02-29", 12, "2021-02-28"},
		{"a leap day four years later", "2020-02-29", 48, "2024-02-29"},
		{"a month's end does not stick: 28 February and a month is the 28th", "2022-02-28", 1, "2022-03-28"},
		{"over the year's end", "2022-11-30", 3, "2023-02-28"},
		{"backwards", "2022-03-31", -1, "2022-02-28"},
		{"backwards over the year's end", "2022-01-31", -11, "2021-02-28"},
		{"no months", "2022-01-31", 0, "2022-01-31"},
	}
	for _, tt := range tests {
		if got := civil.MustDate(tt.from).AddMonths(tt.months); got.String() != tt.want {
			t.Errorf("%s: %s and %d months = %s, want %s", tt.name, tt.from, tt.months, got, tt.want)
		}
	}
}

func TestAge(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, born, on string
		want           int
	}{
		{"the day before the birthday", "1990-06-15", "2022-06-14", 31},
		{"on the birthday", "1990-06-15", "2022-06-15", 32},
		{"born on a leap day, 28 February of a common year", "2004-02-29", "2022-02-28", 17},
		{"born on a leap day, 1 March of a common year", "2004-02-29", "2022-03-01", 18},
		{"born on a leap day, on a leap day", "2004-02-29", "2024-02-29", 20},
		{"the day of birth", "2022-06-15", "2022-06-15", 0},
		{"before birth", "2022-06-15", "2022-06-14", -1},
	}
	for _, tt := range tests {
		if got := civil.MustDate(tt.born).AgeOn(civil.MustDate(tt.on)); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestDaysAcrossSummerTime(t *testing.T) {
	t.Parallel()
	// 27 March 2022 has 23 hours in Italy: days are days all the same.
	d := civil.MustDate("2022-03-26")
	if got := d.DaysUntil(civil.MustDate("2022-03-28")); got != 2 {
		t.Errorf("DaysUntil = %d, want 2", got)
	}
	if got := d.AddDays(2).String(); got != "2022-03-28" {
		t.Errorf("AddDays(2) = %s, want 2022-03-28", got)
	}
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Skip("no time zones on this machine:", err)
	}
	late := time.Date(2022, 3, 27, 23, 30, 0, 0, time.UTC)
	if got := civil.DateOf(late.In(rome)).String(); got != "2022-03-28" {
		t.Errorf("half past one at night in Rome is on %s, want 2022-03-28", got)
	}
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "", "2024-02-29": "2024-02-29", "0999-01-02": "0999-01-02"} {
		if got, err := civil.ParseDate(in); err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %s, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"2023-02-29", "29/02/2024", "2024-2-9", "2024-13-01", "yesterday", "2024-02-29 "} {
		if got, err := civil.ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", in, got)
		}
	}
}

func TestDateScansWhatEnginesGive(t *testing.T) {
	t.Parallel()
	for name, src := range map[string]any{
		"a time": time.Date(2022, 5, 9, 0, 0, 0, 0, time.UTC), "a text": "2022-05-09", "bytes": []byte("2022-05-09"),
		"an aggregate's text": "2022-05-09 00:00:00+00:00",
	} {
		var d civil.Date
		if err := d.Scan(src); err != nil || d.String() != "2022-05-09" {
			t.Errorf("%s: Scan = %s, %v; want 2022-05-09", name, d, err)
		}
	}
	d := civil.MustDate("2022-05-09")
	if err := d.Scan(nil); err != nil || !d.IsZero() {
		t.Errorf("Scan(nil) leaves %s, %v; want no date", d, err)
	}
	if err := d.Scan(42); err == nil {
		t.Error("Scan(42) succeeds")
	}
	if v, err := (civil.Date{}).Value(); v != nil || err != nil {
		t.Errorf("no date is stored as %v, %v; want NULL", v, err)
	}
}

func TestDateOrderAndText(t *testing.T) {
	t.Parallel()
	of := func(n uint16) civil.Date { return civil.MustDate("1920-01-01").AddDays(int(n)) }
	err := quick.Check(func(a, b uint16, months int8) bool {
		d, e := of(a), of(b)
		ordered := d.Before(e) == (a < b) && d.After(e) == (a > b) && (d.Compare(e) == 0) == (a == b) && d.DaysUntil(e) == int(b)-int(a)
		text, err := json.Marshal(d)
		var back civil.Date
		round := err == nil && json.Unmarshal(text, &back) == nil && back == d
		later := d.AddMonths(int(months))
		return ordered && round && later.Day() <= d.Day() && (d.Day() > 28 || later.Day() == d.Day())
	}, nil)
	if err != nil {
		t.Error(err)
	}
}
