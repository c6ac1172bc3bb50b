package pathway_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
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
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// house is the area on a real database. The decision, which area intake
// records, is written to the journal directly.
type house struct {
	*pathway.Service
	t       *testing.T
	people  *person.Service
	users   *network.Service
	journal *journal.Journal
	worker  access.Actor // the referent
	chief   access.Actor
	person  id.Person
	app     id.Application
}

const decidedReactivation, decidedReady journal.Kind = "decided_reactivation", "decided_ready"

var decided = civil.MustDate("2022-01-10")

func newHouse(t *testing.T) *house {
	t.Helper()
	d := dbtest.New(t)
	c := clock.Fixed(decided.At(9, 0, time.UTC), time.UTC)
	intake := journal.Part{Kinds: []journal.Kind{decidedReactivation, decidedReady}}
	j, err := journal.New(c, nil, programme.Part(), network.Part(), person.Part(), intake, pathway.Part(c))
	if err != nil {
		t.Fatal(err)
	}
	keys := crypt.Ephemeral()
	h := &house{
		Service: pathway.NewService(pathway.Deps{DB: d, Journal: j, Clock: c, Keys: keys}), t: t, journal: j,
		people: person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: keys}),
		users: network.NewService(network.Deps{
			DB: d, Journal: j, Clock: c, Sessions: auth.NewSessions(d, auth.Options{}), Passwords: auth.NewHasher(1),
		}),
	}
	h.worker, h.chief = h.user("worker", access.CaseWorker), h.user("chief", access.Coordinator)
	h.write(func(tx *db.Tx) error {
		h.person, err = h.people.RegisterIn(t.Context(), tx, access.System(), person.New{
			Surname: "Rossi", GivenName: "Marta", BirthDate: civil.MustDate("1985-04-12"), Municipality: "037006", Lang: "it",
			Consents: []person.Consent{{Kind: person.ConsentPrivacy, NoticeVersion: "1"}},
		})
		return err
	})
	err = h.people.AssignReferent(t.Context(), h.chief, person.AssignReferentCmd{Person: h.person, User: h.worker.User, Version: 1, Reason: "first"})
	if err != nil {
		t.Fatal(err)
	}
	h.app = id.New[id.Application]()
	return h
}

func (h *house) user(login string, role access.Role) access.Actor {
	h.t.Helper()
	u, err := h.users.AddUser(h.t.Context(), access.System(), network.AddUserCmd{
		Login: login, Name: "Anna Bianchi", Password: "quattro parole in fila", Roles: []access.Role{role}, Lang: network.Italian,
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return access.Actor{User: u, Roles: []access.Role{role}}
}

func (h *house) write(fn func(tx *db.Tx) error) {
	h.t.Helper()
	if err := h.DB.Write(h.t.Context(), fn); err != nil {
		h.t.Fatal(err)
	}
}

// decide records the decision and returns the event.
func (h *house) decide(kind journal.Kind) journal.Event {
	h.t.Helper()
	var e journal.Event
	h.write(func(tx *db.Tx) (err error) {
		e, err = h.journal.Record(h.t.Context(), tx, journal.Event{Kind: kind, OccurredOn: decided, Person: h.person, Application: h.app})
		return err
	})
	return e
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) now() pathway.Pathway {
	h.t.Helper()
	p, err := pathway.Load(h.t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	return p
}

func (h *house) cmd() pathway.Cmd { return pathway.Cmd{Application: h.app, Version: h.now().Version} }

func (h *house) promises() map[pathway.PromiseKind]pathway.PromiseRow {
	h.t.Helper()
	rows, err := pathway.PromisesOf(h.t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	out := map[pathway.PromiseKind]pathway.PromiseRow{}
	for _, r := range rows {
		out[r.Kind] = r
	}
	return out
}

func (h *house) on(day string) { h.Clock.Set(civil.MustDate(day).At(9, 0, time.UTC)) }

// pact proposes and accepts a pact today.
func (h *house) pact() {
	h.t.Helper()
	ctx := h.t.Context()
	h.must(h.ProposePact(ctx, h.worker, pathway.ProposePactCmd{Cmd: h.cmd(), PersonSide: "venire", OurSide: "seguirti"}))
	h.must(h.AcceptPact(ctx, h.worker, pathway.AcceptPactCmd{Cmd: h.cmd(), How: "on_screen"}))
}

func TestADecisionOpensThePathwayAndItsPromises(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReactivation)
	if p := h.now(); p.State != pathway.PactToPropose || p.DecidedOn != decided || p.Track != pathway.TrackReactivation {
		t.Errorf("pathway %+v", p)
	}
	for kind, due := range map[pathway.PromiseKind]string{
		pathway.PromiseReactivation: "2022-04-10", pathway.PromiseOpportunity: "2022-07-10", pathway.PromiseExperience: "2022-11-10",
	} {
		if p := h.promises()[kind]; p.Due.String() != due || p.State != pathway.PromiseOpen {
			t.Errorf("%s: due %s, %s; want %s, open", kind, p.Due, p.State, due)
		}
	}
}

func TestThePathFromPactToWork(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	h.decide(decidedReactivation)
	h.on("2022-01-12")
	h.pact()
	h.on("2022-03-01")
	h.must(h.PlanStep(ctx, h.worker, pathway.PlanStepCmd{Application: h.app, Kind: "orientation", On: civil.MustDate("2022-03-02")}))
	steps, err := pathway.StepsOf(ctx, h.DB.Reader(), h.app)
	h.must(err)
	h.must(h.EndStep(ctx, h.worker, pathway.EndStepCmd{Step: steps[0].ID, Version: 1, Held: pathway.OutcomeHeld, Minutes: 90}))
	h.must(h.Reactivate(ctx, h.worker, pathway.FactCmd{Cmd: h.cmd()}))
	h.on("2022-03-20")
	h.must(h.RecordOpportunity(ctx, h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "board"}))
	h.on("2022-04-04")
	h.must(h.RecordExperience(ctx, h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "company"}))
	h.on("2022-07-04")
	h.must(h.RecordJob(ctx, h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "company"}))
	h.on("2022-09-04")
	h.must(h.Close(ctx, h.worker, pathway.CloseCmd{Cmd: h.cmd(), End: pathway.EndWorks, Balance: pathway.Balance{Done: "lavora"}}))
	if p := h.now(); p.State != pathway.Closed || p.End != pathway.EndWorks {
		t.Errorf("state %s, end %s", p.State, p.End)
	}
	for kind, p := range h.promises() {
		if p.State != pathway.PromiseKept || p.KeptBy == "" {
			t.Errorf("%s is %s, kept by %q", kind, p.State, p.KeptBy)
		}
	}
	events, err := journal.ByApplication(ctx, h.DB.Reader(), h.app)
	h.must(err)
	i := slices.IndexFunc(events, func(e journal.Event) bool { return e.Kind == pathway.KindStepHeld })
	if i < 0 || events[i].Quantity != 90 {
		t.Error("the step's minutes are not in the journal")
	}
}

