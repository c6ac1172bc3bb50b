package dbtest

import (
	"os"
	"testing"
	"time"

	"insieme/internal/base/db"
)

// New is a migrated, empty database for one test, on the engine that
// TEST_ENGINE names. Every function given to Write and Claim runs twice.
func New(t testing.TB) *db.DB {
	t.Helper()
	return Open(t, engine(t), db.Options{RunTwice: true})
}

// Both runs a test on each engine, as sub-tests with a database like New's.
// PostgreSQL is skipped where TEST_POSTGRES is not set.
func Both(t *testing.T, test func(t *testing.T, d *db.DB)) {
	t.Helper()
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			test(t, Open(t, e, db.Options{RunTwice: true}))
		})
	}
}

// Open is a migrated, empty database on a given engine with given options.
// Where they say nothing, the deadlines suit a loaded machine.
func Open(t testing.TB, e db.Engine, o db.Options) *db.DB {
	t.Helper()
	return connect(t, clone(t, e), o)
}

// URL is the address of an empty database without a schema, on the engine that
// TEST_ENGINE names.
func URL(t testing.TB) string {
	t.Helper()
	return Empty(t, engine(t))
}

// Empty is the address of an empty database without a schema on a given engine.
// PostgreSQL is skipped where TEST_POSTGRES is not set.
func Empty(t testing.TB, e db.Engine) string {
	t.Helper()
	if e == db.Postgres {
		return emptyPostgres(t)
	}
	return emptySQLite(t)
}

func engine(t testing.TB) db.Engine {
	t.Helper()
	switch e := os.Getenv("TEST_ENGINE"); e {
	case "", string(db.SQLite):
		return db.SQLite
	case string(db.Postgres):
		if os.Getenv("TEST_POSTGRES") == "" {
			t.Fatal("TEST_ENGINE=postgres needs TEST_POSTGRES, the address of a server")
		}
		return db.Postgres
	default:
		t.Fatalf("TEST_ENGINE=%s: want sqlite or postgres", e)
		return ""
	}
}

func clone(t testing.TB, e db.Engine) string {
	t.Helper()
	if e == db.Postgres {
		return clonePostgres(t)
	}
	return cloneSQLite(t)
}

func connect(t testing.TB, url string, o db.Options) *db.DB {
	t.Helper()
	if o.Readers == 0 {
		o.Readers = 3
	}
	if o.Writers == 0 {
		o.Writers = 4
	}
	if o.Deadline == 0 {
		o.Deadline = 10 * time.Second
	}
	if o.QueueWait == 0 {
		o.QueueWait = time.Minute
	}
	d, err := db.Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}
