package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// What the benchmark of the form is held against.
const (
	ratioGoal = 0.6  // forms a second through HTTP at 64 clients, over the bare driver's
	retryGoal = 0.05 // of the commands on PostgreSQL
)

type intakeOptions struct {
	people, rounds, ops int
	cache, postgres     string
}

// intakeReport says what a form costs, beside the least that it could.
type intakeReport struct {
	Environment environment `json:"environment"`
	Engine      db.Engine   `json:"engine"`
	People      int         `json:"people"` // in the database at the beginning
	Rounds      int         `json:"rounds"`
	Form        []written   `json:"form"`    // rows that one form writes
	Driver      sample      `json:"driver"`  // the same rows by the driver alone, one client
	HTTP        []sample    `json:"http"`    // forms through HTTP, by number of clients
	Working     sample      `json:"working"` // 64 clients, while the background work runs beside
	Ratios      []float64   `json:"ratios"`  // 64 clients over the driver, each round
	Ratio       float64     `json:"ratio"`   // their median
	Goal        float64     `json:"goal"`    // for the ratio
	Group       float64     `json:"group"`   // commands in a commit at 64 clients
	Retries     int64       `json:"retries"` // on PostgreSQL: runs beyond the first
	Writes      int64       `json:"writes"`  // commands committed at 64 clients
	RetryRate   float64     `json:"retry_rate"`
}

func intakeBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	var o intakeOptions
	f.IntVar(&o.people, "people", 1_000_000, "people in the database")
	f.IntVar(&o.rounds, "rounds", 5, "rounds, the driver and the program in turns")
	f.IntVar(&o.ops, "ops", 3000, "forms of each round at 64 clients")
	f.StringVar(&o.cache, "cache", "", "folder that keeps the filled database for the next run")
	f.StringVar(&o.postgres, "postgres", "", "measure on this PostgreSQL server: host=… user=… dbname=…")
	return func(ctx context.Context) (report, error) { return measureIntake(ctx, o) }
}

func measureIntake(ctx context.Context, o intakeOptions) (report, error) {
	folder := o.cache
	if folder == "" {
		var err error
		if folder, err = os.MkdirTemp("", "insieme-bench-"); err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(folder) }()
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	form, err := capture(ctx)
	if err != nil {
		return nil, err
	}
	database, drop, err := databaseOf(ctx, o, "bench", folder)
	if err != nil {
		return nil, err
	}
	defer drop()
	s, err := openSite(ctx, database, folder)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.close() }()
	if err := fill(ctx, s.DB, form, o.people); err != nil {
		return nil, err
	}
	b, err := openBare(ctx, s.DB, database, form)
	if err != nil {
		return nil, err
	}
	defer b.close()
	r := &intakeReport{Environment: here(), Engine: s.DB.Engine(), Rounds: o.rounds, Form: form, Goal: ratioGoal}
	if r.People, err = db.One(ctx, s.DB.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM person`); err != nil {
		return nil, err
	}
	m := &intakeRun{site: s, bare: b, copier: newCopier(form, uint64(r.People)), report: r, o: o, random: rand.New(rand.NewPCG(uint64(r.People), 1))}
	if err := m.run(ctx); err != nil {
		return nil, err
	}
	if r.Ratio < ratioGoal || r.RetryRate > retryGoal {
		return r, errBroken
	}
	return r, nil
}

// databaseOf is the address of the database of the benchmark: its name says how
// many people it has, and the state of its schema. On a server it is made when
// it is not there, and dropped at the end unless a folder keeps its keys.
func databaseOf(ctx context.Context, o intakeOptions, kind, folder string) (address string, drop func(), err error) {
	engine := db.SQLite
	if o.postgres != "" {
		engine = db.Postgres
	}
	schema, err := migrate.Fingerprint(engine)
	if err != nil {
		return "", nil, err
	}
	name := fmt.Sprintf("insieme_%s_%d_%s", kind, o.people, schema)
	if engine == db.SQLite {
		return "sqlite:" + filepath.Join(folder, name+".db"), func() {}, nil
	}
	server, err := db.Open(ctx, o.postgres, db.Options{})
	if err != nil {
		return "", nil, err
	}
	if o.cache == "" {
		name += fmt.Sprintf("_%d", os.Getpid())
	}
	there, err := db.Exists(ctx, server.Reader(), `SELECT 1 FROM pg_database WHERE datname = $1`, name)
	if err == nil && !there {
		_, err = server.Pool().ExecContext(ctx, `CREATE DATABASE `+name+` TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
	}
	drop = func() {
		if o.cache == "" {
			_, _ = server.Pool().ExecContext(context.WithoutCancel(ctx), `DROP DATABASE `+name+` WITH (FORCE)`)
		}
		_ = server.Close()
	}
	address = o.postgres + " dbname=" + name // the last one counts
	if err == nil {
		err = migrated(ctx, address)
	}
	if err != nil {
		drop()
		return "", nil, err
	}
	return address, drop, nil
}

func migrated(ctx context.Context, address string) error {
	d, err := db.Open(ctx, address, db.Options{})
	if err != nil {
		return err
	}
	_, err = migrate.Up(ctx, d)
	return errors.Join(err, d.Close())
}

func (r *intakeReport) table(w io.Writer) {
	r.Environment.table(w)
	rows := 0
	for _, f := range r.Form {
		rows += f.Rows
	}
	fmt.Fprintf(w, "the application form in one POST on %s with %d people: %d rows in %d tables; median of %d rounds\n\n",
		r.Engine, r.People, rows, len(r.Form), r.Rounds)
	fmt.Fprintf(w, "%-44s %8s %10s %10s %10s %10s\n", "", "clients", "a second", "p50 ms", "p99 ms", "cpu ms")
	line := func(what string, s sample) {
		fmt.Fprintf(w, "%-44s %8d %10.0f %10s %10s %10s\n", what, s.Clients, s.PerSecond, s.P50, s.P99, s.CPU)
	}
	line("the driver alone, the same rows", r.Driver)
	for _, s := range r.HTTP {
		line("through HTTP", s)
	}
	line("through HTTP, the background work beside it", r.Working)
	fmt.Fprintf(w, "\nat 64 clients %.2f of the driver alone (goal %.1f, each round: %v)\n", r.Ratio, r.Goal, r.Ratios)
	if r.Engine == db.Postgres {
		fmt.Fprintf(w, "%d of %d commands ran again: %.1f %% (goal at most %.0f %%)\n", r.Retries, r.Writes, 100*r.RetryRate, 100*retryGoal)
		return
	}
	fmt.Fprintf(w, "%.1f forms in a commit\n", r.Group)
}
