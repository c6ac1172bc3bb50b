package person

import (
	"context"
	"strings"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Eraser takes what another part of the program knows of some identities of
// one person out of its tables, in the transaction of the erasure. One that
// cannot while a case is open is a Conflict that says so.
type Eraser func(ctx context.Context, tx *db.Tx, people []id.Person) error

// Erase takes a person out of the programme for good: identity, contacts,
// documents, notes, answers, messages, search. Facts stay in the journal under
// an identity that leads to nobody, and every published figure with them. There
// is no undo; a record with an open case is a Conflict: the case is closed
// first, as the person's wish or with its reason.
//
// On SQLite what was erased is overwritten in the file and the log emptied
// before Erase returns; when readers stand in the way, the daily job does it.
func (s *Service) Erase(ctx context.Context, actor access.Actor, cmd EraseCmd) error {
	const op = "person.Erase"
	cmd.Authority = strings.TrimSpace(cmd.Authority)
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.PersonErase, cmd.Person); err != nil {
			return err
		}
		if err := cmd.check(); err != nil {
			return err
		}
		people, err := Identities(ctx, tx, cmd.Person)
		if err != nil {
			return err
		}
		for _, erase := range s.Erasers {
			if err := erase(ctx, tx, people); err != nil {
				return err
			}
		}
		if err := eraseIn(ctx, tx, people, s.Clock.Today()); err != nil {
			return err
		}
		if err := insertErasureIn(ctx, tx, cmd.Person, actor.User, s.Clock.Now(), cmd); err != nil {
			return err
		}
		if _, err := s.Journal.Record(ctx, tx, journal.Event{
			Kind: KindErased, Actor: actor.User, Person: cmd.Person, Codes: journal.Codes{"reason": cmd.Reason},
		}); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonErase, "person", cmd.Person)
	})
	if err != nil {
		return fault.Wrap(op, err)
	}
	if err := s.DB.Scrub(ctx); err != nil && !fault.Is(err, fault.Busy) {
		return fault.Wrap(op, err)
	}
	return nil
}

// ProposeErasures looks for records that nothing has happened to for as long as
// the rules of today keep them, and proposes their erasure; it returns how
// many. It erases nothing: somebody looks at each. A daily job, harmless when
// run again.
func (s *Service) ProposeErasures(ctx context.Context) (int, error) {
	const op = "person.ProposeErasures"
	all, err := s.OverdueNow(ctx)
	if err != nil {
		return 0, fault.Wrap(op, err)
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error { return putRetentionIn(ctx, tx, all) })
	return len(all), fault.Wrap(op, err)
}

// OverdueNow computes which records are overdue by the rules of today, by
// identity only. It authorises nothing: it is for jobs and the command line.
func (s *Service) OverdueNow(ctx context.Context) ([]Overdue, error) {
	const op = "person.OverdueNow"
	rules, err := programme.RulesAt(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	all, err := db.All(ctx, s.DB.Reader(), func(row db.Scanner) (Overdue, error) {
		var o Overdue
		err := row.Scan(&o.ID, &o.LastOn)
		o.DueOn = dueOn(o.LastOn, rules.RetentionMonths)
		return o, err
	}, overdueRecords, lastKept(s.Clock.Today(), rules.RetentionMonths))
	return all, fault.Wrap(op, err)
}
