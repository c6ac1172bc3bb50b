package app

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web/webtest"
)

// begin is when the programme's clock of a test starts: nine o'clock of a
// Tuesday.
var begin = civil.MustDate("2022-03-01")

const password = "quattro parole in fila"

// nowhere is an identity provider that does not answer: its buttons are there.
var nowhere = provider.Config{Issuer: "http://127.0.0.1:1", ClientID: "insieme", Claim: "fiscalNumber", LabelIt: "Entra con la prova", LabelEn: "Sign in with the trial"}

// site is the whole program on a database of its own, with a clock that the
// test moves and a log that it can read.
type site struct {
	*App
	t        testing.TB
	handler  http.Handler
	lines    *logLines
	users    map[string]access.Actor
	browsers map[string]*webtest.Client
	papers   map[string][]string // codes on paper that are left, by login
	sent     int                 // forms sent so far, to tell people apart
}

// newSite builds the program as New does, on a migrated, empty database.
func newSite(t testing.TB) *site {
	t.Helper()
	return newSiteOn(t, dbtest.New(t))
}

func newSiteOn(t testing.TB, d *db.DB) *site {
	t.Helper()
	s := &site{t: t, lines: &logLines{}, users: map[string]access.Actor{}, papers: map[string][]string{}, browsers: map[string]*webtest.Client{}}
	var err error
	s.App, err = build(t.Context(), d, Options{
		Keys: crypt.Ephemeral(), Host: "insieme.test", PublicURL: "https://insieme.test", Log: obs.NewLogger(s.lines, obs.JSON, slog.LevelDebug),
		Staff: nowhere, Citizens: nowhere,
		Clock: func(zone string) (clock.Programme, error) {
			loc, err := time.LoadLocation(zone)
			return clock.Fixed(begin.At(9, 0, loc), loc), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.handler = s.Server.Handler()
	return s
}

// logLines keeps what the program logs.
type logLines struct {
	mutex sync.Mutex
	b     bytes.Buffer
}

// Write implements io.Writer.
func (l *logLines) Write(p []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.b.Write(p)
}

// String is everything logged so far.
func (l *logLines) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.b.String()
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// ctx lives as long as the test.
func (s *site) ctx() context.Context { return s.t.Context() }

// at moves the programme's clock to an hour of a day.
func (s *site) at(day civil.Date, hour int) { s.Clock.Set(day.At(hour, 0, s.Clock.Zone())) }

// user is the user of a role, made when first asked for; the login is the
// role. An access point's works for an organisation of its own.
func (s *site) user(role access.Role) access.Actor {
	s.t.Helper()
	return s.colleague(string(role), role)
}

// colleague is a further user with a role.
func (s *site) colleague(login string, role access.Role) access.Actor {
	s.t.Helper()
	if a, there := s.users[login]; there {
		return a
	}
	cmd := network.AddUserCmd{Login: login, Name: "Operatrice " + login, Password: password, Roles: []access.Role{role}}
	if role == access.AccessPoint || role == access.Partner {
		cmd.Organisation = s.organisation("Sportello "+login, network.KindParishDesk)
	}
	u, err := s.Network.AddUser(s.ctx(), access.System(), cmd)
	s.must(err)
	s.users[login] = access.Actor{User: u, Roles: cmd.Roles, Organisation: cmd.Organisation}
	return s.users[login]
}

// organisation is a new member of the network that refers people and answers
// the verification's questions.
func (s *site) organisation(name string, kind network.Kind) id.Organisation {
	s.t.Helper()
	pole := network.PolePublic
	if kind == network.KindParishDesk {
		pole = network.PoleCivil
	}
	o, err := s.Network.AddOrganisation(s.ctx(), access.System(), network.OrganisationCmd{
		Name: name, Pole: pole, Kind: kind, AccessPoint: true, AnswersChecks: true, Email: "verifiche@example.org",
	})
	s.must(err)
	return o
}

// as is the browser in which the user of a role has signed in.
func (s *site) as(role access.Role) *webtest.Client {
	s.t.Helper()
	s.user(role)
	return s.signedIn(string(role))
}

// signedIn is the browser in which somebody has signed in.
func (s *site) signedIn(login string) *webtest.Client {
	s.t.Helper()
	c, open := s.browsers[login]
	if !open {
		c = s.nobody()
		s.enter(c, login)
		s.browsers[login] = c
	}
	return c
}

// enter signs somebody in. Who has to have a second factor sets it up the first
// time, as they do, and gives a code on paper from then on.
func (s *site) enter(c *webtest.Client, login string) {
	s.t.Helper()
	in := c.SignIn(login, password)
	switch in.Header.Get("Location") {
	case "/entra/codice":
		codes := s.papers[login]
		s.papers[login] = codes[1:]
		in.Follow().Want(http.StatusOK).Submit(`form[action="/entra/codice"]`, url.Values{"codice": {codes[0]}}).Want(http.StatusSeeOther)
	default:
		page := in.Follow()
		if page.Header.Get("Location") != "/accessi/app" {
			return
		}
		page = page.Follow().Want(http.StatusOK)
		done := page.Submit(`form[action="/accessi/app"]`, url.Values{"codice": {auth.CodeAt(page.TextAt(".i-secret"), s.Wall.Now())}}).Want(http.StatusOK)
		for _, n := range done.All(".i-codes li") {
			s.papers[login] = append(s.papers[login], webtest.TextOf(n))
		}
	}
}

// nobody is a browser in which nobody has signed in.
func (s *site) nobody() *webtest.Client { return webtest.New(s.t, s.handler) }

// work does the background jobs that are due.
func (s *site) work() {
	s.t.Helper()
	for {
		n, err := s.Jobs.Drain(s.ctx())
		s.must(err)
		if n == 0 {
			return
		}
	}
}

// count is the first number of a query's first row.
func (s *site) count(query string, args ...any) int {
	s.t.Helper()
	n, err := db.One(s.ctx(), s.DB.Reader(), db.Scalar[int], query, args...)
	s.must(err)
	return n
}

// write changes the database by hand, for what no command of the program makes.
func (s *site) write(query string, args ...any) {
	s.t.Helper()
	s.must(s.DB.Write(s.ctx(), func(tx *db.Tx) error {
		_, err := tx.Exec(s.ctx(), query, args...)
		return err
	}))
}
