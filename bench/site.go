package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"insieme/internal/app"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/obs"
)

// site is the program, served through HTTP on a port of this machine. It does
// no background work unless told to, so that a measurement sees the requests
// alone; what they leave for later stays in the queue.
type site struct {
	*app.App
	addr   string
	server *http.Server
}

// openSite serves the program on a database; the keys of its sealed columns are
// in a folder.
func openSite(ctx context.Context, database, folder string) (*site, error) {
	return openTraced(ctx, database, folder, db.Options{})
}

// openTraced is openSite with options for the database.
func openTraced(ctx context.Context, database, folder string, o db.Options) (*site, error) {
	keys, err := keysIn(folder)
	if err != nil {
		return nil, err
	}
	a, err := app.New(ctx, app.Options{
		Database: database, DB: o, Keys: keys, Addr: "127.0.0.1:0", Host: "bench.invalid", Log: obs.NewLogger(os.Stderr, obs.Text, slog.LevelWarn),
	})
	if err != nil {
		return nil, err
	}
	l, err := a.Listen(ctx)
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	s := &site{App: a, addr: l.Addr().String(), server: &http.Server{Handler: a.Server.Handler()}}
	go s.serve(l)
	return s, nil
}

func (s *site) serve(l net.Listener) { _ = s.server.Serve(l) } // ends with close

func keysIn(folder string) (*crypt.Keys, error) {
	path := filepath.Join(folder, "bench.key")
	keys, err := crypt.Load(path)
	if errors.Is(err, fs.ErrNotExist) {
		return crypt.Create(path)
	}
	return keys, err
}

func (s *site) close() error { return errors.Join(s.server.Close(), s.Close()) }

// working runs the background work until stop is called.
func (s *site) working(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = s.Work(ctx) // its failures are jobs to be tried again
	}()
	return func() { cancel(); <-done }
}
