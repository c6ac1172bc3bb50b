package desk

import (
	"context"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// searchKind is what the audit log calls a search that somebody keeps.
const searchKind = "search"

// SaveSearch keeps a search for its owner, who is the actor. The errors are
// Denied, Invalid for a name that is none, and Conflict for one search too
// many. It is undone by DeleteSearch.
func (s *Service) SaveSearch(ctx context.Context, actor access.Actor, search Search) (SearchID, error) {
	const op = "desk.SaveSearch"
	if err := access.RequireAny(actor, access.PersonSearch); err != nil {
		return "", fault.Wrap(op, err)
	}
	if err := search.check(); err != nil {
		return "", fault.Wrap(op, err)
	}
	search.ID, search.Owner = id.New[SearchID](), actor.User
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		n, err := countSearches(ctx, tx, actor.User)
		if err != nil {
			return err
		}
		if n >= maxSearches {
			return fault.New(fault.Conflict, op, "desk.saved.error.many")
		}
		if err := insertSearchIn(ctx, tx, s.Keys, search, s.Clock.Now()); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonSearch, searchKind, search.ID)
	})
	return search.ID, fault.Wrap(op, err)
}

// RenameSearch gives a search of the actor's another name.
func (s *Service) RenameSearch(ctx context.Context, actor access.Actor, search SearchID, name string) error {
	return s.changeSearch(ctx, actor, search, func(tx *db.Tx, of Search) error {
		of.Name = name
		if err := of.check(); err != nil {
			return err
		}
		return updateSearchIn(ctx, tx, s.Keys, of)
	})
}

// ShareSearch shows a search of the actor's to everybody who may see the list of
// people, or to the actor alone again. Each undoes the other.
func (s *Service) ShareSearch(ctx context.Context, actor access.Actor, search SearchID, shared bool) error {
	return s.changeSearch(ctx, actor, search, func(tx *db.Tx, of Search) error {
		of.Shared = shared
		return updateSearchIn(ctx, tx, s.Keys, of)
	})
}

// DeleteSearch forgets a search of the actor's.
func (s *Service) DeleteSearch(ctx context.Context, actor access.Actor, search SearchID) error {
	return s.changeSearch(ctx, actor, search, func(tx *db.Tx, of Search) error { return deleteSearchIn(ctx, tx, of.ID) })
}

// changeSearch changes what only its owner may: another's search is there for
// nobody, shared or not.
func (s *Service) changeSearch(ctx context.Context, actor access.Actor, search SearchID, change func(tx *db.Tx, of Search) error) error {
	const op = "desk.changeSearch"
	if err := access.RequireAny(actor, access.PersonSearch); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		of, err := searchFor(ctx, tx, s.Keys, actor.User, search)
		if err != nil {
			return err
		}
		if of.Owner != actor.User {
			return fault.Absent(op)
		}
		if err := change(tx, of); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonSearch, searchKind, of.ID)
	}))
}

// Leavers is what this area does when somebody leaves the programme: their
// searches go with them.
func Leavers(d *db.DB) journal.Part {
	return journal.Part{Subscribers: []journal.Subscriber{{
		Name: "desk.leavers", Kinds: []journal.Kind{network.UserChanged},
		Handle: func(ctx context.Context, e journal.Event) error {
			const op = "desk.Leavers"
			u, err := network.UserByID(ctx, d.Reader(), id.User(e.Code("user")))
			if err != nil || u.Active {
				return fault.Wrap(op, err)
			}
			return fault.Wrap(op, d.Write(ctx, func(tx *db.Tx) error { return forgetSearchesIn(ctx, tx, u.ID) }))
		},
	}}}
}
