package app

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/intake"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// crew are some people whom one case worker follows; the first one's way is
// over.
func (s *site) crew(n int, follows id.User) []file {
	s.t.Helper()
	var out []file
	for range n {
		f := s.submit(s.answers())
		s.must(s.Person.AssignReferent(s.ctx(), access.System(), person.AssignReferentCmd{Person: f.person, User: follows, Reason: "first"}))
		out = append(out, f)
	}
	_, err := s.Intake.Close(s.ctx(), access.System(), intake.CloseCmd{Cmd: out[0].cmd(), Ending: intake.FactWithdrawn})
	s.must(err)
	return out
}

func ticked(files []file) []string {
	var out []string
	for _, f := range files {
		out = append(out, string(f.person))
	}
	return out
}

func (s *site) referent(f file) id.User {
	s.t.Helper()
	p, err := person.Load(s.ctx(), s.DB.Reader(), s.Keys, f.person)
	s.must(err)
	return p.Referent
}

// TestManyAreHandedOverFromTheList ticks rows, looks at the preview, confirms,
// and takes it back, as it is done without scripts.
func TestManyAreHandedOverFromTheList(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	anna, bruno := s.colleague("anna", access.CaseWorker).User, s.colleague("bruno", access.CaseWorker).User
	crew := s.crew(4, anna)
	s.must(s.Person.AssignReferent(s.ctx(), access.System(), person.AssignReferentCmd{Person: crew[1].person, User: bruno, Reason: "closer"}))
	b := s.as(access.Coordinator)
	list := b.Get("/persone").Want(200).Good()
	list.Submit("#scelta", nil).Want(422).Good().WantText("Scegli almeno una persona")
	ask := list.Submit("#scelta", url.Values{"chosen": ticked(crew)}).Want(200).Good().WantText("4 persone scelte")
	ask.Submit(`form[action="/persone/passa"]`, url.Values{"user": {""}, "on": {"2022-03-09"}, "reason": {"leaves"}}).Want(422).Good()
	preview := ask.Submit(`form[action="/persone/passa"]`, url.Values{"user": {string(bruno)}, "on": {"2022-03-01"}, "reason": {"leaves"}}).Want(200).Good()
	preview.WantText("2 persone passano a Operatrice bruno", "Niente è ancora cambiato", "Cambiano referente", "ora Operatrice anna",
		"Restano come sono", "il percorso è concluso", "è già il suo referente")
	if got := s.referent(crew[2]); got != anna {
		t.Errorf("a preview moves people to %s", got)
	}

	// Somebody changes one of them while the preview stands on the screen.
	who, err := person.Load(s.ctx(), s.DB.Reader(), s.Keys, crew[3].person)
	s.must(err)
	s.must(s.Person.AssignReferent(s.ctx(), access.System(), person.AssignReferentCmd{Person: who.ID, User: s.user(access.Coordinator).User, Reason: "other"}))
	stale := preview.Submit(`form[action="/persone/passa/conferma"]`, nil).Want(409).Good()
	stale.WantText("Non è cambiato niente", who.Card().Name())
	if got := s.referent(crew[2]); got != anna {
		t.Errorf("a stale preview moves people to %s", got)
	}
	done := stale.Submit(`form[action="/persone/passa/conferma"]`, nil).Want(303).Follow().Want(200).Good()
	done.WantText("2 persone passate a Operatrice bruno")
	for i, want := range []id.User{anna, bruno, bruno, bruno} {
		if got := s.referent(crew[i]); got != want {
			t.Errorf("person %d is followed by %s, want %s", i, got, want)
		}
	}

	s.must(s.Person.AssignReferent(s.ctx(), access.System(), person.AssignReferentCmd{Person: crew[2].person, User: anna, Reason: "other"}))
	left, err := person.Load(s.ctx(), s.DB.Reader(), s.Keys, crew[2].person)
	s.must(err)
	undo := done.All(`form[action]`)
	path := ""
	for range undo {
		path = done.Attr(".i-feedback form", "action")
	}
	back := b.Post(path, nil).Want(200).Good()
	back.WantText("1 persona è tornata", "Restano come sono", left.Card().Name())
	if got := s.referent(crew[3]); got != s.user(access.Coordinator).User {
		t.Errorf("taken back, the person is followed by %s", got)
	}
	for _, role := range []access.Role{access.CaseWorker, access.Interviewer, access.Office, access.AccessPoint, access.Administrator} {
		s.as(role).Post("/persone/passa", url.Values{"chosen": ticked(crew)}).Want(404)
		s.as(role).Post("/persone/passa/conferma", url.Values{}).Want(404)
		s.as(role).Post(path, nil).Want(404)
	}
}

