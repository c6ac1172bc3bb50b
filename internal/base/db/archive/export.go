package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/fault"
)

const (
	format       = 1
	manifestName = "manifest.json"
	suffix       = ".jsonl"
)

// Manifest says what an archive holds.
type Manifest struct {
	Format int            `json:"format"`
	Schema int64          `json:"schema"` // number of the last migration
	Tables []TableRecords `json:"tables"` // in the order in which they are read in
}

// TableRecords is one table of an archive.
type TableRecords struct {
	Name    string   `json:"name"`
	Columns []string `json:"columns"`
	Rows    int64    `json:"rows"`
}

// Export writes one unchanging state of the whole database, while others read
// and write.
func Export(ctx context.Context, d *db.DB, w io.Writer) (Manifest, error) {
	const op = "archive.Export"
	m := Manifest{Format: format}
	state, err := migrate.Status(ctx, d)
	if err != nil {
		return m, fault.Wrap(op, err)
	}
	m.Schema = state.Current
	z := zip.NewWriter(w)
	err = d.Read(ctx, func(q db.Queryer) error {
		tables, err := migrate.Tables(ctx, q)
		if err != nil {
			return err
		}
		for _, t := range tables {
			part, err := z.Create(t.Name + suffix)
			if err != nil {
				return err
			}
			r := TableRecords{Name: t.Name}
			for _, c := range t.Columns {
				r.Columns = append(r.Columns, c.Name)
			}
			if r.Rows, err = writeTable(ctx, q, t, part); err != nil {
				return err
			}
			m.Tables = append(m.Tables, r)
		}
		return nil
	})
	if err != nil {
		return m, fault.Wrap(op, err)
	}
	part, err := z.Create(manifestName)
	if err != nil {
		return m, fault.Wrap(op, err)
	}
	if err := json.NewEncoder(part).Encode(m); err != nil {
		return m, fault.Wrap(op, err)
	}
	return m, fault.Wrap(op, z.Close())
}

// isLocal reports whether a column means something in its own database only:
// the number of the transaction that wrote a fact.
func isLocal(table, column string) bool { return table == "event" && column == "xact" }

// selectAll writes the query for all rows of a table, two columns for each.
func selectAll(t migrate.Table) string {
	columns := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		value := c.Name
		if isLocal(t.Name, c.Name) {
			value = "0"
		}
		columns[i] = "CASE WHEN " + c.Name + " IS NULL THEN TRUE ELSE FALSE END, " + value
	}
	query := `SELECT ` + strings.Join(columns, ", ") + ` FROM ` + t.Name
	if len(t.Primary) > 0 {
		query += ` ORDER BY ` + strings.Join(t.Primary, ", ")
	}
	return query
}

func writeTable(ctx context.Context, q db.Queryer, t migrate.Table, w io.Writer) (n int64, err error) {
	rows, err := q.Query(ctx, selectAll(t))
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }() // read to the end
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	values := make([]any, len(t.Columns))
	for rows.Next() {
		cells := make([]cell, len(t.Columns))
		var targets []any
		for i := range cells {
			cells[i].class = t.Columns[i].Class
			targets = append(targets, cells[i].targets()...)
		}
		if rows.Scan(targets...) != nil { // its error may quote a value
			return n, fault.Wrap("archive."+t.Name, errValue)
		}
		for i := range cells {
			values[i] = cells[i].json()
		}
		if err := lines.Encode(values); err != nil {
			return n, err
		}
		n++
	}
	if err := rows.Err(); err != nil {
		return n, err
	}
	return n, out.Flush()
}
