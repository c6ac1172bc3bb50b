package db

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"insieme/internal/base/fault"
)

// Engine names a database engine. Only this package, its migrations and the
// few documented fragments of SQL may ask for it.
type Engine string

// The engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// Options tune a database. The zero value is right for production.
type Options struct {
	// RunTwice runs every function given to Write and Claim twice, the first
	// time rolled back, so that a function that cannot be run again is found.
	// For tests.
	RunTwice bool
	// Readers is the number of connections that read; 0 is 8.
	Readers int
	// Writers is the number of connections that write on PostgreSQL; 0 is 16.
	// SQLite has one writer.
	Writers int
	// MmapBytes is how much of the SQLite file readers map into memory;
	// 0 is the most that SQLite maps (2 GiB), less than zero is none.
	MmapBytes int64
	// GroupSize is the most commands in one commit on SQLite; 0 is 128.
	GroupSize int
	// Deadline is how long one command may hold the writer of SQLite; 0 is
	// 250 ms, less than zero is no deadline.
	Deadline time.Duration
	// QueueWait is how long a command waits for its turn on SQLite before it
	// is refused as busy; 0 is 10 s.
	QueueWait time.Duration
	// BusyTimeout is how long SQLite waits for another process's lock;
	// 0 is 5 s.
	BusyTimeout time.Duration
	// Trace, when set, is told each statement and its arguments as the driver
	// gets them, on the goroutine that runs it. For benchmarks: arguments are
	// personal data.
	Trace func(query string, args []any)
}

// DB is an open database. It is safe for concurrent use.
type DB struct {
	engine  Engine
	path    string // the SQLite file
	opt     Options
	writers *sql.DB // SQLite: one connection for the writer, one for Pool
	readers *sql.DB
	lanes   lanes   // of readers, SQLite only: pgx caches statements itself
	writer  *writer // SQLite only
	count   counters
}

// Open connects to "sqlite:PATH", "postgres://…" or a libpq text such as
// "host=… dbname=…" and proves that the engine is set up as the program needs
// it: on SQLite the log is a WAL, a commit is synced to disk and foreign keys
// are enforced. The error is Busy when a server does not answer.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	if path, ok := strings.CutPrefix(url, "sqlite:"); ok {
		return openSQLite(ctx, path, o.withDefaults())
	}
	return openPostgres(ctx, url, o.withDefaults())
}

func (o Options) withDefaults() Options {
	set := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	if o.Readers == 0 {
		o.Readers = 8
	}
	if o.Writers == 0 {
		o.Writers = 16
	}
	if o.MmapBytes == 0 {
		o.MmapBytes = 2 << 30
	}
	if o.GroupSize == 0 {
		o.GroupSize = 128
	}
	set(&o.Deadline, 250*time.Millisecond)
	set(&o.QueueWait, 10*time.Second)
	set(&o.BusyTimeout, 5*time.Second)
	return o
}

func (d *DB) trace(query string, args []any) {
	if d.opt.Trace != nil {
		d.opt.Trace(query, args)
	}
}

// Engine tells which engine it is.
func (d *DB) Engine() Engine { return d.engine }

// Path is the file of a SQLite database, empty for PostgreSQL.
func (d *DB) Path() string { return d.path }

// Close waits for the command in progress and closes all connections.
// Commands still waiting are refused as Busy.
func (d *DB) Close() error {
	if d.writer != nil {
		d.writer.close()
		d.lanes.close()
	}
	err := d.readers.Close()
	if werr := d.writers.Close(); err == nil {
		err = werr
	}
	return err
}

// Pool is the pool of writing connections, for migrations and tests only: it
// goes past the writer goroutine, the argument rules and the error kinds.
func (d *DB) Pool() *sql.DB { return d.writers }

// Write runs a command in a transaction; see the package comment. It returns
// what fn returned, after a rollback, or the engine's failure; nil means that
// the data are on disk. A ctx that ends while the command waits refuses it as
// Busy; once fn runs on SQLite its statements are not interrupted.
func (d *DB) Write(ctx context.Context, fn func(tx *Tx) error) error {
	if d.engine == SQLite {
		return d.writeSQLite(ctx, fn, command)
	}
	return d.writePostgres(ctx, fn, command)
}

// Claim is Write for work that needs no serial order with others: a claim of
// one row by one statement, a session, a line of the access log.
func (d *DB) Claim(ctx context.Context, fn func(tx *Tx) error) error {
	if d.engine == SQLite {
		return d.writeSQLite(ctx, fn, claim)
	}
	return d.writePostgres(ctx, fn, claim)
}

// Append is Write for a command that adds records of its own and compares them
// with nobody else's, such as a form from the public: its uniqueness is that of
// an index. On PostgreSQL it is READ COMMITTED. SERIALIZABLE would make strangers
// collide: two records with neighbouring identities, and the checks of their
// foreign keys, touch the same page of an index.
func (d *DB) Append(ctx context.Context, fn func(tx *Tx) error) error { return d.Claim(ctx, fn) }

// Import is Write for much data at once: fn runs alone, once, without
// deadline. Other commands wait for its end on SQLite.
func (d *DB) Import(ctx context.Context, fn func(tx *Tx) error) error {
	if d.engine == SQLite {
		return d.writeSQLite(ctx, fn, bulk)
	}
	return d.writePostgres(ctx, fn, bulk)
}

// purpose is which of the three ways to write is used.
type purpose int

const (
	command purpose = iota
	claim
	bulk
)

// run says whether a run of a function is kept; see Options.RunTwice.
type run int

const (
	performance run = iota
	rehearsal
)

// Read gives fn one unchanging state of the database for all its queries.
func (d *DB) Read(ctx context.Context, fn func(q Queryer) error) error {
	if d.engine == SQLite {
		return d.readSQLite(ctx, fn)
	}
	return d.readPostgres(ctx, fn)
}

// Reader is for single queries, each on the newest state.
func (d *DB) Reader() Queryer { return (*reader)(d) }

// busy is the refusal of work that may be tried again shortly.
func busy(op string, cause error) error {
	return &fault.Error{Kind: fault.Busy, Op: op, Cause: cause}
}
