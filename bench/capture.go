package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
)

// written are the rows that one form left in a table.
type written struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
	Rows    int      `json:"rows"`

	rows [][]any
}

// capture sends one complete form to the program on a new database and reads
// what it has written, tables that others point to first.
func capture(ctx context.Context) ([]written, error) {
	dir, err := os.MkdirTemp("", "insieme-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s, err := openSite(ctx, "sqlite:"+filepath.Join(dir, "capture.db"), dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.close() }()
	before, err := tablesOf(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	v, err := dial(ctx, s.addr, 1)
	if err != nil {
		return nil, err
	}
	defer v.close()
	if err := v.prepare(ctx, 1, rand.New(rand.NewPCG(1, 1))); err != nil {
		return nil, err
	}
	if err := v.send(ctx, 0, 0); err != nil {
		return nil, err
	}
	after, err := tablesOf(ctx, s.DB)
	if err != nil {
		return nil, err
	}
	return added(before, after), nil
}

// tablesOf reads every table of a small database; those that others point to
// come first.
func tablesOf(ctx context.Context, d *db.DB) ([]written, error) {
	names, err := db.All(ctx, d.Reader(), db.Scalar[string], `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	var out []written
	done := map[string]bool{}
	for len(out) < len(names) {
		before := len(out)
		for _, name := range names {
			targets, err := db.All(ctx, d.Reader(), db.Scalar[string], `SELECT "table" FROM pragma_foreign_key_list($1) WHERE "table" <> $1`, name)
			if err != nil {
				return nil, err
			}
			if done[name] || slices.ContainsFunc(targets, func(t string) bool { return !done[t] }) {
				continue
			}
			w, err := tableOf(ctx, d, name)
			if err != nil {
				return nil, err
			}
			out, done[name] = append(out, w), true
		}
		if len(out) == before {
			return nil, errors.New("tables point at each other in a circle")
		}
	}
	return out, nil
}

func tableOf(ctx context.Context, d *db.DB, table string) (written, error) {
	rows, err := d.Reader().Query(ctx, `SELECT t.* FROM `+table+` t`)
	if err != nil {
		return written{}, err
	}
	defer func() { _ = rows.Close() }()
	w := written{Table: table}
	if w.Columns, err = rows.Columns(); err != nil {
		return w, err
	}
	types, err := rows.ColumnTypes()
	if err != nil {
		return w, err
	}
	for rows.Next() {
		row, pointers := make([]any, len(w.Columns)), make([]any, len(w.Columns))
		for i := range row {
			pointers[i] = &row[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			return w, err
		}
		for i := range row {
			row[i] = typed(types[i].DatabaseTypeName(), row[i])
		}
		w.rows = append(w.rows, row)
	}
	return w, rows.Err()
}

// typed makes of a value what the program would write for it.
func typed(column string, v any) any {
	switch v := v.(type) {
	case time.Time:
		if column == "DATE" {
			return civil.DateOf(v)
		}
	case int64:
		if column == "BOOLEAN" {
			return v != 0
		}
	}
	return v
}

// added lists the rows of after that before has not. Columns that the engine
// fills are left out.
func added(before, after []written) []written {
	var out []written
	for i, w := range after {
		known := map[string]bool{}
		for _, row := range before[i].rows {
			known[fmt.Sprint(row...)] = true
		}
		w.rows = slices.DeleteFunc(w.rows, func(row []any) bool { return known[fmt.Sprint(row...)] })
		if len(w.rows) == 0 || strings.Contains(w.Table, "_fts") {
			continue
		}
		if c := slices.Index(w.Columns, "seq"); c >= 0 {
			w.Columns = slices.Delete(w.Columns, c, c+1)
			for i := range w.rows {
				w.rows[i] = slices.Delete(w.rows[i], c, c+1)
			}
		}
		w.Rows = len(w.rows)
		out = append(out, w)
	}
	return out
}

// insert writes the statement that puts all rows of a table at once.
func (w written) insert() string {
	groups := make([]string, w.Rows)
	for i := range groups {
		groups[i] = "(" + db.Places(1+i*len(w.Columns), len(w.Columns)) + ")"
	}
	return `INSERT INTO ` + w.Table + ` (` + strings.Join(w.Columns, ", ") + `) VALUES ` + strings.Join(groups, ", ")
}
