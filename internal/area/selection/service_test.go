package selection

import (
	"slices"
	"strings"
	"testing"
	"time"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/web/ui"
)

var today = civil.NewDate(2022, time.November, 10)

// house is the area on a real database, on 10 November 2022, with one company.
type house struct {
	*Service
	t       *testing.T
	network *network.Service
	clock   clock.Programme
	officer access.Actor
	reader  access.Actor // a case worker
	company id.Company
}

func newHouse(t *testing.T, d *db.DB) *house {
	t.Helper()
	c := clock.Fixed(today.At(9, 0, time.UTC), time.UTC)
	j, err := journal.New(c, nil, programme.Part(), network.Part(), person.Part(), company.Part(), Part())
	if err != nil {
		t.Fatal(err)
	}
	keys := crypt.Ephemeral()
	h := &house{t: t, clock: c, network: network.NewService(network.Deps{DB: d, Journal: j, Clock: c, Passwords: auth.NewHasher(1)})}
	h.Service = NewService(Deps{
		DB: d, Journal: j, Clock: c, Keys: keys, Vocabulary: words(), CheckMust: refuseSalt,
		People:    person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: keys, Vocabulary: words()}),
		Companies: company.NewService(company.Deps{DB: d, Journal: j, Clock: c, Keys: keys}),
	})
	h.officer, h.reader = h.user("officer", access.CompanyOfficer), h.user("worker", access.CaseWorker)
	h.company, err = h.Companies.Register(t.Context(), h.officer, company.RegisterCmd{
		Details: company.Details{LegalName: "Valdoro Mense spa", Kind: company.KindEmployer, Size: "medium", Owner: h.officer.User, Source: company.SourceOwn},
		Site:    company.Site{Municipality: "037006"}, On: today.AddDays(-90),
	})
	h.must(err)
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) user(login string, role access.Role) access.Actor {
	h.t.Helper()
	u, err := h.network.AddUser(h.t.Context(), access.System(), network.AddUserCmd{
		Login: login, Name: "Silvia Amari", Password: "quattro parole in fila", Roles: []access.Role{role},
	})
	h.must(err)
	return access.Actor{User: u, Roles: []access.Role{role}}
}

// words is a vocabulary of one occupation and three requirements.
func words() person.Vocabulary {
	names := map[string]string{"cook": "Cuoco/cuoca", "haccp": "Attestato HACCP", "nights": "Notti", "licence-b": "Patente B"}
	name := func(code string, _ i18n.Lang) string { return names[code] }
	return person.Vocabulary{
		Requirements: []person.Requirement{
			{Code: "licence-b", Kind: person.KindLicence}, {Code: "haccp", Kind: person.KindCertificate}, {Code: "nights", Kind: person.KindCondition},
		},
		HasOccupation: func(code string) bool { return code == "cook" }, OccupationName: name, RequirementName: name,
		Needs: func(string) []string { return nil },
		Link: func(words string, _ i18n.Lang) person.Linked {
			switch strings.ToLower(words) {
			case "cuoco":
				return person.Linked{Code: "cook"}
			case "cucina":
				return person.Linked{Maybe: []string{"cook"}}
			}
			return person.Linked{}
		},
		OfTrade: func(string) person.Trade { return person.Trade{} },
	}
}

// refuseSalt stands for the list of what may not be asked.
func refuseSalt(code, text string) (Refusal, bool) {
	no := code == "age" || strings.Contains(text, "giovane")
	return Refusal{Ground: "age", Law: "D.Lgs. 216/2003 art. 3", Found: "giovane"}, no
}

// asked is a request with one of everything.
func asked() Details {
	return Details{
		Source: "company", Trade: person.Trade{Code: "cook", Words: "cuoca di mensa"}, Tasks: "Preparare i pasti.\nPulire.", Positions: 2,
		Contract: "A.02.00", Agreement: "H011", WeekHours: 30, Shifts: "fixed", Week: person.Week(0).With(0, 0).With(1, 0), Pay: 950,
		Municipality: "037006", Start: today.AddDays(20), Deadline: today.AddDays(60),
		Needs: []Need{
			{Code: "haccp", Must: true, Reason: "si maneggiano alimenti"}, {Code: "nights"}, {Words: "allegria"},
		},
		Languages: []LanguageNeed{{Lang: "it", Level: "a2", Must: true, Reason: "si leggono le ricette"}},
		Quality:   map[string]person.Answer{"pay": person.Yes, "stability": person.No},
	}
}

