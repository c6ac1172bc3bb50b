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

// Scrub leaves nothing of what was deleted in the files of a SQLite database:
// deleted content is overwritten as it goes, and the log, which still has it,
// is written into the file and emptied. Busy when readers of an old state stand
// in the way; it may be tried again. PostgreSQL reuses what its vacuum frees.
func (d *DB) Scrub(ctx context.Context) error {
	const op = "db.Scrub"
	if d.engine != SQLite {
		return nil
	}
	var blocked, inLog, moved int
	err := d.writers.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&blocked, &inLog, &moved)
	if err != nil {
		return d.classify(op, "PRAGMA wal_checkpoint", err)
	}
	if blocked != 0 {
		return busy(op, errors.New("readers hold the log"))
	}
	return nil
}

// Intact has SQLite look at every page, and at every reference between tables;
// the error says the first thing that is wrong. PostgreSQL has its own checks.
func (d *DB) Intact(ctx context.Context) error {
	const op = "db.Intact"
	if d.engine != SQLite {
		return nil
	}
	found, err := One(ctx, d.Reader(), Scalar[string], `PRAGMA integrity_check(1)`)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if found != "ok" {
		return fault.Wrap(op, errors.New("the file is damaged: "+found))
	}
	loose, err := Exists(ctx, d.Reader(), `SELECT 1 FROM pragma_foreign_key_check LIMIT 1`)
	if err == nil && loose {
		err = errors.New("the file is damaged: a row refers to one that is not there")
	}
	return fault.Wrap(op, err)
}
