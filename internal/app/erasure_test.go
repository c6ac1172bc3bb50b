package app

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/area/intake"
	"insieme/internal/area/monitoring"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// canary is somebody with words that stand nowhere else.
type canary struct {
	file
	words []string
}

// canaries makes people whose cases are over: some through a whole pathway, the
// others withdrawn. Every tenth has a second record, merged.
func (s *site) canaries(n int) []canary {
	s.t.Helper()
	system, worker := access.System(), s.user(access.CaseWorker)
	var out []canary
	for i := range n {
		a := s.answers()
		word := "Canarin" + letters(i+1) + "uz"
		a.Surname, a.GivenName = word, "Zefir"+word
		a.TradeOther = "soffiatrice " + word
		f := s.submitWith(a, word)
		_, err := s.Person.AddNote(s.ctx(), worker, person.AddNoteCmd{Person: f.person, Kind: person.PlainNote, Shared: "nota di " + word})
		s.must(err)
		if i%10 == 0 {
			twin := s.submit(a)
			s.must(s.Person.Merge(s.ctx(), system, person.MergeCmd{Keep: f.person, KeepVersion: 1, Alias: twin.person, AliasVersion: 1}))
			_, err = s.Intake.Close(s.ctx(), system, intake.CloseCmd{Cmd: twin.cmd(), Ending: intake.FactWithdrawn})
			s.must(err)
		}
		if i%4 == 1 {
			s.lived(f, word)
		} else {
			_, err = s.Intake.Close(s.ctx(), system, intake.CloseCmd{Cmd: f.cmd(), Ending: intake.FactWithdrawn})
			s.must(err)
		}
		out = append(out, canary{f, []string{word, a.Phone, a.Email}})
	}
	s.work()
	return out
}

// submitWith receives a form with a CV.
func (s *site) submitWith(a intake.Answers, word string) file {
	s.t.Helper()
	token := intake.NewFormToken()
	cv := []byte("%PDF-1.7\n" + word + "\n%%EOF\n")
	s.must(s.Intake.KeepUpload(s.ctx(), intake.UploadCmd{Token: token, Name: word + ".pdf", Content: cv}))
	r, err := s.Intake.Submit(s.ctx(), access.Actor{}, intake.SubmitCmd{Token: token, Channel: intake.ChannelSite, Answers: a})
	s.must(err)
	return file{application: r.Application, person: r.Person, code: r.Code}
}

// lived brings a case that was received through a pathway to its end.
func (s *site) lived(f file, word string) {
	s.t.Helper()
	system := access.System()
	s.sent++
	s.verify(f)
	s.interview(f, s.colleague("giulia", access.Interviewer).User)
	_, err := s.Intake.Decide(s.ctx(), system, intake.DecideCmd{Cmd: f.cmd(), Decision: intake.DecideReactivation})
	s.must(err)
	s.must(s.Pathway.ProposePact(s.ctx(), system, pathway.ProposePactCmd{Cmd: s.way(f), PersonSide: "prometto " + word, OurSide: "aiutiamo " + word}))
	s.must(s.Pathway.AcceptPact(s.ctx(), system, pathway.AcceptPactCmd{Cmd: s.way(f), How: "on_paper"}))
	s.must(s.Pathway.Close(s.ctx(), system, pathway.CloseCmd{
		Cmd: s.way(f), End: pathway.EndWithdrew, On: s.Clock.Today(), Balance: pathway.Balance{Done: "fatto da " + word},
	}))
}

func (s *site) figures() string {
	s.t.Helper()
	all, err := monitoring.Figures(s.ctx(), s.DB.Reader(), s.Clock.Today())
	s.must(err)
	return fmt.Sprint(all)
}

// stored is everything that the database keeps, as bytes by where they are.
func (s *site) stored(d *db.DB) map[string][]byte {
	s.t.Helper()
	out := map[string][]byte{}
	if d.Engine() == db.SQLite {
		backup := filepath.Join(s.t.TempDir(), "backup.db")
		s.must(d.CopyTo(s.ctx(), backup))
		for _, name := range []string{d.Path(), d.Path() + "-wal", backup} {
			content, err := os.ReadFile(name)
			s.must(err)
			out[filepath.Base(name)] = content
		}
		return out
	}
	tables, err := db.All(s.ctx(), d.Reader(), db.Scalar[string],
		`SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`)
	s.must(err)
	for _, table := range tables {
		rows, err := db.All(s.ctx(), d.Reader(), db.Scalar[string], `SELECT CAST(t AS TEXT) FROM `+table+` t`)
		s.must(err)
		out[table] = []byte(strings.Join(rows, "\n"))
	}
	return out
}

