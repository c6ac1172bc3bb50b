package db

import (
	"context"
	"sync"

	"insieme/internal/base/clock"
)

// writer is the only one that writes to a SQLite file in this process.
type writer struct {
	db   *DB
	mu   sync.Mutex
	lane lane
}

func (w *writer) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lane.drop()
}

func (d *DB) writeSQLite(ctx context.Context, fn func(tx *Tx) error, p purpose) error {
	const op = "db.Write"
	if err := ctx.Err(); err != nil {
		return busy(op, err)
	}
	w := d.writer
	w.mu.Lock()
	defer func() {
		if w != nil {
			w.mu.Unlock()
		}
	}()
	ctx = context.WithoutCancel(ctx)
	if err := w.lane.ready(ctx); err != nil {
		return d.classify(op, "", err)
	}
	if d.opt.RunTwice && p != bulk {
		if err := w.lane.run(ctx, "BEGIN IMMEDIATE"); err != nil {
			return d.classify(op, "BEGIN", err)
		}
		_, _ = w.once(ctx, fn, p, false)
	}
	if err := w.lane.run(ctx, "BEGIN IMMEDIATE"); err != nil {
		return d.classify(op, "BEGIN", err)
	}
	hooks, err := w.once(ctx, fn, p, true)
	if err != nil {
		return err
	}
	w.mu.Unlock()
	w = nil
	for _, h := range hooks {
		h()
	}
	return nil
}

func (w *writer) once(ctx context.Context, fn func(tx *Tx) error, p purpose, keep bool) (hooks []func(), err error) {
	tx := &Tx{session: session{db: w.db, on: w.lane.conn, lane: &w.lane}, start: clock.Wall{}.Start()}
	if p != bulk {
		tx.deadline = w.db.opt.Deadline
	}
	committed := false
	defer func() {
		tx.closed = true
		if !committed {
			_ = w.lane.run(ctx, "ROLLBACK")
		}
	}()
	err = fn(tx)
	if err == nil {
		err = tx.failed
	}
	if err != nil || !keep {
		return nil, err
	}
	if err := w.lane.run(ctx, "COMMIT"); err != nil {
		return nil, w.db.classify("db.Write", "COMMIT", err)
	}
	committed = true
	w.db.count.writes.Add(1)
	return tx.hooks, nil
}
