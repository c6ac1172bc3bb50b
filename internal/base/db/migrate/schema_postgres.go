package migrate

import (
	"context"
	"strings"

	"insieme/internal/base/db"
)

func readPostgres(ctx context.Context, q db.Queryer, s schema) error {
	for _, part := range []func(context.Context, db.Queryer, schema) error{
		postgresColumns, postgresConstraints, postgresIndexes,
	} {
		if err := part(ctx, q, s); err != nil {
			return err
		}
	}
	return nil
}

func postgresColumns(ctx context.Context, q db.Queryer, s schema) error {
	_, err := db.All(ctx, q, func(sc db.Scanner) (c column, err error) {
		var name, kind string
		if err := sc.Scan(&name, &kind, &c.name, &c.class, &c.required); err != nil {
			return c, err
		}
		r := s.relation(name)
		r.view = kind == "v"
		c.class = class(c.class)
		if r.view {
			c.class = "column"
		}
		r.columns = append(r.columns, c)
		return c, nil
	}, `SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
		  AND a.attnum > 0 AND NOT a.attisdropped
		ORDER BY c.relname, a.attnum`)
	return err
}

func postgresConstraints(ctx context.Context, q db.Queryer, s schema) error {
	_, err := db.All(ctx, q, func(sc db.Scanner) (none struct{}, err error) {
		var table, kind, columns, target, targets, onDelete string
		if err := sc.Scan(&table, &kind, &columns, &target, &targets, &onDelete); err != nil {
			return none, err
		}
		r, list := s.relation(table), strings.Split(columns, ",")
		switch kind {
		case "p":
			r.primary = list
		case "u":
			r.addUnique(list)
		case "f":
			r.addForeign(list, target, strings.Split(targets, ","), onDelete)
		}
		return none, nil
	}, `SELECT c.relname, k.contype, names.these, coalesce(t.relname, ''), coalesce(names.those, ''),
			CASE k.confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN 'set default' WHEN 'r' THEN 'restrict' ELSE '' END
		FROM pg_constraint k
		JOIN pg_class c ON c.oid = k.conrelid
		LEFT JOIN pg_class t ON t.oid = k.confrelid
		CROSS JOIN LATERAL (
			SELECT string_agg(a.attname, ',' ORDER BY u.n) AS these, string_agg(b.attname, ',' ORDER BY u.n) AS those
			FROM unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (here, there, n)
			JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.here
			LEFT JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.there
		) AS names
		WHERE c.relnamespace = current_schema()::regnamespace AND k.contype IN ('p', 'u', 'f')
		ORDER BY c.relname, k.conname`)
	return err
}

// postgresIndexes leaves out the indexes that a constraint made; a GIN index is
// the full text of its table.
func postgresIndexes(ctx context.Context, q db.Queryer, s schema) error {
	_, err := db.All(ctx, q, func(sc db.Scanner) (x index, err error) {
		var table, method, columns string
		if err := sc.Scan(&table, &x.name, &method, &x.unique, &x.partial, &columns); err != nil {
			return x, err
		}
		r := s.relation(table)
		if method == "gin" {
			r.fulltext = true
			return x, nil
		}
		x.columns = strings.Split(columns, ",")
		r.addIndex(x)
		return x, nil
	}, `SELECT t.relname, i.relname, m.amname, x.indisunique, x.indpred IS NOT NULL, (
			SELECT string_agg(coalesce(a.attname, 'expression') || CASE WHEN x.indoption[u.n - 1] & 1 = 1 THEN ' desc' ELSE '' END, ',' ORDER BY u.n)
			FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS u (attnum, n)
			LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.attnum AND u.attnum > 0
			WHERE u.n <= x.indnkeyatts)
		FROM pg_index x
		JOIN pg_class i ON i.oid = x.indexrelid
		JOIN pg_class t ON t.oid = x.indrelid
		JOIN pg_am m ON m.oid = i.relam
		WHERE t.relnamespace = current_schema()::regnamespace
		  AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u'))
		ORDER BY i.relname`)
	return err
}
