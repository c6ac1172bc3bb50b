package db_test

import (
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

func TestAWrittenRowIsRead(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		err := d.Write(ctx, func(tx *db.Tx) error {
			return tx.ExecOne(ctx, `INSERT INTO event (id, kind, occurred_on, recorded_at) VALUES ($1, $2, $3, $4)`, "a", "b", "2022-01-01", "2022-01-01 00:00:00.000000")
		})
		if err != nil {
			t.Fatal(err)
		}
		n, err := db.One(ctx, d.Reader(), db.Scalar[int], `SELECT count(*) FROM event`)
		if err != nil || n != 1 {
			t.Fatalf("got %d rows, %v; want 1", n, err)
		}
	})
}
