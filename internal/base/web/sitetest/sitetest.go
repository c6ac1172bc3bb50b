// Package sitetest mounts the pages of one package in a real server, with one
// user of each role, for tests of pages that need no area beside them. The
// users are in memory; sessions, permissions and the database are real.
package sitetest

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

// hashed is computed once for all tests: a password is dear on purpose.
var hashed = sync.OnceValues(func() (string, error) { return auth.NewHasher(1).Hash(context.Background(), password) })

// Site is a server with the given pages.
type Site struct {
	t      *testing.T
	server *web.Server
}

// New starts a server whose programme clock stands at nine in the morning of
// 10 November 2022, in Rome.
func New(t *testing.T, d *db.DB, routes []web.Route, texts ...i18n.Texts) *Site {
	t.Helper()
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := i18n.NewCatalogue(append(texts, ui.Texts, web.Texts, auth.Texts, i18n.Texts{"sitetest.role": {It: "ruolo", En: "role"}})...)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := hashed()
	if err != nil {
		t.Fatal(err)
	}
	s := &Site{t: t}
	s.server, err = web.New(web.Options{
		Routes: routes, Catalogue: catalogue, Sessions: auth.NewSessions(d, auth.Options{Key: []byte("test")}), Users: directory(hash),
		Clock: clock.Fixed(time.Date(2022, 11, 10, 8, 0, 0, 0, time.UTC), rome), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Metrics: obs.NewMetrics(),
		Look: func(context.Context) (ui.ProgrammeLook, error) {
			return ui.ProgrammeLook{Name: "Insieme", City: "Bologna", Colour: "#a43e1e"}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// As opens a browser in which the user of a role has signed in.
func (s *Site) As(role access.Role) *webtest.Client {
	s.t.Helper()
	c := s.Nobody()
	c.SignIn(string(role), password)
	return c
}

// Nobody opens a browser in which nobody has signed in.
func (s *Site) Nobody() *webtest.Client { return webtest.New(s.t, s.server.Handler()) }

// directory has one user of each role, whose login is the role.
type directory string // the hash of everybody's password

func (d directory) account(role access.Role) auth.Account {
	user := id.User(role)
	return auth.Account{
		User: user, Login: string(role), Hash: string(d), Name: "Anna Bianchi", RoleLabelKey: "sitetest.role", Lang: i18n.It, Active: true,
		Actor: access.Actor{User: user, Roles: []access.Role{role}},
	}
}

// ByLogin implements auth.Directory.
func (d directory) ByLogin(_ context.Context, login string) (auth.Account, error) {
	for _, role := range access.Roles() {
		if string(role) == login {
			return d.account(role), nil
		}
	}
	return auth.Account{}, fault.Absent("sitetest.ByLogin")
}

// ByID implements auth.Directory.
func (d directory) ByID(ctx context.Context, user id.User) (auth.Account, error) {
	return d.ByLogin(ctx, string(user))
}

// SetHash implements auth.Directory; passwords stay as they are.
func (d directory) SetHash(context.Context, id.User, string) error { return nil }
