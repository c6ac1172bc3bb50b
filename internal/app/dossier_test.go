package app

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/dossier"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// canaryWords are words that stand in one section each.
var canaryWords = []string{
	"Canaridentita", "canarimestiere", "Via Canarindirizzo", "canarialias", "5550177", "canari@example.org", "canaricondivisa", "canarifile", "canarielenco",
	"Canarireferente", "Canaristanza", "canaririsposta", "canarilavoro", "canarisalute", "canaripatto", "canarinoi", "canaribilancio",
}

// private words are kept to the team, by the referent and by somebody else.
const privateOfReferent, privateOfOther = "canariprivata", "canarialtrui"

// whole is a person of whom the programme holds something of every kind.
func (s *site) whole() (file, access.Actor) {
	s.t.Helper()
	system := access.System()
	id1, err := s.Network.AddUser(s.ctx(), system, network.AddUserCmd{Login: "canari", Name: "Canarireferente", Password: password, Roles: []access.Role{access.CaseWorker}})
	s.must(err)
	referent := access.Actor{User: id1, Roles: []access.Role{access.CaseWorker}}
	other := s.colleague("altra", access.CaseWorker)
	a := s.answers()
	a.Surname, a.TradeOther, a.Phone, a.Email = "Canaridentita", "canarimestiere", "+393335550177", "canari@example.org"
	f := s.submitWith(a, "canarifile")
	s.must(s.Person.AssignReferent(s.ctx(), system, person.AssignReferentCmd{Person: f.person, User: referent.User, Reason: "first"}))
	for author, text := range map[*access.Actor]string{&referent: privateOfReferent, &other: privateOfOther} {
		_, err := s.Person.AddNote(s.ctx(), *author, person.AddNoteCmd{Person: f.person, Kind: person.PlainNote, Shared: "canaricondivisa", Private: text})
		s.must(err)
	}
	list := "numero;cognome;nome;nato il;indirizzo\ncanarielenco;" + a.Surname + ";" + a.GivenName + ";" + a.BirthDate.String() + ";Via Canarindirizzo 9\n"
	r, err := s.Person.ImportPeople(s.ctx(), system, person.ImportCmd{Source: "elenco", File: strings.NewReader(list)}, intake.PastReceiver{Service: s.Intake})
	if err != nil || r.Corrected != 1 {
		s.t.Fatalf("the list: %+v, %v", r, err)
	}
	twin := s.answers()
	twin.TradeOther = "canarialias"
	alias := s.submit(twin)
	s.must(s.Person.Merge(s.ctx(), system, person.MergeCmd{Keep: f.person, KeepVersion: s.version(f.person), Alias: alias.person, AliasVersion: 1}))
	s.asked(f)
	s.must(s.Intake.SetStandby(s.ctx(), system, intake.StandbyCmd{Cmd: f.cmd(), Would: true}))
	_, err = s.Intake.SetInterview(s.ctx(), system, intake.InviteCmd{
		Cmd: f.cmd(), Interviewer: other.User, At: agenda.Time{OnDay: s.Clock.Today(), Minute: 500, Length: 5}, Place: "Canaristanza",
	})
	s.must(err)
	_, err = s.Agenda.RecordVisit(s.ctx(), system, agenda.VisitCmd{Topic: agenda.TopicOther, Person: f.person})
	s.must(err)
	_, err = s.Intake.HoldInterview(s.ctx(), system, intake.HoldCmd{Cmd: f.cmd()})
	s.must(err)
	_, err = s.Intake.RecordAssessment(s.ctx(), system, intake.AssessCmd{Cmd: f.cmd(), Profile: intake.Profile{
		"work": {Levels: map[string]intake.Level{"italian": 3}, Note: "canarilavoro"}, "health": {Note: "canarisalute"},
	}})
	s.must(err)
	_, err = s.Intake.Decide(s.ctx(), system, intake.DecideCmd{Cmd: f.cmd(), Decision: intake.DecideReactivation})
	s.must(err)
	s.must(s.Pathway.ProposePact(s.ctx(), system, pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: "canaripatto", OurSide: "canarinoi"}))
	s.must(s.Pathway.AcceptPact(s.ctx(), system, pathway.AcceptPactCmd{Cmd: s.way(f), How: "on_paper"}))
	s.must(s.Pathway.PlanStep(s.ctx(), system, pathway.PlanStepCmd{Application: f.application, Kind: "italian", On: s.Clock.Today().AddDays(7)}))
	s.must(s.Pathway.Close(s.ctx(), system, pathway.CloseCmd{Cmd: s.way(f), End: pathway.EndWithdrew, On: s.Clock.Today(), Balance: pathway.Balance{Done: "canaribilancio"}}))
	s.must(s.Pathway.JoinTeam(s.ctx(), system, pathway.JoinTeamCmd{
		Person: f.person, User: other.User, Part: "tutor", Reason: "expertise", From: s.Clock.Today(),
	}))
	s.write(`INSERT INTO application_youth (application, studying, wishes) VALUES ($1, 'neither', 'first_job')`, f.application)
	s.must(s.Person.SetWork(s.ctx(), system, person.SetWorkCmd{
		Person: f.person, Work: person.Work{Wishes: []person.WorkWish{{Trade: person.Trade{Words: "canarilavoro"}}}}, Source: person.SourcePerson, On: s.Clock.Today(),
	}))
	s.listed(f.person)
	s.work()
	s.write(`INSERT INTO person_retention (person, last_on, due_on) VALUES ($1, $2, $2)`, f.person, s.Clock.Today())
	stranger := s.submit(s.answers())
	s.write(`INSERT INTO person_duplicate (one, other, score, found_at) VALUES ($1, $2, 60, $3)`, min(f.person, stranger.person), max(f.person, stranger.person), s.Clock.Now())
	s.as(access.Coordinator).Get(person.Path(f.person, "")).Want(http.StatusOK) // somebody looks
	return f, referent
}