func TestWhoLeavesHandsOverEverybody(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	anna, bruno := s.colleague("anna", access.CaseWorker).User, s.colleague("bruno", access.CaseWorker).User
	crew := s.crew(3, anna)
	both := s.colleague("tutto", access.Coordinator)
	s.write(`INSERT INTO user_role (app_user, role) VALUES ($1, 'administrator')`, string(both.User))
	link := "/persone/passa?da=" + string(anna)
	s.as(access.Administrator).Get("/amministrazione/utenti/" + string(anna)).Want(200).Good().WantNoText("Passa le persone che segue")
	b := s.as(access.Coordinator)
	ask := b.Get(link).Want(200).Good().WantText("2 persone scelte")
	preview := ask.Submit(`form[action="/persone/passa"]`, url.Values{"user": {string(bruno)}}).Want(200).Good().WantText("2 persone passano", "il referente lascia")
	preview.Submit(`form[action="/persone/passa/conferma"]`, nil).Want(303).Follow().Good().WantText("2 persone passate")
	if got := s.referent(crew[0]); got != anna {
		t.Errorf("whose way is over moved to %s", got)
	}
	b.Get(link).Want(200).Good().WantText("Nessuna persona da passare")
	b.Get("/persone/passa").WantRedirect("/persone")
	s.as(access.Administrator).Get(link).Want(404)
}

func TestTheWholeSearchIsChosenUpToALimit(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	anna := s.colleague("anna", access.CaseWorker).User
	crew := s.crew(3, anna)
	b := s.as(access.Coordinator)
	b.Post("/persone/passa", url.Values{"tutte": {"1"}, "referente": {string(anna)}}).Want(200).Good().WantText("3 persone scelte")
	var many []string
	for range 501 {
		many = append(many, string(id.New[id.Person]()))
	}
	b.Post("/persone/passa", url.Values{"chosen": many}).Want(422).WantText("più di 500 persone")

	csv := b.Post("/persone/esporta/scelte", url.Values{"chosen": ticked(crew[1:]), "formato": {"csv"}}).Want(200)
	if n := strings.Count(csv.Body, "\n"); n != 3 {
		t.Errorf("the file has %d lines, want the head and two people:\n%s", n, csv.Body)
	}
	b.Post("/persone/esporta/scelte", url.Values{"tutte": {"1"}, "formato": {"csv"}}).Want(200)
	s.signedIn("anna").Post("/persone/esporta/scelte", url.Values{"chosen": ticked(crew), "formato": {"csv"}}).Want(200)
	s.as(access.CaseWorker).Post("/persone/esporta/scelte", url.Values{"chosen": ticked(crew), "formato": {"csv"}}).Want(422)
	s.as(access.Office).Post("/persone/esporta/scelte", url.Values{"chosen": ticked(crew)}).Want(404)
}

// TestAHandoverOfFiveHundredIsOneCommand is the most that a click may move.
func TestAHandoverOfFiveHundredIsOneCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("makes five hundred people")
	}
	t.Parallel()
	s := newSite(t)
	anna := s.colleague("anna", access.CaseWorker).User
	cmd := person.HandoverCmd{User: anna, On: s.Clock.Today(), Reason: "first"}
	for range person.MaxHandover {
		a := s.answers()
		a.BirthDate = civil.MustDate("1990-01-01")
		a.Phone = ""
		cmd.People = append(cmd.People, person.Seen{Person: s.submit(a).person, Version: 1})
	}
	start := s.Wall.Start()
	batch, changed, err := s.Desk.HandOver(s.ctx(), s.user(access.Coordinator), cmd)
	if err != nil || len(changed) > 0 {
		t.Fatal(fmt.Sprint(len(changed)), err)
	}
	t.Logf("handed over in %v", s.Wall.Since(start))
	start = s.Wall.Start()
	if back, _, err := s.Person.TakeBackHandover(s.ctx(), s.user(access.Coordinator), batch); err != nil || back != person.MaxHandover {
		t.Fatal(back, err)
	}
	t.Logf("taken back in %v", s.Wall.Since(start))
}
