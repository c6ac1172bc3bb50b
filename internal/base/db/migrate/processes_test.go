package migrate_test

import (
	"sync"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
)

func TestTwoProcessesMayMigrateAtOnce(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	var processes [2]*db.DB
	for i := range processes {
		d, err := db.Open(t.Context(), url, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		processes[i] = d
	}
	if processes[0].Engine() != db.Postgres {
		t.Skip("SQLite is migrated by the one process that serves it")
	}
	var wg sync.WaitGroup
	for _, d := range processes {
		wg.Go(func() {
			if _, err := migrate.Up(t.Context(), d); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if s, err := migrate.Status(t.Context(), processes[0]); err != nil || len(s.Pending) != 0 {
		t.Errorf("got %+v, %v; want nothing pending", s, err)
	}
}
