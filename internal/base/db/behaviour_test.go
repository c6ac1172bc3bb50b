package db_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
)

// secret is an argument that no error may show.
const secret = "RSSMRA80A01A944X"

func parents(t *testing.T, d *db.DB) {
	t.Helper()
	exec(t, d, `CREATE TABLE parent (code TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, n BIGINT NOT NULL DEFAULT 0, on_day DATE, CONSTRAINT parent_small CHECK (n < 10))`)
	exec(t, d, `CREATE UNIQUE INDEX parent_n ON parent (n, code) WHERE n > 0`)
	exec(t, d, `CREATE UNIQUE INDEX parent_day ON parent (on_day)`)
	exec(t, d, `CREATE TABLE child (parent TEXT NOT NULL REFERENCES parent (code))`)
	insert(t, d, `INSERT INTO parent (code, name, on_day) VALUES ($1, $1, $2)`, secret, day("1980-01-01"))
}

func TestFailuresHaveTheirKindAndKeepValuesToThemselves(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		insert(t, d, `INSERT INTO parent (code, name) VALUES ('held', 'held')`)
		insert(t, d, `INSERT INTO child (parent) VALUES ('held')`)
		for _, c := range []struct {
			name, query string
			arg         any
			kind        fault.Kind
			unique      string
		}{
			{"primary key", `INSERT INTO parent (code, name) VALUES ($1, 'b')`, secret, fault.Conflict, "parent_pkey"},
			{"unique column", `INSERT INTO parent (code, name) VALUES ('b', $1)`, secret, fault.Conflict, "parent_name_key"},
			{"unique index", `INSERT INTO parent (code, name, on_day) VALUES ('b', 'b', $1)`, day("1980-01-01"), fault.Conflict, "parent_day"},
			{"check", `INSERT INTO parent (code, name, n) VALUES ($1, 'b', 10)`, secret + "b", fault.Conflict, ""},
			{"foreign key", `INSERT INTO child (parent) VALUES ($1)`, secret + "b", fault.Conflict, ""},
			{"referenced row", `DELETE FROM parent WHERE code = $1`, "held", fault.Conflict, ""},
			{"not null", `INSERT INTO child (parent) VALUES ($1)`, nil, fault.Internal, ""},
			{"unknown column", `INSERT INTO child (nobody) VALUES ($1)`, secret, fault.Internal, ""},
			{"text with a NUL", `INSERT INTO child (parent) VALUES ($1)`, secret + "\x00", fault.Invalid, ""},
			{"text that is not UTF-8", `INSERT INTO child (parent) VALUES ($1)`, secret + "\xff", fault.Invalid, ""},
			{"type that cannot be stored", `INSERT INTO child (parent) VALUES ($1)`, []string{secret}, fault.Internal, ""},
		} {
			err := d.Write(t.Context(), func(tx *db.Tx) error {
				_, err := tx.Exec(t.Context(), c.query, c.arg)
				return err
			})
			if !fault.Is(err, c.kind) {
				t.Errorf("%s: got %v of kind %v, want %v", c.name, err, fault.KindOf(err), c.kind)
			}
			for e := err; e != nil; e = errors.Unwrap(e) {
				if text := fmt.Sprintf("%v %+v %#v", e, e, e); strings.Contains(text, secret) || strings.Contains(text, "1980") {
					t.Errorf("%s: the error shows an argument: %s", c.name, text)
				}
			}
			if got := db.IsUnique(err, c.unique); got != (c.unique != "") {
				t.Errorf("%s: got IsUnique(%q) = %v of %v", c.name, c.unique, got, err)
			}
			if db.IsUnique(err, "parent_n") {
				t.Errorf("%s: %v is taken for the violation of another index", c.name, err)
			}
		}
	})
}

func TestARowThatDoesNotFitKeepsItsValueToItself(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		ctx := t.Context()
		_, one := db.One(ctx, d.Reader(), db.Scalar[int], `SELECT code FROM parent`)
		_, all := db.All(ctx, d.Reader(), db.Scalar[int], `SELECT code FROM parent`)
		_, date := db.All(ctx, d.Reader(), db.Scalar[civil.Date], `SELECT code FROM parent`)
		for _, err := range []error{one, all, date} {
			if !fault.Is(err, fault.Internal) || strings.Contains(err.Error(), secret) {
				t.Errorf("got %v, want an internal error without the value", err)
			}
			if !strings.Contains(err.Error(), "code") {
				t.Errorf("got %v, want the name of the column", err)
			}
		}
	})
}

