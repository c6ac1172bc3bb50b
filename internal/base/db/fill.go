package db

import (
	"context"

	"insieme/internal/base/fault"
)

// index is one that a migration made, with the text that made it.
type index struct{ name, statement string }

// WithoutIndexes runs fn, which fills empty tables, with the indexes of a
// SQLite database taken away, and makes them again at the end: sorting once is
// faster than finding a place for each row. Primary keys and the uniqueness
// that tables declare themselves stay; what an index would have refused is
// refused at the end. On PostgreSQL it just runs fn.
func (t *Tx) WithoutIndexes(ctx context.Context, fn func() error) error {
	const op = "db.WithoutIndexes"
	if t.db.engine == Postgres {
		return fn()
	}
	all, err := All(ctx, t, func(s Scanner) (index, error) {
		var i index
		err := s.Scan(&i.name, &i.statement)
		return i, err
	}, `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, i := range all {
		if _, err := t.Exec(ctx, `DROP INDEX `+i.name); err != nil {
			return fault.Wrap(op, err)
		}
	}
	if err := fn(); err != nil {
		return err
	}
	for _, i := range all {
		if _, err := t.Exec(ctx, i.statement); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
