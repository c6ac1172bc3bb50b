package migrate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
)

// keepCopies is how long the copy of a database from before a migration stays.
const keepCopies = 30 * 24 * time.Hour

// copyBefore copies a SQLite file that holds data, before its schema changes,
// to NAME.before-NNNN beside it, where NNNN is the first migration to come. The
// copy is complete once it has that name. PostgreSQL has backups of its own.
func copyBefore(ctx context.Context, d *db.DB, s State) error {
	if d.Engine() != db.SQLite || s.Current == 0 {
		return nil
	}
	final := fmt.Sprintf("%s.before-%s", d.Path(), s.Pending[0][:4])
	part := final + ".part"
	// The engine would make the file readable for everybody; it takes an empty
	// one as it is.
	f, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := d.Pool().ExecContext(ctx, `VACUUM INTO $1`, part); err != nil {
		_ = os.Remove(part)
		return fmt.Errorf("copy before migration: %w", err)
	}
	return os.Rename(part, final)
}

// forgetCopies deletes the copies that have been kept long enough: they hold
// personal data.
func forgetCopies(d *db.DB) error {
	if d.Engine() != db.SQLite {
		return nil
	}
	copies, err := filepath.Glob(d.Path() + ".before-*")
	if err != nil {
		return err
	}
	for _, name := range copies {
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		if (clock.Wall{}).Since(info.ModTime()) > keepCopies {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}