func (h *house) receive(d Details) id.Request {
	h.t.Helper()
	r, err := h.Receive(h.t.Context(), h.officer, ReceiveCmd{Company: h.company, Details: d})
	h.must(err)
	return r
}

func (h *house) find(r id.Request) Request {
	h.t.Helper()
	got, err := h.Find(h.t.Context(), h.officer, r)
	h.must(err)
	return got
}

func (h *house) move(r id.Request, f Fact, reason string) {
	h.t.Helper()
	h.must(h.Move(h.t.Context(), h.officer, Cmd{r, h.find(r).Version}, f, reason))
}

// agreed puts somebody on a shortlist, with both agreements.
func (h *house) agreed(r id.Request, who id.Person) {
	h.t.Helper()
	h.must(h.Add(h.t.Context(), h.officer, r, who))
	for _, tick := range Ticks() {
		h.must(h.Agree(h.t.Context(), h.boss(), r, who, tick, person.Yes))
	}
}

// boss is a coordinator.
func (h *house) boss() access.Actor {
	return access.Actor{User: h.officer.User, Roles: []access.Role{access.Coordinator}}
}

// whole wants a request's row to be the fold of its facts.
func (h *house) whole(r id.Request) {
	h.t.Helper()
	events, err := journal.ByRequest(h.t.Context(), h.DB.Reader(), r)
	h.must(err)
	fold, err := Fold(Happenings(events))
	h.must(err)
	if got := h.find(r).Course; got != fold {
		h.t.Errorf("the row says %+v, the journal %+v", got, fold)
	}
}

func (h *house) count(query string, args ...any) int {
	h.t.Helper()
	n, err := db.One(h.t.Context(), h.DB.Reader(), db.Scalar[int], query, args...)
	h.must(err)
	return n
}

// onPathway enters somebody whose pathway is in a state, with a promise.
func (h *house) onPathway(surname, state string, due civil.Date, w person.Work) id.Person {
	h.t.Helper()
	var p id.Person
	h.must(h.DB.Write(h.t.Context(), func(tx *db.Tx) (err error) {
		p, err = h.People.RegisterIn(h.t.Context(), tx, access.System(), person.New{Surname: surname, GivenName: "Ada", BirthDate: civil.NewDate(1990, 1, 2), Lang: "it"})
		if err != nil {
			return err
		}
		app := id.New[id.Application]()
		if err = tx.ExecOne(h.t.Context(), `INSERT INTO pathway (application, person, state, track, since, decided_on, version) VALUES ($1, $2, $3, 'ready', $4, $4, 1)`, app, p, state, today.AddDays(-40)); err != nil {
			return err
		}
		return tx.ExecOne(h.t.Context(), `INSERT INTO promise (application, kind, person, made_on, due, paused_days, state) VALUES ($1, 'opportunity', $2, $3, $4, 0, 'open')`, app, p, today.AddDays(-40), due)
	}))
	if len(w.Requirements)+len(w.Languages) > 0 {
		h.must(h.People.SetWork(h.t.Context(), h.reader, person.SetWorkCmd{Person: p, Work: w, Source: person.SourcePerson, On: today}))
	}
	return p
}

func TestARequestGoesFromDraftToFilled(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		r := h.receive(asked())
		got, want := h.find(r), asked()
		if got.State != Draft || got.Owner != h.officer.User || got.Rubric != 1 || !slices.Equal(got.Needs, want.Needs) || !slices.Equal(got.Languages, want.Languages) ||
			got.Quality["stability"] != person.No || got.Week != want.Week || got.Pay != 950 || got.Deadline != want.Deadline || got.Trade != want.Trade {
			t.Fatalf("got %+v", got)
		}
		h.move(r, FactOpened, "")
		if err := h.Send(t.Context(), h.officer, Cmd{r, h.find(r).Version}); !fault.Is(err, fault.Conflict) {
			t.Errorf("an empty shortlist is sent: %v", err)
		}
		h.agreed(r, h.onPathway("Verdi", "ready", today.AddDays(9), person.Work{}))
		h.must(h.Send(t.Context(), h.officer, Cmd{r, h.find(r).Version}))
		h.clock.Set(today.AddDays(3).At(9, 0, h.clock.Zone()))
		changed := asked()
		changed.Positions, changed.Needs = 3, changed.Needs[:1]
		h.must(h.Change(t.Context(), h.officer, ChangeCmd{Cmd: Cmd{r, h.find(r).Version}, Details: changed}))
		h.move(r, FactFilled, "")
		h.whole(r)
		got = h.find(r)
		if got.Positions != 3 || len(got.Needs) != 1 || got.State != Filled {
			t.Errorf("got %+v", got)
		}
		if n, ok := got.DaysToFill(); !ok || n != 3 {
			t.Errorf("filled in %d days, %v", n, ok)
		}
		h.move(r, FactReopened, "")
		h.move(r, FactWithdrawn, "no_more_need")
		h.whole(r)
		if n := h.count(`SELECT COUNT(*) FROM audit_log WHERE subject = $1 AND kind = 'request'`, string(r)); n != 10 {
			t.Errorf("%d rows of audit, want one for each command", n)
		}
	})
}

