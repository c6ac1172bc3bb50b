package app

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/web/webtest"
)

// form is what somebody types into the application form, step by step.
func form() map[string]url.Values {
	return map[string]url.Values{
		"dove":      {"municipality": {"037006"}},
		"lavoro":    {"work_status": {"unemployed"}, "income_support": {"none"}},
		"percorsi":  {"measures": {"no"}, "l14": {"no"}},
		"mestieri":  {"trades": {"warehouse", "kitchen"}},
		"scuola":    {"education": {"upper_secondary"}, "italian_level": {"good"}},
		"chi-sei":   {"given_name": {"Aminata"}, "surname": {"Sow"}, "birth_date": {"5/5/1997"}, "sex": {"f"}, "citizenship": {"SN"}},
		"contatti":  {"phone": {"333 555 0101"}, "email": {"aminata@example.org"}, "lang": {"it"}},
		"controllo": {"consent": {"1"}},
	}
}

var formSlugs = []string{"dove", "lavoro", "percorsi", "mestieri", "scuola", "chi-sei", "contatti", "controllo"}

// apply fills in the form in a browser, up to the receipt.
func (s *site) apply(c *webtest.Client, answers map[string]url.Values) *webtest.Answer {
	s.t.Helper()
	page := c.Get("/candidatura").Want(http.StatusSeeOther).Follow()
	for _, slug := range formSlugs {
		page = page.Want(http.StatusOK).Submit(`form[action="/candidatura/`+slug+`"]`, answers[slug]).Want(http.StatusSeeOther).Follow()
	}
	return page.Want(http.StatusOK)
}

// journey is a case on its way, in the browsers of those who work on it.
type journey struct {
	*site
	file
	citizen *webtest.Client
	seen    int // events of the case looked at so far
}

// stage is a step of the way: somebody does something on a page.
type stage struct {
	name  string
	role  access.Role
	page  string // where the form stands, below the case or, with a slash, at all
	form  string // the end of its address
	typed url.Values
	kinds []string // of the facts that it records
	// What is seen afterwards.
	column string // of the queue where the case stands; empty for none
	stage  string // words on the person's page
	todo   string // address of the next thing to do, on Oggi of todoOf
	todoOf access.Role
	keeps  bool // there is no undo
}

func (j *journey) stages() []stage {
	cpi := string(j.organisation("Centro per l'impiego", network.KindEmploymentCentre))
	of, way := "/candidature/"+string(j.application), "/percorsi/"+string(j.application)
	other := url.Values{
		"slot": {"other"}, "user": {string(j.user(access.Interviewer).User)}, "day": {begin.String()}, "hour": {"15:30"}, "length": {"45"}, "place": {"Stanza 2"},
	}
	return []stage{
		{
			name: "requirements", role: access.Office, page: of, form: of + "/requisiti", kinds: []string{"requirements_met"},
			column: "verifying", stage: "in verifica", todo: of, todoOf: access.Office,
		},
		{
			name: "question to the partner", role: access.Office, page: of, form: of + "/chiedi", typed: url.Values{"measures_partner": {cpi}},
			kinds: []string{"verification_asked"}, column: "verifying", stage: "in verifica",
		},
		{
			name: "answer about measures", role: access.Office, page: of, form: of + "/misure", kinds: []string{"no_active_measure"},
			column: "verifying", stage: "in verifica",
		},
		{
			name: "answer about L.R. 14/15", role: access.Office, page: of, form: of + "/percorso", kinds: []string{"no_l14_path"},
			column: "to_invite", stage: "da chiamare", todo: of + "/invita", todoOf: access.Office,
		},
		{
			name: "invitation", role: access.Office, page: of + "/invita", form: of + "/invita", typed: other,
			kinds: []string{"appointment_set", "interview_set"}, column: "interview_set", stage: "colloquio",
		},
		{
			name: "presence", role: access.Interviewer, page: of + "/colloquio", form: of + "/presenza", typed: url.Values{"presence": {"present"}},
			kinds: []string{"appointment_marked", "interview_held"}, column: "to_decide", stage: "da decidere",
			todo: of + "/colloquio", todoOf: access.Interviewer,
		},
		{
			name: "assessment", role: access.Interviewer, page: of + "/colloquio", form: of + "/valutazione",
			typed: url.Values{"level": {"work.italian=3", "-"}, "note": {"cerca da tempo", "", ""}}, kinds: []string{"assessment_recorded"},
			column: "to_decide", stage: "da decidere",
		},
		{
			name: "decision", role: access.Interviewer, page: of + "/colloquio", form: of + "/decisione",
			typed: url.Values{"decision": {"reactivation"}}, kinds: []string{"decided_reactivation"}, stage: "patto da proporre",
			todo: way + "/patto", todoOf: access.Coordinator,
		},
		{
			name: "referent", role: access.Coordinator, page: "/persone/" + string(j.person) + "/referente",
			form: "/persone/" + string(j.person) + "/referente", typed: url.Values{"user": {string(j.user(access.CaseWorker).User)}, "reason": {"first"}},
			kinds: []string{"referent_assigned"}, stage: "patto da proporre", todo: way + "/patto", todoOf: access.CaseWorker, keeps: true,
		},
		{
			name: "pact", role: access.CaseWorker, page: way + "/patto", form: way + "/patto", kinds: []string{"pact_proposed"},
			stage: "patto proposto", todo: way + "/patto", todoOf: access.CaseWorker,
		},
		{
			name: "acceptance", role: access.CaseWorker, page: way + "/patto", form: way + "/patto/si", kinds: []string{"pact_accepted"}, stage: "da riattivare",
		},
		{
			name: "opportunity", role: access.CaseWorker, page: "/persone/" + string(j.person), form: way + "/fatti",
			typed: url.Values{"fact": {"opportunity_recorded"}, "source": {"board"}}, kinds: []string{"opportunity_recorded"}, stage: "da riattivare",
		},
	}
}

