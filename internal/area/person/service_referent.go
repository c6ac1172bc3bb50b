package person

import (
	"context"
	"slices"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// AssignReferentCmd chooses who follows a person.
type AssignReferentCmd struct {
	Person  id.Person
	Version int // the one that the user saw; 0 for "as it is now"
	User    id.User
	Reason  string // one of ReferentReasons
}

// AssignReferent chooses who follows a person from today on. The same referent
// again is a Conflict. It is undone by choosing the one before.
func (s *Service) AssignReferent(ctx context.Context, actor access.Actor, cmd AssignReferentCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.PersonAssign, cmd.Person); err != nil {
			return err
		}
		if err := s.AssignReferentIn(ctx, tx, actor, cmd); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonAssign, "person", cmd.Person)
	})
	return fault.Wrap("person.AssignReferent", err)
}

// AssignReferentIn is AssignReferent in the transaction of a command of another
// area, which has authorised it and writes the audit row.
func (s *Service) AssignReferentIn(ctx context.Context, tx *db.Tx, actor access.Actor, cmd AssignReferentCmd) error {
	const op = "person.AssignReferentIn"
	if err := checkReferent(ctx, tx, cmd.User, cmd.Reason); err != nil {
		return err
	}
	p, err := Load(ctx, tx, s.Keys, cmd.Person)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if p.Referent == cmd.User {
		return fault.New(fault.Conflict, op, "person.error.same_referent")
	}
	if cmd.Version == 0 {
		cmd.Version = p.Version
	}
	if err := claim(ctx, tx, p.ID, cmd.Version); err != nil {
		return err
	}
	_, _, err = s.followIn(ctx, tx, actor, p.ID, ReferentSpan{User: cmd.User, From: s.Clock.Today(), Reason: cmd.Reason})
	return fault.Wrap(op, err)
}

// followIn begins the span in which somebody follows a person, with its fact.
func (s *Service) followIn(ctx context.Context, tx *db.Tx, actor access.Actor, p id.Person, r ReferentSpan) (ReferentID, id.Event, error) {
	span := id.New[ReferentID]()
	if err := changeReferentIn(ctx, tx, span, p, r); err != nil {
		return span, "", err
	}
	e, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindReferentAssigned, OccurredOn: r.From, Actor: actor.User, Person: p, Codes: journal.Codes{"user": string(r.User), "reason": r.Reason},
	})
	return span, e.ID, err
}

// checkReferent demands somebody who may follow people, and a reason.
func checkReferent(ctx context.Context, q db.Queryer, of id.User, reason string) error {
	const op = "person.checkReferent"
	user, err := network.UserByID(ctx, q, of)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return fault.Wrap(op, err)
	}
	var c fault.Check
	c.Fail(err != nil || !user.Active || !canFollow(user.Roles), "user", "person.error.referent")
	c.Fail(!slices.Contains(ReferentReasons(), reason), "reason", "error.field.choice")
	return c.Err(op)
}
