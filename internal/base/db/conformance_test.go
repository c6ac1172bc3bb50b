package db_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// The engines must answer alike to the SQL that the program writes. Where they
// do not, the program's rule avoids the difference, and
// TestWhereTheEnginesDiffer says so.

func TestWhereTheEnginesDiffer(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE trap (n BIGINT, on_day DATE)`)
		insert(t, d, `INSERT INTO trap (n, on_day) VALUES (NULL, $1), (1, $1)`, day("2022-11-10"))
		for _, c := range []struct {
			rule, query    string
			lite, postgres string
		}{
			{"LIKE is used on folded columns only", `SELECT CASE WHEN 'e' LIKE 'E%' THEN 'ignores case' ELSE 'sees case' END`, "ignores case", "sees case"},
			{"the place of NULLs is written", `SELECT coalesce(CAST(n AS TEXT), 'null') FROM trap ORDER BY n LIMIT 1`, "null", "1"},
		} {
			want := map[db.Engine]string{db.SQLite: c.lite, db.Postgres: c.postgres}[d.Engine()]
			if got := scalar[string](t, d, c.query); got != want {
				t.Errorf("%s: got %q, want %q; is the rule still needed?", c.rule, got, want)
			}
		}
		if got := fmt.Sprintf("%T", scalar[any](t, d, `SELECT max(on_day) FROM trap`)); got != map[db.Engine]string{db.SQLite: "string", db.Postgres: "time.Time"}[d.Engine()] {
			t.Errorf("aggregates of dates are read with civil.Date: got %s; is the rule still needed?", got)
		}
		err := d.Write(t.Context(), func(tx *db.Tx) error {
			_, err := tx.Exec(t.Context(), `INSERT INTO trap (n) VALUES ($1)`, "ten")
			return err
		})
		if accepted := err == nil; accepted != (d.Engine() == db.SQLite) {
			t.Errorf("numbers are given as numbers: got %v; is the rule still needed?", err)
		}
	})
}

func TestLettersBeyondASCIIAreFoundByFoldedColumns(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		if got := scalar[string](t, d, `SELECT lower('È')`); d.Engine() == db.SQLite && got != "È" {
			t.Errorf("SQLite folds %q: is the rule of folded columns still needed?", got)
		}
		exec(t, d, `CREATE TABLE name (name TEXT NOT NULL, name_key TEXT NOT NULL)`)
		for _, name := range []string{"Ève", "Zoe", "evaristo", "Òscar", "EZIO"} {
			insert(t, d, `INSERT INTO name (name, name_key) VALUES ($1, $2)`, name, civil.Fold(name))
		}
		got := list[string](t, d, `SELECT name FROM name ORDER BY name_key`)
		if want := []string{"evaristo", "Ève", "EZIO", "Òscar", "Zoe"}; !slices.Equal(got, want) {
			t.Errorf("got order %v, want %v", got, want)
		}
		got = list[string](t, d, `SELECT name FROM name WHERE name_key LIKE $1 ORDER BY name_key`, civil.Fold("Èv")+"%")
		if want := []string{"evaristo", "Ève"}; !slices.Equal(got, want) {
			t.Errorf("got %v for a beginning, want %v", got, want)
		}
	})
}

func TestNullsStandWhereTheQueryPutsThem(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE item (n BIGINT)`)
		insert(t, d, `INSERT INTO item (n) VALUES (2), (NULL), (1)`)
		for order, want := range map[string]string{
			"n NULLS FIRST":      "[0 1 2]",
			"n NULLS LAST":       "[1 2 0]",
			"n DESC NULLS FIRST": "[0 2 1]",
			"n DESC NULLS LAST":  "[2 1 0]",
		} {
			if got := fmt.Sprint(list[int](t, d, `SELECT coalesce(n, 0) FROM item ORDER BY `+order)); got != want {
				t.Errorf("ORDER BY %s: got %s, want %s", order, got, want)
			}
		}
	})
}

