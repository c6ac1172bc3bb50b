package agenda

import (
	"context"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
	Public  string // the address under which people reach the program; empty for the request's own
}

// Service carries out the commands on places and appointments.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// BookIn makes an appointment in the caller's transaction, with its event.
// The caller has authorised it and writes the audit row. It is Invalid in its
// fields (slot, day, hour, length, user, kind, place) and a Conflict when the
// place is taken or somebody is busy at that hour.
func (s *Service) BookIn(ctx context.Context, tx *db.Tx, actor access.Actor, b Booking) (Appointment, error) {
	const op = "agenda.BookIn"
	if b.Slot != "" {
		v, err := LoadSlot(ctx, tx, b.Slot)
		if fault.Is(err, fault.NotFound) {
			err = fault.Bad(op, fault.Field{Name: "slot", Key: "error.field.choice"})
		}
		if err != nil {
			return Appointment{}, fault.Wrap(op, err)
		}
		if !v.Free() || v.Kind != b.Kind {
			return Appointment{}, fault.New(fault.Conflict, op, "agenda.error.slot_taken")
		}
		off, err := isOff(ctx, tx, v.User, v.OnDay)
		if err != nil {
			return Appointment{}, fault.Wrap(op, err)
		}
		if off {
			return Appointment{}, fault.New(fault.Conflict, op, "agenda.error.slot_taken")
		}
		b.User, b.Time, b.Place, b.Room = v.User, v.Time, v.Place, v.Room
	} else if err := placed(ctx, tx, b.Room, &b.Place); err != nil {
		return Appointment{}, err
	}
	if err := b.check(s.Clock.Today()); err != nil {
		return Appointment{}, err
	}
	busy, err := atTheSameTime(ctx, tx, parties{b.User, b.Person, b.Room}, b.Time, "")
	if err != nil {
		return Appointment{}, fault.Wrap(op, err)
	}
	if busy {
		return Appointment{}, fault.New(fault.Conflict, op, "agenda.error.busy")
	}
	a := Appointment{
		ID: id.New[AppointmentID](), Kind: b.Kind, Person: b.Person, Application: b.Application, User: b.User, Time: b.Time,
		Place: b.Place, State: Set, Version: 1, Room: b.Room,
	}
	if err := insertAppointmentIn(ctx, tx, a); err != nil {
		return a, fault.Wrap(op, err)
	}
	if b.Slot != "" {
		took, err := takeSlotIn(ctx, tx, b.Slot, a.ID)
		if err != nil {
			return a, fault.Wrap(op, err)
		}
		if !took {
			return a, fault.New(fault.Conflict, op, "agenda.error.slot_taken")
		}
	}
	_, err = s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindSet, Actor: actor.User, Person: a.Person, Application: a.Application,
		Codes: journal.Codes{"kind": string(a.Kind), "day": a.OnDay.String()},
	})
	return a, fault.Wrap(op, err)
}

// MarkCmd says how an appointment went, or takes that back (Set).
type MarkCmd struct {
	Appointment AppointmentID
	Version     int // the one that the user saw; 0 for "as it is now"
	State       State
}

// MarkIn records how an appointment went in the caller's transaction, with its
// event; Set takes the last answer back and voids its event. The caller has
// authorised it and writes the audit row. A place is free again when its
// appointment no longer takes the hour.
func (s *Service) MarkIn(ctx context.Context, tx *db.Tx, actor access.Actor, cmd MarkCmd) (Appointment, error) {
	const op = "agenda.MarkIn"
	a, err := Load(ctx, tx, cmd.Appointment)
	if err != nil {
		return a, fault.Wrap(op, err)
	}
	if cmd.Version != 0 && cmd.Version != a.Version {
		return a, fault.Stale(op)
	}
	now := s.Clock.Local()
	next, err := a.mark(cmd.State, s.Clock.Today(), now.Hour()*60+now.Minute())
	if err != nil {
		return a, err
	}
	event, err := s.tell(ctx, tx, actor, next)
	if err != nil {
		return a, fault.Wrap(op, err)
	}
	if err := s.moveHour(ctx, tx, a, next); err != nil {
		return a, fault.Wrap(op, err)
	}
	if err := saveStateIn(ctx, tx, next, event); err != nil {
		return a, fault.Wrap(op, err)
	}
	next.Version++
	return next, nil
}

// tell writes the event of a new state, or voids the one that is taken back.
func (s *Service) tell(ctx context.Context, tx *db.Tx, actor access.Actor, a Appointment) (id.Event, error) {
	if a.State != Set {
		e, err := s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindMarked, Actor: actor.User, Person: a.Person, Application: a.Application,
			Codes: journal.Codes{"kind": string(a.Kind), "state": string(a.State)},
		})
		return e.ID, err
	}
	event, err := markedBy(ctx, tx, a.ID)
	if err != nil || event == "" {
		return "", err
	}
	_, err = s.Journal.Void(ctx, tx, actor.User, event, "taken_back")
	return "", err
}

// moveHour frees the hour of an appointment that no longer takes it, and asks
// whether it is still there for one that does again.
func (s *Service) moveHour(ctx context.Context, tx *db.Tx, was, is Appointment) error {
	switch {
	case was.State.Takes() && !is.State.Takes():
		return freeSlotIn(ctx, tx, is.ID)
	case !was.State.Takes() && is.State.Takes():
		busy, err := atTheSameTime(ctx, tx, parties{is.User, is.Person, is.Room}, is.Time, is.ID)
		if err != nil {
			return err
		}
		if busy {
			return fault.New(fault.Conflict, "agenda.Mark", "agenda.error.busy")
		}
	}
	return nil
}

// Book makes an appointment that no other area's command makes.
func (s *Service) Book(ctx context.Context, actor access.Actor, b Booking) (Appointment, error) {
	const op = "agenda.Book"
	var a Appointment
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := allowed(ctx, tx, actor, b.Person); err != nil {
			return err
		}
		if b.Kind == Interview {
			return fault.Bad(op, fault.Field{Name: "kind", Key: "agenda.error.interview_elsewhere"})
		}
		if err := works(ctx, tx, b.User); err != nil {
			return err
		}
		var err error
		if a, err = s.BookIn(ctx, tx, actor, b); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "appointment", a.ID)
	})
	return a, fault.Wrap(op, err)
}

// Mark records how an appointment went that no other area's command marks.
func (s *Service) Mark(ctx context.Context, actor access.Actor, cmd MarkCmd) (Appointment, error) {
	const op = "agenda.Mark"
	var a Appointment
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		was, err := Load(ctx, tx, cmd.Appointment)
		if err != nil {
			return err
		}
		if err := allowed(ctx, tx, actor, was.Person); err != nil {
			return err
		}
		if was.Kind == Interview {
			return fault.New(fault.Conflict, op, "agenda.error.interview_elsewhere")
		}
		if a, err = s.MarkIn(ctx, tx, actor, cmd); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.AgendaEdit, "appointment", a.ID)
	})
	return a, fault.Wrap(op, err)
}

// works demands an active user; nobody at all is left to the booking's rules.
func works(ctx context.Context, q db.Queryer, user id.User) error {
	if user == "" {
		return nil
	}
	u, err := network.UserByID(ctx, q, user)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err != nil || !u.Active {
		return fault.Bad("agenda.works", fault.Field{Name: "user", Key: "agenda.error.staff"})
	}
	return nil
}

func allowed(ctx context.Context, q db.Queryer, actor access.Actor, p id.Person) error {
	subject, err := person.Subject(ctx, q, p)
	if err != nil {
		return err
	}
	return access.Require(actor, access.AgendaEdit, subject)
}
