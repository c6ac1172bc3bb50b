package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"insieme/internal/base/fault"
)

// EngineError is the cause of a failed statement: what the engine said, without
// the values that it quoted.
type EngineError struct {
	Code        string   // SQLSTATE, or SQLite's extended result code
	Constraints []string // the violated constraint; on SQLite all names that it may go by
	Text        string   // the engine's words, or less of them
	Query       string   // how the statement begins
}

// Error implements error.
func (e *EngineError) Error() string {
	s := e.Text
	if len(e.Constraints) > 0 {
		s += " [" + strings.Join(e.Constraints, " ") + "]"
	}
	if e.Query != "" {
		s += " in " + e.Query
	}
	return s + " (" + e.Code + ")"
}

// IsUnique reports whether err is a violated uniqueness: of the given index or
// constraint, or of any for "". Name what you ask for with CREATE UNIQUE
// INDEX. A UNIQUE or PRIMARY KEY inside CREATE TABLE goes by PostgreSQL's
// names, table_column_key and table_pkey, on both engines. SQLite tells only
// table and columns, so there two indexes of the same columns are not told
// apart.
func IsUnique(err error, constraint string) bool {
	var e *EngineError
	if !errors.As(err, &e) || !e.unique() {
		return false
	}
	return constraint == "" || slices.Contains(e.Constraints, constraint)
}

func (e *EngineError) unique() bool {
	return e.Code == "23505" || e.Code == codeUnique || e.Code == codePrimaryKey || e.Code == codeRowID
}

var (
	codeUnique     = fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_UNIQUE)
	codePrimaryKey = fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
	codeRowID      = fmt.Sprint(sqlite3.SQLITE_CONSTRAINT_ROWID)
)

// classify gives an engine's failure its kind. It passes nil and errors that
// have a kind already.
func (d *DB) classify(op, query string, err error) error {
	if err == nil {
		return nil
	}
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	d.count.failures.Add(1)
	kind, cause := d.judge(err)
	if e, ok := cause.(*EngineError); ok {
		e.Query = head(query)
	}
	f := &fault.Error{Kind: kind, Op: op, Cause: cause}
	if kind == fault.Invalid {
		f.Safe = "error.text"
	}
	return f
}

func (d *DB) judge(err error) (fault.Kind, error) {
	var pg *pgconn.PgError
	var lite *sqlite.Error
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &pg):
		return postgresKind(pg.Code), postgresError(pg)
	case errors.As(err, &lite):
		return sqliteKind(lite.Code()), d.sqliteError(lite)
	case errors.Is(err, errBadText):
		return fault.Invalid, err
	case errors.Is(err, context.Canceled):
		return fault.Busy, context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return fault.Busy, context.DeadlineExceeded
	case errors.As(err, &connect):
		return fault.Busy, &EngineError{Code: "connect", Text: "no connection to PostgreSQL"}
	case errors.As(err, &network), pgconn.SafeToRetry(err):
		return fault.Busy, &EngineError{Code: "network", Text: "connection to PostgreSQL lost"}
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone):
		return fault.Internal, err
	}
	return fault.Internal, &EngineError{Code: "driver", Text: withoutValues(err.Error())}
}
