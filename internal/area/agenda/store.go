package agenda

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const appointmentColumns = `id, kind, person, application, app_user, on_day, minute, length, place, state, version, room`

func scanAppointment(s db.Scanner) (Appointment, error) {
	var a Appointment
	err := s.Scan(&a.ID, &a.Kind, &a.Person, id.ScanNull(&a.Application), &a.User, &a.OnDay, &a.Minute, &a.Length, &a.Place,
		&a.State, &a.Version, id.ScanNull(&a.Room))
	return a, err
}

// Load reads an appointment; an unknown one is fault.NotFound.
func Load(ctx context.Context, q db.Queryer, appointment AppointmentID) (Appointment, error) {
	a, err := db.One(ctx, q, scanAppointment, `SELECT `+appointmentColumns+` FROM appointment WHERE id = $1`, appointment)
	return a, fault.Wrap("agenda.Load", err)
}

func appointmentRow(a Appointment) []any {
	return []any{
		a.ID, a.Kind, a.Person, id.Null(a.Application), a.User, a.OnDay, a.Minute, a.Length, a.Place, a.State, a.Version, id.Null(a.Room),
	}
}

func insertAppointmentIn(ctx context.Context, tx *db.Tx, a Appointment) error {
	_, err := tx.Exec(ctx, `INSERT INTO appointment (`+appointmentColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, appointmentRow(a)...)
	return fault.Wrap("agenda.insert", err)
}

// saveStateIn writes the state over the version that was loaded, with the
// event that said it; a stale version is a Conflict.
func saveStateIn(ctx context.Context, tx *db.Tx, a Appointment, markedBy id.Event) error {
	err := tx.ExecOne(ctx, `UPDATE appointment SET state = $3, marked_by = $4, version = version + 1 WHERE id = $1 AND version = $2`,
		a.ID, a.Version, a.State, id.Null(markedBy))
	return fault.Wrap("agenda.saveState", err)
}

// markedBy is the event that said the present state; empty when it is set.
func markedBy(ctx context.Context, q db.Queryer, appointment AppointmentID) (id.Event, error) {
	e, err := db.One(ctx, q, func(s db.Scanner) (id.Event, error) {
		var e id.Event
		err := s.Scan(id.ScanNull(&e))
		return e, err
	}, `SELECT marked_by FROM appointment WHERE id = $1`, appointment)
	return e, fault.Wrap("agenda.markedBy", err)
}

// parties are who and what an appointment takes: each at most once at a time.
type parties struct {
	user   id.User
	person id.Person
	room   RoomID
}

// atTheSameTime reports whether a user, a person of the programme or a room has
// an appointment that takes a minute of a time. except is left out of the count.
// Commands are serialisable, so that of two at once one sees the other.
func atTheSameTime(ctx context.Context, q db.Queryer, of parties, t Time, except AppointmentID) (bool, error) {
	states := taking()
	args := []any{of.user, of.person, t.OnDay, t.Minute, t.End(), except, of.room}
	for _, s := range states {
		args = append(args, s)
	}
	busy, err := db.Exists(ctx, q, `SELECT 1 FROM appointment WHERE on_day = $3 AND (app_user = $1 OR person = $2 OR room = $7) AND minute < $5
		AND minute + length > $4 AND id <> $6 AND state IN (`+db.Places(8, len(states))+`) LIMIT 1`, args...)
	return busy, fault.Wrap("agenda.atTheSameTime", err)
}

const slotColumns = `id, app_user, kind, on_day, minute, length, place, appointment, withdrawn, room, availability`

func scanSlot(s db.Scanner) (Slot, error) {
	var v Slot
	err := s.Scan(&v.ID, &v.User, &v.Kind, &v.OnDay, &v.Minute, &v.Length, &v.Place, id.ScanNull(&v.Appointment), &v.Withdrawn,
		id.ScanNull(&v.Room), id.ScanNull(&v.Availability))
	return v, err
}

// LoadSlot reads a place; an unknown one is fault.NotFound.
func LoadSlot(ctx context.Context, q db.Queryer, slot SlotID) (Slot, error) {
	v, err := db.One(ctx, q, scanSlot, `SELECT `+slotColumns+` FROM agenda_slot WHERE id = $1`, slot)
	return v, fault.Wrap("agenda.LoadSlot", err)
}

// takeSlotIn gives a free place to an appointment and reports whether it was
// still free.
func takeSlotIn(ctx context.Context, tx *db.Tx, slot SlotID, appointment AppointmentID) (bool, error) {
	n, err := tx.Exec(ctx, `UPDATE agenda_slot SET appointment = $2 WHERE id = $1 AND appointment IS NULL AND NOT withdrawn`,
		slot, appointment)
	return n == 1, fault.Wrap("agenda.takeSlot", err)
}

// freeSlotIn frees the place that an appointment had taken; none is no error.
func freeSlotIn(ctx context.Context, tx *db.Tx, appointment AppointmentID) error {
	_, err := tx.Exec(ctx, `UPDATE agenda_slot SET appointment = NULL WHERE appointment = $1`, appointment)
	return fault.Wrap("agenda.freeSlot", err)
}

// offeredAt reports whether a user offers a place, or somebody one in a room,
// that takes a minute of a time.
func offeredAt(ctx context.Context, q db.Queryer, user id.User, room RoomID, t Time) (bool, error) {
	there, err := db.Exists(ctx, q, `SELECT 1 FROM agenda_slot WHERE (app_user = $1 OR room = $5) AND on_day = $2 AND minute < $4
		AND minute + length > $3 AND NOT withdrawn LIMIT 1`, user, t.OnDay, t.Minute, t.End(), room)
	return there, fault.Wrap("agenda.offeredAt", err)
}

// offerSlotIn writes a place and returns its identity: one withdrawn at the
// same minute is offered again and keeps its own.
func offerSlotIn(ctx context.Context, tx *db.Tx, v Slot) (SlotID, error) {
	slot, err := db.One(ctx, tx, db.Scalar[SlotID], `INSERT INTO agenda_slot (`+slotColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, FALSE, $8, $9)
		ON CONFLICT (app_user, on_day, minute) DO UPDATE SET kind = excluded.kind, length = excluded.length, place = excluded.place,
			withdrawn = FALSE, room = excluded.room
		RETURNING id`,
		v.ID, v.User, v.Kind, v.OnDay, v.Minute, v.Length, v.Place, id.Null(v.Room), id.Null(v.Availability))
	return slot, fault.Wrap("agenda.offerSlot", err)
}

// withdrawSlotIn takes a free place back and reports whether it was free.
func withdrawSlotIn(ctx context.Context, tx *db.Tx, slot SlotID) (bool, error) {
	n, err := tx.Exec(ctx, `UPDATE agenda_slot SET withdrawn = TRUE WHERE id = $1 AND appointment IS NULL AND NOT withdrawn`, slot)
	return n == 1, fault.Wrap("agenda.withdrawSlot", err)
}
