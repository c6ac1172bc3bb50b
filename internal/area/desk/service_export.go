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
		return nil, nil, fault.Wrap(op, err)
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		return audit.Change(ctx, tx, actor, access.PersonExport, exported, strconv.Itoa(len(all)))
	})
	return all, names, fault.Wrap(op, err)
}