func (s *site) version(who id.Person) int {
	return s.count(`SELECT version FROM person WHERE id = $1`, who)
}

// asked brings an application to the invitation, with a question to a partner
// that has answered.
func (s *site) asked(f file) {
	s.t.Helper()
	system, partner := access.System(), s.user(access.Partner)
	_, err := s.Intake.CheckRequirements(s.ctx(), system, intake.CheckCmd{Cmd: f.cmd(), Area: intake.Yes, Work: intake.Yes, Source: "form"})
	s.must(err)
	_, err = s.Intake.AskVerification(s.ctx(), system, intake.AskCmd{Cmd: f.cmd(), Measures: partner.Organisation, L14: partner.Organisation})
	s.must(err)
	question, err := db.One(s.ctx(), s.DB.Reader(), db.Scalar[intake.QuestionID], `SELECT id FROM verification_request WHERE application = $1 AND rule = 'measures'`, f.application)
	s.must(err)
	s.must(s.Intake.AnswerQuestion(s.ctx(), partner, intake.AnswerCmd{Question: question, Answer: intake.Answer{Reply: intake.ReplyNone, Note: "canaririsposta"}}))
	_, err = s.Intake.AnswerMeasures(s.ctx(), system, intake.MeasuresCmd{Cmd: f.cmd(), Answer: intake.Yes, Source: "employment_centre"})
	s.must(err)
	_, err = s.Intake.AnswerPath(s.ctx(), system, intake.PathCmd{Cmd: f.cmd(), Answer: intake.PathNone, Source: "social_services"})
	s.must(err)
}

// files are both forms of a person's file as a user gets them.
func (s *site) files(login string, who id.Person, purpose dossier.Purpose) (page, plain string) {
	s.t.Helper()
	c := s.signedIn(login)
	page = c.Get(person.Path(who, "/fascicolo?per="+string(purpose))).Want(http.StatusOK).Good().Text()
	answer := c.Post(person.Path(who, "/fascicolo/json"), url.Values{"per": {string(purpose)}}).Want(http.StatusOK)
	if got := answer.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="fascicolo-`) {
		s.t.Errorf("the file is %q", got)
	}
	return page, answer.Body
}

