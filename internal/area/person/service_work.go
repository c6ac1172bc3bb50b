package person

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

// SetWorkCmd corrects the work profile of a person: Work is the whole of it as it
// should be. Facts that change are said by Source, or by the source that they
// name themselves, on the day On.
type SetWorkCmd struct {
	Person  id.Person
	Version int // the one that the user saw; 0 when there was none
	Work    Work
	Source  Source
	On      civil.Date
}

// LogValue keeps the profile out of the log.
func (SetWorkCmd) LogValue() slog.Value { return slog.StringValue("[work profile]") }

// SetWork writes the work profile (R6.1). What stays the same writes nothing. It
// is undone by another correction.
func (s *Service) SetWork(ctx context.Context, actor access.Actor, cmd SetWorkCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := s.allowed(ctx, tx, actor, access.PersonEdit, cmd.Person)
		if err != nil {
			return err
		}
		was, err := s.workOf(ctx, tx, p)
		if err != nil {
			return err
		}
		is := cmd.Work.settle(was, Evidence{Source: cmd.Source, On: cmd.On})
		if err := is.check(s.Vocabulary, s.Clock.Today()); err != nil {
			return err
		}
		changed := changedParts(was, is)
		if len(changed) == 0 {
			return nil
		}
		if err := claimWorkIn(ctx, tx, p.ID, cmd.Version, s.Clock.Now()); err != nil {
			return err
		}
		if err := replaceWorkIn(ctx, tx, p.ID, is); err != nil {
			return err
		}
		if _, err := s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindWorkChanged, Actor: actor.User, Person: p.ID, Codes: journal.Codes{"changed": joinParts(changed)},
		}); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonEdit, "person", p.ID)
	})
	return fault.Wrap("person.SetWork", err)
}

// workOf is the work profile of a record. Before anybody has filled it in, it
// holds the wishes of the application.
func (s *Service) workOf(ctx context.Context, q db.Queryer, p Person) (Work, error) {
	all, err := loadWorks(ctx, q, []id.Person{p.ID})
	if err != nil {
		return Work{}, err
	}
	if w, ok := all[p.ID]; ok {
		return w, nil
	}
	return Work{Wishes: firstWishes(p.Trades, p.TradeOther, s.Vocabulary, civil.DateOf(p.CreatedAt.In(s.Clock.Zone())))}, nil
}

// Works reads the work profiles of people for who chooses among them, as workOf
// does for one. It authorises nothing; care (WorkTerms.Care) is for the team.
func (s *Service) Works(ctx context.Context, q db.Queryer, people []id.Person) (map[id.Person]Work, error) {
	const op = "person.Works"
	out, err := loadWorks(ctx, q, people)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var missing []id.Person
	for _, p := range people {
		if _, ok := out[p]; !ok {
			missing = append(missing, p)
		}
	}
	begun, err := begunTrades(ctx, q, missing)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	for p, b := range begun {
		out[p] = Work{Wishes: firstWishes(b.trades, b.other, s.Vocabulary, civil.DateOf(b.at.In(s.Clock.Zone())))}
	}
	return out, nil
}
