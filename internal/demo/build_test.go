package demo

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"insieme/internal/app"
	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/monitoring/indicator"
	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
	"insieme/internal/base/obs"
)

// site is a demo on a database of its own, with the program around it.
func newSite(t *testing.T, seed uint64) *app.App {
	t.Helper()
	url, keys := dbtest.URL(t), crypt.Ephemeral()
	d, err := db.Open(t.Context(), url, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrate.Up(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), d, keys, Options{Seed: seed}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), app.Options{
		Database: url, Keys: keys, Demo: true, Log: obs.NewLogger(t.Output(), "text", slog.LevelError),
		Clock: func(zone string) (clock.Programme, error) {
			loc, err := time.LoadLocation(zone)
			return clock.Fixed(Today.At(9, 0, loc), loc), err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// published is a figure that every history must show: within some per cent, or
// between two numbers.
type published struct {
	at        string
	code      indicator.Code
	low, high int64
}

func exactly(at string, code indicator.Code, n int64) published { return published{at, code, n, n} }

func about(at string, code indicator.Code, n int64) published {
	return published{at, code, n * 98 / 100, (n*102 + 99) / 100}
}

func publishedFigures() []published {
	return []published{
		exactly("2017-12-31", indicator.ApplicationsReceived, 733),
		exactly("2017-12-31", indicator.PeopleRegistered, 733),
		exactly("2017-12-31", indicator.PeopleInTarget, 250),
		exactly("2017-12-31", indicator.PeopleReady, 130),
		{"2017-12-31", indicator.PeopleInterviewed, 338, 400},
		{"2018-02-28", indicator.ApplicationsReceived, 1001, 1010},
		about("2021-12-31", indicator.PeopleRegistered, 5297),
		about("2021-12-31", indicator.PeopleInterviewed, 4012),
		exactly("2022-10-31", indicator.PeopleRegistered, 5849),
		exactly("2022-10-31", indicator.PeopleInterviewed, 4395),
		exactly("2017-12-31", indicator.BoardMembers, 17),
		exactly("2017-12-31", indicator.CompaniesInterested, 18),
		exactly("2017-12-31", indicator.CompaniesInteracting, 33),
		exactly("2018-12-31", indicator.BoardMembers, 54),
		exactly("2020-01-31", indicator.BoardMembers, 97),
		exactly("2022-10-31", indicator.BoardMembers, 109),
		exactly("2022-10-31", indicator.CompaniesContacted, 256),
		{"2017-05-21", indicator.ApplicationsReceived, 0, 0},
	}
}

func figure(t *testing.T, a *app.App, at string, code indicator.Code) int64 {
	t.Helper()
	all, err := monitoring.Figures(t.Context(), a.DB.Reader(), civil.MustDate(at))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.Code == code {
			return f.Value
		}
	}
	t.Fatalf("there is no figure %s", code)
	return 0
}

// TestTwoSeedsTellTwoHistoriesWithThePublishedFigures reads the figures from
// the journal of two demos, which agree on hardly anything else.
func TestTwoSeedsTellTwoHistoriesWithThePublishedFigures(t *testing.T) {
	t.Parallel()
	var names [2]map[string]bool
	t.Run("seeds", func(t *testing.T) {
		for i, seed := range []uint64{1, 20221110} {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				a := newSite(t, seed)
				for _, p := range publishedFigures() {
					if got := figure(t, a, p.at, p.code); got < p.low || got > p.high {
						t.Errorf("%s at %s = %d, want %d to %d", p.code, p.at, got, p.low, p.high)
					}
				}
				year := figure(t, a, "2019-12-31", indicator.ApplicationsReceived) - figure(t, a, "2018-12-31", indicator.ApplicationsReceived)
				if monthly := float64(year) / 12; monthly < 124*0.98 || monthly > 124*1.02 {
					t.Errorf("%.1f applications a month in 2019, want about 124", monthly)
				}
				if table := wantWaypoints(t, a); seed == 1 {
					wantTable(t, table)
				}
				wantWhole(t, a)
				wantAlive(t, a)
				names[i] = namesOf(t, a)
			})
		}
	})
	same := 0
	for n := range names[0] {
		if names[1][n] {
			same++
		}
	}
	if len(names[0]) < 4000 || same > len(names[0])/5 {
		t.Errorf("%d of %d names are the same in both histories", same, len(names[0]))
	}
}

// wantWhole wants tables and journal to agree.
func wantWhole(t *testing.T, a *app.App) {
	t.Helper()
	r, err := a.Deep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Wrong) > 0 || r.Applications < 6000 || r.Pathways < 2000 {
		t.Errorf("%v", r.Lines())
	}
}

