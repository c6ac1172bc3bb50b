// Package dbtest gives every test a real database of its own.
package dbtest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// New is a migrated, empty database for one test.
func New(t testing.TB) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), URL(t), db.Options{RunTwice: true, Readers: 3})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if _, err := migrate.Up(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// URL is the address of an empty database without a schema.
func URL(t testing.TB) string {
	t.Helper()
	return "sqlite:" + filepath.Join(t.TempDir(), "test.db")
}

var _ = os.Getenv
