package app

import (
	"testing"

	"insieme/internal/area/intake"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
)

// TestThreeSheetsForThreeReaders makes the three outputs of an interview: the
// team's, with health masked for who may not see it; the person's own, in both
// languages and without anything restricted; the professional profile, with
// nothing but what is listed and only with consent.
func TestThreeSheetsForThreeReaders(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	interviewer := s.user(access.Interviewer)
	f := s.interviewed(interviewer.User)
	_, err := s.Intake.RecordAssessment(s.ctx(), access.System(), intake.AssessCmd{Cmd: f.cmd(), Profile: intake.Profile{
		intake.SelfBefore: {Levels: map[string]intake.Level{"can": 1}}, intake.SelfAfter: {Levels: map[string]intake.Level{"can": 3}},
		"work":   {Levels: map[string]intake.Level{"italian": 4, "digital": 1}, Note: "nota di lavoro"},
		"health": {Levels: map[string]intake.Level{"tasks": 1}, Note: "mal di schiena"},
	}})
	s.must(err)
	_, err = s.Intake.Decide(s.ctx(), access.System(), intake.DecideCmd{Cmd: f.cmd(), Decision: intake.DecideReactivation})
	s.must(err)
	of := "/persone/" + string(f.person)

	internal := of + "/scheda-interna"
	s.as(access.Interviewer).Get(internal).Want(200).Good().WantText("mal di schiena", "nota di lavoro", "da riattivare", "Non è l'indice di fragilità")
	s.colleague("altra", access.CaseWorker)
	s.signedIn("altra").Get(internal).Want(200).Good().WantText("nota di lavoro", "dato riservato").WantNoText("mal di schiena", "Salute e mansioni")

	own := s.as(access.Interviewer).Get(of + "/foglio").Want(200).Good()
	own.WantText("Ciao Chiara", "Italiano per il lavoro", "Strumenti digitali", "So che cosa so fare: prima per niente, adesso abbastanza.", "Prima ci prepariamo insieme", "Un colloquio in un'azienda: entro")
	own.WantNoText("mal di schiena", "nota di lavoro", "Salute e mansioni", "fragile")
	s.as(access.Interviewer).Get(of+"/foglio?lingua=en").Want(200).Good().WantText("Hello Chiara", "Italian for work", "First we get ready together")

	officer := s.as(access.CompanyOfficer)
	officer.Get(internal).Want(404)
	officer.Get(of + "/foglio").Want(404)
	officer.Get(of).Want(200).Good().WantNoText("nota di lavoro", "mal di schiena")
	shared := of + "/profilo-professionale"
	officer.Get(shared).Want(200).Good().WantText("non ha dato il consenso").WantNoText("magazzino", "diploma")
	s.must(s.Person.GiveConsent(s.ctx(), access.System(), person.ConsentCmd{Person: f.person, Kind: person.ConsentShare, NoticeVersion: person.NoticeVersion}))
	page := officer.Get(shared).Want(200).Good().WantText("Chiara Venturi", "diploma")
	page.WantNoText("nota di lavoro", "mal di schiena", "1990", "333 555", "@example.org", "Cittadinanza", "fragile", "NASpI", "riattiva")
	s.as(access.Monitor).Get(shared).Want(404)
	s.as(access.AccessPoint).Get(internal).Want(404)
	nobody := "/persone/" + string(s.colleague("nessuno", access.CaseWorker).User)
	s.as(access.Coordinator).Get(nobody + "/foglio").Want(404)
	s.as(access.Coordinator).Get(nobody + "/scheda-interna").Want(404)
	if n := s.count(`SELECT COUNT(*) FROM access_log WHERE person = $1 AND page = 'sheet.own'`, string(f.person)); n != 2 {
		t.Errorf("the access log knows of %d looks at the person's sheet, want 2", n)
	}
}
