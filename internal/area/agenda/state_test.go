package agenda

import (
	"slices"
	"testing"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

var day = civil.NewDate(2022, time.November, 10)

func TestEveryMarkOfEveryState(t *testing.T) {
	t.Parallel()
	for _, from := range States() {
		for _, to := range States() {
			a := Appointment{State: from, Time: Time{OnDay: day, Minute: 600, Length: 45}}
			got, err := a.mark(to, day, 700)
			want := from == Set && to != Set || from != Set && to == Set
			if want != (err == nil) || want && got.State != to {
				t.Errorf("%s to %s: got %q, %v; want possible %v", from, to, got.State, err, want)
			}
			if !want && !fault.Is(err, fault.Conflict) {
				t.Errorf("%s to %s: got %v, want Conflict", from, to, err)
			}
		}
	}
}

func TestWhoCameIsKnownFromTheHourOn(t *testing.T) {
	t.Parallel()
	a := Appointment{State: Set, Time: Time{OnDay: day, Minute: 600, Length: 45}}
	cases := []struct {
		name   string
		to     State
		today  civil.Date
		minute int
		want   bool
	}{
		{"presence a minute before", Present, day, 599, false},
		{"presence at the hour", Present, day, 600, true},
		{"absence the day before, though later by the clock", Absent, day.AddDays(-1), 700, false},
		{"absence the day after", Absent, day.AddDays(1), 0, true},
		{"excused the day before", Excused, day.AddDays(-1), 0, true},
		{"moved the day before", Moved, day.AddDays(-1), 0, true},
		{"called off the day before", Cancelled, day.AddDays(-1), 0, true},
	}
	for _, c := range cases {
		if _, err := a.mark(c.to, c.today, c.minute); (err == nil) != c.want {
			t.Errorf("%s: got %v, want possible %v", c.name, err, c.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	t.Parallel()
	at := func(minute, length int) Time { return Time{OnDay: day, Minute: minute, Length: length} }
	cases := []struct {
		name string
		a, b Time
		want bool
	}{
		{"the same time", at(600, 45), at(600, 45), true},
		{"one after the other", at(600, 45), at(645, 45), false},
		{"a minute in common", at(600, 45), at(644, 45), true},
		{"one inside the other", at(600, 120), at(630, 15), true},
		{"the same hour of another day", at(600, 45), Time{OnDay: day.AddDays(1), Minute: 600, Length: 45}, false},
	}
	for _, c := range cases {
		if c.a.Overlaps(c.b) != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%s: want %v both ways", c.name, c.want)
		}
	}
}

func TestOfferTimes(t *testing.T) {
	t.Parallel()
	o := Offer{OnDay: day, From: 9 * 60, Until: 10*60 + 50, Length: 30, Weeks: 2}
	want := []Time{
		{day, 540, 30}, {day, 570, 30}, {day, 600, 30},
		{day.AddDays(7), 540, 30}, {day.AddDays(7), 570, 30}, {day.AddDays(7), 600, 30},
	}
	if got := o.times(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v: the last place ends within the hours", got, want)
	}
}

func TestOfferCheck(t *testing.T) {
	t.Parallel()
	good := Offer{User: "u", Kind: Interview, OnDay: day, From: 540, Until: 720, Length: 45, Weeks: 1}
	cases := []struct {
		name, field string
		change      func(*Offer)
	}{
		{"a good one", "", func(*Offer) {}},
		{"nobody", "user", func(o *Offer) { o.User = "" }},
		{"places are for interviews", "kind", func(o *Offer) { o.Kind = Meeting }},
		{"no day", "day", func(o *Offer) { o.OnDay = civil.Date{} }},
		{"yesterday", "day", func(o *Offer) { o.OnDay = day.AddDays(-1) }},
		{"an hour before midnight", "from", func(o *Offer) { o.From = -1 }},
		{"until before from", "until", func(o *Offer) { o.Until = 540 }},
		{"places of two minutes", "length", func(o *Offer) { o.Length = 2 }},
		{"no room for one place", "length", func(o *Offer) { o.Until = 570 }},
		{"a year of weeks", "weeks", func(o *Offer) { o.Weeks = 52 }},
	}
	for _, c := range cases {
		o := good
		c.change(&o)
		fields := fault.FieldsOf(o.check(day))
		if c.field == "" && len(fields) != 0 || c.field != "" && (len(fields) != 1 || fields[0].Name != c.field) {
			t.Errorf("%s: got %v, want %q", c.name, fields, c.field)
		}
	}
}
