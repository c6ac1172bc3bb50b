package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"insieme/internal/base/fault"
)

func openSQLite(ctx context.Context, path string, o Options) (*DB, error) {
	const op = "db.Open"
	if path == "" || strings.HasPrefix(path, ":memory:") {
		return nil, fault.Wrap(op, errors.New("a SQLite database needs a file: sqlite:PATH"))
	}
	if err := createPrivate(path); err != nil {
		return nil, fault.Wrap(op, err)
	}
	writers, err := sql.Open("sqlite", sqliteDSN(path, o, "synchronous(FULL)", "cache_size(-65536)", "journal_size_limit(67108864)", "secure_delete(1)"))
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	writers.SetMaxOpenConns(2) // the writer's and one for Pool
	readers, err := sql.Open("sqlite", sqliteDSN(path, o, fmt.Sprintf("mmap_size(%d)", max(o.MmapBytes, 0)), "cache_size(-16384)", "query_only(1)"))
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	readers.SetMaxOpenConns(o.Readers + 4) // some for raw Query beside the lanes
	readers.SetMaxIdleConns(o.Readers + 4)
	d := &DB{engine: SQLite, path: path, opt: o, writers: writers, readers: readers, lanes: openLanes(readers, o.Readers)}
	d.writer = startWriter(d)
	if err := d.proveSQLite(ctx); err != nil {
		_ = d.Close()
		return nil, err
	}
	return d, nil
}

// createPrivate makes a new file, and so the log beside it, readable for nobody
// but its owner: the engine would follow the umask.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// sqliteDSN writes the driver's name of the file: _dqs=0 makes "x" a column as
// on PostgreSQL, never a text.
func sqliteDSN(path string, o Options, pragmas ...string) string {
	v := url.Values{"_dqs": {"0"}}
	v.Add("_pragma", fmt.Sprintf("busy_timeout(%d)", o.BusyTimeout.Milliseconds()))
	v.Add("_pragma", "journal_mode(WAL)")
	v.Add("_pragma", "foreign_keys(1)")
	for _, p := range pragmas {
		v.Add("_pragma", p)
	}
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String()
	return name + "?" + v.Encode()
}

// proveSQLite reads back what the promises "acknowledged is on disk" and "erased is gone"
// rest on,
// from a connection made like the writer's.
func (d *DB) proveSQLite(ctx context.Context) error {
	const op = "db.Open"
	conn, err := d.writers.Conn(ctx)
	if err != nil {
		return d.classify(op, "", err)
	}
	defer func() { _ = conn.Close() }()
	for _, p := range []struct{ pragma, want string }{
		{"journal_mode", "wal"}, {"synchronous", "2"}, {"foreign_keys", "1"}, {"secure_delete", "1"},
	} {
		var got string
		if err := conn.QueryRowContext(ctx, "PRAGMA "+p.pragma).Scan(&got); err != nil {
			return d.classify(op, "PRAGMA "+p.pragma, err)
		}
		if got != p.want {
			return fault.Wrap(op, fmt.Errorf("SQLite has %s = %s, the program needs %s", p.pragma, got, p.want))
		}
	}
	return nil
}

func (d *DB) readSQLite(ctx context.Context, fn func(q Queryer) error) error {
	const op = "db.Read"
	l, err := d.lanes.take(ctx)
	if err != nil {
		return d.classify(op, "BEGIN", err)
	}
	q := &snapshot{session{db: d, on: l.conn, lane: l}}
	defer func() {
		q.end()
		if l.run(context.WithoutCancel(ctx), "ROLLBACK") != nil {
			l.drop() // it may still show an old state
		}
		d.lanes.put(l, nil)
	}()
	if err := l.run(ctx, "BEGIN"); err != nil {
		return d.classify(op, "BEGIN", err)
	}
	return fn(q)
}
