package dbtest_test

import (
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
)

func TestEachDatabaseIsMigratedAndOfItsOwn(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	dbtest.Both(t, func(t *testing.T, one *db.DB) {
		other := dbtest.Open(t, one.Engine(), db.Options{})
		if s, err := migrate.Status(ctx, one); err != nil || len(s.Pending) != 0 {
			t.Errorf("got %+v, %v; want nothing pending", s, err)
		}
		runs := 0
		err := one.Write(ctx, func(tx *db.Tx) error {
			runs++
			return tx.ExecOne(ctx, `INSERT INTO signin_attempt (subject, tries, last_at, free_at) VALUES ('x', 1, $1, $1)`, "2022-11-10 09:00:00.000000")
		})
		if err != nil || runs != 2 {
			t.Errorf("got %v after %d runs, want success after 2", err, runs)
		}
		for d, want := range map[*db.DB]bool{one: true, other: false} {
			if got, err := db.Exists(ctx, d.Reader(), `SELECT 1 FROM signin_attempt`); err != nil || got != want {
				t.Errorf("got row there = %v, %v; want %v", got, err, want)
			}
		}
	})
}

func TestURLLeadsToADatabaseWithoutSchema(t *testing.T) {
	t.Parallel()
	d, err := db.Open(t.Context(), dbtest.URL(t), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	if s, err := migrate.Status(t.Context(), d); err != nil || s.Current != 0 || len(s.Pending) == 0 {
		t.Errorf("got %+v, %v; want no migration applied", s, err)
	}
}
