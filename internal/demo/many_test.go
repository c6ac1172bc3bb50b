package demo

import (
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// TestNoSeedInventsWhatCannotHappen puts many histories to the rules of the
// areas.
func TestNoSeedInventsWhatCannotHappen(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t, db.SQLite, db.Options{})
	for seed := range uint64(8) {
		if _, err := invent(t.Context(), d.Reader(), Options{Seed: seed, Today: Today}); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}
