package main

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"insieme/internal/base/db"
)

// bare is the least that must be done for a form: the driver alone, one
// connection, the rows of the form by prepared statements, one for each table,
// a transaction for each form.
type bare struct {
	engine db.Engine
	pool   *sql.DB
	conn   *sql.Conn
	begin  *sql.Stmt
	commit *sql.Stmt
	insert []*sql.Stmt
}

// openBare opens the file or server on which the program runs, as the program's
// writer does: the same pragmas, a commit that is safe on disk.
func openBare(ctx context.Context, d *db.DB, postgres string, form []written) (*bare, error) {
	driver, name, begin := "sqlite", "file:"+d.Path()+"?_dqs=0&_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=foreign_keys(1)"+
		"&_pragma=synchronous(FULL)&_pragma=cache_size(-65536)&_pragma=journal_size_limit(67108864)", "BEGIN IMMEDIATE"
	if d.Engine() == db.Postgres {
		driver, name, begin = "pgx", postgres, "BEGIN"
	}
	pool, err := sql.Open(driver, name)
	if err != nil {
		return nil, err
	}
	b := &bare{engine: d.Engine(), pool: pool}
	if b.conn, err = pool.Conn(ctx); err != nil {
		return nil, err
	}
	statements := []string{begin, "COMMIT"}
	for _, w := range form {
		statements = append(statements, w.insert())
	}
	prepared := make([]*sql.Stmt, len(statements))
	for i, text := range statements {
		if prepared[i], err = b.conn.PrepareContext(ctx, text); err != nil {
			return nil, fmt.Errorf("%w in %s", err, text)
		}
	}
	b.begin, b.commit, b.insert = prepared[0], prepared[1], prepared[2:]
	return b, nil
}

func (b *bare) close() { _ = b.conn.Close(); _ = b.pool.Close() }

// instantLayout is how the program writes an instant to SQLite.
const instantLayout = "2006-01-02 15:04:05.000000"

// prepare makes the rows of some forms and returns what writes them.
func (b *bare) prepare(c *copier, forms int) func(ctx context.Context, client, op int) error {
	ready := make([][][]any, forms)
	for i := range ready {
		for _, rows := range c.next() {
			var args []any
			for _, row := range rows {
				args = append(args, row...)
			}
			for j, v := range args {
				if t, ok := v.(time.Time); ok && b.engine == db.SQLite {
					args[j] = t.Format(instantLayout)
				}
			}
			ready[i] = append(ready[i], args)
		}
	}
	return func(ctx context.Context, _, op int) error { return b.write(ctx, ready[op]) }
}

func (b *bare) write(ctx context.Context, tables [][]any) error {
	if _, err := b.begin.ExecContext(ctx); err != nil {
		return err
	}
	for i, args := range tables {
		if _, err := b.insert[i].ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	_, err := b.commit.ExecContext(ctx)
	return err
}
