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
// to NAME.before-NNNN beside it, where NNNN is the first migration to come.
// PostgreSQL has backups of its own.
func copyBefore(ctx context.Context, d *db.DB, s State) error {
	if d.Engine() != db.SQLite || s.Current == 0 {
		return nil
	}
	return d.CopyTo(ctx, fmt.Sprintf("%s.before-%s", d.Path(), s.Pending[0][:4]))
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
