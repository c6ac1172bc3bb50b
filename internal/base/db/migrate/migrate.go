package migrate

import (
	"context"
	"errors"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// versionTable is goose's own table; it is no part of the schema.
const versionTable = "schema_version"

// ErrNewer says that the database was made by a later program.
var ErrNewer = errors.New("the database is newer than this program: install the program's latest version")

// State is how far a database is migrated.
type State struct {
	Current int64    // number of the last migration applied, 0 for none
	Target  int64    // number of the last migration that the program has
	Pending []string // names of the migrations to apply, in order
}

// Up applies what is missing and returns how many migrations that were. It
// refuses a database newer than the program. A SQLite database with data in it
// is copied first (see the file backup.go); on PostgreSQL a lock keeps two
// processes from migrating at once.
func Up(ctx context.Context, d *db.DB) (applied int, err error) { return up(ctx, d, program()) }

// Status reports how far a database is migrated; the error is ErrNewer when it
// is further than the program.
func Status(ctx context.Context, d *db.DB) (State, error) { return status(ctx, d, program()) }

func up(ctx context.Context, d *db.DB, all fs.FS) (applied int, err error) {
	const op = "migrate.Up"
	if err := forgetCopies(d); err != nil {
		return 0, fault.Wrap(op, err)
	}
	state, err := status(ctx, d, all)
	if err != nil || len(state.Pending) == 0 {
		return 0, err
	}
	if err := copyBefore(ctx, d, state); err != nil {
		return 0, fault.Wrap(op, err)
	}
	p, err := provider(d, all)
	if err != nil {
		return 0, fault.Wrap(op, err)
	}
	results, err := p.Up(ctx)
	return len(results), fault.Wrap(op, err)
}

func status(ctx context.Context, d *db.DB, all fs.FS) (State, error) {
	const op = "migrate.Status"
	p, err := provider(d, all)
	if err != nil {
		return State{}, fault.Wrap(op, err)
	}
	list, err := p.Status(ctx)
	if err != nil {
		return State{}, fault.Wrap(op, err)
	}
	var s State
	if s.Current, s.Target, err = p.GetVersions(ctx); err != nil {
		return State{}, fault.Wrap(op, err)
	}
	if s.Current > s.Target {
		return s, fault.Wrap(op, ErrNewer)
	}
	for _, m := range list {
		if m.State == goose.StatePending {
			s.Pending = append(s.Pending, m.Source.Path)
		}
	}
	return s, nil
}

func provider(d *db.DB, all fs.FS) (*goose.Provider, error) {
	own, err := filesOf(all, d.Engine())
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{
		goose.WithTableName(versionTable),
		goose.WithDisableGlobalRegistry(true),
	}
	dialect := goose.DialectSQLite3
	if d.Engine() == db.Postgres {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, d.Pool(), own, options...)
}
