package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"insieme/internal/app"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
)

// serve answers requests and does the background work until it is interrupted.
func serve(ctx context.Context, s streams, args []string) error {
	f := flags(s, "serve")
	p := databaseFlag(f)
	addr := f.String("addr", "", "address to listen on (default: the configuration's)")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	c, err := configured(*p)
	if err != nil {
		return err
	}
	if *addr != "" {
		if err := c.Set("addr", *addr); err != nil {
			return usage("%v", err)
		}
	}
	a, err := openWith(ctx, s, c, app.Options{})
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	l, err := a.Listen(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "insieme listens on http://%s\n", l.Addr())
	return a.Run(ctx, l)
}

// worker does background work without serving pages.
func worker(ctx context.Context, s streams, args []string) error {
	f := flags(s, "worker")
	p := databaseFlag(f)
	if err := parse(f, args, 0); err != nil {
		return err
	}
	a, err := open(ctx, s, *p)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	return a.Work(ctx)
}

// migrateUp brings a database up to date.
func migrateUp(ctx context.Context, s streams, args []string) error {
	f := flags(s, "migrate")
	p := databaseFlag(f)
	if err := parse(f, args, 0); err != nil {
		return err
	}
	c, err := configured(*p)
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, c.DB, db.Options{})
	if err != nil {
		return err
	}
	n, err := migrate.Up(ctx, d)
	if err != nil {
		return errors.Join(err, d.Close())
	}
	fmt.Fprintf(s.out, "%d migrations applied\n", n)
	return d.Close()
}

// version prints what was built, from the build itself.
func version(_ context.Context, s streams, _ []string) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("this build says nothing of itself")
	}
	revision := "unknown revision"
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			revision = setting.Value
		}
	}
	fmt.Fprintf(s.out, "insieme %s, %s, %s\n", info.Main.Version, revision, info.GoVersion)
	return nil
}
