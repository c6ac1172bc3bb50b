package agenda

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// FreeSlots lists the places of a kind that can still be taken, both days
// included, in order of time: not withdrawn, not taken, not on a day off, and
// not at an hour at which who offers them, or the room, has an appointment.
func FreeSlots(ctx context.Context, q db.Queryer, kind Kind, from, to civil.Date) ([]Slot, error) {
	states := taking()
	args := []any{kind, from, to}
	for _, s := range states {
		args = append(args, s)
	}
	slots, err := db.All(ctx, q, scanSlot, `SELECT `+slotColumns+` FROM agenda_slot
		WHERE kind = $1 AND on_day BETWEEN $2 AND $3 AND appointment IS NULL AND NOT withdrawn
		AND NOT EXISTS (SELECT 1 FROM appointment a WHERE (a.app_user = agenda_slot.app_user OR a.room = agenda_slot.room) AND a.on_day = agenda_slot.on_day
			AND a.minute < agenda_slot.minute + agenda_slot.length AND a.minute + a.length > agenda_slot.minute
			AND a.state IN (`+db.Places(4, len(states))+`))
		AND NOT EXISTS (SELECT 1 FROM agenda_day_off o WHERE NOT o.lifted AND o.until_day >= agenda_slot.on_day
			AND o.from_day <= agenda_slot.on_day AND (o.app_user IS NULL OR o.app_user = agenda_slot.app_user))
		ORDER BY on_day, minute, id`, args...)
	return slots, fault.Wrap("agenda.FreeSlots", err)
}

// Day lists a user's appointments of a day in order of time, without those
// called off.
func Day(ctx context.Context, q db.Queryer, user id.User, day civil.Date) ([]Appointment, error) {
	all, err := db.All(ctx, q, scanAppointment, `SELECT `+appointmentColumns+` FROM appointment
		WHERE app_user = $1 AND on_day = $2 AND state <> 'cancelled' ORDER BY minute, id`, user, day)
	return all, fault.Wrap("agenda.Day", err)
}

// OfApplication lists the appointments of an application, newest first,
// without those called off.
func OfApplication(ctx context.Context, q db.Queryer, application id.Application) ([]Appointment, error) {
	all, err := db.All(ctx, q, scanAppointment, `SELECT `+appointmentColumns+` FROM appointment
		WHERE application = $1 AND state <> 'cancelled' ORDER BY on_day DESC, minute DESC, id DESC`, application)
	return all, fault.Wrap("agenda.OfApplication", err)
}
