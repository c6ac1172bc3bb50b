package agenda

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Offer is a row of places on one day, one after the other, perhaps again in
// the weeks that follow.
type Offer struct {
	User   id.User
	Kind   Kind
	OnDay  civil.Date
	From   int // minute after midnight of the first place
	Until  int // no place ends after this minute
	Length int // of each place, in minutes
	Place  string
	Room   RoomID
	Weeks  int // how many weeks, 1 for this one only
}

const maxWeeks = 12

// check holds an offer against the rules. Fields: user, kind, day, from, until,
// length, place, weeks.
func (o Offer) check(today civil.Date) error {
	var c fault.Check
	c.Fail(o.User == "", "user", "error.field.required")
	c.Fail(o.Kind != Interview, "kind", "error.field.choice")
	c.Fail(o.OnDay.IsZero(), "day", "error.field.required")
	c.Fail(!o.OnDay.IsZero() && o.OnDay.Before(today), "day", "agenda.error.past")
	checkHours(&c, o.From, o.Until, o.Length)
	c.Fail(len(o.Place) > maxPlace, "place", "error.field.long", maxPlace)
	c.Fail(o.Weeks < 1 || o.Weeks > maxWeeks, "weeks", "agenda.error.weeks", maxWeeks)
	return c.Err("agenda.Offer")
}

// times lists the hours of the places, in order.
func (o Offer) times() []Time {
	var out []Time
	for week := range o.Weeks {
		for minute := o.From; minute+o.Length <= o.Until; minute += o.Length {
			out = append(out, Time{OnDay: o.OnDay.AddDays(7 * week), Minute: minute, Length: o.Length})
		}
	}
	return out
}