func TestABrokenPromiseIsRecordedOnceOnItsDueDay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	h.on("2022-04-10")
	if n, err := h.BreakDue(t.Context()); n != 0 || err != nil {
		t.Fatalf("on the due day: %d broken, %v", n, err)
	}
	h.on("2022-04-11")
	for want := range []int{1, 0} {
		n, err := h.BreakDue(t.Context())
		if want = 1 - want; n != want || err != nil {
			t.Fatalf("%d broken, %v; want %d", n, err, want)
		}
	}
	p := h.promises()[pathway.PromiseOpportunity]
	e, err := journal.ByID(t.Context(), h.DB.Reader(), p.BrokenBy)
	if err != nil || p.State != pathway.PromiseBroken || e.OccurredOn.String() != "2022-04-10" {
		t.Errorf("promise %s, event on %s, %v", p.State, e.OccurredOn, err)
	}
}

func TestAFactThatArrivesLateTakesTheBreakBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	h.on("2022-05-01")
	if _, err := h.BreakDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	broken := h.promises()[pathway.PromiseOpportunity].BrokenBy
	h.must(h.RecordOpportunity(t.Context(), h.worker, pathway.FactCmd{Cmd: h.cmd(), On: civil.MustDate("2022-04-08"), Source: "agency"}))
	p := h.promises()[pathway.PromiseOpportunity]
	if p.State != pathway.PromiseKept || p.BrokenBy != "" || p.KeptOn.String() != "2022-04-08" {
		t.Errorf("promise %+v", p)
	}
	events, err := journal.ByApplication(t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	if !slices.ContainsFunc(events, func(e journal.Event) bool { return e.Voids == broken }) {
		t.Error("the record of the break stands")
	}
}

func TestAPromiseKeptAfterItsDayStaysBroken(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	h.on("2022-05-01")
	if _, err := h.BreakDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.must(h.RecordOpportunity(t.Context(), h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "agency"}))
	if p := h.promises()[pathway.PromiseOpportunity]; p.State != pathway.PromiseLate || p.BrokenBy == "" {
		t.Errorf("promise %+v", p)
	}
}

func TestAPromiseIsNotBrokenWhileAPauseRuns(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	h.decide(decidedReactivation) // reactivation due on 10 April
	h.on("2022-03-01")
	h.must(h.Pause(ctx, h.worker, pathway.PauseCmd{Cmd: h.cmd(), Until: civil.MustDate("2022-05-30"), Reason: "family", Approver: h.chief.User}))
	for _, day := range []string{"2022-04-11", "2022-05-20", "2022-06-05"} {
		h.on(day)
		n, err := h.BreakDue(ctx)
		h.must(err)
		if p := h.promises()[pathway.PromiseReactivation]; n != 0 || p.State != pathway.PromiseOpen || p.BrokenBy != "" {
			t.Errorf("on %s: %d broken, the promise is %s", day, n, p.State)
		}
	}
	if p := h.promises()[pathway.PromiseReactivation]; p.Due != civil.MustDate("2022-07-10") || p.PausedDays != 91 {
		t.Errorf("due on %s after %d days of pause, want 10 July after 91", p.Due, p.PausedDays)
	}
}

