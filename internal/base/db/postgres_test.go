package db_test

import (
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

func TestEachWayToWriteHasItsIsolation(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.Postgres, db.Options{})
	ctx := t.Context()
	level := func(q db.Queryer) string {
		got, err := db.One(ctx, q, db.Scalar[string], `SELECT current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only')`)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for name, c := range map[string]struct {
		run  func(check func(q db.Queryer) error) error
		want string
	}{
		"Write": {func(check func(db.Queryer) error) error {
			return d.Write(ctx, func(tx *db.Tx) error { return check(tx) })
		}, "serializable off"},
		"Claim": {func(check func(db.Queryer) error) error {
			return d.Claim(ctx, func(tx *db.Tx) error { return check(tx) })
		}, "read committed off"},
		"Append": {func(check func(db.Queryer) error) error {
			return d.Append(ctx, func(tx *db.Tx) error { return check(tx) })
		}, "read committed off"},
		"Import": {func(check func(db.Queryer) error) error {
			return d.Import(ctx, func(tx *db.Tx) error { return check(tx) })
		}, "read committed off"},
		"Read": {func(check func(db.Queryer) error) error { return d.Read(ctx, check) }, "repeatable read on"},
	} {
		err := c.run(func(q db.Queryer) error {
			if got := level(q); got != c.want {
				t.Errorf("%s: got %q, want %q", name, got, c.want)
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// collide makes the transaction of tx fail: another one changes what it read.
func collide(t *testing.T, d *db.DB, tx *db.Tx) error {
	t.Helper()
	n, err := db.One(t.Context(), tx, db.Scalar[int], `SELECT n FROM counter`)
	if err != nil {
		return err
	}
	err = d.Claim(t.Context(), func(other *db.Tx) error {
		return other.ExecOne(t.Context(), `UPDATE counter SET n = n + 100`)
	})
	if err != nil {
		t.Fatal(err)
	}
	return tx.ExecOne(t.Context(), `UPDATE counter SET n = $1`, n+1)
}

func TestACommandThatCollidesIsTriedAgain(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.Postgres, db.Options{})
	exec(t, d, `CREATE TABLE counter (n BIGINT NOT NULL)`)
	insert(t, d, `INSERT INTO counter (n) VALUES (0)`)
	tries, hooks := 0, 0
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		tries++
		tx.AfterCommit(func() { hooks++ })
		if tries <= 2 {
			return collide(t, d, tx)
		}
		return tx.ExecOne(t.Context(), `UPDATE counter SET n = n + 1`)
	})
	s := d.Stats()
	if err != nil || tries != 3 || hooks != 1 || s.Serial != 2 || s.Retries != 2 {
		t.Errorf("got %v after %d tries, %d hooks, %+v; want success after 3 with one hook and two failures counted", err, tries, hooks, s)
	}
	if n := scalar[int](t, d, `SELECT n FROM counter`); n != 201 {
		t.Errorf("got %d, want 201", n)
	}
}

func TestACommandThatAlwaysCollidesIsRefusedAsBusy(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.Postgres, db.Options{})
	exec(t, d, `CREATE TABLE counter (n BIGINT NOT NULL)`)
	insert(t, d, `INSERT INTO counter (n) VALUES (0)`)
	tries := 0
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		tries++
		_ = collide(t, d, tx) // hidden: the transaction fails all the same
		return nil
	})
	if s := d.Stats(); !fault.Is(err, fault.Busy) || tries != 8 || s.GaveUp != 1 {
		t.Errorf("got %v after %d tries, %+v; want Busy after 8", err, tries, s)
	}
}
