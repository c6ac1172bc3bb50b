package desk

import (
	"context"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Handover is what handing people over would do, before it is done.
type Handover struct {
	Change []HandoverLine
	Keep   []HandoverLine // stay where they are
}

// HandoverLine is one person of a handover.
type HandoverLine struct {
	Card
	Version  int
	Obstacle string // one of Obstacles; empty for who changes
}

// Chosen are the people of the list that an actor has ticked, or all whom a
// search finds, as far as the scope of an action goes. Invalid names the field
// chosen: nobody, or too many.
func (s *Service) Chosen(ctx context.Context, actor access.Actor, action access.Action, f Filter, all bool, ticked []id.Person) ([]Card, error) {
	const op = "desk.Chosen"
	if err := access.RequireAny(actor, action); err != nil {
		return nil, fault.Wrap(op, err)
	}
	scope := access.ScopeOf(actor, action)
	var cards []Card
	var err error
	switch {
	case all:
		cards, err = People(ctx, s.DB.Reader(), scope, f, At{}, person.MaxHandover+1)
	case len(ticked) <= person.MaxHandover:
		cards, err = CardsOf(ctx, s.DB.Reader(), scope, ticked)
	}
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var c fault.Check
	many := len(cards) > person.MaxHandover || len(ticked) > person.MaxHandover
	c.Fail(many, "chosen", "desk.bulk.error.many", person.MaxHandover)
	c.Fail(!many && len(cards) == 0, "chosen", "desk.bulk.error.none")
	return cards, c.Err(op)
}

// FollowedBy are the people whom a user follows and whose way is not over, as
// far as the actor may hand them over, by name. Invalid names the field chosen
// when they are too many for one handover.
func (s *Service) FollowedBy(ctx context.Context, actor access.Actor, user id.User) ([]Card, error) {
	const op = "desk.FollowedBy"
	if err := access.RequireAny(actor, access.PersonAssign); err != nil {
		return nil, fault.Wrap(op, err)
	}
	var all []Card
	scope, at := access.ScopeOf(actor, access.PersonAssign), At{}
	for {
		cards, err := People(ctx, s.DB.Reader(), scope, Filter{Referent: user}, at, exportPage)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		for _, c := range cards {
			if groupOf(c.Stage) != "ended" {
				all = append(all, c)
			}
		}
		if len(cards) < exportPage {
			break
		}
		at = At{Key: cards[len(cards)-1].NameKey, Person: cards[len(cards)-1].Person}
	}
	var c fault.Check
	c.Fail(len(all) > person.MaxHandover, "chosen", "desk.bulk.error.many", person.MaxHandover)
	return all, c.Err(op)
}

// PreviewHandover says what handing people over would do. It changes nothing.
// The errors are those of person.CheckHandover.
func (s *Service) PreviewHandover(ctx context.Context, cards []Card, cmd person.HandoverCmd) (Handover, error) {
	const op = "desk.PreviewHandover"
	if err := s.People.CheckHandover(ctx, s.DB.Reader(), cmd); err != nil {
		return Handover{}, fault.Wrap(op, err)
	}
	h, err := weigh(ctx, s.DB.Reader(), cards, cmd)
	return h, fault.Wrap(op, err)
}

// weigh parts people into those who would change and those who would not.
func weigh(ctx context.Context, q db.Queryer, cards []Card, cmd person.HandoverCmd) (Handover, error) {
	people := make([]id.Person, len(cards))
	for i, c := range cards {
		people[i] = c.Person
	}
	rows, err := person.HandoverRows(ctx, q, people)
	if err != nil {
		return Handover{}, err
	}
	found := map[id.Person]person.HandoverRow{}
	for _, r := range rows {
		found[r.ID] = r
	}
	var h Handover
	for _, c := range cards {
		r, known := found[c.Person]
		if !known {
			continue // erased since
		}
		line := HandoverLine{Card: c, Version: r.Version, Obstacle: obstacle(c, r, cmd.User, cmd.On)}
		if line.Obstacle == "" {
			h.Change = append(h.Change, line)
		} else {
			h.Keep = append(h.Keep, line)
		}
	}
	return h, nil
}

// HandOver hands over the people whom a preview has shown as changing, all or
// none, in one transaction. Whoever has changed meanwhile is named with a
// Conflict.
func (s *Service) HandOver(ctx context.Context, actor access.Actor, cmd person.HandoverCmd) (batch person.HandoverID, changed []person.Card, err error) {
	const op = "desk.HandOver"
	if err := access.RequireAny(actor, access.PersonAssign); err != nil {
		return "", nil, fault.Wrap(op, err)
	}
	people := make([]id.Person, len(cmd.People))
	for i, p := range cmd.People {
		people[i] = p.Person
	}
	err = s.DB.Import(ctx, func(tx *db.Tx) error { // many rows: without a command's deadline
		changed = nil
		cards, err := CardsOf(ctx, tx, access.ScopeOf(actor, access.PersonAssign), people[:min(len(people), person.MaxHandover)])
		if err != nil {
			return err
		}
		for _, c := range cards {
			if groupOf(c.Stage) == "ended" {
				changed = append(changed, person.Card{ID: c.Person, Surname: c.Surname, GivenName: c.GivenName, BirthDate: c.Birth})
			}
		}
		if len(changed) > 0 {
			return fault.Stale(op)
		}
		batch, changed, err = s.People.HandOverIn(ctx, tx, actor, cmd)
		return err
	})
	return batch, changed, fault.Wrap(op, err)
}
