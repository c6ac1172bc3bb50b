package migrate

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"insieme/internal/base/db"
)

// release is a set of migrations as a program could have.
func release(files ...string) fs.FS {
	text := map[string]string{
		"0001_a.sql":          "CREATE TABLE a (n BIGINT);",
		"0002_b.sqlite.sql":   "CREATE TABLE b (lite BIGINT);",
		"0002_b.postgres.sql": "CREATE TABLE b (pg BIGINT);",
		"0003_c.sql":          "CREATE TABLE c (n BIGINT);\nINSERT INTO a (n) VALUES (3);",
		"0004_wrong.sql":      "CREATE TABLE d (n BIGINT);\nINSERT INTO nowhere (n) VALUES (1);",
	}
	all := fstest.MapFS{}
	for _, name := range files {
		all[name] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + text[name] + "\n")}
	}
	return all
}

func first() fs.FS { return release("0001_a.sql", "0002_b.sqlite.sql", "0002_b.postgres.sql") }

func second() fs.FS {
	return release("0001_a.sql", "0002_b.sqlite.sql", "0002_b.postgres.sql", "0003_c.sql")
}

func open(t *testing.T, path string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), "sqlite:"+path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// mustUp migrates, expecting a number of migrations to be applied.
func mustUp(t *testing.T, d *db.DB, all fs.FS, want int) {
	t.Helper()
	if got, err := up(t.Context(), d, all); err != nil || got != want {
		t.Fatalf("got %d migrations applied, %v; want %d", got, err, want)
	}
}

func has(t *testing.T, d *db.DB, column string) bool {
	t.Helper()
	_, err := db.All(t.Context(), d.Reader(), db.Scalar[any], `SELECT `+column)
	return err == nil
}

func copies(t *testing.T, d *db.DB) []string {
	t.Helper()
	found, err := filepath.Glob(d.Path() + ".*")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestUpAppliesWhatIsMissingOnce(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
	mustUp(t, d, first(), 2)
	mustUp(t, d, first(), 0)
	mustUp(t, d, second(), 1)
	if s, err := status(t.Context(), d, second()); err != nil || s.Current != 3 || s.Target != 3 || len(s.Pending) != 0 {
		t.Errorf("got %+v, %v; want all three applied", s, err)
	}
}

func TestOfAPairTheEngineGetsItsOwn(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
	mustUp(t, d, first(), 2)
	if !has(t, d, "lite FROM b") || has(t, d, "pg FROM b") {
		t.Error("the table of the other engine's text is there")
	}
}

func TestADatabaseNewerThanTheProgramIsRefused(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
	mustUp(t, d, second(), 3)
	if _, err := up(t.Context(), d, first()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

func TestAMigrationThatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
	mustUp(t, d, first(), 2)
	wrong := release("0001_a.sql", "0002_b.sqlite.sql", "0004_wrong.sql")
	if _, err := up(t.Context(), d, wrong); err == nil {
		t.Fatal("got no error")
	}
	if s, err := status(t.Context(), d, wrong); err != nil || s.Current != 2 || has(t, d, "n FROM d") {
		t.Errorf("got %+v, %v; want the database as it was", s, err)
	}
}

func TestAFileWithDataIsCopiedBeforeItsSchemaChanges(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
	mustUp(t, d, first(), 2)
	if got := copies(t, d); len(got) != 0 {
		t.Errorf("got copies %v of an empty database", got)
	}
	mustUp(t, d, second(), 1)
	want := d.Path() + ".before-0003"
	if got := copies(t, d); len(got) != 1 || got[0] != want {
		t.Fatalf("got copies %v, want %s", got, want)
	}
	info, err := os.Stat(want)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, %v; want a copy that only its owner reads", info.Mode(), err)
	}
	old := open(t, want)
	if s, err := status(t.Context(), old, second()); err != nil || s.Current != 2 || has(t, old, "n FROM c") {
		t.Errorf("got %+v, %v in the copy; want the state before", s, err)
	}
}

func TestCopiesAreDeletedAfterThirtyDays(t *testing.T) {
	t.Parallel()
	d := open(t, filepath.Join(t.TempDir(), "a.db"))
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
	mustUp(t, d, first(), 2)
	if got := copies(t, d); len(got) != 1 || got[0] != recent {
		t.Errorf("got copies %v, want only the recent one", got)
	}
}
