package person

import (
	"context"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Seen is a record at the version that a preview showed.
type Seen struct {
	Person  id.Person
	Version int
}

// HandoverCmd gives many people one new referent (R10.2).
type HandoverCmd struct {
	People []Seen
	User   id.User
	On     civil.Date // from when on; not later than today
	Reason string     // one of ReferentReasons
}

// CheckHandover holds a handover against what does not depend on its people; Invalid
// names the fields user, on and reason.
func (s *Service) CheckHandover(ctx context.Context, q db.Queryer, cmd HandoverCmd) error {
	const op = "person.CheckHandover"
	if err := checkReferent(ctx, q, cmd.User, cmd.Reason); err != nil {
		return fault.Wrap(op, err)
	}
	var c fault.Check
	c.Fail(cmd.On.IsZero(), "on", "error.field.required")
	c.Fail(cmd.On.After(s.Clock.Today()), "on", "error.field.future")
	return c.Err(op)
}

// HandOverIn is AssignReferent for many people, all or none, in the transaction
// of the command of another area that has shown its preview. Whoever has
// changed since, or can no longer be handed over, is named with a Conflict. The
// audit has a row for each person. It is undone by TakeBackHandover.
func (s *Service) HandOverIn(ctx context.Context, tx *db.Tx, actor access.Actor, cmd HandoverCmd) (HandoverID, []Card, error) {
	const op = "person.HandOverIn"
	if err := s.CheckHandover(ctx, tx, cmd); err != nil {
		return "", nil, fault.Wrap(op, err)
	}
	people := make([]id.Person, len(cmd.People))
	for i, p := range cmd.People {
		people[i] = p.Person
	}
	rows, err := HandoverRows(ctx, tx, people)
	if err != nil {
		return "", nil, fault.Wrap(op, err)
	}
	if len(rows) == 0 || len(rows) > MaxHandover {
		return "", nil, fault.New(fault.Conflict, op, "person.error.handover_none")
	}
	var changed []Card
	for _, r := range rows {
		if !slices.Contains(cmd.People, Seen{r.ID, r.Version}) || r.Obstacle(cmd.User, cmd.On) != "" {
			changed = append(changed, r.Card)
		}
	}
	if len(changed) > 0 || len(rows) < len(cmd.People) { // who is gone has no name any more
		return "", changed, fault.Stale(op)
	}
	batch := id.New[HandoverID]()
	var done []handoverRow
	for _, r := range rows {
		h, err := s.handOneIn(ctx, tx, actor, r, cmd)
		if err != nil {
			return "", nil, fault.Wrap(op, err)
		}
		done = append(done, h)
	}
	return batch, nil, fault.Wrap(op, insertHandoverIn(ctx, tx, batch, done))
}

func (s *Service) handOneIn(ctx context.Context, tx *db.Tx, actor access.Actor, r HandoverRow, cmd HandoverCmd) (handoverRow, error) {
	subject, err := Subject(ctx, tx, r.ID)
	if err != nil {
		return handoverRow{}, err
	}
	if err := access.Require(actor, access.PersonAssign, subject); err != nil {
		return handoverRow{}, err
	}
	if err := claim(ctx, tx, r.ID, r.Version); err != nil {
		return handoverRow{}, err
	}
	span, event, err := s.followIn(ctx, tx, actor, r.ID, ReferentSpan{User: cmd.User, From: cmd.On, Reason: cmd.Reason})
	if err != nil {
		return handoverRow{}, err
	}
	return handoverRow{r.ID, span, r.Span, r.Referent, event}, audit.Change(ctx, tx, actor, access.PersonAssign, "person", r.ID)
}

// TakeBackHandover takes a handover of many people back as one, for those whose
// referent is still as it left them: their fact is voided, the span before goes
// on. The others are named and stay. The errors are Denied, NotFound for a
// handover that there is not, or that has been taken back.
func (s *Service) TakeBackHandover(ctx context.Context, actor access.Actor, batch HandoverID) (back int, rest []Card, err error) {
	const op = "person.TakeBackHandover"
	if err := access.RequireAny(actor, access.PersonAssign); err != nil {
		return 0, nil, fault.Wrap(op, err)
	}
	err = s.DB.Import(ctx, func(tx *db.Tx) error { // many rows: without a command's deadline
		back, rest = 0, nil
		all, err := handoverOf(ctx, tx, batch)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return fault.Absent(op)
		}
		people := make([]id.Person, len(all))
		for i, h := range all {
			people[i] = h.person
		}
		rows, err := HandoverRows(ctx, tx, people)
		if err != nil {
			return err
		}
		for _, r := range rows {
			h := all[slices.IndexFunc(all, func(h handoverRow) bool { return h.person == r.ID })]
			if r.Merged || r.Span != h.span {
				rest = append(rest, r.Card)
				continue
			}
			if err := s.takeOneBackIn(ctx, tx, actor, batch, h); err != nil {
				return err
			}
			back++
		}
		return nil
	})
	return back, rest, fault.Wrap(op, err)
}

func (s *Service) takeOneBackIn(ctx context.Context, tx *db.Tx, actor access.Actor, batch HandoverID, h handoverRow) error {
	subject, err := Subject(ctx, tx, h.person)
	if err != nil {
		return err
	}
	if err := access.Require(actor, access.PersonAssign, subject); err != nil {
		return err
	}
	if err := dropSpanIn(ctx, tx, batch, h); err != nil {
		return err
	}
	if _, err := s.Journal.Void(ctx, tx, actor.User, h.event, "undone"); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.PersonAssign, "person", h.person)
}
