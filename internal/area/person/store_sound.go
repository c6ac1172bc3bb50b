package person

import (
	"context"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// named is a record and its names.
type named struct {
	id             id.Person
	surname, given string
}

// soundless lists records from before sounds were kept, after one, by id.
func soundless(ctx context.Context, q db.Queryer, after id.Person, limit int) ([]named, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (named, error) {
		var n named
		err := s.Scan(&n.id, &n.surname, &n.given)
		return n, err
	}, `SELECT id, surname, given_name FROM person WHERE surname_sound = '' AND given_sound = '' AND id > $1 ORDER BY id LIMIT $2`, after, limit)
	return all, fault.Wrap("person.soundless", err)
}

// soundIn writes how a record's names sound. It changes nothing that a reader
// of the record sees, so the version stays.
func soundIn(ctx context.Context, tx *db.Tx, n named) error {
	surname, given := linkage.Sounds(n.surname, n.given)
	err := tx.ExecOne(ctx, `UPDATE person SET surname_sound = $2, given_sound = $3 WHERE id = $1`, n.id, surname, given)
	return fault.Wrap("person.sound", err)
}
