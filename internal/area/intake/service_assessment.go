package intake

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// AssessCmd writes down what the interview found, with the instrument of the
// day. On is zero for today.
type AssessCmd struct {
	Cmd
	On      civil.Date
	Profile Profile
}

// LogValue keeps the answers out of the log.
func (AssessCmd) LogValue() slog.Value { return slog.StringValue("[assessment]") }

// assessable are the states in which an assessment makes sense: from the
// appointment on.
var assessable = map[State]bool{InterviewSet: true, ToDecide: true, InTarget: true, NotInTarget: true}

// RecordAssessment writes an assessment down. It moves nothing: presence and
// decision are facts of their own. Answers of restricted domains need
// person.health as well.
func (s *Service) RecordAssessment(ctx context.Context, actor access.Actor, c AssessCmd) (id.Event, error) {
	const op = "intake.RecordAssessment"
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, access.IntakeInterview, c.Cmd)
		if err != nil {
			return err
		}
		on := c.On
		if on.IsZero() {
			on = s.Clock.Today()
		}
		if !assessable[a.State] {
			return fault.New(fault.Conflict, op, "intake.error.not_now")
		}
		in, err := InstrumentOn(ctx, tx, on)
		if err != nil {
			return err
		}
		if err := in.Check(c.Profile); err != nil {
			return err
		}
		if len(in.Restricted(c.Profile)) > 0 {
			if err := requireHealth(ctx, tx, actor, a); err != nil {
				return err
			}
		}
		e, err := s.Journal.Record(ctx, tx, EventOf(a, Happening{Fact: FactAssessed, On: on}, actor.User, journal.Codes{"instrument": in.Code}))
		if err != nil {
			return err
		}
		event = e.ID
		err = insertAssessmentIn(ctx, tx, s.Keys, Assessment{
			ID: id.New[AssessmentID](), Application: a.ID, Person: a.Person, Instrument: in.Code, Version: in.Version, OnDay: on,
			Author: actor.User, Event: event, Profile: c.Profile,
		})
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.IntakeInterview, "assessment", a.ID)
	})
	return event, fault.Wrap(op, err)
}

func requireHealth(ctx context.Context, q db.Queryer, actor access.Actor, a Application) error {
	subject, err := subjectOf(ctx, q, a)
	if err != nil {
		return err
	}
	return access.Require(actor, access.PersonHealth, subject)
}
