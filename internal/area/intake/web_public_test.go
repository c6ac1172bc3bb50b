package intake

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/obs"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
	"insieme/internal/base/web/webtest"
)

// street is a running program with the public pages.
type street struct {
	*house
	handler   http.Handler
	log       *bytes.Buffer
	catalogue *i18n.Catalogue
}

func newStreet(t *testing.T, ahead Ahead) *street {
	t.Helper()
	h := newHouse(t)
	s := &street{house: h, log: &bytes.Buffer{}}
	sessions := auth.NewSessions(h.db, auth.Options{Key: []byte("chiave")})
	pages := NewPublicPages(h.service, sessions, ahead)
	h.user("caritas", access.AccessPoint)
	h.exec(`UPDATE app_user SET organisation = $1 WHERE login = 'caritas'`, h.caritas)
	hash, err := hashed()
	if err != nil {
		t.Fatal(err)
	}
	h.exec(`UPDATE app_user SET password_hash = $1`, hash)
	catalogue, err := i18n.NewCatalogue(ui.Texts, web.Texts, auth.Texts, file.Texts, network.Texts, agenda.Texts, Texts, FormTexts, InviteTexts)
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Options{
		Routes: append(pages.Routes(), NewCheckPages(h.service, sessions).Routes()...), Catalogue: catalogue, Sessions: sessions, Clock: h.clock, Public: pages.Frame,
		Users: network.NewDirectory(h.db),
		Look: func(ctx context.Context) (ui.ProgrammeLook, error) {
			i, err := programme.IdentityAt(ctx, h.db.Reader(), h.clock.Today())
			return programme.Look(i), err
		},
		Log: obs.NewLogger(s.log, obs.JSON, slog.LevelDebug), Metrics: obs.NewMetrics(),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.handler, s.catalogue = server.Handler(), catalogue
	return s
}

// browser is somebody's browser, in Italian.
func (s *street) browser() *webtest.Client { return webtest.New(s.t, s.handler) }

// hashed is computed once: a password is dear on purpose.
var hashed = sync.OnceValues(func() (string, error) { return auth.NewHasher(1).Hash(context.Background(), password) })

// posted is what a browser sends of a form's answers.
func posted(f Form) url.Values {
	v := url.Values{
		"municipality": {f.Municipality}, "work_status": {string(f.WorkStatus)}, "weekly_hours": {f.WeeklyHours},
		"income_support": {string(f.IncomeSupport)}, "measures": {string(f.Measures)}, "l14": {string(f.L14)}, "trades": f.Trades,
		"trade_other": {f.TradeOther}, "education": {f.Education}, "italian_level": {f.ItalianLevel}, "given_name": {f.GivenName},
		"surname": {f.Surname}, "birth_date": {f.BirthDate}, "sex": {f.Sex}, "citizenship": {f.Citizenship},
		"fiscal_code": {f.FiscalCode}, "phone": {f.Phone}, "email": {f.Email}, "lang": {f.Lang}, "interpreter": {f.Interpreter},
	}
	if f.NoPhone {
		v.Set("no_phone", "1")
	}
	if f.Consent {
		v.Set("consent", "1")
	}
	return v
}

// names are the form fields of each step.
var names = map[FormStep][]string{
	StepWhere: {"municipality"}, StepWork: {"work_status", "weekly_hours", "income_support"}, StepPaths: {"measures", "l14"},
	StepTrades: {"trades", "trade_other"}, StepSchool: {"education", "italian_level"},
	StepWho:     {"given_name", "surname", "birth_date", "sex", "citizenship", "fiscal_code"},
	StepContact: {"phone", "no_phone", "email", "lang", "interpreter"}, StepCheck: {"consent"},
}

// step is the part of the full form that a step sends, with changes.
func step(of FormStep, change url.Values) url.Values {
	all, out := posted(fullForm()), url.Values{}
	for _, name := range names[of] {
		if v, ok := all[name]; ok {
			out[name] = v
		}
	}
	for name, v := range change {
		out[name] = v
		if v == nil {
			delete(out, name)
		}
	}
	return out
}

// answerUntil answers the steps up to the given one.
func answerUntil(b *webtest.Client, until FormStep) {
	for _, s := range FormSteps() {
		if s < until {
			b.Post(s.path(), step(s, nil)).WantRedirect((s + 1).path())
		}
	}
}

func TestThePagesOfTextAreGoodInBothLanguages(t *testing.T) {
	t.Parallel()
	s := newStreet(t, nil)
	for _, path := range []string{"/", "/privacy", "/accessibilita", "/note-legali", pathResume, pathRoad, pathWhole, StepWhere.path()} {
		for _, lang := range []string{"it", "en"} {
			page := s.browser().With("Accept-Language", lang).Get(path).Want(http.StatusOK).Good()
			page.WantElement("html[lang="+lang+"]").WantNoText("intake.", "{0}", "{1}")
		}
	}
}
