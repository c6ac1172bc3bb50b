package dbtest_test

import (
	"fmt"
	"slices"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

func TestExplainTellsHowAQueryIsAnswered(t *testing.T) {
	t.Parallel()
	const rows = 20_000
	tests := []struct {
		name, query   string
		whole, sorted bool
		index         string
	}{
		{"a search without index", `SELECT id FROM plan WHERE colour = $1`, true, false, ""},
		{"a search by index", `SELECT id, colour FROM plan WHERE name = $1`, false, false, "plan_name"},
		{"the beginning of the index's order", `SELECT id, colour FROM plan WHERE colour <> $1 ORDER BY name LIMIT 10`, false, false, "plan_name"},
		{"an order without index", `SELECT id FROM plan WHERE id <> $1 ORDER BY colour LIMIT 10`, true, true, ""},
		{"an order after a search by index", `SELECT id FROM plan WHERE name = $1 ORDER BY colour`, false, true, "plan_name"},
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		ctx := t.Context()
		for _, statement := range []string{`CREATE TABLE plan (id TEXT NOT NULL, name TEXT NOT NULL, colour TEXT NOT NULL)`, `CREATE INDEX plan_name ON plan (name)`} {
			if _, err := d.Pool().ExecContext(ctx, statement); err != nil {
				t.Fatal(err)
			}
		}
		err := d.Import(ctx, func(tx *db.Tx) error {
			_, err := tx.Bulk(ctx, "plan", []string{"id", "name", "colour"}, func(yield func([]any) bool) {
				for i := range rows {
					if !yield([]any{fmt.Sprint(i), fmt.Sprintf("%05d", i*7919%rows), fmt.Sprint(i % 5)}) {
						return
					}
				}
			})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Analyse(ctx); err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			p, err := dbtest.Explain(ctx, d, tt.query, "00007")
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
			if more := p.SortsMore(rows/2, "plan_name"); more != (tt.sorted && tt.whole) {
				t.Errorf("%s: sorts more than half = %v in\n%s", tt.name, more, p.Text)
			}
			if whole := slices.Contains(p.Whole, "plan"); whole != tt.whole || p.Sorted != tt.sorted || (tt.index != "" && !p.Uses(tt.index)) {
				t.Errorf("%s: got whole %v, sorted %v, indexes %v; want %v, %v, %s in\n%s", tt.name, whole, p.Sorted, p.Indexes, tt.whole, tt.sorted, tt.index, p.Text)
			}
		}
		if _, err := dbtest.Explain(ctx, d, `SELECT colr FROM plan`); err == nil {
			t.Error("a column that is not there passes")
		}
	})
}
