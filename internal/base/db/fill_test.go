package db_test

import (
	"slices"
	"testing"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/fault"
)

func TestWithoutIndexesLeavesTheSchemaAsItWas(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		before, err := migrate.Dump(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		err = d.Import(t.Context(), func(tx *db.Tx) error {
			return tx.WithoutIndexes(t.Context(), func() error {
				_, err := tx.Bulk(t.Context(), "signin_attempt", []string{"subject", "tries", "last_at", "free_at"}, slices.Values([][]any{
					{"a", 1, at("2022-11-10 09:00:00"), at("2022-11-10 09:00:00")},
					{"b", 1, at("2022-11-10 09:01:00"), at("2022-11-10 09:00:00")},
				}))
				return err
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM signin_attempt WHERE last_at > $1`, at("2022-11-10 09:00:30")); n != 1 {
			t.Errorf("found %d rows by the index, want 1", n)
		}
		if after, err := migrate.Dump(t.Context(), d); err != nil || after != before {
			t.Errorf("the schema is another one: %v\n%s", err, after)
		}
	})
}

func TestWithoutIndexesRefusesAtTheEndWhatAnIndexForbids(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE thing (id TEXT PRIMARY KEY, name TEXT NOT NULL)`)
		exec(t, d, `CREATE UNIQUE INDEX thing_name ON thing (name)`)
		err := d.Import(t.Context(), func(tx *db.Tx) error {
			return tx.WithoutIndexes(t.Context(), func() error {
				_, err := tx.Bulk(t.Context(), "thing", []string{"id", "name"}, slices.Values([][]any{{"1", "same"}, {"2", "same"}}))
				return err
			})
		})
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want a conflict", err)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM thing`); n != 0 {
			t.Errorf("%d rows stayed", n)
		}
		exec(t, d, `DROP INDEX thing_name`) // it is there
	})
}

func at(s string) time.Time {
	v, err := time.Parse(time.DateTime, s)
	if err != nil {
		panic(err)
	}
	return v
}
