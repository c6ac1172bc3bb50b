package intake

import (
	"context"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// UndoCmd takes back a fact of an application.
type UndoCmd struct {
	Application id.Application
	Event       id.Event
}

// Undo voids a fact: the application is again what the remaining facts say,
// and what the fact wrote besides is gone or as it was. It needs the permission
// of the fact's own command; see the rule Undo for when it is a Conflict.
func (s *Service) Undo(ctx context.Context, actor access.Actor, c UndoCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		events, err := journal.ByApplication(ctx, tx, c.Application)
		if err != nil {
			return err
		}
		rest, undone, err := Undo(Entries(events), c.Event)
		if fault.Is(err, fault.NotFound) {
			return err
		}
		action := ActionOf(undone.Fact)
		a, denied := allowed(ctx, tx, actor, action, Cmd{Application: c.Application})
		if denied != nil {
			return denied // before the rule's own answer, which tells about the case
		}
		if err != nil {
			return err
		}
		if err := s.unmake(ctx, tx, actor, eventOf(events, c.Event)); err != nil {
			return err
		}
		if undone.moves() {
			if a, err = Replay(a, rest); err != nil {
				return err
			}
			if err := saveIn(ctx, tx, a); err != nil {
				return err
			}
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, c.Event, "undone"); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, action, "application", a.ID)
	})
	return fault.Wrap("intake.Undo", err)
}

func eventOf(events []journal.Event, event id.Event) journal.Event {
	for _, e := range events {
		if e.ID == event {
			return e
		}
	}
	return journal.Event{}
}

// unmake takes back what a fact wrote besides the application: findings, an
// assessment, the mark of an appointment.
func (s *Service) unmake(ctx context.Context, tx *db.Tx, actor access.Actor, e journal.Event) error {
	if e.Kind == journal.Kind(FactAssessed) {
		return deleteAssessmentIn(ctx, tx, e.ID)
	}
	if err := deleteFindingsIn(ctx, tx, e.ID); err != nil {
		return err
	}
	if err := unaskIn(ctx, tx, e.ID); err != nil {
		return err
	}
	if err := untakeIn(ctx, tx, e.ID); err != nil {
		return err
	}
	appointment, replaced := agenda.AppointmentID(e.Code(codeAppointment)), agenda.AppointmentID(e.Code(codeReplaced))
	to := agenda.Set
	if e.Kind == journal.Kind(FactInvited) {
		to = agenda.Cancelled
	}
	if appointment != "" {
		if _, err := s.Agenda.MarkIn(ctx, tx, actor, agenda.MarkCmd{Appointment: appointment, State: to}); err != nil {
			return err
		}
	}
	if replaced == "" {
		return nil
	}
	_, err := s.Agenda.MarkIn(ctx, tx, actor, agenda.MarkCmd{Appointment: replaced, State: agenda.Set})
	return err
}
