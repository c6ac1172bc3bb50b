package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"insieme/internal/app"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/obs"
	"insieme/internal/config"
)

// place is which database a command works on, as its flags say.
type place struct {
	url string // --db
	dir string // --dir, of a demo
}

// databaseFlag adds the flags that name a database.
func databaseFlag(f *flag.FlagSet) *place {
	p := &place{}
	f.StringVar(&p.url, "db", "", "database: sqlite:PATH or postgres://… (default: the configuration's)")
	f.StringVar(&p.dir, "dir", "", "folder of a demo, instead of --db")
	return p
}

const (
	demoDatabase = "demo.db" // a name that no real installation has: --fresh deletes it
	demoKeys     = "demo.key"
)

// configured reads the configuration and lays the flags over it.
func configured(p place) (config.Config, error) {
	c, err := config.Load("", os.Environ())
	if err != nil {
		return c, err
	}
	switch {
	case p.url != "" && p.dir != "":
		return c, usage("--db and --dir exclude each other")
	case p.dir != "":
		path := filepath.Join(p.dir, demoDatabase)
		if _, err := os.Stat(path); err != nil {
			return c, fmt.Errorf("there is no demo in %s: %w", p.dir, err)
		}
		c.DB, c.KeyFile = "sqlite:"+path, filepath.Join(p.dir, demoKeys)
	case p.url != "":
		if err := c.Set("db", p.url); err != nil {
			return c, usage("%v", err)
		}
	}
	return c, nil
}

// keysOf reads the key file; on a new installation it makes one.
func keysOf(path string) (*crypt.Keys, error) {
	keys, err := crypt.Load(path)
	if errors.Is(err, crypt.ErrNoFile) {
		return crypt.Create(path)
	}
	return keys, err
}

// open builds the program on the database that the flags and the
// configuration name.
func open(ctx context.Context, s streams, p place) (*app.App, error) {
	c, err := configured(p)
	if err != nil {
		return nil, err
	}
	return openWith(ctx, s, c, app.Options{})
}

// openWith builds the program from a configuration; o holds what the
// configuration does not say.
func openWith(ctx context.Context, s streams, c config.Config, o app.Options) (*app.App, error) {
	keys, err := keysOf(c.KeyFile)
	if err != nil {
		return nil, fmt.Errorf("the key file %s: %w", c.KeyFile, err)
	}
	o.Database, o.Keys, o.Addr, o.Metrics = c.DB, keys, c.Addr, c.MetricsAddr
	o.Mail, o.Host, o.PublicURL, o.Secure, o.Proxies = c.Mail, c.Host(), c.PublicURL, c.Secure(), c.Proxies
	if o.Staff, err = c.Staff.WithSecret(); err != nil {
		return nil, fmt.Errorf("staff_oidc_secret_file: %w", err)
	}
	if o.Citizens, err = c.Citizens.WithSecret(); err != nil {
		return nil, fmt.Errorf("citizen_oidc_secret_file: %w", err)
	}
	o.DB = db.Options{Readers: c.Readers, MmapBytes: c.MmapBytes}
	o.Log = obs.NewLogger(s.err, c.LogFormat, c.LogLevel)
	return app.New(ctx, o)
}

// closeApp closes the program at the end of a command and says when it cannot.
func closeApp(s streams, a *app.App) {
	if err := a.Close(); err != nil {
		slog.New(slog.NewTextHandler(s.err, nil)).Error("the database did not close", "cause", err)
	}
}