// TestJourney walks a person from the form to a promise that counts and is
// kept, with the pages' own forms as they are without scripts, and takes every
// step back once on the way.
func TestJourney(t *testing.T) {
	t.Parallel()
	j := &journey{site: newSite(t)}
	j.citizen = j.nobody()
	receipt := j.apply(j.citizen, form())
	j.find(receipt)
	j.wantEvents("application_received")
	j.wantSeen(stage{name: "form", column: "new", stage: "ricevuta", todo: "/candidature/" + string(j.application), todoOf: access.Office})
	for _, step := range j.stages() {
		if step.name == "presence" {
			j.at(begin, 16)
		}
		if !step.keeps {
			before := j.snapshot()
			undo := j.take(step).Attr(".i-feedback form", "action")
			j.seen = len(j.events()) // the undo voids what was recorded
			page := j.as(step.role).Post(undo, nil).Want(http.StatusSeeOther).Follow().Want(http.StatusOK)
			page.WantElement(".i-feedback")
			if d := difference(j.snapshot(), before); d != "" {
				t.Errorf("%s taken back leaves a difference:%s", step.name, d)
			}
			j.seen = len(j.events())
		}
		j.take(step)
		j.wantEvents(step.kinds...)
		j.wantSeen(step)
	}
	j.wantPromises()
	j.citizen.Get("/strada").Want(http.StatusOK).Good().WantText("Aminata")
}

// find learns from the receipt's code which case it is.
func (j *journey) find(receipt *webtest.Answer) {
	j.t.Helper()
	var err error
	j.application, err = db.One(j.ctx(), j.DB.Reader(), db.Scalar[id.Application], `SELECT id FROM application`)
	j.must(err)
	got, err := j.Intake.Receipt(j.ctx(), j.application)
	j.must(err)
	j.person, j.code = got.Person, got.Code
	receipt.Good().WantText(got.Code.Groups())
}

// take does a step on its page and follows to where it leads.
func (j *journey) take(s stage) *webtest.Answer {
	j.t.Helper()
	c := j.as(s.role)
	a := c.Get(s.page).Want(http.StatusOK).Good().Submit(`form[action="`+s.form+`"]`, s.typed)
	if a.Status != http.StatusSeeOther {
		j.t.Fatalf("%s: got status %d: %s", s.name, a.Status, a.Text())
	}
	return a.Follow().Want(http.StatusOK).Good()
}

func (j *journey) events() []journal.Event {
	j.t.Helper()
	events, err := journal.ByPerson(j.ctx(), j.DB.Reader(), j.person)
	j.must(err)
	slices.SortFunc(events, func(a, b journal.Event) int { return int(a.Seq - b.Seq) })
	return events
}

// wantEvents wants exactly these kinds since it was last asked.
func (j *journey) wantEvents(kinds ...string) {
	j.t.Helper()
	var got []string
	all := j.events()
	for _, e := range all[j.seen:] {
		got = append(got, string(e.Kind))
	}
	j.seen = len(all)
	if !slices.Equal(got, kinds) {
		j.t.Errorf("the journal got %q, want %q", got, kinds)
	}
}

// wantSeen looks where people look: the queue, the person's page, Oggi.
func (j *journey) wantSeen(s stage) {
	j.t.Helper()
	office := j.as(access.Office)
	for _, column := range intake.Queues() {
		there := strings.Contains(office.Get("/candidature?colonna="+string(column)).Want(http.StatusOK).Text(), "SOW Aminata")
		if want := string(column) == s.column; there != want {
			j.t.Errorf("after %s: in the column %s = %v, want %v", s.name, column, there, want)
		}
	}
	j.as(access.CaseWorker).Get("/persone/"+string(j.person)).Want(http.StatusOK).Good().WantText("SOW Aminata", s.stage)
	if s.todo == "" {
		return
	}
	j.as(s.todoOf).Get("/oggi").Want(http.StatusOK).Good().WantElement(`#da-fare a[href="` + s.todo + `"]`)
}

// wantPromises wants the promises of the reactivation track, counted from the
// decision, the second one kept.
func (j *journey) wantPromises() {
	j.t.Helper()
	got, err := db.All(j.ctx(), j.DB.Reader(), func(s db.Scanner) (string, error) {
		var kind, state string
		var due any
		err := s.Scan(&kind, &due, &state)
		return kind + " " + fmt.Sprint(due)[:10] + " " + state, err
	}, `SELECT kind, due, state FROM promise WHERE application = $1 ORDER BY due`, string(j.application))
	j.must(err)
	want := []string{"reactivation 2022-06-01 open", "opportunity 2022-09-01 kept", "experience 2023-01-01 open"}
	if !slices.Equal(got, want) {
		j.t.Errorf("the promises are %q, want %q", got, want)
	}
	j.as(access.CaseWorker).Get("/promesse").Want(http.StatusOK).Good()
}

// snapshot is the case as all areas keep it, versions apart.
func (j *journey) snapshot() []string {
	j.t.Helper()
	var out []string
	for _, table := range []string{"application", "application_check", "assessment", "pathway", "promise", "pact", "pathway_step", "person_card", "person_referent"} {
		for _, row := range j.rows(table, "version", "id", "event", "sealed", "code_sealed") {
			out = append(out, table+": "+row)
		}
	}
	taken := j.count(`SELECT count(*) FROM appointment WHERE state IN ('set', 'present', 'absent')`)
	return append(out, fmt.Sprintf("appointments: %d %v", taken, j.rows("agenda_slot", "id")))
}
