package dbtest

import (
	"testing"

	"insieme/internal/base/db"
)

// Both runs a test on each engine that is there.
func Both(t *testing.T, test func(t *testing.T, d *db.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, New(t)) })
}
