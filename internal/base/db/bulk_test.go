package db_test

import (
	"slices"
	"strconv"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

// TestBulkLetsTheRowsGoWhenItFails gives rows without end of which one is
// refused: the sequence must be told to stop before Bulk returns.
func TestBulkLetsTheRowsGoWhenItFails(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE thing (id TEXT PRIMARY KEY)`)
		going := false
		err := d.Import(t.Context(), func(tx *db.Tx) error {
			going = true
			_, err := tx.Bulk(t.Context(), "thing", []string{"id"}, func(yield func([]any) bool) {
				defer func() { going = false }()
				for i := 0; i < 100_000; i++ {
					if !yield([]any{strconv.Itoa(i % 1000)}) {
						return
					}
				}
			})
			if going {
				t.Error("the rows are still being made")
			}
			return err
		})
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want a conflict", err)
		}
	})
}

func TestBulkWritesAllBatchesInOrder(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE thing (id BIGINT PRIMARY KEY)`)
		var want []int
		for i := range 1000 {
			want = append(want, i)
		}
		err := d.Import(t.Context(), func(tx *db.Tx) error {
			n, err := tx.Bulk(t.Context(), "thing", []string{"id"}, func(yield func([]any) bool) {
				for _, i := range want {
					if !yield([]any{i}) {
						return
					}
				}
			})
			if n != int64(len(want)) {
				t.Errorf("%d rows, want %d", n, len(want))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := db.All(t.Context(), d.Reader(), db.Scalar[int], `SELECT id FROM thing ORDER BY id`)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d rows were written (%v), want %d", len(got), err, len(want))
		}
	})
}

// TestBulkPassesAPanicOn wants the caller to see what the rows' maker met.
func TestBulkPassesAPanicOn(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite, db.Options{}) // the driver of PostgreSQL lets the program end
	exec(t, d, `CREATE TABLE thing (id TEXT PRIMARY KEY)`)
	err := d.Import(t.Context(), func(tx *db.Tx) error {
		var met any
		func() {
			defer func() { met = recover() }()
			_, _ = tx.Bulk(t.Context(), "thing", []string{"id"}, func(func([]any) bool) { panic("no rows") })
		}()
		if met == nil {
			t.Error("the panic got lost")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
