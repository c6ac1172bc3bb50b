package db

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"insieme/internal/base/clock"
	"insieme/internal/base/fault"
)

// maxTries bounds how often a command runs when others collide with it.
const maxTries = 8

func openPostgres(ctx context.Context, url string, o Options) (*DB, error) {
	const op = "db.Open"
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fault.Wrap(op, errors.New("not a PostgreSQL address")) // without the text: it may hold a password
	}
	if _, set := cfg.RuntimeParams["timezone"]; !set {
		cfg.RuntimeParams["timezone"] = "UTC"
	}
	pool := func(n int) *sql.DB {
		p := stdlib.OpenDB(*cfg)
		p.SetMaxOpenConns(n)
		p.SetMaxIdleConns(n)
		p.SetConnMaxIdleTime(5 * time.Minute)
		return p
	}
	d := &DB{engine: Postgres, opt: o, writers: pool(o.Writers), readers: pool(o.Readers)}
	if err := d.writers.PingContext(ctx); err != nil {
		_ = d.Close()
		return nil, d.classify(op, "", err)
	}
	return d, nil
}

func (d *DB) readPostgres(ctx context.Context, fn func(q Queryer) error) error {
	stx, err := d.readers.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return d.classify("db.Read", "BEGIN", err)
	}
	q := &snapshot{session{db: d, on: stx}}
	defer func() {
		q.end()
		_ = stx.Rollback() // nothing was written
	}()
	return fn(q)
}

func (d *DB) writePostgres(ctx context.Context, fn func(tx *Tx) error, p purpose) error {
	const op = "db.Write"
	if d.opt.RunTwice && p != bulk {
		_, _ = d.oncePostgres(ctx, fn, p, rehearsal)
	}
	for try := 1; ; try++ {
		hooks, err := d.oncePostgres(ctx, fn, p, performance)
		if err == nil {
			d.count.writes.Add(1)
			for _, h := range hooks {
				h()
			}
			return nil
		}
		if p == bulk || !collided(err) {
			return err
		}
		d.count.serial.Add(1)
		if try == maxTries {
			d.count.gaveUp.Add(1)
			return busy(op, err)
		}
		d.count.retries.Add(1)
		if err := pause(ctx, try); err != nil {
			return busy(op, err)
		}
	}
}

func (d *DB) oncePostgres(ctx context.Context, fn func(tx *Tx) error, p purpose, r run) (hooks []func(), err error) {
	const op = "db.Write"
	conn, err := d.writers.Conn(ctx)
	if err != nil {
		return nil, d.classify(op, "", err)
	}
	defer func() { _ = conn.Close() }()
	level := sql.LevelSerializable
	if p != command {
		level = sql.LevelReadCommitted
	}
	// Once COMMIT is sent its answer counts, so the transaction itself does not
	// end with ctx; the statements do.
	stx, err := conn.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{Isolation: level})
	if err != nil {
		return nil, d.classify(op, "BEGIN", err)
	}
	tx := &Tx{session: session{db: d, on: stx}, start: clock.Wall{}.Start(), raw: conn}
	defer func() {
		tx.end()
		_ = stx.Rollback() // does nothing after COMMIT
	}()
	err = fn(tx)
	if tx.failed != nil && (err == nil || collided(tx.failed)) {
		err = tx.failed
	}
	if err != nil || r == rehearsal {
		return nil, err
	}
	tx.session.end() // rows left open would keep COMMIT from being sent
	if err := stx.Commit(); err != nil {
		return nil, d.classify(op, "COMMIT", err)
	}
	return tx.hooks, nil
}

// collided reports whether a command failed only because of others, and may
// run again.
func collided(err error) bool {
	var e *EngineError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

// pause waits before another try: longer each time, and never as long as
// those that collided.
func pause(ctx context.Context, try int) error {
	longest := min(time.Millisecond<<try, 100*time.Millisecond)
	t := time.NewTimer(time.Duration(rand.Int64N(int64(longest)) + 1))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
