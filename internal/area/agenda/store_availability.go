package agenda

import (
	"context"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const availabilityColumns = `id, app_user, weekday, from_minute, until_minute, length, most, room, place, valid_from, valid_until, ended`

func scanAvailability(s db.Scanner) (Availability, error) {
	var a Availability
	var weekday int
	err := s.Scan(&a.ID, &a.User, &weekday, &a.From, &a.Until, &a.Length, &a.Most, id.ScanNull(&a.Room), &a.Place, &a.ValidFrom,
		&a.ValidUntil, &a.Ended)
	a.Weekday = time.Weekday(weekday)
	return a, err
}

func availabilityRow(a Availability) []any {
	return []any{
		a.ID, a.User, int(a.Weekday), a.From, a.Until, a.Length, a.Most, id.Null(a.Room), a.Place, a.ValidFrom, a.ValidUntil, a.Ended,
	}
}

func loadAvailability(ctx context.Context, q db.Queryer, of AvailabilityID) (Availability, error) {
	a, err := db.One(ctx, q, scanAvailability, `SELECT `+availabilityColumns+` FROM agenda_availability WHERE id = $1`, of)
	return a, fault.Wrap("agenda.loadAvailability", err)
}

func insertAvailabilityIn(ctx context.Context, tx *db.Tx, a Availability) error {
	_, err := tx.Exec(ctx, `INSERT INTO agenda_availability (`+availabilityColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, availabilityRow(a)...)
	return fault.Wrap("agenda.insertAvailability", err)
}

func endAvailabilityIn(ctx context.Context, tx *db.Tx, of AvailabilityID, ended bool) error {
	err := tx.ExecOne(ctx, `UPDATE agenda_availability SET ended = $2 WHERE id = $1`, of, ended)
	return fault.Wrap("agenda.endAvailability", err)
}

// dropPlacesIn deletes the places that weekly hours made from a day on and that
// nobody took or withdrew.
func dropPlacesIn(ctx context.Context, tx *db.Tx, of AvailabilityID, from civil.Date) error {
	_, err := tx.Exec(ctx, `DELETE FROM agenda_slot WHERE availability = $1 AND on_day >= $2 AND appointment IS NULL AND NOT withdrawn`, of, from)
	return fault.Wrap("agenda.dropPlaces", err)
}

// offered lists the times of all places of a user, withdrawn ones among them,
// and of a room, between two days.
func offered(ctx context.Context, q db.Queryer, user id.User, room RoomID, from, to civil.Date) ([]Time, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Time, error) {
		var t Time
		err := s.Scan(&t.OnDay, &t.Minute, &t.Length)
		return t, err
	}, `SELECT on_day, minute, length FROM agenda_slot
		WHERE kind = 'interview' AND on_day BETWEEN $3 AND $4 AND (app_user = $1 OR (room = $2 AND NOT withdrawn))`, user, room, from, to)
	return all, fault.Wrap("agenda.offered", err)
}

const dayOffColumns = `id, app_user, from_day, until_day, name, lifted`

func scanDayOff(s db.Scanner) (DayOff, error) {
	var d DayOff
	err := s.Scan(&d.ID, id.ScanNull(&d.User), &d.From, &d.Until, &d.Name, &d.Lifted)
	return d, err
}

func loadDayOff(ctx context.Context, q db.Queryer, of DayOffID) (DayOff, error) {
	d, err := db.One(ctx, q, scanDayOff, `SELECT `+dayOffColumns+` FROM agenda_day_off WHERE id = $1`, of)
	return d, fault.Wrap("agenda.loadDayOff", err)
}

func insertDayOffIn(ctx context.Context, tx *db.Tx, d DayOff) error {
	_, err := tx.Exec(ctx, `INSERT INTO agenda_day_off (`+dayOffColumns+`) VALUES ($1, $2, $3, $4, $5, $6)`,
		d.ID, id.Null(d.User), d.From, d.Until, d.Name, d.Lifted)
	return fault.Wrap("agenda.insertDayOff", err)
}

func liftDayOffIn(ctx context.Context, tx *db.Tx, of DayOffID, lifted bool) error {
	err := tx.ExecOne(ctx, `UPDATE agenda_day_off SET lifted = $2 WHERE id = $1`, of, lifted)
	return fault.Wrap("agenda.liftDayOff", err)
}

// isOff reports whether a user has a day off, or the programme is closed.
func isOff(ctx context.Context, q db.Queryer, user id.User, day civil.Date) (bool, error) {
	off, err := db.Exists(ctx, q, `SELECT 1 FROM agenda_day_off WHERE NOT lifted AND until_day >= $2 AND from_day <= $2
		AND (app_user IS NULL OR app_user = $1) LIMIT 1`, user, day)
	return off, fault.Wrap("agenda.isOff", err)
}

const roomColumns = `id, name, directions, active`

func scanRoom(s db.Scanner) (Room, error) {
	var r Room
	err := s.Scan(&r.ID, &r.Name, &r.Directions, &r.Active)
	return r, err
}

func loadRoom(ctx context.Context, q db.Queryer, of RoomID) (Room, error) {
	r, err := db.One(ctx, q, scanRoom, `SELECT `+roomColumns+` FROM agenda_room WHERE id = $1`, of)
	return r, fault.Wrap("agenda.loadRoom", err)
}

// insertRoomIn reports whether the name was free.
func insertRoomIn(ctx context.Context, tx *db.Tx, r Room) (bool, error) {
	n, err := tx.Exec(ctx, `INSERT INTO agenda_room (id, name, directions, active, name_key) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (name_key) DO NOTHING`, r.ID, r.Name, r.Directions, r.Active, civil.Fold(r.Name))
	return n == 1, fault.Wrap("agenda.insertRoom", err)
}

func useRoomIn(ctx context.Context, tx *db.Tx, of RoomID, active bool) error {
	err := tx.ExecOne(ctx, `UPDATE agenda_room SET active = $2 WHERE id = $1`, of, active)
	return fault.Wrap("agenda.useRoom", err)
}
