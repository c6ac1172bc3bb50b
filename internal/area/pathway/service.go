package pathway

import (
	"context"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
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
	Keys    *crypt.Keys
}

// Service carries out the commands on pathways.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// Cmd names the pathway a command is about, as the user saw it.
type Cmd struct {
	Application id.Application
	Version     int
}

// termsAt reads the promises' months of a track as the rules say on a day.
func termsAt(ctx context.Context, q db.Queryer, day civil.Date, track Track) (Terms, error) {
	r, err := programme.RulesAt(ctx, q, day)
	if err != nil {
		return Terms{}, fault.Wrap("pathway.termsAt", err)
	}
	return TermsOf(r, track), nil
}

// TermsOf are the months that the programme's rules promise on a track.
func TermsOf(r programme.Rules, track Track) Terms {
	if track == TrackReady {
		return Terms{Opportunity: r.ReadyOpportunity, Experience: r.ReadyExperience}
	}
	return Terms{Reactivation: r.ReactivationReady, Opportunity: r.ReactivationOpportunity, Experience: r.ReactivationExperience}
}

// record is the one path of a command: authorise, load, rule, claim the
// version, journal (whose projections write pathway and promises), audit.
// extra writes what belongs to the command besides, after the rule said yes.
func (s *Service) record(ctx context.Context, actor access.Actor, action access.Action, cmd Cmd, h Happening,
	extra func(tx *db.Tx, p Pathway) error,
) error {
	op := "pathway." + string(h.Fact)
	err := s.DB.Write(ctx, func(tx *db.Tx) error { return s.recordIn(ctx, tx, actor, action, cmd, h, extra) })
	return fault.Wrap(op, err)
}

func (s *Service) recordIn(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, cmd Cmd, h Happening,
	extra func(tx *db.Tx, p Pathway) error,
) error {
	p, err := s.allowed(ctx, tx, actor, action, cmd.Application)
	if err != nil {
		return err
	}
	if h.On.IsZero() {
		h.On = s.Clock.Today()
	}
	if _, err := p.Apply(h); err != nil {
		return err
	}
	if err := claim(ctx, tx, p.Application, cmd.Version); err != nil {
		return err
	}
	if extra != nil {
		if err := extra(tx, p); err != nil {
			return err
		}
	}
	if _, err = s.Journal.Record(ctx, tx, EventOf(p, h, actor.User)); err != nil {
		return err
	}
	if err := s.forgiveIn(ctx, tx, actor, p.Application); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, action, "pathway", p.Application)
}

// allowed loads a pathway for an actor who may act on its person.
func (s *Service) allowed(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, a id.Application) (Pathway, error) {
	p, err := Load(ctx, q, a)
	if err != nil {
		return p, err
	}
	subject, err := person.Subject(ctx, q, p.Person)
	if err != nil {
		return p, err
	}
	return p, access.Require(actor, action, subject)
}

// forgiveIn takes back the records of breaks that facts known by now disprove:
// a fact that arrives late with an earlier day, or a pause that moved the day.
func (s *Service) forgiveIn(ctx context.Context, tx *db.Tx, actor access.Actor, a id.Application) error {
	rows, err := PromisesOf(ctx, tx, a)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.BrokenBy == "" || r.State == PromiseBroken || r.State == PromiseLate {
			continue
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, r.BrokenBy, "not_broken"); err != nil {
			return err
		}
	}
	return nil
}

// BreakDue records promise_broken, on its due day, for every promise whose day
// is gone without a fact. It is the daily job's work and may run at any time,
// twice or late. It returns how many promises it found broken.
func (s *Service) BreakDue(ctx context.Context) (int, error) {
	if err := s.renewPaused(ctx); err != nil {
		return 0, fault.Wrap("pathway.BreakDue", err)
	}
	broken := 0
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		broken = 0
		due, err := duePromises(ctx, tx, s.Clock.Today())
		if err != nil {
			return err
		}
		for _, p := range due {
			_, err := s.Journal.Record(ctx, tx, journal.Event{
				Kind: KindPromiseBroken, OccurredOn: p.Due, Person: p.Person, Application: p.Application,
				Codes: journal.Codes{"promise": string(p.Kind)},
			})
			if err != nil {
				return err
			}
			broken++
		}
		return nil
	})
	return broken, fault.Wrap("pathway.BreakDue", err)
}

// renewPaused moves the days of the promises that a pause puts off: each day of
// a running pause counts when it has come, and no fact tells of it.
func (s *Service) renewPaused(ctx context.Context) error {
	paused, err := pausedPathways(ctx, s.DB.Reader())
	if err != nil {
		return err
	}
	for _, p := range paused {
		err := s.DB.Write(ctx, func(tx *db.Tx) error { return projectPromises(ctx, tx, p.Application, p.Person, s.Clock.Today()) })
		if err != nil {
			return err
		}
	}
	return nil
}