func TestRequestsRefuse(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	with := func(change func(*Details)) Details {
		d := asked()
		change(&d)
		return d
	}
	for _, tt := range []struct {
		name  string
		d     Details
		field string
	}{
		{"a must without its reason", with(func(d *Details) { d.Needs[0].Reason = " " }), "reason_1"},
		{"a must that the law forbids, in words", with(func(d *Details) { d.Needs[2].Words = "persona giovane" }), "need_3"},
		{"a reason that gives itself away", with(func(d *Details) { d.Needs[0].Reason = "squadra giovane" }), "reason_1"},
		{"tasks that ask for the forbidden", with(func(d *Details) { d.Tasks = "cercasi giovane" }), "tasks"},
		{"a requirement that the list has not", with(func(d *Details) { d.Needs[0].Code = "health" }), "need_1"},
		{"no positions", with(func(d *Details) { d.Positions = 0 }), "positions"},
		{"a contract that does not exist", with(func(d *Details) { d.Contract = "Z.99.00" }), "contract"},
		{"the same language twice", with(func(d *Details) { d.Languages = append(d.Languages, d.Languages[0]) }), "language_2"},
		{"a level that is not one", with(func(d *Details) { d.Languages[0].Level = "native" }), "language_1"},
		{"an item that nobody agreed on", with(func(d *Details) { d.Quality = map[string]person.Answer{"fun": person.Yes} }), "quality"},
		{"a site of nobody", with(func(d *Details) { d.Site = "x" }), "site"},
		{"a municipality that does not exist", with(func(d *Details) { d.Municipality = "999999" }), "municipality"},
	} {
		_, err := h.Receive(t.Context(), h.officer, ReceiveCmd{Company: h.company, Details: tt.d})
		if !fault.Is(err, fault.Invalid) || !slices.ContainsFunc(fault.FieldsOf(err), func(f fault.Field) bool { return f.Name == tt.field }) {
			t.Errorf("%s: %v, want field %s", tt.name, err, tt.field)
		}
	}
	if n := h.count(`SELECT COUNT(*) FROM request`); n != 0 {
		t.Errorf("%d requests were written", n)
	}
}

func TestWhoMayNotWritesNoRequestAndMovesNone(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	r := h.receive(asked())
	for _, who := range []access.Actor{h.reader, {}, h.user("office", access.Office), h.user("monitor", access.Monitor), h.user("admin", access.Administrator)} {
		if _, err := h.Receive(t.Context(), who, ReceiveCmd{Company: h.company, Details: asked()}); !fault.Is(err, fault.Denied) {
			t.Errorf("%v: Receive = %v", who.Roles, err)
		}
		if err := h.Move(t.Context(), who, Cmd{r, 1}, FactOpened, ""); !fault.Is(err, fault.Denied) {
			t.Errorf("%v: Move = %v", who.Roles, err)
		}
		if err := h.Change(t.Context(), who, ChangeCmd{Cmd: Cmd{r, 1}, Details: asked()}); !fault.Is(err, fault.Denied) {
			t.Errorf("%v: Change = %v", who.Roles, err)
		}
	}
	if _, err := h.Find(t.Context(), h.reader, r); err != nil {
		t.Errorf("a case worker reads: %v", err)
	}
	if _, err := h.Find(t.Context(), h.user("trainer", access.Trainer), r); !fault.Is(err, fault.Denied) {
		t.Errorf("a trainer reads: %v", err)
	}
	if err := h.Move(t.Context(), h.officer, Cmd{r, 9}, FactOpened, ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("a stale version: %v", err)
	}
	for _, f := range []Fact{FactReceived, FactChanged, FactSent, FactExpired} {
		if err := h.Move(t.Context(), h.officer, Cmd{r, 1}, f, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s by hand: %v", f, err)
		}
	}
	if got := h.find(r); got.State != Draft || got.Version != 1 {
		t.Errorf("the request moved: %+v", got.Course)
	}
}

func TestARequestThatNobodyConfirmsRunsOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	old, kept, draft := h.receive(asked()), h.receive(asked()), h.receive(asked())
	h.move(old, FactOpened, "")
	h.move(kept, FactOpened, "")
	h.clock.Set(today.AddDays(50).At(9, 0, h.clock.Zone()))
	h.move(kept, FactRefreshed, "")
	h.clock.Set(today.AddDays(61).At(9, 0, h.clock.Zone()))
	h.must(h.Expire(t.Context()))
	h.must(h.Expire(t.Context()))
	if a, b, c := h.find(old).State, h.find(kept).State, h.find(draft).State; a != Expired || b != Open || c != Draft {
		t.Errorf("states %s, %s, %s", a, b, c)
	}
	h.whole(old)
	h.move(old, FactRefreshed, "")
	if got := h.find(old); got.State != Open || got.FreshOn != today.AddDays(61) {
		t.Errorf("one tap brings it back: %+v", got.Course)
	}
}

func italian(t *testing.T) i18n.L {
	t.Helper()
	c, err := i18n.NewCatalogue(Texts, person.Texts, ui.Texts)
	if err != nil {
		t.Fatal(err)
	}
	return c.In(i18n.It)
}

func TestCandidatesAreThoseOnAPathwayWhoPass(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		no := person.Work{Requirements: []person.WorkRequirement{{Code: "haccp", Answer: person.No}}}
		yes := person.Work{
			Requirements: []person.WorkRequirement{{Code: "haccp", Answer: person.Yes}}, Languages: []person.WorkLanguage{{Lang: "it", Level: "native"}},
		}
		late := h.onPathway("Verdi", "ready", today.AddDays(90), yes)
		h.onPathway("Neri", "ready", today.AddDays(5), no)
		soon := h.onPathway("Bruni", "reactivating", today.AddDays(10), person.Work{})
		h.onPathway("Lontani", "at_work", today.AddDays(10), yes)
		got, err := h.Candidates(t.Context(), h.officer, italian(t), h.find(h.receive(asked())))
		h.must(err)
		if got.Looked != 3 || len(got.People) != 2 || got.People[0].Person != soon || got.People[1].Person != late {
			t.Fatalf("looked at %d, got %+v", got.Looked, got.People)
		}
		if len(got.Musts) != 2 || got.Musts[0].Excludes != 1 || got.Musts[1].Excludes != 0 || got.Musts[0].Words != "Attestato HACCP" {
			t.Errorf("musts = %+v", got.Musts)
		}
		if got.People[0].Ready || !got.People[1].Ready || got.People[1].Count(Met) != 2 {
			t.Errorf("people = %+v", got.People)
		}
		if _, err := h.Candidates(t.Context(), h.user("monitor", access.Monitor), italian(t), h.find(h.receive(asked()))); !fault.Is(err, fault.Denied) {
			t.Errorf("the monitor: %v", err)
		}
		own := h.user("interviewer", access.Interviewer) // sees people, not requests
		if _, err := h.Candidates(t.Context(), own, italian(t), h.find(h.receive(asked()))); !fault.Is(err, fault.Denied) {
			t.Errorf("the interviewer: %v", err)
		}
	})
}

func TestIdleRequestsAreOnOggiOfWhoFollowsThem(t *testing.T) {
	t.Parallel()
	h := newHouse(t, dbtest.New(t))
	r := h.receive(asked())
	p := NewPages(h.Service)
	scope := access.ScopeOf(h.officer, access.PersonView)
	h.clock.Set(today.AddDays(6).At(9, 0, h.clock.Zone()))
	for days, want := range map[int]string{6: "", 7: "selection.todo.owner", 15: "selection.todo.coordinator", 40: "selection.todo.technical"} {
		todos, err := p.Todos(t.Context(), h.officer, scope, today.AddDays(days))
		h.must(err)
		got := ""
		if len(todos) == 1 {
			got = todos[0].WhatKey
			if todos[0].Owner != h.officer.User || todos[0].Since != today || todos[0].Href != Path(r, "") || todos[0].Late != (days > 14) {
				t.Errorf("after %d days: %+v", days, todos[0])
			}
		}
		if got != want {
			t.Errorf("after %d days: %q, want %q", days, got, want)
		}
	}
	todos, err := p.Todos(t.Context(), h.reader, scope, today.AddDays(40))
	if err != nil || len(todos) != 0 {
		t.Errorf("a case worker has %d, %v", len(todos), err)
	}
}
