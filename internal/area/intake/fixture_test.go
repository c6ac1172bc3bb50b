package intake

import (
	"context"
	"fmt"
	"testing"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
)

// house is a real database with the services that intake stands on, on a fixed
// day: Wednesday 2 March 2022, nine o'clock.
type house struct {
	t       testing.TB
	db      *db.DB
	clock   clock.Programme
	service *Service
	office  access.Actor
	giulia  access.Actor // interviewer
	chief   access.Actor // coordinator
	cpi     id.Organisation
	caritas id.Organisation
	sent    int
}

func newHouse(t testing.TB) *house {
	t.Helper()
	d := dbtest.New(t)
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	c := clock.Fixed(day(2).At(9, 0, rome), rome)
	pathway := journal.Part{Kinds: []journal.Kind{"pact_proposed"}} // of a later area
	j, err := journal.New(c, nil, Part(), agenda.Part(), person.Part(), pathway)
	if err != nil {
		t.Fatal(err)
	}
	keys := crypt.Ephemeral()
	jobs := job.New(d, clock.Wall{}, job.Options{})
	outbox, err := message.New(message.Deps{DB: d, Keys: keys, Jobs: jobs, Clock: c}, Templates(), QuestionTemplates())
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, db: d, clock: c}
	h.service = NewService(Deps{
		DB: d, Journal: j, Clock: c, Keys: keys,
		People: person.NewService(person.Deps{DB: d, Journal: j, Clock: c, Keys: keys}),
		Agenda: agenda.NewService(agenda.Deps{DB: d, Journal: j, Clock: c}),
		Jobs:   jobs, Outbox: outbox, Public: "https://insieme.test",
	})
	h.service.Schedule(jobs)
	h.cpi = h.organisation("Centro per l'impiego", "employment_centre", "public")
	h.exec(`UPDATE organisation SET email = $1 WHERE id = $2`, "verifiche@cpi.example", h.cpi)
	h.caritas = h.organisation("Caritas San Donato", "parish_desk", "civil_society")
	h.office = h.user("office", access.Office)
	h.giulia = h.user("giulia", access.Interviewer)
	h.chief = h.user("chief", access.Coordinator)
	return h
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	err := h.db.Write(h.t.Context(), func(tx *db.Tx) error {
		_, err := tx.Exec(h.t.Context(), query, args...)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) organisation(name, kind, pole string) id.Organisation {
	h.t.Helper()
	o := id.New[id.Organisation]()
	h.exec(`INSERT INTO organisation (id, name, name_key, pole, kind, access_point, answers_checks, active, version)
		VALUES ($1, $2, $2, $3, $4, $5, $6, $5, 1)`, o, name, pole, kind, true, kind == "employment_centre")
	return o
}

func (h *house) user(login string, role access.Role) access.Actor {
	h.t.Helper()
	u := id.New[id.User]()
	h.exec(`INSERT INTO app_user (id, login, name, name_key, lang, must_change, active, created_at, version)
		VALUES ($1, $2, $3, $3, 'it', $4, $5, $6, 1)`, u, login, login, false, true, h.clock.Now())
	h.exec(`INSERT INTO user_role (app_user, role) VALUES ($1, $2)`, u, role)
	return access.Actor{User: u, Roles: []access.Role{role}}
}

// answers are those of somebody within the requirements.
func (h *house) answers() Answers {
	h.sent++
	return Answers{
		Declared: Declared{
			Municipality: "037006", WorkStatus: Unemployed, WeeklyHours: HoursUnknown, IncomeSupport: SupportNASpI,
			Measures: SaidNo, L14: SaidNo,
		},
		Trades: []string{"warehouse"}, Education: "upper_secondary", ItalianLevel: "good", GivenName: "Chiara",
		Surname: fmt.Sprintf("Venturi%s", string(rune('A'+h.sent))), BirthDate: civil.NewDate(1991, 1, 30), Sex: "f",
		Citizenship: "IT", Phone: "+393335550162", Lang: "it",
	}
}

// received is an application that has just come in.
func (h *house) received() Cmd {
	h.t.Helper()
	r, err := h.service.Submit(h.t.Context(), access.Actor{}, SubmitCmd{Token: NewFormToken(), Channel: ChannelSite, Answers: h.answers()})
	if err != nil {
		h.t.Fatal(err)
	}
	return Cmd{Application: r.Application}
}

// at is an application brought to a state by the commands.
func (h *house) at(s State) Cmd {
	h.t.Helper()
	c := h.received()
	if s == Received {
		return c
	}
	h.do(h.service.CheckRequirements(h.t.Context(), h.office, CheckCmd{Cmd: c, Area: Yes, Work: Yes, Source: "form"}))
	if s == Verifying {
		return c
	}
	h.do(h.service.AnswerMeasures(h.t.Context(), h.office, MeasuresCmd{Cmd: c, Answer: Yes, Source: "employment_centre"}))
	h.do(h.service.AnswerPath(h.t.Context(), h.office, PathCmd{Cmd: c, Answer: PathNone, Source: "social_services"}))
	if s == ToInvite {
		return c
	}
	h.invite(c, day(2))
	if s == InterviewSet {
		return c
	}
	h.clock.Set(h.clock.Now().Add(10 * time.Hour)) // the hour of the appointment is gone
	h.do(h.service.HoldInterview(h.t.Context(), h.giulia, HoldCmd{Cmd: c}))
	if s == ToDecide {
		return c
	}
	h.do(h.service.Decide(h.t.Context(), h.giulia, DecideCmd{Cmd: c, Decision: DecideReady}))
	return c
}

// invite fixes an interview with Giulia, at a free hour.
func (h *house) invite(c Cmd, on civil.Date) id.Event {
	h.t.Helper()
	h.sent++
	return h.do(h.service.SetInterview(h.t.Context(), h.office, InviteCmd{
		Cmd: c, Interviewer: h.giulia.User, At: agenda.Time{OnDay: on, Minute: 10*60 + h.sent*5, Length: 5}, Place: "Stanza 2",
	}))
}

func (h *house) do(event id.Event, err error) id.Event {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	return event
}

func (h *house) load(c Cmd) Application {
	h.t.Helper()
	a, err := load(h.t.Context(), h.db.Reader(), c.Application)
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

// entries are the standing facts that move an application.
func (h *house) entries(c Cmd) []Entry {
	h.t.Helper()
	events, err := journal.ByApplication(context.Background(), h.db.Reader(), c.Application)
	if err != nil {
		h.t.Fatal(err)
	}
	var out []Entry
	for _, e := range Entries(events) {
		if e.moves() {
			out = append(out, e)
		}
	}
	return out
}

// isFold fails unless the table says what the journal says.
func (h *house) isFold(c Cmd) {
	h.t.Helper()
	a := h.load(c)
	want, err := Replay(a, h.entries(c))
	if err != nil {
		h.t.Fatal(err)
	}
	if a != want {
		h.t.Errorf("the table says %+v, the journal %+v", a, want)
	}
}

func (h *house) findings(c Cmd) []Finding {
	h.t.Helper()
	all, err := findings(h.t.Context(), h.db.Reader(), c.Application)
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

// appointments are the states of an application's appointments, newest first,
// without those called off.
func (h *house) appointments(c Cmd) []agenda.State {
	h.t.Helper()
	all, err := agenda.OfApplication(h.t.Context(), h.db.Reader(), c.Application)
	if err != nil {
		h.t.Fatal(err)
	}
	var out []agenda.State
	for _, a := range all {
		out = append(out, a.State)
	}
	return out
}

// lookers are who has looked at a person's file, by the access log.
func lookers(t *testing.T, h *house, who id.Person) ([]id.User, error) {
	t.Helper()
	return db.All(t.Context(), h.db.Reader(), db.Scalar[id.User], `SELECT actor FROM access_log WHERE person = $1 ORDER BY at`, who)
}
