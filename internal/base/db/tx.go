package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
)

// Tx is the transaction of a command. It serves the goroutine of the function
// that got it, until that function returns.
type Tx struct {
	session
	hooks    []func()
	failed   error         // the first failure of a statement: nothing works after it
	closed   bool          // the function has returned
	start    time.Time     // of this run of the function
	deadline time.Duration // 0 for none
	raw      *sql.Conn     // PostgreSQL: the connection, for COPY
}

var (
	errClosed = errors.New("transaction used after its function returned")
	errSlow   = errors.New("command held the writer for too long")
)

// ready refuses a statement that must not run. On SQLite the returned context
// is never cancelled: interrupting one statement rolls back all commands of
// the group.
func (t *Tx) ready(ctx context.Context, op string) (context.Context, error) {
	switch {
	case t.closed:
		return nil, fault.Wrap(op, errClosed)
	case t.failed != nil:
		return nil, t.failed
	case t.overdue():
		return nil, t.fail(busy(op, errSlow))
	}
	if t.db.engine == SQLite {
		ctx = context.WithoutCancel(ctx)
	}
	return ctx, nil
}

func (t *Tx) overdue() bool {
	return t.deadline > 0 && clock.Wall{}.Since(t.start) > t.deadline
}

// end makes the transaction useless for a function that has returned.
func (t *Tx) end() {
	t.closed = true
	t.session.end()
}

// fail notes the first failure and returns it.
func (t *Tx) fail(err error) error {
	if t.failed == nil {
		t.failed = err
	}
	return err
}

// classify also ends the transaction: PostgreSQL refuses all that follows a
// failed statement, and on SQLite the engine may have left the transaction.
func (t *Tx) classify(op, query string, err error) error {
	if err == nil {
		return nil
	}
	return t.fail(t.db.classify(op, query, err))
}

func (t *Tx) open(ctx context.Context, query string, args []any) (*sql.Rows, func(), error) {
	ctx, err := t.ready(ctx, "db.Query")
	if err != nil {
		return nil, nil, err
	}
	if args, err = normalise(t.db.engine, args); err != nil {
		return nil, nil, err
	}
	return t.session.open(ctx, query, args)
}

// Query implements Queryer.
func (t *Tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	ctx, err := t.ready(ctx, "db.Query")
	if err != nil {
		return nil, err
	}
	if args, err = normalise(t.db.engine, args); err != nil {
		return nil, t.classify("db.Query", query, err)
	}
	rows, err := t.unprepared(ctx, query, args)
	return rows, t.classify("db.Query", query, err)
}

// QueryRow implements Queryer.
func (t *Tx) QueryRow(ctx context.Context, query string, args ...any) Scanner {
	return queryRow(ctx, t, query, args)
}

// Exec runs a statement and returns the number of rows it changed.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	ctx, err := t.ready(ctx, "db.Exec")
	if err != nil {
		return 0, err
	}
	if args, err = normalise(t.db.engine, args); err != nil {
		return 0, t.classify("db.Exec", query, err)
	}
	res, err := t.exec(ctx, query, args)
	if err != nil {
		return 0, t.classify("db.Exec", query, err)
	}
	n, err := res.RowsAffected()
	return n, t.classify("db.Exec", query, err)
}

// ExecOne runs a statement that must change exactly one row: an update of a
// record at the version that the user saw. Otherwise it is fault.Stale.
func (t *Tx) ExecOne(ctx context.Context, query string, args ...any) error {
	n, err := t.Exec(ctx, query, args...)
	if err == nil && n != 1 {
		return fault.Stale("db.ExecOne")
	}
	return err
}

// AfterCommit has fn run once the data are on disk, before Write returns, on
// the caller's goroutine. A function that is run again or rolled back leaves
// nothing to run.
func (t *Tx) AfterCommit(fn func()) { t.hooks = append(t.hooks, fn) }
