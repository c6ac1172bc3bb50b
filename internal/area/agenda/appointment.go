package agenda

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Kind is what an appointment is for.
type Kind string

// The kinds of appointment.
const (
	Interview   Kind = "interview"   // the first one, of an application
	Orientation Kind = "orientation" // a meeting of the pathway
	Call        Kind = "call"        // by telephone
	Meeting     Kind = "meeting"     // any other
)

// Kinds lists the kinds in the order of pages.
func Kinds() []Kind { return []Kind{Interview, Orientation, Call, Meeting} }

// AppointmentID and SlotID are the identities of this area's rows.
type (
	AppointmentID string
	SlotID        string
)

// Time is an hour of a day, in the programme's wall time.
type Time struct {
	OnDay  civil.Date
	Minute int // after midnight
	Length int // minutes
}

// End is the minute after midnight at which it is over; past 1440 on the next
// day.
func (t Time) End() int { return t.Minute + t.Length }

// Overlaps reports whether two times have a minute in common. Times that touch
// do not overlap.
func (t Time) Overlaps(o Time) bool {
	return t.OnDay == o.OnDay && t.Minute < o.End() && o.Minute < t.End()
}

// HasCome reports whether it has begun at a minute of a day.
func (t Time) HasCome(today civil.Date, minute int) bool {
	return t.OnDay.Before(today) || t.OnDay == today && t.Minute <= minute
}

// The bounds of a time.
const (
	minLength = 5
	maxLength = 480
	dayEnd    = 24 * 60
)

func (t Time) check(c *fault.Check) {
	c.Fail(t.OnDay.IsZero(), "day", "error.field.required")
	c.Fail(t.Minute < 0 || t.Minute >= dayEnd, "hour", "agenda.error.hour")
	c.Fail(t.Length < minLength || t.Length > maxLength, "length", "agenda.error.length", minLength, maxLength)
	c.Fail(t.End() > dayEnd, "hour", "agenda.error.over_midnight")
}

// Slot is a place that somebody offers.
type Slot struct {
	ID   SlotID
	User id.User
	Kind Kind
	Time
	Place        string
	Appointment  AppointmentID // that took it; empty while free
	Withdrawn    bool
	Room         RoomID         // empty where none is kept
	Availability AvailabilityID // the weekly hours that made it; empty for one offered by hand
}

// Free reports whether the place can be taken.
func (s Slot) Free() bool { return s.Appointment == "" && !s.Withdrawn }

// Appointment is an hour of a person of the programme with a user.
type Appointment struct {
	ID          AppointmentID
	Kind        Kind
	Person      id.Person
	Application id.Application // of interviews; empty otherwise
	User        id.User
	Time
	Place   string
	State   State
	Version int
	Room    RoomID
}

// Booking asks for an appointment: in a free place (Slot), or with User at a
// free hour (Time, Place).
type Booking struct {
	Kind        Kind
	Person      id.Person
	Application id.Application
	Slot        SlotID
	User        id.User
	Time
	Place string
	Room  RoomID // kept for it alone; empty for none
}

const maxPlace = 120

// check holds a booking against the rules. Only the days to come can be
// booked; the fields are day, hour, length, user, kind, place.
func (b Booking) check(today civil.Date) error {
	var c fault.Check
	c.Fail(!slices.Contains(Kinds(), b.Kind), "kind", "error.field.choice")
	c.Fail(b.User == "", "user", "error.field.required")
	c.Fail(len(b.Place) > maxPlace, "place", "error.field.long", maxPlace)
	b.Time.check(&c)
	c.Fail(!b.OnDay.IsZero() && b.OnDay.Before(today), "day", "agenda.error.past")
	return c.Err("agenda.Book")
}