// TestTheWholeFileHoldsEverything finds what stands in every section in both
// forms of the file.
func TestTheWholeFileHoldsEverything(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	f, _ := s.whole()
	looks := s.count(`SELECT count(*) FROM access_log WHERE person = $1`, f.person)
	page, plain := s.files(string(access.Coordinator), f.person, dossier.ForTeam)
	for _, word := range canaryWords {
		if !strings.Contains(strings.ReplaceAll(strings.ToLower(page), " ", ""), strings.ReplaceAll(strings.ToLower(word), " ", "")) {
			t.Errorf("the page lacks %q", word)
		}
		if !strings.Contains(plain, word) {
			t.Errorf("the JSON lacks %q", word)
		}
	}
	var parts map[string]json.RawMessage
	s.must(json.Unmarshal([]byte(plain), &parts))
	for _, key := range []string{"format", "exported_at", "person", "purpose"} {
		if parts[key] == nil {
			t.Errorf("the JSON lacks %s", key)
		}
	}
	for _, section := range dossierOf(s.Base, s.Areas) {
		if part := string(parts[section.Key]); part == "" || part == "[]" {
			t.Errorf("section %s holds %q: the test has nothing in it", section.Key, part)
		}
	}
	if key := rawKeys(s.Catalogue.Texts()).FindString(strings.ReplaceAll(page, "canari@example.org", "")); key != "" && !strings.HasPrefix(key, "insieme.") {
		t.Errorf("the page shows the key %q", key)
	}
	if n := s.count(`SELECT count(*) FROM access_log WHERE person = $1`, f.person); n != looks+2 {
		t.Errorf("%d looks were written down, want 2", n-looks)
	}
	if n := s.count(`SELECT count(*) FROM audit_log WHERE action = 'person.file' AND subject = $1`, f.person); n != 1 {
		t.Errorf("%d rows of audit, want that of the file taken away", n)
	}
}

// TestTheWholeFileHidesWhatTheReaderMayNotSee looks for what is closed to a
// reader in both forms.
func TestTheWholeFileHidesWhatTheReaderMayNotSee(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	f, _ := s.whole()
	cases := []struct {
		login   string
		purpose dossier.Purpose
		sees    []string
		lacks   []string
	}{
		{"canari", dossier.ForTeam, []string{privateOfReferent, privateOfOther, "canarisalute"}, nil},
		{"canari", dossier.ForPerson, []string{"canaricondivisa", "canarisalute"}, []string{privateOfReferent, privateOfOther}},
		{string(access.Coordinator), dossier.ForTeam, []string{"canaricondivisa"}, []string{privateOfReferent, privateOfOther}},
	}
	for _, c := range cases {
		page, plain := s.files(c.login, f.person, c.purpose)
		for _, word := range c.sees {
			if !strings.Contains(page, word) || !strings.Contains(plain, word) {
				t.Errorf("%s, %s: %q is missing", c.login, c.purpose, word)
			}
		}
		for _, word := range c.lacks {
			if strings.Contains(page, word) || strings.Contains(plain, word) {
				t.Errorf("%s, %s: shows %q", c.login, c.purpose, word)
			}
		}
		if len(c.lacks) > 0 && !strings.Contains(plain, `"team_only"`) {
			t.Errorf("%s, %s: does not say that a note is withheld", c.login, c.purpose)
		}
	}
	path := person.Path(f.person, "/fascicolo")
	for _, role := range access.Roles() {
		if role != access.Coordinator {
			s.as(role).Get(path).Want(http.StatusNotFound)
			s.as(role).Post(path+"/json", nil).Want(http.StatusNotFound)
		}
	}
	s.as(access.Coordinator).Get(path + "?per=tutti").Want(http.StatusUnprocessableEntity)
	s.nobody().Get(path).WantRedirect("/entra")
	s.masked(f)
}

