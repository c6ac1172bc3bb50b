package db

import (
	"context"
	"errors"
	"os"

	"insieme/internal/base/fault"
)

// CopyTo writes a consistent copy of a SQLite database to a new file that only
// its owner can read, while others read and write. The file has its name once
// it is complete; one of that name is replaced. PostgreSQL has its own tools.
func (d *DB) CopyTo(ctx context.Context, path string) error {
	const op = "db.CopyTo"
	if d.engine != SQLite {
		return fault.Wrap(op, errors.New("only a SQLite database is a file"))
	}
	part := path + ".part"
	if err := os.RemoveAll(part); err != nil {
		return fault.Wrap(op, err)
	}
	if err := createPrivate(part); err != nil { // VACUUM takes an empty file as it is
		return fault.Wrap(op, err)
	}
	if _, err := d.writers.ExecContext(ctx, `VACUUM INTO $1`, part); err != nil {
		_ = os.Remove(part)
		return d.classify(op, "VACUUM INTO", err)
	}
	if err := syncFile(part); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, os.Rename(part, path))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Analyse renews what the planner of queries knows about the data. It is worth
// its while after an Import; day by day PostgreSQL does it alone.
func (d *DB) Analyse(ctx context.Context) error {
	statements := []string{`ANALYZE`}
	if d.engine == SQLite {
		statements = []string{`PRAGMA analysis_limit = 1000`, `ANALYZE`}
	}
	conn, err := d.writers.Conn(ctx)
	if err != nil {
		return d.classify("db.Analyse", "", err)
	}
	defer func() { _ = conn.Close() }()
	for _, statement := range statements {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return d.classify("db.Analyse", statement, err)
		}
	}
	return nil
}