// wantAlive wants something to do on every page on the morning of the demo.
func wantAlive(t *testing.T, a *app.App) {
	t.Helper()
	q := a.DB.Reader()
	count := func(what string, low, high int, query string, args ...any) {
		t.Helper()
		n, err := db.One(t.Context(), q, db.Scalar[int], query, args...)
		if err != nil {
			t.Fatal(err)
		}
		if n < low || n > high {
			t.Errorf("%s: %d, want %d to %d", what, n, low, high)
		}
	}
	for _, queue := range intake.Queues() {
		args := make([]any, 0, 3)
		for _, s := range queue.States() {
			args = append(args, s)
		}
		count("the queue "+string(queue), 3, 120, `SELECT count(*) FROM application WHERE state IN (`+db.Places(1, len(args))+`)`, args...)
	}
	count("interviews of this morning", 3, 12, `SELECT count(*) FROM appointment a JOIN app_user u ON u.id = a.app_user
		WHERE u.login = 'intervistatrice' AND a.state = 'set' AND a.on_day = $1 AND a.minute IN (540, 630, 720)`, Today)
	count("suspended that wake within two weeks", 1, 60, `SELECT count(*) FROM application WHERE state = 'suspended' AND suspended_until <= $1`,
		Today.AddDays(14))
	morning := `SELECT count(*) FROM appointment a JOIN app_user u ON u.id = a.app_user WHERE u.login = 'operatrice' AND a.state = 'set' AND `
	count("meetings of the case worker today", 4, 4, morning+`a.on_day = $1`, Today)
	count("of these at nine", 1, 1, morning+`a.on_day = $1 AND a.minute = 540`, Today)
	count("kinds of meetings without an outcome", 2, 3, strings.Replace(morning, "count(*)", "count(DISTINCT a.kind)", 1)+`a.on_day < $1`, Today)
	hers := `SELECT count(*) FROM promise p JOIN pathway w ON w.application = p.application JOIN person x ON x.id = w.person
		JOIN app_user u ON u.id = x.referent WHERE u.login = 'operatrice' AND w.closed_on IS NULL AND `
	count("her broken promises", 1, 2, hers+`p.state = 'broken'`)
	count("her promises in danger", 3, 9, hers+`p.state = 'open' AND p.due BETWEEN $1 AND $2`, Today, Today.AddDays(30))
	count("her pacts", 2, 6, `SELECT count(*) FROM pathway w JOIN person x ON x.id = w.person JOIN app_user u ON u.id = x.referent
		WHERE u.login = 'operatrice' AND w.state IN ('pact_to_propose', 'pact_proposed')`)
	count("free places of the next weeks", 20, 400, `SELECT count(*) FROM agenda_slot WHERE appointment IS NULL AND on_day > $1`, Today)
	for _, state := range []pathway.State{
		pathway.PactToPropose, pathway.PactProposed, pathway.Reactivating, pathway.Ready, pathway.InSelection, pathway.InExperience, pathway.AtWork,
	} {
		count("pathways "+string(state), 1, 260, `SELECT count(*) FROM pathway WHERE state = $1`, state)
	}
	count("promises due within a month", 5, 200, `SELECT count(*) FROM promise WHERE state = 'open' AND due BETWEEN $1 AND $2`, Today, Today.AddDays(30))
	count("broken promises of open pathways", 5, 250, `SELECT count(*) FROM promise p JOIN pathway w ON w.application = p.application
		WHERE p.state = 'broken' AND w.closed_on IS NULL`)
	count("possible duplicates", openTwins, openTwins, `SELECT count(*) FROM person_duplicate`)
	count("merged records", mergedTwins, mergedTwins, `SELECT count(*) FROM person WHERE merged_into IS NOT NULL`)
	count("municipalities that people come from", 55, 55, `SELECT count(DISTINCT municipality) FROM person`)
	for _, kind := range pathway.PromiseKinds() {
		count("of 100 promises kept in time, "+string(kind), 75, 90, `SELECT 100 * SUM(CASE WHEN state = 'kept' THEN 1 ELSE 0 END) / COUNT(*)
			FROM promise WHERE kind = $1 AND state IN ('kept', 'late', 'broken')`, kind)
	}
	days, err := db.All(t.Context(), q, db.Scalar[civil.Date], `SELECT DISTINCT occurred_on FROM event WHERE kind <> $1`, pathway.KindPromiseBroken)
	if err != nil || len(days) < 1000 {
		t.Errorf("something happened on %d days (%v)", len(days), err)
	}
	for _, day := range days {
		if !isWorkday(day) {
			t.Errorf("something happened on %s, %s", day.Weekday(), day)
		}
	}
	for _, k := range staff() {
		if k.role == access.CaseWorker && k.left == "" {
			count("open portfolio of "+k.name, 40, 70, `SELECT count(DISTINCT p.id) FROM person p JOIN app_user u ON u.id = p.referent
				JOIN pathway w ON w.person = p.id WHERE u.login = $1 AND w.state <> 'closed'`, k.login)
		}
	}
}

// namesOf are the names of the people of a demo.
func namesOf(t *testing.T, a *app.App) map[string]bool {
	t.Helper()
	all, err := db.All(t.Context(), a.DB.Reader(), db.Scalar[string], `SELECT surname || ' ' || given_name FROM person`)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, n := range all {
		out[n] = true
	}
	return out
}
