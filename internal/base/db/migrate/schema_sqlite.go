package migrate

import (
	"context"
	"strings"

	"insieme/internal/base/db"
)

func readSQLite(ctx context.Context, q db.Queryer, s schema) error {
	type entry struct{ name, kind string }
	entries, err := db.All(ctx, q, func(sc db.Scanner) (e entry, err error) {
		return e, sc.Scan(&e.name, &e.kind)
	}, `SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY name`)
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch e.kind {
		case "shadow":
		case "virtual": // a full-text table NAME_fts belongs to NAME
			s.relation(strings.TrimSuffix(e.name, "_fts")).fulltext = true
		default:
			r := s.relation(e.name)
			r.view = e.kind == "view"
			for _, part := range []func(context.Context, db.Queryer, *relation) error{
				sqliteColumns, sqliteForeign, sqliteIndexes,
			} {
				if err := part(ctx, q, r); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func sqliteColumns(ctx context.Context, q db.Queryer, r *relation) error {
	type row struct {
		column
		key int
	}
	rows, err := db.All(ctx, q, func(sc db.Scanner) (x row, err error) {
		return x, sc.Scan(&x.name, &x.class, &x.required, &x.key)
	}, `SELECT name, type, "notnull", pk FROM pragma_table_info($1) ORDER BY cid`, r.name)
	keys := map[int]string{}
	for _, x := range rows {
		x.class = class(x.class)
		if r.view {
			x.class = "column" // SQLite does not know the type of an expression
		}
		r.columns = append(r.columns, x.column)
		keys[x.key] = x.name
	}
	for n := 1; keys[n] != ""; n++ {
		r.primary = append(r.primary, keys[n])
	}
	return err
}

func sqliteForeign(ctx context.Context, q db.Queryer, r *relation) error {
	type row struct {
		id                         int
		target, from, to, onDelete string
	}
	rows, err := db.All(ctx, q, func(sc db.Scanner) (x row, err error) {
		return x, sc.Scan(&x.id, &x.target, &x.from, &x.to, &x.onDelete)
	}, `SELECT id, "table", "from", coalesce("to", ''), on_delete FROM pragma_foreign_key_list($1) ORDER BY id, seq`, r.name)
	for len(rows) > 0 {
		first := rows[0]
		var from, to []string
		for len(rows) > 0 && rows[0].id == first.id {
			from, to = append(from, rows[0].from), append(to, rows[0].to)
			rows = rows[1:]
		}
		action := strings.ToLower(first.onDelete)
		if action == "no action" {
			action = ""
		}
		r.addForeign(from, first.target, to, action)
	}
	return err
}

func sqliteIndexes(ctx context.Context, q db.Queryer, r *relation) error {
	type row struct {
		index
		origin string
	}
	rows, err := db.All(ctx, q, func(sc db.Scanner) (x row, err error) {
		return x, sc.Scan(&x.name, &x.unique, &x.origin, &x.partial)
	}, `SELECT name, "unique", origin, partial FROM pragma_index_list($1) ORDER BY name`, r.name)
	if err != nil {
		return err
	}
	for _, x := range rows {
		x.columns, err = db.All(ctx, q, db.Scalar[string], `SELECT coalesce(name, 'expression') || CASE "desc" WHEN 1 THEN ' desc' ELSE '' END
			FROM pragma_index_xinfo($1) WHERE key = 1 ORDER BY seqno`, x.name)
		if err != nil {
			return err
		}
		switch x.origin {
		case "c":
			r.addIndex(x.index)
		case "u":
			r.addUnique(x.columns)
		}
	}
	return nil
}
