package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"insieme/internal/app"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/migrate"
	"insieme/internal/config"
	"insieme/internal/demo"
)

// runDemo opens a running programme with invented data: it makes them on a new
// folder, finds them again on an old one. Nothing is sent to anybody.
func runDemo(ctx context.Context, s streams, args []string) error {
	f := flags(s, "demo")
	dir := f.String("dir", "demo", "folder of its own")
	addr := f.String("addr", "127.0.0.1:8080", "address to listen on")
	fresh := f.Bool("fresh", false, "throw the folder's programme away and make a new one")
	seed := f.Uint64("seed", 1, "another history with the same published figures")
	today := f.String("today", demo.Today.String(), "the day on which the programme's clock starts")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	day, err := civil.ParseDate(*today)
	if err != nil || day.IsZero() {
		return usage("--today wants a date such as %s", demo.Today)
	}
	began := clock.Wall{}.Start()
	c, err := demoConfig(*dir, *addr)
	if err != nil {
		return err
	}
	if err := prepare(ctx, s, c, *dir, *fresh, demo.Options{Seed: *seed, Today: day}); err != nil {
		return err
	}
	a, err := openWith(ctx, s, c, app.Options{Demo: true, Clock: func(zone string) (clock.Programme, error) {
		loc, err := time.LoadLocation(zone)
		return clock.Shifted(day.At(9, 0, loc), loc), err
	}})
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	l, err := a.Listen(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "\nA programme with invented people, as of %s, ready after %.1f s:\n\n  http://%s\n\nSign in at /entra; one login for each role, password %q:\n\n", day,
		clock.Wall{}.Since(began).Seconds(), l.Addr(), demo.Password)
	for _, u := range demo.Logins() {
		fmt.Fprintf(s.out, "  %-16s %s\n", u.Login, u.Role)
	}
	fmt.Fprint(s.out, "\nOutside a demo, who administers also gives a code of an authenticator app; try it at /accessi.\n")
	fmt.Fprintf(s.out, "\nNothing is sent to anybody. Ctrl-C ends it; the data stay in %s.\n", *dir)
	return a.Run(ctx, l)
}

func demoConfig(dir, addr string) (config.Config, error) {
	c, err := config.Default()
	if err != nil {
		return c, err
	}
	if err := c.Set("addr", addr); err != nil {
		return c, usage("--addr: %v", err)
	}
	c.DB, c.KeyFile = "sqlite:"+filepath.Join(dir, demoDatabase), filepath.Join(dir, demoKeys)
	return c, nil
}

// prepare makes the demo's database unless the folder has one. It is filled
// under another name and takes its own when it is whole.
func prepare(ctx context.Context, s streams, c config.Config, dir string, fresh bool, o demo.Options) error {
	path := filepath.Join(dir, demoDatabase)
	_, err := os.Stat(path)
	switch {
	case err == nil && !fresh:
		return nil
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	filling := path + ".filling"
	for _, old := range []string{path, path + "-wal", path + "-shm", filling, filling + "-wal", filling + "-shm", c.KeyFile} {
		if err := os.Remove(old); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	fmt.Fprintln(s.err, "making five years of invented history…")
	keys, err := keysOf(c.KeyFile)
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, "sqlite:"+filling, db.Options{})
	if err != nil {
		return err
	}
	_, err = migrate.Up(ctx, d)
	if err == nil {
		err = demo.Build(ctx, d, keys, o)
	}
	if err := errors.Join(err, d.Close()); err != nil {
		return err
	}
	return os.Rename(filling, path)
}
