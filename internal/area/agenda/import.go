package agenda

import (
	"context"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is an appointment as it comes in from elsewhere, with the journal's
// event that said its state; none while it is set.
type Past struct {
	Appointment
	MarkedBy id.Event
}

// ImportIn writes many appointments and places.
func ImportIn(ctx context.Context, tx *db.Tx, past []Past, slots []Slot) error {
	const op = "agenda.ImportIn"
	_, err := tx.Bulk(ctx, "appointment", append(strings.Split(appointmentColumns, ", "), "marked_by"), func(yield func([]any) bool) {
		for _, p := range past {
			if !yield(append(appointmentRow(p.Appointment), id.Null(p.MarkedBy))) {
				return
			}
		}
	})
	if err != nil {
		return fault.Wrap(op, err)
	}
	_, err = tx.Bulk(ctx, "agenda_slot", strings.Split(slotColumns, ", "), func(yield func([]any) bool) {
		for _, v := range slots {
			if !yield([]any{v.ID, v.User, v.Kind, v.OnDay, v.Minute, v.Length, v.Place, id.Null(v.Appointment), v.Withdrawn, id.Null(v.Room), id.Null(v.Availability)}) {
				return
			}
		}
	})
	return fault.Wrap(op, err)
}