func TestInstantsAreUTCMicrosecondsInTheirOrder(t *testing.T) {
	t.Parallel()
	rome := time.FixedZone("", 3600)
	utc := func(h, m, ns int) time.Time { return time.Date(2022, 11, 10, h, m, 0, ns, time.UTC) }
	given := []time.Time{
		time.Date(2022, 11, 10, 9, 30, 0, 0, rome), // 08:30 UTC
		utc(8, 45, 0),
		utc(9, 0, 123456789),                       // more than is kept
		utc(9, 0, 120000000),                       // fewer digits, the same width
		time.Date(2022, 11, 10, 0, 15, 0, 0, rome), // the day before in UTC
	}
	want := []time.Time{
		time.Date(2022, 11, 9, 23, 15, 0, 0, time.UTC), utc(8, 30, 0), utc(8, 45, 0), utc(9, 0, 120000000), utc(9, 0, 123456000),
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE moment (at TIMESTAMP NOT NULL)`)
		for _, at := range given {
			insert(t, d, `INSERT INTO moment (at) VALUES ($1)`, at)
		}
		equal := func(a, b time.Time) bool { return a == b } // the zone too
		if got := list[time.Time](t, d, `SELECT at FROM moment ORDER BY at`); !slices.EqualFunc(got, want, equal) {
			t.Errorf("got %v, want %v", got, want)
		}
		if got := scalar[int](t, d, `SELECT count(*) FROM moment WHERE at > $1 AND at <= $2`, utc(8, 30, 0), utc(9, 0, 123456999)); got != 3 {
			t.Errorf("got %d instants between two, want 3", got)
		}
		var last, none time.Time
		err := d.Reader().QueryRow(t.Context(), `SELECT max(at), max(CASE WHEN at > $1 THEN at END) FROM moment`, utc(10, 0, 0)).
			Scan(db.Instant(&last), db.Instant(&none))
		if err != nil || last != want[4] || !none.IsZero() {
			t.Errorf("got %v and %v, %v; want %v and none", last, none, err, want[4])
		}
	})
}

func TestDatesComeBackAsTheyWent(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE birthday (on_day DATE)`)
		days := []civil.Date{{}, day("1899-12-31"), day("2000-02-29"), day("2022-11-10")}
		for _, on := range days {
			insert(t, d, `INSERT INTO birthday (on_day) VALUES ($1)`, on)
		}
		if got := list[civil.Date](t, d, `SELECT on_day FROM birthday ORDER BY on_day NULLS FIRST`); !slices.Equal(got, days) {
			t.Errorf("got %v, want %v", got, days)
		}
		if got := scalar[civil.Date](t, d, `SELECT max(on_day) FROM birthday`); got != days[3] {
			t.Errorf("got %v as the latest, want %v", got, days[3])
		}
		if got := scalar[int](t, d, `SELECT count(*) FROM birthday WHERE on_day < $1`, days[3]); got != 2 {
			t.Errorf("got %d before %v, want 2", got, days[3])
		}
		if got := scalar[int](t, d, `SELECT count(*) FROM birthday WHERE on_day IS NULL`); got != 1 {
			t.Errorf("got %d without a date, want 1", got)
		}
	})
}

func TestAbsentValuesAreNullBothWays(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE link (n BIGINT PRIMARY KEY, person TEXT, at TIMESTAMP, body BYTEA)`)
		now := time.Date(2022, 11, 10, 9, 0, 0, 0, time.UTC)
		insert(t, d, `INSERT INTO link (n, person, at, body) VALUES (1, $1, $2, $3)`, id.Null(id.Person("")), db.NullInstant(time.Time{}), []byte(nil))
		insert(t, d, `INSERT INTO link (n, person, at, body) VALUES (2, $1, $2, $3)`, id.Null(id.Person("p")), db.NullInstant(now), []byte{})
		type link struct {
			person id.Person
			at     time.Time
			null   bool
		}
		got, err := db.All(t.Context(), d.Reader(), func(s db.Scanner) (l link, err error) {
			return l, s.Scan(id.ScanNull(&l.person), db.Instant(&l.at), &l.null)
		}, `SELECT person, at, body IS NULL FROM link ORDER BY n`)
		if want := []link{{"", time.Time{}, true}, {"p", now, false}}; err != nil || !slices.Equal(got, want) {
			t.Errorf("got %v, %v; want %v", got, err, want)
		}
	})
}

// Values of every kind that the program stores.
type (
	word   string
	amount int64
	flag   bool
)

func TestValuesOfEveryTypeComeBack(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE kept (w TEXT NOT NULL, a BIGINT NOT NULL, f BOOLEAN NOT NULL, b BYTEA NOT NULL, r DOUBLE PRECISION NOT NULL, p BIGINT)`)
		seven := 7
		insert(t, d, `INSERT INTO kept (w, a, f, b, r, p) VALUES ($1, $2, $3, $4, $5, $6)`,
			word("Ève 张"), amount(1<<53+1), flag(true), []byte{0, 255, '\''}, 0.1, &seven)
		insert(t, d, `INSERT INTO kept (w, a, f, b, r, p) VALUES ($1, $2, $3, $4, $5, $6)`,
			word(""), uint8(3), false, []byte("x"), float32(0.5), (*int)(nil))
		type kept struct {
			w word
			a amount
			f bool // SQLite has numbers for them: only bool itself reads both
			b string
			r float64
			p int
		}
		got, err := db.All(t.Context(), d.Reader(), func(s db.Scanner) (k kept, err error) {
			var b []byte
			err = s.Scan(&k.w, &k.a, &k.f, &b, &k.r, &k.p)
			k.b = string(b)
			return k, err
		}, `SELECT w, a, f, b, r, coalesce(p, -1) FROM kept ORDER BY a DESC`)
		want := []kept{{"Ève 张", 1<<53 + 1, true, "\x00\xff'", 0.1, 7}, {"", 3, false, "x", 0.5, -1}}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("got %v, %v; want %v", got, err, want)
		}
		if n := scalar[int](t, d, `SELECT count(*) FROM kept WHERE f`); n != 1 {
			t.Errorf("got %d true rows, want 1", n)
		}
	})
}

