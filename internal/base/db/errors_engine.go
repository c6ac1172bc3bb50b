package db

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"insieme/internal/base/fault"
)

// postgresKind judges a SQLSTATE by its class and, where that is not enough,
// by itself.
func postgresKind(code string) fault.Kind {
	switch code {
	case "23502": // not null: a defect of the program
		return fault.Internal
	case "22021", "22P05": // text that the encoding does not have
		return fault.Invalid
	case "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "25006", "25P03":
		return fault.Busy // collisions, timeouts, shutdown, a standby
	}
	switch class(code) {
	case "23":
		return fault.Conflict
	case "08", "53": // connections, resources
		return fault.Busy
	}
	return fault.Internal
}

func class(code string) string {
	if len(code) < 2 {
		return ""
	}
	return code[:2]
}

// postgresError leaves out Detail, Where and Hint, which quote values, and the
// words of those classes that quote them in the message.
func postgresError(pg *pgconn.PgError) *EngineError {
	e := &EngineError{Code: pg.Code, Text: pg.Message}
	switch class(pg.Code) {
	case "08", "23", "25", "40", "42", "53", "55", "57":
	default:
		e.Text = "PostgreSQL refused the statement"
	}
	if pg.ConstraintName != "" {
		e.Constraints = []string{pg.ConstraintName}
	}
	return e
}

func sqliteKind(code int) fault.Kind {
	switch code {
	case sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.SQLITE_CONSTRAINT_DATATYPE:
		return fault.Internal // a defect of the program
	}
	switch code & 0xff {
	case sqlite3.SQLITE_CONSTRAINT:
		return fault.Conflict
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT:
		return fault.Busy
	}
	return fault.Internal
}

func (d *DB) sqliteError(lite *sqlite.Error) *EngineError {
	e := &EngineError{Code: fmt.Sprint(lite.Code()), Text: lite.Error()}
	for _, quoting := range []string{"fts5:", "MATCH expression", "JSON", "special query"} {
		if strings.Contains(e.Text, quoting) {
			e.Text = "SQLite refused the statement"
		}
	}
	if _, what, ok := strings.Cut(e.Text, "UNIQUE constraint failed: "); ok && e.unique() {
		e.Constraints = d.uniqueNames(what)
	} else if _, what, ok := strings.Cut(e.Text, "CHECK constraint failed: "); ok {
		name, _, _ := strings.Cut(what, " (")
		e.Constraints = []string{name}
	}
	return e
}

// uniqueNames turns "person.code, person.kind (2067)" or "index 'x' (2067)"
// into the names under which PostgreSQL would report the constraint. It asks
// the schema for the indexes of exactly those columns.
func (d *DB) uniqueNames(what string) []string {
	what, _, _ = strings.Cut(what, " (")
	if name, ok := strings.CutPrefix(what, "index '"); ok {
		return []string{strings.TrimSuffix(name, "'")}
	}
	var table string
	var columns []string
	for _, c := range strings.Split(what, ", ") {
		t, column, _ := strings.Cut(c, ".")
		table, columns = t, append(columns, column)
	}
	names := []string{table + "_" + strings.Join(columns, "_") + "_key", table + "_pkey"}
	rows, err := d.readers.Query(indexesOfColumns, table, strings.Join(columns, ","))
	if err != nil {
		return names
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		if rows.Scan(&name) == nil {
			names = append(names, name)
		}
	}
	return names
}

const indexesOfColumns = `
SELECT il.name FROM pragma_index_list($1) il
WHERE il."unique" = 1 AND il.origin = 'c'
  AND (SELECT group_concat(ii.name, ',') FROM (SELECT name FROM pragma_index_info(il.name) ORDER BY seqno) ii) = $2`

var scanError = regexp.MustCompile(`^sql: (Scan error on column index \d+, name "[^"]*"|expected \d+ destination arguments.*)`)

// unreadable is a row that does not fit its Go variables. The driver's words
// quote the value, so only the place remains.
func unreadable(op string, err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	text := scanError.FindString(err.Error())
	if text == "" {
		text = fmt.Sprintf("row does not fit its variables: %T", err)
	}
	return fault.Wrap(op, errors.New(text))
}

// withoutValues cuts a driver's words where they begin to quote a value.
func withoutValues(text string) string {
	for _, mark := range []string{`"`, "unable to encode", "'"} {
		text, _, _ = strings.Cut(text, mark)
	}
	return text
}

// head is how a statement begins, in one line, for the log.
func head(query string) string {
	const most = 60
	s := strings.Join(strings.Fields(query), " ")
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
