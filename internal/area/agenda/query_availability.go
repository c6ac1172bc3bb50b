package agenda

import (
	"context"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Availabilities lists the weekly hours that hold on a day or later, ended ones
// among them, by user and hour.
func Availabilities(ctx context.Context, q db.Queryer, from civil.Date) ([]Availability, error) {
	all, err := db.All(ctx, q, scanAvailability, `SELECT `+availabilityColumns+` FROM agenda_availability
		WHERE valid_until IS NULL OR valid_until >= $1 ORDER BY app_user, (weekday + 6) % 7, from_minute, id`, from)
	return all, fault.Wrap("agenda.Availabilities", err)
}

// DaysOff lists the days off that touch a day or later, lifted ones among them.
func DaysOff(ctx context.Context, q db.Queryer, from civil.Date) ([]DayOff, error) {
	all, err := db.All(ctx, q, scanDayOff, `SELECT `+dayOffColumns+` FROM agenda_day_off WHERE until_day >= $1 ORDER BY from_day, until_day, id`, from)
	return all, fault.Wrap("agenda.DaysOff", err)
}

// Rooms lists all rooms by name, closed ones last.
func Rooms(ctx context.Context, q db.Queryer) ([]Room, error) {
	all, err := db.All(ctx, q, scanRoom, `SELECT `+roomColumns+` FROM agenda_room ORDER BY active DESC, name_key`)
	return all, fault.Wrap("agenda.Rooms", err)
}

// setBetween counts the appointments of some days that are set, of a user or of
// everybody.
func setBetween(ctx context.Context, q db.Queryer, user id.User, from, to civil.Date) (int, error) {
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM appointment WHERE on_day BETWEEN $1 AND $2 AND state = 'set'
		AND (app_user = $3 OR $3 = '')`, from, to, user)
	return n, fault.Wrap("agenda.setBetween", err)
}

// SetOn lists the appointments of a day that are set, whoever holds them, for
// reminders.
func SetOn(ctx context.Context, q db.Queryer, day civil.Date) ([]Appointment, error) {
	all, err := db.All(ctx, q, scanAppointment, `SELECT `+appointmentColumns+` FROM appointment
		WHERE on_day = $1 AND state = 'set' ORDER BY minute, id`, day)
	return all, fault.Wrap("agenda.SetOn", err)
}

// VisitsOn lists the walk-ins of a day, the last one first.
func VisitsOn(ctx context.Context, q db.Queryer, day civil.Date) ([]Visit, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Visit, error) {
		var v Visit
		err := s.Scan(&v.ID, &v.OnDay, &v.Minute, &v.Topic)
		return v, err
	}, `SELECT id, on_day, minute, topic FROM desk_visit WHERE on_day = $1 ORDER BY minute DESC, id DESC`, day)
	return all, fault.Wrap("agenda.VisitsOn", err)
}

// FeedMade is since when a user's calendar has an address; ok is false for none.
func FeedMade(ctx context.Context, q db.Queryer, user id.User) (at time.Time, ok bool, err error) {
	at, err = db.One(ctx, q, db.Scalar[time.Time], `SELECT made_at FROM agenda_feed WHERE app_user = $1`, user)
	if fault.Is(err, fault.NotFound) {
		return at, false, nil
	}
	return at, err == nil, fault.Wrap("agenda.FeedMade", err)
}

// Feed lists a user's appointments from a day on as a calendar program gets
// them, those called off among them, so that it crosses them out.
func Feed(ctx context.Context, q db.Queryer, user id.User, from civil.Date) ([]Entry, error) {
	lines, err := db.All(ctx, q, scanLine, selectLine+`WHERE a.app_user = $1 AND a.on_day >= $2 ORDER BY a.on_day, a.minute, a.id`, user, from)
	out := make([]Entry, len(lines))
	for i, l := range lines {
		out[i] = Entry{Appointment: l.Appointment, Initials: initials(l.Surname, l.GivenName)}
	}
	return out, fault.Wrap("agenda.Feed", err)
}
