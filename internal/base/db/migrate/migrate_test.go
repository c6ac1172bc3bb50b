package migrate_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
)

// open connects to a fresh database that has no schema yet.
func open(t *testing.T) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), dbtest.URL(t), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func TestUpBringsAnEmptyDatabaseToTheLastMigrationOnce(t *testing.T) {
	t.Parallel()
	d := open(t)
	before, err := migrate.Status(t.Context(), d)
	if err != nil || before.Current != 0 || len(before.Pending) == 0 {
		t.Fatalf("got %+v, %v; want no migration applied and some pending", before, err)
	}
	for i, want := range []int{len(before.Pending), 0} {
		if got, err := migrate.Up(t.Context(), d); err != nil || got != want {
			t.Errorf("call %d: got %d applied, %v; want %d", i+1, got, err, want)
		}
	}
	after, err := migrate.Status(t.Context(), d)
	if err != nil || after.Current != after.Target || len(after.Pending) != 0 {
		t.Errorf("got %+v, %v; want nothing pending", after, err)
	}
}

func TestANewerDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		_, err := d.Pool().ExecContext(t.Context(), `INSERT INTO schema_version (version_id, is_applied) VALUES ($1, $2)`, 9999, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := migrate.Up(t.Context(), d); !errors.Is(err, migrate.ErrNewer) {
			t.Errorf("got %v, want ErrNewer", err)
		}
	})
}

func TestTheFileIsCopiedBeforeItsSchemaChanges(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite, db.Options{})
	ctx := t.Context()
	last := forgetLast(t, d)
	copied := d.Path() + ".before-" + last

	if got, err := migrate.Up(ctx, d); err != nil || got != 1 {
		t.Fatalf("got %d applied, %v; want 1", got, err)
	}
	info, err := os.Stat(copied)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("got a copy of mode %v, want one that only its owner reads", info.Mode())
	}
	old, err := db.Open(ctx, "sqlite:"+copied, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = old.Close() }()
	state, err := migrate.Status(ctx, old)
	if err != nil || len(state.Pending) != 1 {
		t.Errorf("got %+v, %v in the copy; want it as it was, one migration behind", state, err)
	}
}

func TestCopiesAreDeletedAfterThirtyDays(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite, db.Options{})
	now := time.Now()
	old, recent := d.Path()+".before-0001", d.Path()+".before-0002"
	for name, age := range map[string]time.Duration{old: 31 * 24 * time.Hour, recent: 29 * 24 * time.Hour} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := migrate.Up(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(d.Path() + ".before-*")
	if err != nil || len(left) != 1 || left[0] != recent {
		t.Errorf("got copies %v, %v; want only the recent one", left, err)
	}
}

// forgetLast puts the database one harmless migration back: the last one's
// tables are dropped and its number forgotten. It returns the number.
func forgetLast(t *testing.T, d *db.DB) string {
	t.Helper()
	files, err := filepath.Glob("sql/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	last := files[len(files)-1]
	text, err := os.ReadFile(last)
	if err != nil {
		t.Fatal(err)
	}
	exec := func(query string) {
		if _, err := d.Pool().ExecContext(context.Background(), query); err != nil {
			t.Fatal(query, err)
		}
	}
	exec(`PRAGMA foreign_keys = 0`)
	for line := range strings.Lines(string(text)) {
		for _, kind := range []string{"TABLE", "VIEW"} {
			if rest, ok := strings.CutPrefix(line, "CREATE "+kind+" "); ok {
				exec("DROP " + kind + " " + strings.Fields(rest)[0])
			}
		}
	}
	number := filepath.Base(last)[:4]
	exec(`DELETE FROM schema_version WHERE version_id = ` + number)
	return number
}
