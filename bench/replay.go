package main

import (
	"context"
	"database/sql"
	"strings"
	"sync"

	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

// statement is one that the program gave to the driver.
type statement struct {
	query string
	args  []any
}

// tracer notes the statements of the program while it listens.
type tracer struct {
	mutex sync.Mutex
	on    bool
	seen  []statement
}

func (t *tracer) note(query string, args []any) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.on {
		t.seen = append(t.seen, statement{query, args})
	}
}

// during returns the statements that run while do runs.
func (t *tracer) during(do func() error) ([]statement, error) {
	t.mutex.Lock()
	t.on, t.seen = true, nil
	t.mutex.Unlock()
	err := do()
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.on = false
	return t.seen, err
}

// replay gives the statements of pages to the driver alone: a connection for
// each client, every statement prepared once, every row read, and nothing done
// with it. What writes goes through one connection, as it must on SQLite.
type replay struct {
	pool   *sql.DB
	conns  []*sql.Conn
	ready  []map[string]*sql.Stmt
	writer sync.Mutex
}

func openReplay(ctx context.Context, d *db.DB, postgres string, clients int) (*replay, error) {
	driver, name := "sqlite", "file:"+d.Path()+"?_dqs=0&_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"+
		"&_pragma=foreign_keys(1)&_pragma=cache_size(-16384)&_pragma=mmap_size(2147418112)"
	if d.Engine() == db.Postgres {
		driver, name = "pgx", postgres
	}
	pool, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	r := &replay{pool: pool}
	for range clients {
		c, err := pool.Conn(ctx)
		if err != nil {
			r.close()
			return nil, err
		}
		r.conns, r.ready = append(r.conns, c), append(r.ready, map[string]*sql.Stmt{})
	}
	return r, nil
}

func (r *replay) close() {
	for _, c := range r.conns {
		_ = c.Close()
	}
	_ = r.pool.Close()
}

// run gives one page's statements to a client's connection.
func (r *replay) run(ctx context.Context, client int, page []statement) error {
	for _, s := range page {
		stmt := r.ready[client][s.query]
		if stmt == nil {
			var err error
			if stmt, err = r.conns[client].PrepareContext(ctx, s.query); err != nil {
				return err
			}
			r.ready[client][s.query] = stmt
		}
		if err := r.one(ctx, stmt, s); err != nil {
			return err
		}
	}
	return nil
}

func (r *replay) one(ctx context.Context, stmt *sql.Stmt, s statement) error {
	if strings.HasPrefix(s.query, "INSERT") {
		args := append([]any{id.New[string]()}, s.args[1:]...) // a row of its own
		r.writer.Lock()
		defer r.writer.Unlock()
		_, err := stmt.ExecContext(ctx, args...)
		return err
	}
	rows, err := stmt.QueryContext(ctx, s.args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]any, len(columns))
	for i := range values {
		values[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(values...); err != nil {
			return err
		}
	}
	return rows.Err()
}