// TestErasureLeavesNoTraceAndNoFigureMoves erases twenty people and looks for
// them in every byte that the database keeps and in a backup made after.
func TestErasureLeavesNoTraceAndNoFigureMoves(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	gone, stays := s.canaries(20), s.counting(s.user(access.CaseWorker).User, s.colleague("giulia", access.Interviewer).User)
	if n := s.count(`SELECT count(*) FROM person_document`); n != 20 {
		t.Fatalf("%d documents before, want 20", n)
	}
	found := func(where map[string][]byte) (n int) {
		for name, content := range where {
			folded := bytes.ToLower(content)
			for _, c := range gone {
				for _, w := range c.words {
					if bytes.Contains(content, []byte(w)) || bytes.Contains(folded, bytes.ToLower([]byte(w))) {
						n++
						if s.count(`SELECT count(*) FROM person_erasure`) > 0 {
							t.Errorf("%q stands in %s", w, name)
						}
					}
				}
			}
		}
		return n
	}
	if n := found(s.stored(s.DB)); n < 20 {
		t.Fatalf("found %d words before the erasure, want all surnames: the search is blind", n)
	}
	before := s.figures()
	for _, c := range gone {
		s.must(s.Person.Erase(s.ctx(), s.user(access.Coordinator), person.EraseCmd{
			Person: c.person, Reason: "asked", Authority: "prot. 12/2022", Confirmed: true,
		}))
	}
	s.work()
	s.must(s.DB.Scrub(s.ctx()))
	if after := s.figures(); after != before {
		t.Errorf("figures moved: %s, were %s", after, before)
	}
	found(s.stored(s.DB))
	if n := s.count(`SELECT count(*) FROM file`) + s.count(`SELECT count(*) FROM file_part`); n != 0 {
		t.Errorf("%d rows of files are left", n)
	}
	if n := s.count(`SELECT count(*) FROM person_dimension d JOIN person p ON p.id = d.person WHERE p.erased_on IS NOT NULL AND d.birth_year % 5 <> 0`); n != 0 {
		t.Errorf("%d birth years are as they were", n)
	}
	if n := s.count(`SELECT count(*) FROM person WHERE erased_on IS NOT NULL AND surname_sound || given_sound || surname_key || address <> ''`); n != 0 {
		t.Errorf("%d records still sound like their name", n)
	}
	report, err := s.Deep(s.ctx())
	s.must(err)
	if len(report.Wrong) > 0 {
		t.Errorf("the deep check finds %v", report.Wrong)
	}
	boss := s.as(access.Coordinator)
	boss.Get(person.Path(gone[0].person, "")).Want(http.StatusNotFound)
	boss.Get(person.Path(stays.person, "")).Want(http.StatusOK)
	if err := s.Person.Erase(s.ctx(), access.System(), person.EraseCmd{Person: gone[0].person, Reason: "asked", Authority: "x", Confirmed: true}); !fault.Is(err, fault.NotFound) {
		t.Errorf("erased twice: got %v, want NotFound", err)
	}
}

func TestErasureIsRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	open := s.submit(s.answers())
	way := s.counting(s.user(access.CaseWorker).User, s.colleague("giulia", access.Interviewer).User)
	right := person.EraseCmd{Reason: "asked", Authority: "prot. 12/2022", Confirmed: true}
	for _, of := range []id.Person{open.person, way.person} {
		cmd := right
		cmd.Person = of
		if err := s.Person.Erase(s.ctx(), access.System(), cmd); !fault.Is(err, fault.Conflict) {
			t.Errorf("an open case: got %v, want a Conflict", err)
		}
		for _, role := range []access.Role{access.CaseWorker, access.Office, access.Interviewer, access.Administrator, access.Monitor} {
			if err := s.Person.Erase(s.ctx(), s.user(role), cmd); !fault.Is(err, fault.Denied) {
				t.Errorf("%s erases: got %v, want Denied", role, err)
			}
		}
	}
	path := person.Path(open.person, "/cancella")
	boss := s.as(access.Coordinator)
	boss.Get(path).Want(http.StatusOK).Good().WantText("Non si può annullare", "Che cosa resta")
	boss.Post(path, url.Values{"reason": {"asked"}}).Want(http.StatusUnprocessableEntity).Good().WantText("numero di protocollo", "Spunta la casella")
	form := url.Values{"reason": {"asked"}, "authority": {"prot. 1"}, "confirmed": {"1"}}
	boss.Post(path, form).Want(http.StatusConflict).Good().WantText("La candidatura è ancora aperta")
	_, err := s.Intake.Close(s.ctx(), access.System(), intake.CloseCmd{Cmd: open.cmd(), Ending: intake.FactWithdrawn})
	s.must(err)
	boss.Post(path, form).WantRedirect("/persone").Follow().WantText("Scheda cancellata")
	boss.Get(path).Want(http.StatusNotFound)
}

func TestRetentionProposesAndNeverErases(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	old := s.submit(s.answers())
	s.at(begin.AddMonths(60), 9)
	fresh := s.submit(s.answers())
	propose := func() int {
		n, err := s.Person.ProposeErasures(s.ctx())
		s.must(err)
		return n
	}
	if n := propose(); n != 0 {
		t.Errorf("%d proposals on the last day of retention, want none", n)
	}
	s.at(begin.AddMonths(60).AddDays(1), 9)
	if n := propose(); n != 1 {
		t.Fatalf("%d proposals a day later, want 1", n)
	}
	page := s.as(access.Coordinator).Get("/conservazione").Want(http.StatusOK).Good()
	page.WantText("da 60 mesi", "VENTURI")
	if !strings.Contains(page.Body, string(old.person)) || strings.Contains(page.Body, string(fresh.person)) {
		t.Error("the page proposes the wrong record")
	}
	s.as(access.CaseWorker).Get("/conservazione").Want(http.StatusNotFound)
	if n := s.count(`SELECT count(*) FROM person WHERE erased_on IS NULL`); n != 2 {
		t.Errorf("%d records are left, want both", n)
	}
}
