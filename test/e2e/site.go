package e2e

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"insieme/internal/app"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/id"
)

// password is everybody's.
const password = "una frase lunga e facile"

// Site is the programme running in this process on an empty database, with a
// clock that stands still until the test moves it.
type Site struct {
	t     *testing.T
	app   *app.App
	URL   string
	lang  network.Lang // of the staff
	clock clock.Programme
	zone  *time.Location
	staff map[string]id.User
}

// Start starts a programme at nine in the morning of a day.
func Start(t *testing.T, day string) *Site {
	t.Helper()
	return StartWith(t, day, func(*app.Options) {})
}

// StartWith starts a programme that is set up in another way.
func StartWith(t *testing.T, day string, change func(*app.Options)) *Site {
	t.Helper()
	url := dbtest.URL(t)
	if !strings.HasPrefix(url, "sqlite:") {
		migrated(t, url)
	}
	s := &Site{t: t, staff: map[string]id.User{}}
	var err error
	o := app.Options{
		Database: url, Keys: crypt.Ephemeral(), PublicURL: "http://localhost", Addr: "127.0.0.1:0", Log: slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})),
		Clock: func(zone string) (clock.Programme, error) {
			s.zone, err = time.LoadLocation(zone)
			if err != nil {
				return clock.Programme{}, err
			}
			s.clock = clock.Fixed(date(t, day).At(9, 0, s.zone), s.zone)
			return s.clock, nil
		},
	}
	change(&o)
	s.app, err = app.New(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	s.run()
	return s
}

// migrated does what `insieme migrate` does before the first start.
func migrated(t *testing.T, url string) {
	t.Helper()
	d, err := db.Open(t.Context(), url, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrate.Up(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// run serves until the test ends. Background work is done by Jobs only, so that
// a test knows when it is done.
func (s *Site) run() {
	s.t.Helper()
	ctx := context.WithoutCancel(s.t.Context())
	l, err := s.app.Listen(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	s.URL = "http://" + l.Addr().String()
	server := &http.Server{Handler: s.app.Server.Handler(), ReadHeaderTimeout: stepTime}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	s.t.Cleanup(func() {
		if err := server.Shutdown(ctx); err != nil {
			s.t.Error(err)
		}
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			s.t.Error(err)
		}
		if err := s.app.Close(); err != nil {
			s.t.Error(err)
		}
	})
}

// Staff adds somebody who signs in; the login is the first word of the name in
// small letters.
func (s *Site) Staff(name string, roles ...access.Role) {
	s.t.Helper()
	user, err := s.app.Network.AddUser(s.t.Context(), access.System(), network.AddUserCmd{
		Login: login(name), Name: name, Password: password, Roles: roles, Lang: s.lang,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.staff[name] = user
}

// Team is everybody whom one person's way needs.
func (s *Site) Team() {
	s.t.Helper()
	s.Staff("Chiara Bianchi", access.Coordinator)
	s.Staff("Olga Neri", access.Office)
	s.Staff("Ivo Galli", access.Interviewer)
	s.Staff("Luca Serra", access.CaseWorker)
}

func login(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return strings.ToLower(first)
}

// EndSessions signs somebody out everywhere.
func (s *Site) EndSessions(name string) {
	s.t.Helper()
	if err := s.app.Sessions.RevokeAll(s.t.Context(), s.staff[name], ""); err != nil {
		s.t.Fatal(err)
	}
}

// At moves the clock to an hour of a day.
func (s *Site) At(day civil.Date, hour, minute int) {
	s.clock.Set(day.At(hour, minute, s.zone))
}

// Today is the day of the clock.
func (s *Site) Today() civil.Date { return s.clock.Today() }

// Jobs does all background work that is due now.
func (s *Site) Jobs() {
	s.t.Helper()
	if _, err := s.app.Jobs.Drain(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// SignIn opens a browser for one of the staff.
func SignIn(t *testing.T, url, name string, h Habits) *Visitor {
	t.Helper()
	h.Name = h.Name + login(name)
	v := Visit(t, url, h)
	v.Go("/entra")
	v.signIn(name, password)
	v.twoSteps()
	return v
}

func (v *Visitor) signIn(name, secret string) {
	v.t.Helper()
	v.Fill("Nome utente", login(name)).Fill("Password", secret).Press("Entra")
}

// twoSteps sets up an authenticator app where the first sign-in demands it.
func (v *Visitor) twoSteps() {
	v.t.Helper()
	if v.Path() != "/accessi/app" {
		return
	}
	v.Look("due-passaggi")
	secret := v.Eval(`document.querySelector(".i-secret").innerText`)
	v.Fill("Codice mostrato dall'app", auth.CodeAt(secret, time.Now())).Press("Attiva").Sees("Codici di riserva")
	v.Look("codici")
	v.Follow("Li ho scritti, continua")
}

func date(t *testing.T, day string) civil.Date {
	t.Helper()
	d, err := civil.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
