package intake

import (
	"context"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Names of codes beside a happening's own: the appointment that a fact is
// about, what it was marked, and the appointment that a new one replaces.
const (
	codeAppointment = "appointment"
	codePresence    = "presence"
	codeReplaced    = "replaced"
)

// InviteCmd fixes the interview (step a8), in a free place or at a free hour of
// an interviewer; again for a new date.
type InviteCmd struct {
	Cmd
	On          civil.Date
	Slot        agenda.SlotID
	Interviewer id.User     // without Slot
	At          agenda.Time // without Slot
	Place       string      // without Slot
}

// SetInterview books the appointment and records it. A former one that is
// still to come is moved.
func (s *Service) SetInterview(ctx context.Context, actor access.Actor, c InviteCmd) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, access.IntakeInvite, c.Cmd)
		if err != nil {
			return err
		}
		event, err = s.setIn(ctx, tx, actor, a, c, journal.Codes{})
		return err
	})
	return event, fault.Wrap("intake.SetInterview", err)
}

// setIn fixes the interview of a loaded application. codes go with the fact.
func (s *Service) setIn(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, c InviteCmd, codes journal.Codes) (id.Event, error) {
	if a.State == InterviewSet {
		former, err := s.mark(ctx, tx, actor, a.ID, agenda.Moved)
		if err != nil {
			return "", err
		}
		codes[codeReplaced] = string(former)
	}
	booked, err := s.Agenda.BookIn(ctx, tx, actor, agenda.Booking{
		Kind: agenda.Interview, Person: a.Person, Application: a.ID, Slot: c.Slot, User: c.Interviewer, Time: c.At, Place: c.Place,
	})
	if err != nil {
		return "", err
	}
	codes[codeAppointment] = string(booked.ID)
	h := Happening{Fact: FactInvited, On: c.On, Until: booked.OnDay, Interviewer: booked.User}
	_, event, err := s.record(ctx, tx, actor, access.IntakeInvite, a, h, codes)
	if err != nil {
		return "", err
	}
	return event, s.askInvitation(ctx, tx, booked)
}

// Absences lists why an interview was not held.
func Absences() []agenda.State { return []agenda.State{agenda.Excused, agenda.Absent, agenda.Moved} }

// MissedCmd says that the interview was not held: the person is to be invited
// again.
type MissedCmd struct {
	Cmd
	On      civil.Date
	Absence agenda.State // one of Absences
}

// MissInterview records that the interview was not held.
func (s *Service) MissInterview(ctx context.Context, actor access.Actor, c MissedCmd) (id.Event, error) {
	const op = "intake.MissInterview"
	if !slices.Contains(Absences(), c.Absence) {
		return "", fault.Bad(op, fault.Field{Name: "absence", Key: "error.field.choice"})
	}
	event, err := s.marking(ctx, actor, access.AgendaEdit, c.Cmd, Happening{Fact: FactMissed, On: c.On}, c.Absence)
	return event, fault.Wrap(op, err)
}

// HoldCmd says that the interview was held (step a9). On is zero for the day of
// the appointment.
type HoldCmd struct {
	Cmd
	On civil.Date
}

// HoldInterview records that the interview was held. The assessment is a fact
// of its own, before or after.
func (s *Service) HoldInterview(ctx context.Context, actor access.Actor, c HoldCmd) (id.Event, error) {
	event, err := s.marking(ctx, actor, access.IntakeInterview, c.Cmd, Happening{Fact: FactInterviewed, On: c.On}, agenda.Present)
	return event, fault.Wrap("intake.HoldInterview", err)
}

// marking records a fact about the appointment of an application and marks the
// appointment accordingly. Without a day the fact is of the appointment's.
func (s *Service) marking(ctx context.Context, actor access.Actor, action access.Action, cmd Cmd, h Happening, to agenda.State) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, action, cmd)
		if err != nil {
			return err
		}
		h := h
		if h.On.IsZero() && a.InterviewOn.Before(s.Clock.Today()) {
			h.On = a.InterviewOn
		}
		if h.Fact == FactMissed {
			if err := uninviteIn(ctx, tx, a.ID); err != nil {
				return err
			}
		}
		if _, possible := transitions[h.Fact][a.State]; !possible {
			return fault.New(fault.Conflict, "intake.marking", "intake.error.not_now")
		}
		appointment, err := s.mark(ctx, tx, actor, a.ID, to)
		if err != nil {
			return err
		}
		codes := journal.Codes{codeAppointment: string(appointment), codePresence: string(to)}
		_, event, err = s.record(ctx, tx, actor, action, a, h, codes)
		return err
	})
	return event, err
}

// cancelling records a fact that ends an application; an appointment that is
// still to come is called off.
func (s *Service) cancelling(ctx context.Context, actor access.Actor, action access.Action, cmd Cmd, h Happening) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, action, cmd)
		if err != nil {
			return err
		}
		codes := journal.Codes{}
		if a.State == InterviewSet {
			appointment, err := s.mark(ctx, tx, actor, a.ID, agenda.Cancelled)
			if err != nil {
				return err
			}
			codes[codeAppointment] = string(appointment)
		}
		_, event, err = s.record(ctx, tx, actor, action, a, h, codes)
		return err
	})
	return event, fault.Wrap("intake."+string(h.Fact), err)
}

// mark puts the last appointment of an application into a state. An
// application whose history came from elsewhere may have none: then it does
// nothing.
func (s *Service) mark(ctx context.Context, tx *db.Tx, actor access.Actor, application id.Application, to agenda.State) (agenda.AppointmentID, error) {
	events, err := journal.ByApplication(ctx, tx, application)
	if err != nil {
		return "", err
	}
	for _, e := range slices.Backward(journal.Live(events)) {
		if e.Kind != journal.Kind(FactInvited) {
			continue
		}
		appointment := agenda.AppointmentID(e.Code(codeAppointment))
		if appointment == "" {
			return "", nil
		}
		was, err := s.Agenda.MarkIn(ctx, tx, actor, agenda.MarkCmd{Appointment: appointment, State: to})
		if err != nil {
			return appointment, err
		}
		return appointment, s.askFreed(ctx, tx, was)
	}
	return "", nil
}
