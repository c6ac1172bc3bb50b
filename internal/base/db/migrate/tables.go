package migrate

import (
	"context"
	"maps"
	"slices"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Table is what a program must know of a table to write it out and in: its
// columns and what each holds (text, integer, date, instant, boolean, bytes,
// real), and the primary key.
type Table struct {
	Name    string
	Columns []Column
	Primary []string
}

// Column is a column of a Table.
type Column struct{ Name, Class string }

// Tables lists the tables of the schema so that each comes after those that it
// refers to.
func Tables(ctx context.Context, q db.Queryer) ([]Table, error) {
	read := readSQLite
	if q.Engine() == db.Postgres {
		read = readPostgres
	}
	s := schema{}
	if err := read(ctx, q, s); err != nil {
		return nil, fault.Wrap("migrate.Tables", err)
	}
	delete(s, versionTable)
	var out []Table
	done := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		r := s[name]
		if r == nil || r.view || done[name] {
			return
		}
		done[name] = true
		for _, target := range slices.Sorted(slices.Values(r.targets)) {
			visit(target)
		}
		t := Table{Name: name, Primary: r.primary}
		for _, c := range r.columns {
			t.Columns = append(t.Columns, Column{c.name, c.class})
		}
		out = append(out, t)
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		visit(name)
	}
	return out, nil
}
