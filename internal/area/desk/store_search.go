package desk

import (
	"context"
	"time"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	tableSearch = "desk_search"
	columnName  = "name_sealed"
	columnWords = "words_sealed"
)

func insertSearchIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, s Search, at time.Time) error {
	const op = "desk.insertSearch"
	name, err := k.Seal([]byte(s.Name), tableSearch, string(s.ID), columnName)
	if err != nil {
		return fault.Wrap(op, err)
	}
	var words any
	if s.Typed != "" {
		if words, err = k.Seal([]byte(s.Typed), tableSearch, string(s.ID), columnWords); err != nil {
			return fault.Wrap(op, err)
		}
	}
	f := s.Filter
	_, err = tx.Exec(ctx, `INSERT INTO desk_search (id, owner, name_sealed, words_sealed, stage_group, district, referent, sort, shared, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, s.ID, s.Owner, name, words, f.Group, f.District, string(f.Referent), string(f.Sort), s.Shared, at)
	return fault.Wrap(op, err)
}

// updateSearchIn writes the name and whether the search is shared: what else it
// is stays.
func updateSearchIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, s Search) error {
	const op = "desk.updateSearch"
	name, err := k.Seal([]byte(s.Name), tableSearch, string(s.ID), columnName)
	if err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `UPDATE desk_search SET name_sealed = $2, shared = $3 WHERE id = $1`, s.ID, name, s.Shared))
}

func deleteSearchIn(ctx context.Context, tx *db.Tx, s SearchID) error {
	return fault.Wrap("desk.deleteSearch", tx.ExecOne(ctx, `DELETE FROM desk_search WHERE id = $1`, s))
}

// forgetSearchesIn deletes the searches of a user, shared ones too.
func forgetSearchesIn(ctx context.Context, tx *db.Tx, owner id.User) error {
	_, err := tx.Exec(ctx, `DELETE FROM desk_search WHERE owner = $1`, owner)
	return fault.Wrap("desk.forgetSearches", err)
}
