package migrate

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Dump describes the schema in words that are the same for both engines:
// tables with their columns, types, keys and indexes, and views with their
// columns. Left out is what the engines write differently or what is theirs
// alone: the table of migrations, CHECKs and defaults, expressions and
// conditions of indexes (only that there is one), and the inner tables of a
// full-text index, which appears as the line "fulltext" of the table that it
// searches.
func Dump(ctx context.Context, d *db.DB) (string, error) {
	read := readSQLite
	if d.Engine() == db.Postgres {
		read = readPostgres
	}
	s := schema{}
	err := d.Read(ctx, func(q db.Queryer) error { return read(ctx, q, s) })
	if err != nil {
		return "", fault.Wrap("migrate.Dump", err)
	}
	delete(s, versionTable)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s)) {
		s[name].write(&b)
	}
	return b.String(), nil
}

// schema is what both engines have in common, by the name of the relation.
type schema map[string]*relation

// relation is a table or a view.
type relation struct {
	name     string
	view     bool
	columns  []column
	primary  []string
	lines    []string // unique, foreign, index, fulltext
	targets  []string // tables that foreign keys point to
	fulltext bool
}

type column struct {
	name, class string
	required    bool
}

// relation finds or makes a relation.
func (s schema) relation(name string) *relation {
	r := s[name]
	if r == nil {
		r = &relation{name: name}
		s[name] = r
	}
	return r
}

func (r *relation) write(b *strings.Builder) {
	kind := "table"
	if r.view {
		kind = "view"
	}
	fmt.Fprintf(b, "%s %s\n", kind, r.name)
	for _, c := range r.columns {
		fmt.Fprintf(b, "  %s %s", c.name, c.class)
		// A key is never NULL; that SQLite would allow it in some tables is
		// an accident of its history. Of views only PostgreSQL knows nothing.
		if !r.view && (c.required || slices.Contains(r.primary, c.name)) {
			b.WriteString(" required")
		}
		b.WriteByte('\n')
	}
	if len(r.primary) > 0 {
		fmt.Fprintf(b, "  primary key (%s)\n", strings.Join(r.primary, ", "))
	}
	if r.fulltext {
		b.WriteString("  fulltext body\n")
	}
	slices.Sort(r.lines)
	for _, line := range r.lines {
		fmt.Fprintf(b, "  %s\n", line)
	}
	b.WriteByte('\n')
}

// index is an index that a migration made by name.
type index struct {
	name            string
	unique, partial bool
	columns         []string
}

func (r *relation) addIndex(x index) {
	line := "index"
	if x.unique {
		line = "unique index"
	}
	line += " " + x.name + " (" + strings.Join(x.columns, ", ") + ")"
	if x.partial {
		line += " where …"
	}
	r.lines = append(r.lines, line)
}

func (r *relation) addUnique(columns []string) {
	r.lines = append(r.lines, "unique ("+strings.Join(columns, ", ")+")")
}

func (r *relation) addForeign(columns []string, target string, targets []string, onDelete string) {
	r.targets = append(r.targets, target)
	line := fmt.Sprintf("foreign (%s) to %s (%s)", strings.Join(columns, ", "), target, strings.Join(targets, ", "))
	if onDelete != "" {
		line += " on delete " + onDelete
	}
	r.lines = append(r.lines, line)
}

// class is what a declared type holds. An unknown type stands as it is, so
// that it shows up as a difference or in review.
func class(declared string) string {
	switch strings.ToLower(declared) {
	case "text":
		return "text"
	case "integer", "bigint":
		return "integer"
	case "date":
		return "date"
	case "timestamp", "timestamp without time zone":
		return "instant"
	case "boolean":
		return "boolean"
	case "bytea":
		return "bytes"
	case "double precision":
		return "real"
	}
	return "UNKNOWN " + declared
}
