package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/job"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
)

// App is the program as a value. Make it with New, run it with Run, end it
// with Close. Tests start the real thing.
type App struct {
	Base
	Areas
	Server *web.Server

	options Options
	server  *http.Server
	metrics *http.Server
}

// passwordSlots is how many passwords are hashed at a time: each takes 19 MiB.
const passwordSlots = 4

// New opens the database, brings it up to date where it may (SQLite), builds
// the areas and mounts their pages. It listens to nobody yet.
func New(ctx context.Context, o Options) (*App, error) {
	d, err := db.Open(ctx, o.Database, o.DB)
	if err != nil {
		return nil, err
	}
	a, err := build(ctx, d, o)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return a, nil
}

func build(ctx context.Context, d *db.DB, o Options) (*App, error) {
	if err := ready(ctx, d); err != nil {
		return nil, err
	}
	if err := o.Keys.Check(ctx, d); err != nil {
		return nil, err
	}
	programmeClock, err := zoneOf(ctx, d, o.Clock)
	if err != nil {
		return nil, err
	}
	catalogue, err := Catalogue()
	if err != nil {
		return nil, err
	}
	wall, metrics := clock.Wall{}, obs.NewMetrics()
	metrics.WatchDB(d.Stats)
	jobs := job.New(d, wall, job.Options{Log: o.Log, Observed: metrics.Job})
	journal, err := journalOf(d, programmeClock, jobs)
	if err != nil {
		return nil, err
	}
	a := &App{options: o, Base: Base{
		DB: d, Keys: o.Keys, Clock: programmeClock, Wall: wall, Jobs: jobs, Journal: journal, Metrics: metrics, Catalogue: catalogue, Public: o.PublicURL, Citizens: provider.New(o.Citizens, o.PublicURL+intake.PathIdentityBack),
		Sessions:  auth.NewSessions(d, auth.Options{Secure: o.Secure, Key: []byte(o.Keys.Blind("signin", "throttle"))}),
		Passwords: auth.NewHasher(passwordSlots),
	}}
	a.Factors = auth.NewFactors(a.Sessions, o.Keys)
	if a.Outbox, err = outboxOf(a.Base, o); err != nil {
		return nil, err
	}
	a.Areas = areasOf(a.Base)
	jobsOf(a.Base, a.Areas)
	own := pathway.NewOwnPages(a.Pathway)
	publicPages := intake.NewPublicPages(a.Intake, a.Sessions, ahead(a.Base), own.OnRoad)
	routes, nav := pagesOf(a.Base, a.Areas, publicPages, own)
	a.Server, err = web.New(web.Options{
		Routes: routes, Nav: nav, Catalogue: catalogue, Sessions: a.Sessions,
		Users: network.NewDirectory(d), Keys: o.Keys, PublicURL: o.PublicURL, Demand: demandOf(o), Staff: provider.New(o.Staff, o.PublicURL+web.PathIdentityBack), Clock: programmeClock, Wall: wall, Look: look(a.Base), Public: publicPages.Frame, Log: o.Log,
		Metrics: metrics, Proxies: o.Proxies, Demo: o.Demo,
		Ready: []obs.Check{
			{Name: "database", Probe: d.Ping},
			{Name: "migrations", Probe: func(ctx context.Context) error { return current(ctx, d) }},
		},
	})
	return a, err
}

// ready brings a SQLite database up to date; PostgreSQL is migrated by its own
// command, since several processes may start at once.
func ready(ctx context.Context, d *db.DB) error {
	if d.Engine() == db.SQLite {
		_, err := migrate.Up(ctx, d)
		return err
	}
	return current(ctx, d)
}

// ErrNotMigrated says that the database lacks migrations of this program.
var ErrNotMigrated = errors.New("the database is not up to date: run `insieme migrate`")

func current(ctx context.Context, d *db.DB) error {
	state, err := migrate.Status(ctx, d)
	if err != nil {
		return err
	}
	if len(state.Pending) > 0 {
		return ErrNotMigrated
	}
	return nil
}

// Listen takes the address; from then on URL tells it.
func (a *App) Listen(ctx context.Context) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", a.options.Addr)
	if err != nil {
		return nil, fmt.Errorf("app: cannot listen on %s: %w", a.options.Addr, err)
	}
	return l, nil
}

// Run serves pages on the listener and works through the job queue until the
// context ends; then requests under way are finished.
func (a *App) Run(ctx context.Context, l net.Listener) error {
	a.server = &http.Server{
		Handler: a.Server.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	failed := make(chan error, 3)
	go func() { failed <- a.server.Serve(l) }()
	go func() { failed <- a.Work(ctx) }()
	if a.options.Metrics != "" {
		a.metrics = &http.Server{Addr: a.options.Metrics, Handler: a.Metrics.Handler(), ReadHeaderTimeout: 10 * time.Second}
		go func() { failed <- a.metrics.ListenAndServe() }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	return errors.Join(ignoreClosed(err), a.stop(context.WithoutCancel(ctx)))
}

// Work does background jobs until the context ends.
func (a *App) Work(ctx context.Context) error {
	err := a.Jobs.Run(ctx)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

const stopTime = 15 * time.Second

func (a *App) stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, stopTime)
	defer cancel()
	err := a.server.Shutdown(ctx)
	if a.metrics != nil {
		err = errors.Join(err, a.metrics.Shutdown(ctx))
	}
	return err
}

func ignoreClosed(err error) error {
	if errors.Is(err, http.ErrServerClosed) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// Close closes the database. Call it after Run.
func (a *App) Close() error { return a.DB.Close() }
