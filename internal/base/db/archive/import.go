package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/fault"
)

// Why an archive is not read in.
var (
	ErrNotEmpty = errors.New("archive: the database is not empty: make a new one")
	ErrNoFile   = errors.New("archive: this is no archive of insieme, or it is damaged")
	ErrSchema   = errors.New("archive: it was made by another version of the program: use that version, then bring its database up to date")
)

// used are the tables that tell a database in use from a new one, which holds
// the programme's defaults only.
func used() []string { return []string{"event", "person", "app_user", "application"} }

// Import reads an archive into a new database of the same schema, in one
// transaction: it comes in whole or not at all. What the new database began
// with is replaced.
func Import(ctx context.Context, d *db.DB, file io.ReaderAt, size int64) (Manifest, error) {
	const op = "archive.Import"
	z, err := zip.NewReader(file, size)
	if err != nil {
		return Manifest{}, fault.Wrap(op, ErrNoFile)
	}
	m, err := readManifest(z)
	if err != nil {
		return m, fault.Wrap(op, err)
	}
	state, err := migrate.Status(ctx, d)
	if err != nil {
		return m, fault.Wrap(op, err)
	}
	if state.Current != m.Schema {
		return m, fault.Wrap(op, ErrSchema)
	}
	return m, fault.Wrap(op, d.Import(ctx, func(tx *db.Tx) error { return readIn(ctx, tx, z, m) }))
}

func readManifest(z *zip.Reader) (m Manifest, err error) {
	f, err := z.Open(manifestName)
	if err != nil {
		return m, ErrNoFile
	}
	defer func() { _ = f.Close() }() // only read
	if json.NewDecoder(f).Decode(&m) != nil || m.Format != format {
		return m, ErrNoFile
	}
	return m, nil
}

func readIn(ctx context.Context, tx *db.Tx, z *zip.Reader, m Manifest) error {
	for _, name := range used() {
		there, err := db.Exists(ctx, tx, `SELECT 1 FROM `+name+` LIMIT 1`)
		if err != nil {
			return err
		}
		if there {
			return ErrNotEmpty
		}
	}
	tables, err := migrate.Tables(ctx, tx)
	if err != nil {
		return err
	}
	if err := tx.DeferReferences(ctx); err != nil {
		return err
	}
	for _, t := range slices.Backward(tables) {
		if _, err := tx.Exec(ctx, `DELETE FROM `+t.Name); err != nil {
			return err
		}
	}
	for _, t := range tables {
		i := slices.IndexFunc(m.Tables, func(r TableRecords) bool { return r.Name == t.Name })
		if i < 0 {
			return ErrNoFile
		}
		if err := readTable(ctx, tx, z, t, m.Tables[i]); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return tx.RenewNumbers(ctx)
}

const maxLine = 64 << 20

// readTable writes the rows of one table. Columns come by name: the engines may
// have them in another order.
func readTable(ctx context.Context, tx *db.Tx, z *zip.Reader, t migrate.Table, r TableRecords) error {
	columns := make([]migrate.Column, len(r.Columns))
	for i, name := range r.Columns {
		j := slices.IndexFunc(t.Columns, func(c migrate.Column) bool { return c.Name == name })
		if j < 0 || len(r.Columns) != len(t.Columns) {
			return ErrNoFile
		}
		columns[i] = t.Columns[j]
	}
	f, err := z.Open(t.Name + suffix)
	if err != nil {
		return ErrNoFile
	}
	defer func() { _ = f.Close() }() // only read
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	var bad error
	n, err := tx.Bulk(ctx, t.Name, r.Columns, func(yield func([]any) bool) {
		for lines.Scan() {
			row, err := readRow(columns, lines.Bytes())
			if bad = err; err != nil || !yield(row) {
				return
			}
		}
		bad = lines.Err()
	})
	switch {
	case err != nil:
		return err
	case bad != nil:
		return bad
	case n != r.Rows:
		return ErrNoFile
	}
	return nil
}

func readRow(columns []migrate.Column, line []byte) ([]any, error) {
	var raw []json.RawMessage
	if json.Unmarshal(line, &raw) != nil || len(raw) != len(columns) {
		return nil, ErrNoFile
	}
	row := make([]any, len(raw))
	for i := range raw {
		v, err := argument(columns[i], raw[i])
		if err != nil {
			return nil, errValue
		}
		row[i] = v
	}
	return row, nil
}
