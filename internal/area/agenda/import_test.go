package agenda_test

import (
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

func TestImportedAppointmentsReadLikeBookedOnes(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	booked := agenda.Appointment{
		ID: id.New[agenda.AppointmentID](), Kind: agenda.Interview, Person: h.register("Rossi"), Application: id.New[id.Application](),
		User: h.anna.User, Time: agenda.Time{OnDay: today.AddDays(3), Minute: 600, Length: 45}, Place: "Stanza 2", State: agenda.Set, Version: 1,
	}
	slots := []agenda.Slot{
		{ID: id.New[agenda.SlotID](), User: h.anna.User, Kind: agenda.Interview, Time: booked.Time, Appointment: booked.ID},
		{ID: id.New[agenda.SlotID](), User: h.anna.User, Kind: agenda.Interview, Time: agenda.Time{OnDay: today.AddDays(3), Minute: 645, Length: 45}},
	}
	h.write(func(tx *db.Tx) error { return agenda.ImportIn(ctx, tx, []agenda.Past{{Appointment: booked}}, slots) })
	if got, err := agenda.Load(ctx, h.DB.Reader(), booked.ID); err != nil || got != booked {
		t.Errorf("got %+v, %v; want %+v", got, err, booked)
	}
	if got := h.free(); got != 1 {
		t.Errorf("%d free places, want 1", got)
	}
	if err := h.mark(booked.ID, agenda.Moved); err != nil {
		t.Fatal(err)
	}
	if got := h.free(); got != 2 {
		t.Errorf("%d free places after the move, want 2", got)
	}
}
