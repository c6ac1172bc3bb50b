package db

import (
	"context"
	"database/sql"

	"insieme/internal/base/fault"
)

// Queryer reads: the reader of a DB, the snapshot of Read, or a transaction.
// It is implemented by this package only.
type Queryer interface {
	// Query runs a query of many rows; the caller closes them. Prefer All,
	// which also keeps values out of scan errors and reuses the statement.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// QueryRow runs a query of one row. Its Scan must be called; it fails with
	// fault.NotFound when there is no row.
	QueryRow(ctx context.Context, query string, args ...any) Scanner
	// Engine tells which engine answers, for the fragments that need it.
	Engine() Engine

	// open runs a query; done closes the rows and must be called.
	open(ctx context.Context, query string, args []any) (rows *sql.Rows, done func(), err error)
	classify(op, query string, err error) error
}

// Scanner is a row to read: Scan stores its columns.
type Scanner interface{ Scan(dest ...any) error }

// connection is what *sql.Conn and *sql.Tx have in common.
type connection interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// session runs statements on one connection. It serves one goroutine.
type session struct {
	db    *DB
	on    connection
	lane  *lane           // SQLite; on PostgreSQL the driver caches statements
	inUse map[string]bool // statements with open rows: they cannot run again yet
	rows  map[*sql.Rows]struct{}
}

// track remembers open rows, for end.
func (s *session) track(rows *sql.Rows) {
	if s.rows == nil {
		s.rows = map[*sql.Rows]struct{}{}
	}
	s.rows[rows] = struct{}{}
}

// release closes rows.
func (s *session) release(rows *sql.Rows) {
	_ = rows.Close()
	delete(s.rows, rows)
}

// end closes the rows that a function forgot: the connection goes on without
// them.
func (s *session) end() {
	for rows := range s.rows {
		s.release(rows)
	}
}

func (s *session) Engine() Engine { return s.db.engine }

func (s *session) classify(op, query string, err error) error { return s.db.classify(op, query, err) }

// prepared finds the cached statement of a text, or nil where the text must
// run unprepared: the driver caches, the cache is full, or the statement is
// being read from.
func (s *session) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s.lane == nil || s.inUse[query] {
		return nil, nil
	}
	return s.lane.prepare(ctx, query)
}

func (s *session) open(ctx context.Context, query string, args []any) (*sql.Rows, func(), error) {
	s.db.trace(query, args)
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, nil, err
	}
	if stmt == nil {
		rows, err := s.unprepared(ctx, query, args)
		return rows, func() { s.release(rows) }, err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return nil, nil, err
	}
	if s.inUse == nil {
		s.inUse = map[string]bool{}
	}
	s.inUse[query] = true
	s.track(rows)
	return rows, func() { s.release(rows); delete(s.inUse, query) }, nil
}

// unprepared runs a query whose rows the caller reads at leisure.
func (s *session) unprepared(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	s.db.trace(query, args)
	rows, err := s.on.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	s.track(rows)
	return rows, nil
}

func (s *session) exec(ctx context.Context, query string, args []any) (sql.Result, error) {
	s.db.trace(query, args)
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return s.on.ExecContext(ctx, query, args...)
	}
	return stmt.ExecContext(ctx, args...)
}

// snapshot is the Queryer of DB.Read.
type snapshot struct{ session }

func (s *snapshot) open(ctx context.Context, query string, args []any) (*sql.Rows, func(), error) {
	args, err := normalise(s.db.engine, args)
	if err != nil {
		return nil, nil, err
	}
	return s.session.open(ctx, query, args)
}

func (s *snapshot) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	args, err := normalise(s.db.engine, args)
	if err != nil {
		return nil, s.classify("db.Query", query, err)
	}
	rows, err := s.unprepared(ctx, query, args)
	return rows, s.classify("db.Query", query, err)
}

func (s *snapshot) QueryRow(ctx context.Context, query string, args ...any) Scanner {
	return queryRow(ctx, s, query, args)
}

// reader is the Queryer of DB.Reader: each query on any free connection.
type reader DB

func (r *reader) Engine() Engine { return r.engine }

func (r *reader) classify(op, query string, err error) error {
	return (*DB)(r).classify(op, query, err)
}

func (r *reader) open(ctx context.Context, query string, args []any) (*sql.Rows, func(), error) {
	if r.engine == Postgres {
		rows, err := r.query(ctx, query, args)
		return rows, func() { _ = rows.Close() }, err
	}
	args, err := normalise(r.engine, args)
	if err != nil {
		return nil, nil, err
	}
	l, err := r.lanes.take(ctx)
	if err != nil {
		return nil, nil, err
	}
	s := session{db: (*DB)(r), on: l.conn, lane: l}
	rows, done, err := s.open(ctx, query, args)
	if err != nil {
		r.lanes.put(l, err)
		return nil, nil, err
	}
	return rows, func() { done(); r.lanes.put(l, rows.Err()) }, nil
}

func (r *reader) query(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	args, err := normalise(r.engine, args)
	if err != nil {
		return nil, err
	}
	(*DB)(r).trace(query, args)
	return r.readers.QueryContext(ctx, query, args...)
}

func (r *reader) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := r.query(ctx, query, args)
	return rows, r.classify("db.Query", query, err)
}

func (r *reader) QueryRow(ctx context.Context, query string, args ...any) Scanner {
	return queryRow(ctx, r, query, args)
}

// row is a query of one row that waits for its Scan.
type row struct {
	q     Queryer
	query string
	rows  *sql.Rows
	done  func()
	err   error
}

func queryRow(ctx context.Context, q Queryer, query string, args []any) *row {
	rows, done, err := q.open(ctx, query, args)
	return &row{q: q, query: query, rows: rows, done: done, err: err}
}

// Scan implements Scanner.
func (r *row) Scan(dest ...any) error {
	if r.err != nil {
		return r.q.classify("db.QueryRow", r.query, r.err)
	}
	defer r.done()
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return r.q.classify("db.QueryRow", r.query, err)
		}
		return fault.Absent("db.QueryRow")
	}
	if err := r.rows.Scan(dest...); err != nil {
		return unreadable("db.QueryRow", err)
	}
	// The engine tells some failures only at the end of the rows: that of an
	// INSERT … RETURNING on PostgreSQL, for one.
	for r.rows.Next() {
	}
	return r.q.classify("db.QueryRow", r.query, r.rows.Err())
}