func TestUndoGivesBackTheStateBefore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	h.decide(decidedReactivation)
	h.pact()
	before, promisesBefore := h.now(), h.promises()
	h.must(h.RecordJob(ctx, h.worker, pathway.FactCmd{Cmd: h.cmd(), Source: "company"}))
	events, err := journal.ByApplication(ctx, h.DB.Reader(), h.app)
	h.must(err)
	last := events[len(events)-1]
	h.must(h.Undo(ctx, h.worker, h.app, last.ID))
	after := h.now()
	after.Version = before.Version
	if after != before {
		t.Errorf("after undo %+v, before %+v", after, before)
	}
	for kind, p := range h.promises() {
		if p != promisesBefore[kind] {
			t.Errorf("%s: %+v, before %+v", kind, p, promisesBefore[kind])
		}
	}
	if err := h.Undo(ctx, h.worker, h.app, events[1].ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("undoing a fact that others follow = %v, want a conflict", err)
	}
}

func TestTakingTheDecisionBackClosesThePathwayOnlyWhileNothingStandsOnIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	e := h.decide(decidedReady)
	void := func() error {
		return h.DB.Write(t.Context(), func(tx *db.Tx) error { _, err := h.journal.Void(t.Context(), tx, "", e.ID, "mistake"); return err })
	}
	h.must(h.ProposePact(t.Context(), h.worker, pathway.ProposePactCmd{Cmd: h.cmd(), PersonSide: "a", OurSide: "b"}))
	if err := void(); !fault.Is(err, fault.Conflict) {
		t.Errorf("with a pact = %v, want a conflict", err)
	}
	events, err := journal.ByApplication(t.Context(), h.DB.Reader(), h.app)
	h.must(err)
	h.must(h.Undo(t.Context(), h.worker, h.app, events[len(events)-1].ID))
	h.must(void())
	if _, err := pathway.Load(t.Context(), h.DB.Reader(), h.app); !fault.Is(err, fault.NotFound) {
		t.Errorf("the pathway = %v, want none", err)
	}
}

func TestAPathwayCanCloseTwiceOnADay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	shut := func(done string) error {
		return h.Close(t.Context(), h.worker, pathway.CloseCmd{Cmd: h.cmd(), End: pathway.EndWithdrew, Balance: pathway.Balance{Done: done}})
	}
	h.must(shut("too early"))
	h.must(h.Reopen(t.Context(), h.worker, h.cmd()))
	h.must(shut("at last"))
	if got := h.now().State; got != pathway.Closed {
		t.Errorf("got %s, want closed", got)
	}
}

func TestCommandsAreForTheReferentAndTheCoordinator(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	other, office := h.user("other", access.CaseWorker), h.user("office", access.Office)
	for _, actor := range []access.Actor{other, office, {}} {
		commands := map[string]func(context.Context) error{
			"propose": func(ctx context.Context) error {
				return h.ProposePact(ctx, actor, pathway.ProposePactCmd{Cmd: h.cmd(), PersonSide: "a", OurSide: "b"})
			},
			"opportunity": func(ctx context.Context) error {
				return h.RecordOpportunity(ctx, actor, pathway.FactCmd{Cmd: h.cmd(), Source: "board"})
			},
			"plan": func(ctx context.Context) error {
				return h.PlanStep(ctx, actor, pathway.PlanStepCmd{Application: h.app, Kind: "italian", On: decided})
			},
			"close": func(ctx context.Context) error {
				return h.Close(ctx, actor, pathway.CloseCmd{Cmd: h.cmd(), End: pathway.EndWithdrew, Balance: pathway.Balance{Done: "x"}})
			},
		}
		for name, command := range commands {
			if err := command(t.Context()); !fault.Is(err, fault.Denied) {
				t.Errorf("%s by %v = %v, want denied", name, actor.Roles, err)
			}
		}
	}
	if p := h.now(); p.State != pathway.PactToPropose || p.Version != 1 {
		t.Errorf("a denied command left %+v", p)
	}
}

func TestAStaleVersionIsAConflict(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.decide(decidedReady)
	stale := h.cmd()
	h.must(h.ProposePact(t.Context(), h.worker, pathway.ProposePactCmd{Cmd: stale, PersonSide: "a", OurSide: "b"}))
	err := h.ProposePact(t.Context(), h.chief, pathway.ProposePactCmd{Cmd: stale, PersonSide: "c", OurSide: "d"})
	if !fault.Is(err, fault.Conflict) {
		t.Errorf("got %v, want a conflict", err)
	}
}

func TestAnotherProgrammesMonthsCountForDecisionsFromTheirDay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.write(func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE programme_setting SET value = '4' WHERE code = 'rules.ready_opportunity'`)
		return err
	})
	h.decide(decidedReady)
	if p := h.promises()[pathway.PromiseOpportunity]; p.Due.String() != "2022-05-10" {
		t.Errorf("due %s, want four months after the decision", p.Due)
	}
}
