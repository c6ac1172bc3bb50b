package demo

import (
	"context"

	"insieme/internal/area/agenda"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// meet books or marks a meeting of a case worker again. Interviews are intake's:
// its commands leave their appointments.
func (r *replay) meet(ctx context.Context, e journal.Event) error {
	if e.Application != "" {
		return nil
	}
	if e.Kind == agenda.KindMarked {
		is, err := r.meetingOf(ctx, r.people[e.Person], e.OccurredOn)
		if err != nil {
			return err
		}
		_, err = r.Agenda.Mark(ctx, r.actor(e), agenda.MarkCmd{Appointment: is, State: agenda.State(e.Code("state"))})
		return err
	}
	for _, a := range r.d.appointments {
		if a.Person == e.Person && a.Application == "" && a.OnDay == e.CodeDate("day") {
			_, err := r.Agenda.Book(ctx, r.actor(e), agenda.Booking{
				Kind: a.Kind, Person: r.people[e.Person], User: a.User, Time: a.Time, Place: a.Place,
			})
			return err
		}
	}
	return nil // the comparison of the rows finds it missing
}

func (r *replay) meetingOf(ctx context.Context, p id.Person, day civil.Date) (agenda.AppointmentID, error) {
	return db.One(ctx, r.DB.Reader(), db.Scalar[agenda.AppointmentID],
		`SELECT id FROM appointment WHERE person = $1 AND on_day = $2 AND application IS NULL`, p, day)
}
