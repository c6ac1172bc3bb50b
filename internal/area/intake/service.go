package intake

import (
	"context"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
	Wall    clock.Wall
	Keys    *crypt.Keys
	People  *person.Service
	Agenda  *agenda.Service
	Jobs    *job.Queue
	Outbox  *message.Outbox
	// Citizens is where people prove who they are; nil for nowhere.
	Citizens *provider.Provider
	Public   string // the address under which people reach the program, without a path
}

// Service carries out the commands on applications.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// Cmd names the application that a command is about. Version is the one that
// the user saw: the command is fault.Stale when the application has changed
// since. Zero stands for "as it is now", for jobs and replays.
type Cmd struct {
	Application id.Application
	Version     int
}

// subjectOf says whose case an application is: of the person's referent, of
// the interviewer and of who filled in the form.
func subjectOf(ctx context.Context, q db.Queryer, a Application) (access.Subject, error) {
	s, err := person.Subject(ctx, q, a.Person)
	if err != nil {
		return s, fault.Wrap("intake.subjectOf", err)
	}
	for _, u := range []id.User{a.Interviewer, a.AssistedBy} {
		if u != "" {
			s.Owners = append(s.Owners, u)
		}
	}
	s.Organisation = a.Organisation
	if a.District != "" {
		s.District = a.District
	}
	return s, nil
}

// allowed loads the application of a command for an actor who may do it, at
// the version that the actor saw.
func allowed(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, cmd Cmd) (Application, error) {
	a, err := load(ctx, q, cmd.Application)
	if err != nil {
		return a, err
	}
	subject, err := subjectOf(ctx, q, a)
	if err != nil {
		return a, err
	}
	if err := access.Require(actor, action, subject); err != nil {
		return a, err
	}
	if cmd.Version != 0 && cmd.Version != a.Version {
		return a, fault.Stale("intake.allowed")
	}
	return a, nil
}

// step is a command of one fact: authorise, load, rule, save, journal, audit.
// after writes what belongs to the fact besides; nil for nothing.
func (s *Service) step(ctx context.Context, actor access.Actor, action access.Action, cmd Cmd, h Happening, more journal.Codes,
	after func(tx *db.Tx, a Application, event id.Event) error,
) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, action, cmd)
		if err != nil {
			return err
		}
		if a, event, err = s.record(ctx, tx, actor, action, a, h, more); err != nil || after == nil {
			return err
		}
		return after(tx, a, event)
	})
	return event, fault.Wrap("intake."+string(h.Fact), err)
}

// record applies a happening to a loaded application and writes all of it: the
// new state, the fact, the audit. A happening without a day is of today. It
// returns the application as it is now and the fact's event.
func (s *Service) record(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, a Application, h Happening,
	more journal.Codes,
) (Application, id.Event, error) {
	if h.On.IsZero() {
		h.On = s.Clock.Today()
	}
	next, err := a.Apply(h)
	if err != nil {
		return a, "", err
	}
	if err := saveIn(ctx, tx, next); err != nil {
		return a, "", err
	}
	next.Version++
	e, err := s.Journal.Record(ctx, tx, EventOf(next, h, actor.User, more))
	if err != nil {
		return a, "", err
	}
	return next, e.ID, audit.Change(ctx, tx, actor, action, "application", a.ID)
}

// open writes a new application with its first fact: a.State is empty, a.ID
// and a.Person are set.
func (s *Service) open(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, a Application, b birth,
	h Happening,
) (Application, id.Event, error) {
	if h.On.IsZero() {
		h.On = s.Clock.Today()
	}
	next, err := a.Apply(h)
	if err != nil {
		return a, "", err
	}
	if err := insertIn(ctx, tx, next, b); err != nil {
		return a, "", err
	}
	next.Version = 1
	e, err := s.Journal.Record(ctx, tx, EventOf(next, h, actor.User, nil))
	if err != nil {
		return a, "", err
	}
	return next, e.ID, audit.Change(ctx, tx, actor, action, "application", a.ID)
}
