package desk

import (
	"context"
	"strconv"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// maxExport is how many people a file holds at most; more is refused, so that
// nobody takes half a list for the whole.
const maxExport = 20_000

// exportPage is how many rows are read at a time.
const exportPage = 1000

// exported is what the audit says has been taken away.
const exported = "people_list"

// Export reads the list of people that an actor may take away as a file, with
// the names of who follows them, and writes down who took how many. Contacts
// are not in it. The error is Denied, or Invalid for a list too long.
func (s *Service) Export(ctx context.Context, actor access.Actor, f Filter) ([]Card, map[id.User]string, error) {
	const op = "desk.Export"
	if err := access.RequireAny(actor, access.PersonExport); err != nil {
		return nil, nil, fault.Wrap(op, err)
	}
	var all []Card
	scope, at := access.ScopeOf(actor, access.PersonExport), At{}
	for {
		cards, err := People(ctx, s.DB.Reader(), scope, f, at, exportPage)
		if err != nil {
			return nil, nil, fault.Wrap(op, err)
		}
		if all = append(all, cards...); len(all) > maxExport {
			return nil, nil, fault.New(fault.Conflict, op, "desk.error.too_many")
		}
		if len(cards) < exportPage {
			break
		}
		last := cards[len(cards)-1]
		if at = (At{Key: last.NameKey, Person: last.Person}); f.Sort == ByDue {
			at.Key = last.NextDue.String()
		}
	}
	names, err := s.takeAway(ctx, actor, all)
	return all, names, fault.Wrap(op, err)
}

// ExportChosen is Export for some people of the list. All of them must be the
// actor's to take away: a Conflict otherwise, so that a file is never less than
// it seems.
func (s *Service) ExportChosen(ctx context.Context, actor access.Actor, ticked []id.Person) ([]Card, map[id.User]string, error) {
	const op = "desk.ExportChosen"
	cards, err := s.Chosen(ctx, actor, access.PersonExport, Filter{}, false, ticked)
	if err != nil {
		return nil, nil, fault.Wrap(op, err)
	}
	if len(cards) < len(ticked) {
		return nil, nil, fault.New(fault.Conflict, op, "desk.error.not_yours")
	}
	names, err := s.takeAway(ctx, actor, cards)
	return cards, names, fault.Wrap(op, err)
}

// takeAway writes down who takes how many people away, and names who follows
// them.
func (s *Service) takeAway(ctx context.Context, actor access.Actor, all []Card) (map[id.User]string, error) {
	users := map[id.User]bool{}
	for _, c := range all {
		users[c.Referent] = true
	}
	delete(users, "")
	list := make([]id.User, 0, len(users))
	for u := range users {
		list = append(list, u)
	}
	names, err := network.Names(ctx, s.DB.Reader(), list...)
	if err != nil {
		return nil, err
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		return audit.Change(ctx, tx, actor, access.PersonExport, exported, strconv.Itoa(len(all)))
	})
	return names, err
}
