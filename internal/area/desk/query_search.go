package desk

import (
	"cmp"
	"context"
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const searchColumns = `id, owner, name_sealed, words_sealed, stage_group, district, referent, sort, shared`

func scanSearch(k *crypt.Keys) func(db.Scanner) (Search, error) {
	return func(row db.Scanner) (Search, error) {
		var s Search
		var name, words []byte
		f := &s.Filter
		if err := row.Scan(&s.ID, &s.Owner, &name, &words, &f.Group, &f.District, &f.Referent, &f.Sort, &s.Shared); err != nil {
			return s, err
		}
		plain, err := k.Open(name, tableSearch, string(s.ID), columnName)
		if s.Name = string(plain); err != nil || len(words) == 0 {
			return s, err
		}
		plain, err = k.Open(words, tableSearch, string(s.ID), columnWords)
		s.Typed = string(plain)
		return s, err
	}
}

// SearchesOf lists the searches that a user keeps and those that others share:
// their own first, each by name.
func SearchesOf(ctx context.Context, q db.Queryer, k *crypt.Keys, user id.User) ([]Search, error) {
	all, err := db.All(ctx, q, scanSearch(k), `SELECT `+searchColumns+` FROM desk_search WHERE owner = $1
		UNION ALL SELECT `+searchColumns+` FROM desk_search WHERE shared AND owner <> $1`, user)
	slices.SortFunc(all, func(a, b Search) int {
		switch {
		case a.Owner == user && b.Owner != user:
			return -1
		case a.Owner != user && b.Owner == user:
			return 1
		}
		return cmp.Or(cmp.Compare(civil.Fold(a.Name), civil.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return all, fault.Wrap("desk.SearchesOf", err)
}

// searchFor reads a search that a user may open: their own, or a shared one;
// fault.NotFound for any other.
func searchFor(ctx context.Context, q db.Queryer, k *crypt.Keys, user id.User, search SearchID) (Search, error) {
	s, err := db.One(ctx, q, scanSearch(k), `SELECT `+searchColumns+` FROM desk_search WHERE id = $1 AND (owner = $2 OR shared)`, search, user)
	return s, fault.Wrap("desk.searchFor", err)
}

func countSearches(ctx context.Context, q db.Queryer, owner id.User) (int, error) {
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM desk_search WHERE owner = $1`, owner)
	return n, fault.Wrap("desk.countSearches", err)
}
