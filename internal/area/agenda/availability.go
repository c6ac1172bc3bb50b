package agenda

import (
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// The identities of weekly hours, days off, rooms and help-desk visits.
type (
	AvailabilityID string
	DayOffID       string
	RoomID         string
	VisitID        string
)

// Availability is when somebody holds interviews every week. It makes places
// (Slot) as far ahead as Horizon; they are copies of it and go when it ends.
type Availability struct {
	ID         AvailabilityID
	User       id.User
	Weekday    time.Weekday
	From       int // minute after midnight of the first place
	Until      int // no place ends after this minute
	Length     int // of each place, in minutes
	Most       int // places a day; 0 is as many as fit
	Room       RoomID
	Place      string
	ValidFrom  civil.Date
	ValidUntil civil.Date // last day; zero for no end
	Ended      bool       // taken back by hand
}

// Horizon is how many days ahead places are made.
const Horizon = 63

const maxADay = 40

// check holds weekly hours against the rules. Fields: user, weekday, from,
// until, length, most, place, valid_from, valid_until.
func (a Availability) check(today civil.Date) error {
	var c fault.Check
	c.Fail(a.User == "", "user", "error.field.required")
	c.Fail(a.Weekday < time.Sunday || a.Weekday > time.Saturday, "weekday", "error.field.choice")
	checkHours(&c, a.From, a.Until, a.Length)
	c.Fail(a.Most < 0 || a.Most > maxADay, "most", "agenda.error.most", maxADay)
	c.Fail(len(a.Place) > maxPlace, "place", "error.field.long", maxPlace)
	c.Fail(a.ValidFrom.IsZero(), "valid_from", "error.field.required")
	c.Fail(!a.ValidUntil.IsZero() && a.ValidUntil.Before(a.ValidFrom), "valid_until", "agenda.error.until_day")
	c.Fail(!a.ValidUntil.IsZero() && a.ValidUntil.Before(today), "valid_until", "agenda.error.past")
	return c.Err("agenda.Availability")
}

// checkHours holds a stretch of a day that is cut into places against the
// rules.
func checkHours(c *fault.Check, from, until, length int) {
	c.Fail(from < 0 || from >= dayEnd, "from", "agenda.error.hour")
	c.Fail(until > dayEnd || until <= from, "until", "agenda.error.until")
	c.Fail(length < minLength || length > maxLength, "length", "agenda.error.length", minLength, maxLength)
	c.Fail(length > 0 && until > from && from+length > until, "length", "agenda.error.no_room")
}

// Stands reports whether the hours hold on a day; public holidays are none.
func (a Availability) Stands(day civil.Date) bool {
	return !a.Ended && day.Weekday() == a.Weekday && !day.Before(a.ValidFrom) &&
		(a.ValidUntil.IsZero() || !day.After(a.ValidUntil)) && !IsHoliday(day)
}

// Times lists the hours of its places between two days, both included, that do
// not overlap what is there already. Most counts before that: an hour that is
// taken is not made up for by a later one.
func (a Availability) Times(from, to civil.Date, there []Time) []Time {
	var out []Time
	for day := from; !day.After(to); day = day.AddDays(1) {
		if !a.Stands(day) {
			continue
		}
		made := 0
		for minute := a.From; minute+a.Length <= a.Until && (a.Most == 0 || made < a.Most); minute += a.Length {
			made++
			if t := (Time{OnDay: day, Minute: minute, Length: a.Length}); t.isFree(there) {
				out = append(out, t)
			}
		}
	}
	return out
}

func (t Time) isFree(there []Time) bool {
	for _, o := range there {
		if t.Overlaps(o) {
			return false
		}
	}
	return true
}

// DayOff is a stretch of days without places: of one user, or of everybody
// when User is empty.
type DayOff struct {
	ID          DayOffID
	User        id.User
	From, Until civil.Date // both included
	Name        string     // of a closure; a person's absence has none
	Lifted      bool
}

const maxOffDays = 366

func (d DayOff) check(today civil.Date) error {
	var c fault.Check
	c.Fail(d.From.IsZero(), "from_day", "error.field.required")
	c.Fail(d.Until.IsZero(), "until_day", "error.field.required")
	c.Fail(!d.Until.IsZero() && d.Until.Before(d.From), "until_day", "agenda.error.until_day")
	c.Fail(!d.Until.IsZero() && d.Until.Before(today), "until_day", "agenda.error.past")
	c.Fail(d.From.DaysUntil(d.Until) > maxOffDays, "until_day", "agenda.error.too_long", maxOffDays)
	c.Fail(len(d.Name) > maxPlace, "name", "error.field.long", maxPlace)
	return c.Err("agenda.DayOff")
}

// Covers reports whether a user has no places on a day because of it.
func (d DayOff) Covers(user id.User, day civil.Date) bool {
	return !d.Lifted && (d.User == "" || d.User == user) && !day.Before(d.From) && !day.After(d.Until)
}

// Room is where appointments are held, one at a time.
type Room struct {
	ID         RoomID
	Name       string
	Directions string // how to get there, as people are told
	Active     bool
}

// Label is what people are told.
func (r Room) Label() string {
	if r.Directions == "" {
		return r.Name
	}
	return r.Name + ", " + r.Directions
}

func (r Room) check() error {
	var c fault.Check
	c.Fail(r.Name == "", "name", "error.field.required")
	c.Fail(len(r.Label()) > maxPlace, "directions", "error.field.long", maxPlace-len(r.Name)-2)
	return c.Err("agenda.Room")
}