func TestPlaceholdersMayRepeatAndComeInAnyOrder(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE pair (a BIGINT, b BIGINT)`)
		insert(t, d, `INSERT INTO pair (b, a) VALUES ($2, $1), ($1, $1)`, 1, 2)
		if got := list[int](t, d, `SELECT a * 10 + b FROM pair WHERE a = $2 AND (b = $1 OR b = $2) ORDER BY b`, 2, 1); fmt.Sprint(got) != "[11 12]" {
			t.Errorf("got %v, want [11 12]", got)
		}
		in := list[int](t, d, `SELECT b FROM pair WHERE a = $1 AND b IN (`+db.Places(2, 2)+`) ORDER BY b`, 1, 2, 3)
		if fmt.Sprint(in) != "[2]" {
			t.Errorf("got %v for a list of two, want [2]", in)
		}
		if none := list[int](t, d, `SELECT b FROM pair WHERE b IN (`+db.Places(1, 0)+`)`); len(none) != 0 {
			t.Errorf("got %v for an empty list, want none", none)
		}
	})
}

func TestPagesFollowEachOtherByKey(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE line (name_key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name_key, id))`)
		insert(t, d, `INSERT INTO line (name_key, id) VALUES ('b', '1'), ('a', '2'), ('a b', '5'), ('b', '0'), ('ab', '3'), ('a', '1')`)
		var all []string
		key, last := "", ""
		for {
			page := list[string](t, d, `SELECT name_key || '/' || id FROM line WHERE (name_key, id) > ($1, $2) ORDER BY name_key, id LIMIT 2`, key, last)
			if len(page) == 0 {
				break
			}
			all = append(all, page...)
			key, last, _ = strings.Cut(all[len(all)-1], "/")
		}
		if got, want := strings.Join(all, " , "), "a/1 , a/2 , a b/5 , ab/3 , b/0 , b/1"; got != want {
			t.Errorf("got %q, want %q: text sorts by its bytes", got, want)
		}
	})
}

func TestReturningAndOnConflict(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		exec(t, d, `CREATE TABLE tally (k TEXT PRIMARY KEY, n BIGINT NOT NULL)`)
		write(t, d, func(tx *db.Tx) error {
			for _, want := range []int{1, 2} {
				got, err := db.One(t.Context(), tx, db.Scalar[int], `INSERT INTO tally (k, n) VALUES ($1, 1)
					ON CONFLICT (k) DO UPDATE SET n = tally.n + excluded.n RETURNING n`, "a")
				if err != nil || got != want {
					return fmt.Errorf("got %d, %w; want %d", got, err, want)
				}
			}
			for _, want := range []int64{1, 0} {
				got, err := tx.Exec(t.Context(), `INSERT INTO tally (k, n) VALUES ($1, 5) ON CONFLICT DO NOTHING`, "b")
				if err != nil || got != want {
					return fmt.Errorf("got %d rows, %w; want %d", got, err, want)
				}
			}
			claimed, err := db.All(t.Context(), tx, db.Scalar[string], `UPDATE tally SET n = 0
				WHERE k IN (SELECT k FROM tally WHERE n > 0 ORDER BY k LIMIT 1) RETURNING k`)
			if err != nil || fmt.Sprint(claimed) != "[a]" {
				return fmt.Errorf("got %v, %w; want one claimed row", claimed, err)
			}
			return nil
		})
		if got := list[int](t, d, `SELECT n FROM tally ORDER BY k`); fmt.Sprint(got) != "[0 5]" {
			t.Errorf("got %v, want [0 5]", got)
		}
	})
}

func TestTwoWritersLoseNothing(t *testing.T) {
	t.Parallel()
	const each = 200
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			d := dbtest.Open(t, e, db.Options{})
			exec(t, d, `CREATE TABLE counter (k TEXT PRIMARY KEY, n BIGINT NOT NULL)`)
			insert(t, d, `INSERT INTO counter (k, n) VALUES ('a', 0)`)
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() {
					for range each {
						err := fault.New(fault.Busy, "test", "")
						for fault.Is(err, fault.Busy) { // as a user who is told to try again
							err = d.Write(t.Context(), func(tx *db.Tx) error {
								n, err := db.One(t.Context(), tx, db.Scalar[int], `SELECT n FROM counter WHERE k = $1`, "a")
								if err != nil {
									return err
								}
								return tx.ExecOne(t.Context(), `UPDATE counter SET n = $1 WHERE k = $2`, n+1, "a")
							})
						}
						if err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Wait()
			if got := scalar[int](t, d, `SELECT n FROM counter`); got != 2*each {
				t.Errorf("got %d, want %d", got, 2*each)
			}
		})
	}
}
