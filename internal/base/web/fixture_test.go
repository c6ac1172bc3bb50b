package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

const password = "quattro parole in fila"

// site is a running program with a few pages, for tests.
type site struct {
	t     *testing.T
	db    *db.DB
	users *people
	log   *lines
	clock clock.Programme
	*web.Server
}

// newSite starts a program with the given pages beside its own.
func newSite(t *testing.T, routes ...web.Route) *site {
	t.Helper()
	return newSiteWith(t, func(o *web.Options) { o.Routes = routes })
}

func newSiteWith(t *testing.T, change func(*web.Options)) *site {
	t.Helper()
	s := &site{t: t, db: dbtest.New(t), users: newPeople(t), log: &lines{}}
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	s.clock = clock.Fixed(time.Date(2022, 11, 10, 8, 0, 0, 0, time.UTC), rome)
	catalogue, err := i18n.NewCatalogue(ui.Texts, web.Texts, auth.Texts, i18n.Texts{
		"test.title": {It: "Prova", En: "Test"}, "test.done": {It: "Fatto: {0}.", En: "Done: {0}."},
		"test.role": {It: "operatrice", En: "case worker"}, "test.nav": {It: "Persone", En: "People"},
		"test.wrong": {It: "Scrivi {0} lettere.", En: "Write {0} letters."},
	})
	if err != nil {
		t.Fatal(err)
	}
	o := web.Options{
		Catalogue: catalogue, Sessions: auth.NewSessions(s.db, auth.Options{Key: []byte("chiave")}), Users: s.users, Clock: s.clock,
		Look: func(context.Context) (ui.ProgrammeLook, error) {
			return ui.ProgrammeLook{Name: "Insieme", City: "Bologna", Colour: "#a43e1e"}, nil
		},
		Log: obs.NewLogger(s.log, obs.JSON, slog.LevelDebug), Metrics: obs.NewMetrics(), Home: "/oggi",
	}
	change(&o)
	o.Routes = append(o.Routes, web.Route{Method: http.MethodGet, Pattern: "/oggi", Action: access.SignedIn, Handler: plainPage})
	if s.Server, err = web.New(o); err != nil {
		t.Fatal(err)
	}
	return s
}

// browser opens a browser that nobody has signed in with.
func (s *site) browser() *webtest.Client { return webtest.New(s.t, s.Handler()) }

// as opens a browser in which a user has signed in.
func (s *site) as(login string) *webtest.Client {
	s.t.Helper()
	c := s.browser()
	c.SignIn(login, password)
	return c
}

// plainPage is a staff page with nothing on it.
func plainPage(c *web.Ctx) error { return c.Page(http.StatusOK, staff(c, "")) }

func staff(c *web.Ctx, text string) templ.Component {
	f := c.Frame("test.title", "test")
	page := templ.Join(ui.PageHead(ui.PageHeadView{Title: f.Title, Sub: text}), ui.FeedbackLine(f.L, f.Flash))
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return ui.Staff(f).Render(templ.WithChildren(ctx, page), w)
	})
}

// people is a directory in memory; the real one is an area's.
type people struct {
	mu sync.Mutex
	by map[string]auth.Account
}

// hashed is computed once for all tests: a password is dear on purpose.
var hashed = sync.OnceValues(func() (string, error) { return auth.NewHasher(1).Hash(context.Background(), password) })

func newPeople(t *testing.T) *people {
	t.Helper()
	hash, err := hashed()
	if err != nil {
		t.Fatal(err)
	}
	p := &people{by: map[string]auth.Account{}}
	add := func(login, name string, lang i18n.Lang, roles ...access.Role) {
		user := id.New[id.User]()
		p.by[login] = auth.Account{User: user, Login: login, Hash: hash, Name: name, RoleLabelKey: "test.role", Lang: lang, Active: true,
			Actor: access.Actor{User: user, Roles: roles}}
	}
	add("anna", "Anna Bianchi", i18n.It, access.CaseWorker)
	add("mona", "Mona Lisi", i18n.It, access.Monitor)
	add("john", "John Smith", i18n.En, access.CaseWorker)
	return p
}

// set changes a user.
func (p *people) set(login string, change func(*auth.Account)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := p.by[login]
	change(&a)
	p.by[login] = a
}

func (p *people) ByLogin(_ context.Context, login string) (auth.Account, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a, ok := p.by[login]
	if !ok {
		return auth.Account{}, fault.Absent("people.ByLogin")
	}
	return a, nil
}

func (p *people) ByID(_ context.Context, user id.User) (auth.Account, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.by {
		if a.User == user {
			return a, nil
		}
	}
	return auth.Account{}, fault.Absent("people.ByID")
}

func (p *people) SetHash(_ context.Context, user id.User, hash string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for login, a := range p.by {
		if a.User == user {
			a.Hash, a.MustChange = hash, false
			p.by[login] = a
		}
	}
	return nil
}

// lines is a log that a test can read while the program writes.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// countAttempts counts the subjects of attempts to sign in.
func countAttempts(s *site, like string) (int, error) {
	return db.One(s.t.Context(), s.db.Reader(), db.Scalar[int], "SELECT count(*) FROM signin_attempt WHERE subject LIKE $1", like)
}
