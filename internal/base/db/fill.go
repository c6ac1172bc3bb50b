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

// DeferReferences lets this transaction write rows before those that they refer
// to; all must be there at its end. On PostgreSQL a COPY is one statement, which
// is checked at its own end.
func (t *Tx) DeferReferences(ctx context.Context) error {
	if t.db.engine == Postgres {
		return nil
	}
	_, err := t.Exec(ctx, `PRAGMA defer_foreign_keys = ON`)
	return fault.Wrap("db.DeferReferences", err)
}

// RenewNumbers has the next rows of numbered tables follow those that came in
// with their own numbers. SQLite does so by itself.
func (t *Tx) RenewNumbers(ctx context.Context) error {
	const op = "db.RenewNumbers"
	if t.db.engine == SQLite {
		return nil
	}
	numbered, err := All(ctx, t, func(s Scanner) (index, error) {
		var i index
		err := s.Scan(&i.name, &i.statement)
		return i, err
	}, `SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
		WHERE table_schema = current_schema() AND is_identity = 'YES'`)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, i := range numbered {
		_, err := One(ctx, t, Scalar[int64], `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT COALESCE(MAX(`+i.statement+`), 0) + 1 FROM `+i.name+`), FALSE)`,
			i.name, i.statement)
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