// masked reads the file for an interviewer, to whom health, looks and messages
// of another's case are closed.
func (s *site) masked(f file) {
	s.t.Helper()
	subject, err := person.Subject(s.ctx(), s.DB.Reader(), f.person)
	s.must(err)
	people, err := person.Identities(s.ctx(), s.DB.Reader(), f.person)
	s.must(err)
	r := dossier.Reader{Actor: s.user(access.Interviewer), Person: f.person, People: people, Subject: subject, Purpose: dossier.ForTeam, L: s.Catalogue.In(i18n.It), Zone: s.Clock.Zone()}
	whole, err := dossier.Read(s.ctx(), s.DB, r, s.Clock.Now(), dossierOf(s.Base, s.Areas))
	s.must(err)
	plain, err := json.Marshal(whole)
	s.must(err)
	page := fmt.Sprintf("%+v", whole.Page())
	for _, form := range []string{string(plain), page} {
		if strings.Contains(form, "canarisalute") || strings.Contains(form, privateOfReferent) || !strings.Contains(form, "canarilavoro") {
			s.t.Errorf("an interviewer reads\n%s", form)
		}
	}
	for _, key := range []string{"messages", "looks", "duplicates"} {
		if !strings.Contains(string(plain), `"`+key+`":{"withheld":true}`) {
			s.t.Errorf("an interviewer reads %s", key)
		}
	}
	if !strings.Contains(page, "Masked:true") {
		s.t.Error("the page does not say that something is closed")
	}
}

// aboutNobody are the tables with a column that may name a person, or with
// personal data, that no section tells, and why.
var aboutNobody = map[string]string{
	"agenda_slot":        "a place of the agenda: the appointment that took it is told",
	"application_draft":  "a form that nobody has sent: it belongs to nobody yet",
	"application_upload": "the file of such a form",
	"desk_text":          "the words of the search, made from the record",
	"desk_text_near":     "the same",
	"desk_text_word":     "the same",
	"person_card":        "a projection of the journal for lists",
	"person_handover":    "who followed before a handover: the referents are told",
	"person_erasure":     "of somebody erased nothing is left to be read",
	"verification_link":  "keyed hashes of links: the question is told",
	"file":               "told by person_document",
	"file_part":          "the contents of files: their hash is told",
	"audit_log":          "who changed what: the story tells it in words",
	"app_user":           "staff", "session": "staff", "signin_attempt": "staff", "passkey": "staff", "second_factor": "staff", "recovery_code": "staff", "identity_link": "staff",
}

// TestEveryTableAboutPeopleIsInTheWholeFile reads the schema: a table that names
// a person or something that does, or that is said to hold personal data, is in
// a section or in the list of exceptions.
func TestEveryTableAboutPeopleIsInTheWholeFile(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	told := map[string]bool{}
	for _, section := range dossierOf(s.Base, s.Areas) {
		for _, table := range section.Tables {
			told[table] = true
		}
	}
	// what a company asks for names a request, and nobody
	asks := []string{"request_need", "request_language", "request_quality"}
	names := []string{"person", "alias", "one", "other", "application", "appointment", "assessment", "request", "pathway"}
	tables := s.tables()
	named := map[string]bool{}
	for _, table := range tables {
		columns := s.columns(table)
		_, personal := privacyClasses()[table]
		about := personal || slices.ContainsFunc(columns, func(c string) bool { return slices.Contains(names, c) })
		if !about || slices.Contains(asks, table) || strings.HasPrefix(table, "company") { // who speaks for a company is nobody of the programme
			continue
		}
		named[table] = true
		if _, excepted := aboutNobody[table]; !told[table] && !excepted {
			t.Errorf("table %s (%s) names people: give it a section or an exception", table, strings.Join(columns, ", "))
		}
	}
	if len(named) < 25 {
		t.Errorf("only %d tables name people: the test is blind", len(named))
	}
	for table := range told {
		if !slices.Contains(tables, table) {
			t.Errorf("a section tells the table %s, which there is not", table)
		}
	}
	for table := range aboutNobody {
		if told[table] || !named[table] {
			t.Errorf("the exception %s is none", table)
		}
	}
}

// columns are the names of a table's columns.
func (s *site) columns(table string) []string {
	s.t.Helper()
	rows, err := s.DB.Reader().Query(s.ctx(), `SELECT * FROM `+table+` LIMIT 0`)
	s.must(err)
	defer func() { s.must(rows.Close()) }()
	out, err := rows.Columns()
	s.must(err)
	s.must(rows.Err())
	return out
}