func TestNothingOfAFailedCommandIsKept(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		ctx := t.Context()
		var first, second error
		err := d.Write(ctx, func(tx *db.Tx) error {
			if _, err := tx.Exec(ctx, `INSERT INTO parent (code, name) VALUES ('a', 'a')`); err != nil {
				return err
			}
			_, first = tx.Exec(ctx, `INSERT INTO parent (code, name) VALUES ($1, 'b')`, secret)
			_, second = tx.Exec(ctx, `INSERT INTO parent (code, name) VALUES ('c', 'c')`)
			return nil // hides both
		})
		if !db.IsUnique(err, "parent_pkey") || first == nil || second == nil {
			t.Errorf("got %v, %v and then %v; want the first failure each time", first, second, err)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM parent`); n != 1 {
			t.Errorf("got %d rows, want only the old one", n)
		}
	})
}

func TestAChangeOfNotExactlyOneRowIsStale(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		err := d.Write(t.Context(), func(tx *db.Tx) error {
			return tx.ExecOne(t.Context(), `UPDATE parent SET n = 1 WHERE code = $1 AND n = $2`, secret, 5)
		})
		if !fault.Is(err, fault.Conflict) || fault.SafeOf(err) != "error.stale" {
			t.Errorf("got %v, want a stale conflict", err)
		}
	})
}

func TestAbsenceIsAnError(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		ctx := t.Context()
		const query = `SELECT name FROM parent WHERE code = $1`
		if _, err := db.One(ctx, d.Reader(), db.Scalar[string], query, "no"); !fault.Is(err, fault.NotFound) {
			t.Errorf("One: got %v, want NotFound", err)
		}
		if all, err := db.All(ctx, d.Reader(), db.Scalar[string], query, "no"); err != nil || all != nil {
			t.Errorf("All: got %v, %v; want none", all, err)
		}
		for code, want := range map[string]bool{"no": false, secret: true} {
			if got, err := db.Exists(ctx, d.Reader(), query, code); err != nil || got != want {
				t.Errorf("Exists: got %v, %v; want %v", got, err, want)
			}
		}
		err := d.Write(ctx, func(tx *db.Tx) error { // absence does not end the transaction
			if _, err := db.One(ctx, tx, db.Scalar[string], query, "new"); !fault.Is(err, fault.NotFound) {
				return err
			}
			return tx.ExecOne(ctx, `INSERT INTO parent (code, name) VALUES ('new', 'new')`)
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestAReadSeesOneState(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		ctx := t.Context()
		count := func(q db.Queryer) int {
			n, err := db.One(ctx, q, db.Scalar[int], `SELECT count(*) FROM parent`)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		err := d.Read(ctx, func(q db.Queryer) error {
			before := count(q)
			insert(t, d, `INSERT INTO parent (code, name) VALUES ('later', 'later')`)
			if after := count(q); before != 1 || after != 1 {
				t.Errorf("got %d and then %d rows in one read, want 1", before, after)
			}
			if now := count(d.Reader()); now != 2 {
				t.Errorf("got %d rows outside, want 2", now)
			}
			_, err := db.All(ctx, q, db.Scalar[string], `INSERT INTO parent (code, name) VALUES ('no', 'no') RETURNING code`)
			return err
		})
		if err == nil || count(d.Reader()) != 2 {
			t.Errorf("got %v: a read must not write", err)
		}
	})
}

func TestQueriesMayBeNestedAfterTheFirstIsRead(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE tree (n BIGINT PRIMARY KEY, parent BIGINT)`)
		insert(t, d, `INSERT INTO tree (n, parent) VALUES (1, 0), (2, 1), (3, 1), (4, 3)`)
		const query = `SELECT n FROM tree WHERE parent = $1 ORDER BY n`
		var walk func(q db.Queryer, n int) (string, error)
		walk = func(q db.Queryer, n int) (string, error) {
			children, err := db.All(t.Context(), q, db.Scalar[int], query, n)
			text := fmt.Sprint(n)
			for _, c := range children {
				below, err := walk(q, c)
				if err != nil {
					return "", err
				}
				text += "(" + below + ")"
			}
			return text, err
		}
		check := func(q db.Queryer) error {
			if got, err := walk(q, 1); err != nil || got != "1(2)(3(4))" {
				t.Errorf("got %q, %v; want 1(2)(3(4))", got, err)
			}
			return nil
		}
		write(t, d, func(tx *db.Tx) error { return check(tx) })
		if err := d.Read(t.Context(), check); err != nil {
			t.Error(err)
		}
		_ = check(d.Reader())
	})
}

