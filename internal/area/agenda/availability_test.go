package agenda

import (
	"slices"
	"testing"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestWeeklyHoursMakeTheirPlaces(t *testing.T) {
	t.Parallel()
	monday := civil.NewDate(2022, time.November, 14)
	base := Availability{User: "u", Weekday: time.Monday, From: 540, Until: 690, Length: 45, ValidFrom: monday}
	at := func(day civil.Date, minutes ...int) []Time {
		var out []Time
		for _, m := range minutes {
			out = append(out, Time{OnDay: day, Minute: m, Length: 45})
		}
		return out
	}
	tests := []struct {
		name     string
		change   func(*Availability)
		from, to civil.Date
		there    []Time
		want     []Time
	}{
		{"as many as fit, on its weekday only", nil, monday.AddDays(-3), monday.AddDays(6), nil, at(monday, 540, 585, 630)},
		{"at most some a day", func(a *Availability) { a.Most = 2 }, monday, monday, nil, at(monday, 540, 585)},
		{"not at an hour that is there", nil, monday, monday, at(monday, 570), at(monday, 630)},
		{"an hour that is there is not made up for", func(a *Availability) { a.Most = 1 }, monday, monday, at(monday, 540), nil},
		{"not before it holds", func(a *Availability) { a.ValidFrom = monday.AddDays(1) }, monday, monday.AddDays(7), nil, at(monday.AddDays(7), 540, 585, 630)},
		{"on its last day still", func(a *Availability) { a.ValidUntil = monday }, monday, monday.AddDays(7), nil, at(monday, 540, 585, 630)},
		{"not once it has ended", func(a *Availability) { a.Ended = true }, monday, monday.AddDays(7), nil, nil},
		{"not on a public holiday", nil, civil.NewDate(2022, time.December, 26), civil.NewDate(2022, time.December, 26), nil, nil},
	}
	for _, tt := range tests {
		a := base
		if tt.change != nil {
			tt.change(&a)
		}
		if got := a.Times(tt.from, tt.to, tt.there); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	tests := []struct {
		day  string
		want bool
	}{
		{"2024-03-31", true}, {"2024-04-01", true}, {"2025-04-20", true}, {"2025-04-21", true}, {"2026-04-05", true}, {"2000-04-23", true},
		{"2022-11-01", true}, {"2022-11-02", false}, {"2022-12-08", true}, {"2025-10-04", false}, {"2026-10-04", true}, {"2025-04-22", false},
	}
	for _, tt := range tests {
		if got := IsHoliday(civil.MustDate(tt.day)); got != tt.want {
			t.Errorf("%s: got %v", tt.day, got)
		}
	}
}

func TestWeeklyHoursAreChecked(t *testing.T) {
	t.Parallel()
	good := Availability{User: "u", Weekday: time.Friday, From: 540, Until: 720, Length: 45, ValidFrom: day}
	tests := []struct {
		name, field string
		change      func(*Availability)
	}{
		{"good ones", "", func(*Availability) {}},
		{"nobody", "user", func(a *Availability) { a.User = "" }},
		{"an eighth day", "weekday", func(a *Availability) { a.Weekday = 7 }},
		{"until before from", "until", func(a *Availability) { a.Until = 500 }},
		{"fewer than none", "most", func(a *Availability) { a.Most = -1 }},
		{"no beginning", "valid_from", func(a *Availability) { a.ValidFrom = civil.Date{} }},
		{"an end before the beginning", "valid_until", func(a *Availability) { a.ValidUntil = day.AddDays(-1); a.ValidFrom = day }},
	}
	for _, tt := range tests {
		a := good
		tt.change(&a)
		fields := fault.FieldsOf(a.check(day.AddDays(-10)))
		if tt.field == "" && len(fields) != 0 || tt.field != "" && (len(fields) != 1 || fields[0].Name != tt.field) {
			t.Errorf("%s: got %v, want %q", tt.name, fields, tt.field)
		}
	}
}

func TestDaysOffCover(t *testing.T) {
	t.Parallel()
	mine := DayOff{User: "u", From: day, Until: day.AddDays(1)}
	everybody := DayOff{From: day, Until: day}
	lifted := mine
	lifted.Lifted = true
	for _, tt := range []struct {
		name string
		off  DayOff
		on   civil.Date
		user id.User
		want bool
	}{
		{"the first day", mine, day, "u", true},
		{"the last day", mine, day.AddDays(1), "u", true},
		{"the day after", mine, day.AddDays(2), "u", false},
		{"another user", mine, day, "v", false},
		{"a closure covers everybody", everybody, day, "v", true},
		{"one that was lifted", lifted, day, "u", false},
	} {
		if got := tt.off.Covers(tt.user, tt.on); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
}

func TestInitialsTellNoName(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ surname, given, want string }{
		{"Rossi", "Marta", "R. M."}, {"élan", "ñina", "É. Ñ."}, {"Sow", "", "S."}, {"", "", ""}, {" de Luca", "Ada", "D. A."},
	} {
		if got := initials(tt.surname, tt.given); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.surname, tt.given, got, tt.want)
		}
	}
}
