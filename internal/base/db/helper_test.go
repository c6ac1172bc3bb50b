package db_test

import (
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
)

// exec changes the schema, past the transactions under test.
func exec(t *testing.T, d *db.DB, statement string) {
	t.Helper()
	if _, err := d.Pool().ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// write runs a command that must succeed.
func write(t *testing.T, d *db.DB, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Write(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// insert runs one statement as a command that must succeed.
func insert(t *testing.T, d *db.DB, query string, args ...any) {
	t.Helper()
	write(t, d, func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), query, args...)
		return err
	})
}

// list reads one column; the query must succeed.
func list[T any](t *testing.T, d *db.DB, query string, args ...any) []T {
	t.Helper()
	got, err := db.All(t.Context(), d.Reader(), db.Scalar[T], query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// scalar reads one value; the query must succeed.
func scalar[T any](t *testing.T, d *db.DB, query string, args ...any) T {
	t.Helper()
	got, err := db.One(t.Context(), d.Reader(), db.Scalar[T], query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func day(s string) civil.Date { return civil.MustDate(s) }
