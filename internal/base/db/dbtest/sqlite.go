package dbtest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

func emptySQLite(t testing.TB) string {
	t.Helper()
	return "sqlite:" + filepath.Join(t.TempDir(), "test.db")
}

func cloneSQLite(t testing.TB) string {
	t.Helper()
	image, err := sqliteImage()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test.db")
	if err := os.WriteFile(path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

// sqliteImage is the content of the template, made by the first process that
// needs it.
var sqliteImage = sync.OnceValues(func() ([]byte, error) {
	mark, err := migrate.Fingerprint(db.SQLite)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(os.TempDir(), "insieme-test-"+mark+".db")
	if image, err := os.ReadFile(path); err == nil {
		return image, nil
	}
	folder, err := os.MkdirTemp("", "insieme-test-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	fresh := filepath.Join(folder, "template.db")
	if err := migrated("sqlite:" + fresh); err != nil {
		return nil, err
	}
	// Whoever comes first puts the template there in one step; the others put
	// the same.
	if err := os.Rename(fresh, path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// migrated brings a new database up to date and closes it.
func migrated(url string) error {
	ctx := context.Background()
	d, err := db.Open(ctx, url, db.Options{})
	if err != nil {
		return err
	}
	_, err = migrate.Up(ctx, d)
	if cerr := d.Close(); err == nil {
		err = cerr
	}
	return err
}
