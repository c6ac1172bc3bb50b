package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// maxStatements bounds the prepared statements of one connection. The program
// has a few hundred texts; lists with a varying number of placeholders add
// more. A text that comes when the cache is full runs unprepared.
const maxStatements = 512

// lane is one SQLite connection with its prepared statements. One goroutine
// uses it at a time.
type lane struct {
	pool  *sql.DB
	conn  *sql.Conn // nil when it broke and waits to be opened again
	stmts map[string]*sql.Stmt
}

// ready opens the connection where that is needed.
func (l *lane) ready(ctx context.Context) error {
	if l.conn != nil {
		return nil
	}
	conn, err := l.pool.Conn(ctx)
	if err != nil {
		return err
	}
	l.conn, l.stmts = conn, map[string]*sql.Stmt{}
	return nil
}

// prepare finds or makes the prepared statement of a text; nil means that the
// text runs unprepared.
func (l *lane) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt := l.stmts[query]
	if stmt != nil || len(l.stmts) >= maxStatements {
		return stmt, nil
	}
	stmt, err := l.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	l.stmts[query] = stmt
	return stmt, nil
}

// run executes a statement without arguments, such as BEGIN.
func (l *lane) run(ctx context.Context, query string) error {
	stmt, err := l.prepare(ctx, query)
	if err != nil {
		return err
	}
	if stmt == nil {
		_, err = l.conn.ExecContext(ctx, query)
		return err
	}
	_, err = stmt.ExecContext(ctx)
	return err
}

// drop closes the connection; the next use opens another.
func (l *lane) drop() {
	if l.conn == nil {
		return
	}
	for _, stmt := range l.stmts {
		_ = stmt.Close()
	}
	// Not back to the pool: it would hand the broken connection out again.
	_ = l.conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = l.conn.Close()
	l.conn, l.stmts = nil, nil
}

// broken reports whether a connection cannot be used after err.
func broken(err error) bool {
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}

// lanes are the reading connections of a SQLite database.
type lanes chan *lane

func openLanes(pool *sql.DB, n int) lanes {
	ls := make(lanes, n)
	for range n {
		ls <- &lane{pool: pool}
	}
	return ls
}

// take waits for a free lane; put gives it back.
func (ls lanes) take(ctx context.Context) (*lane, error) {
	select {
	case l := <-ls:
		if err := l.ready(ctx); err != nil {
			ls <- l
			return nil, err
		}
		return l, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (ls lanes) put(l *lane, err error) {
	if broken(err) {
		l.drop()
	}
	ls <- l
}

// close waits for the lanes in use and closes all their connections.
func (ls lanes) close() {
	for range cap(ls) {
		l := <-ls
		l.drop()
		defer func() { ls <- l }() // a later use finds the pool closed
	}
}