// On SQLite a query may also be open while the same one runs again; prepared
// statements must not be mixed up by that.
func TestTheSameQueryInsideItself(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite, db.Options{})
	exec(t, d, `CREATE TABLE n (n BIGINT PRIMARY KEY)`)
	insert(t, d, `INSERT INTO n (n) VALUES (1), (2), (3)`)
	const query = `SELECT n FROM n ORDER BY n`
	check := func(q db.Queryer) error {
		outer, err := db.All(t.Context(), q, func(s db.Scanner) (string, error) {
			n, err := db.Scalar[int](s)
			if err != nil {
				return "", err
			}
			inner, err := db.All(t.Context(), q, db.Scalar[int], query)
			return fmt.Sprint(n, inner), err
		}, query)
		if want := []string{"1 [1 2 3]", "2 [1 2 3]", "3 [1 2 3]"}; err != nil || !slices.Equal(outer, want) {
			t.Errorf("got %v, %v; want %v", outer, err, want)
		}
		return nil
	}
	write(t, d, func(tx *db.Tx) error { return check(tx) })
	if err := d.Read(t.Context(), check); err != nil {
		t.Error(err)
	}
}

func TestMoreTextsThanTheCacheHolds(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		const texts = 700
		err := d.Read(t.Context(), func(q db.Queryer) error {
			for i := range texts {
				if got, err := db.One(t.Context(), q, db.Scalar[int], fmt.Sprintf(`SELECT %d`, i)); err != nil || got != i {
					return fmt.Errorf("text %d: got %d, %w", i, got, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestBulkInsertsEveryRow(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE mass (n BIGINT PRIMARY KEY, name TEXT NOT NULL, on_day DATE, ok BOOLEAN NOT NULL)`)
		columns := []string{"n", "name", "on_day", "ok"}
		rows := func(from, to int) func(yield func([]any) bool) {
			return func(yield func([]any) bool) {
				for n := from; n < to; n++ {
					on := civil.Date{}
					if n%2 == 0 {
						on = day("2022-01-01").AddDays(n)
					}
					if !yield([]any{n, word(fmt.Sprint("n", n)), on, n%3 == 0}) {
						return
					}
				}
			}
		}
		bulk := func(from, to int) (n int64, err error) {
			err = d.Write(t.Context(), func(tx *db.Tx) (err error) {
				n, err = tx.Bulk(t.Context(), "mass", columns, rows(from, to))
				return err
			})
			return n, err
		}
		for _, size := range []int{0, 1, 1001} {
			if n, err := bulk(size*10, size*11); err != nil || n != int64(size) {
				t.Errorf("got %d rows, %v; want %d", n, err, size)
			}
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM mass WHERE on_day IS NOT NULL AND ok`); n != 167 {
			t.Errorf("got %d rows with a day and a yes, want 167", n)
		}
		if last := scalar[civil.Date](t, d, `SELECT max(on_day) FROM mass`); last != day("2022-01-01").AddDays(11010) {
			t.Errorf("got last day %v", last)
		}
		if _, err := bulk(10999, 11500); !db.IsUnique(err, "mass_pkey") {
			t.Errorf("got %v, want a violated uniqueness", err)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM mass`); n != 1002 {
			t.Errorf("got %d rows, want 1002: nothing of the failed bulk", n)
		}
	})
}

func TestACancelledCommandLeavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		parents(t, d)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := d.Write(ctx, func(tx *db.Tx) error {
			return tx.ExecOne(ctx, `INSERT INTO parent (code, name) VALUES ('a', 'a')`)
		})
		if !fault.Is(err, fault.Busy) || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want Busy because of the context", err)
		}
		if _, err := db.One(ctx, d.Reader(), db.Scalar[int], `SELECT count(*) FROM parent`); !fault.Is(err, fault.Busy) {
			t.Errorf("read: got %v, want Busy", err)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM parent`); n != 1 {
			t.Errorf("got %d rows, want 1", n)
		}
	})
}
