package app

import (
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/desk"
	"insieme/internal/area/intake"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// TestASearchIsKeptUnderAName saves a search by words as one does on the page,
// shares it, and lets another open it within their own rights.
func TestASearchIsKeptUnderAName(t *testing.T) {
	t.Parallel()
	j := &journey{site: newSite(t)}
	j.live()
	j.work()
	worker := j.as(access.CaseWorker)
	list := worker.Post("/cerca", url.Values{"q": {"zeppolaria"}}).Want(303).Follow().Want(200).Good().WantText("CANARINOVERDE")
	list.Submit(`form[action="/ricerche"]`, url.Values{"nome": {""}}).Want(422).Good().WantText("Scrivi un nome")
	kept := list.Submit(`form[action="/ricerche"]`, url.Values{"nome": {"Zeppolaria e simili"}}).Want(303)
	if to := kept.Header.Get("Location"); strings.Contains(strings.ToLower(to), "zeppolaria") {
		t.Errorf("the address %q holds what was typed", to)
	}
	kept.Follow().Want(200).Good().WantText("salvata", "Zeppolaria e simili").WantElement(".i-saved .i-chosen")
	for _, table := range []string{"desk_search", "audit_log"} {
		wantNone(t, "the table "+table, strings.Join(j.rows(table), "\n"), []string{"zeppolaria"})
	}
	all, err := desk.SearchesOf(j.ctx(), j.DB.Reader(), j.Keys, j.user(access.CaseWorker).User)
	if err != nil || len(all) != 1 || all[0].Typed != "zeppolaria" {
		t.Fatalf("kept: %+v, %v", all, err)
	}
	path := "/ricerche/" + string(all[0].ID)

	other := j.as(access.Coordinator)
	other.Get(path).Want(404)
	other.Get("/ricerche").Want(200).Good().WantNoText("Zeppolaria")
	worker.Post(path+"/condividi", nil).WantRedirect("/ricerche").Follow().Good().WantText("condivisa con l'équipe")
	other.Get("/ricerche").Want(200).Good().WantText("Condivise da altri", "Zeppolaria e simili", "«zeppolaria»")
	other.Get(path).Want(303).Follow().Want(200).Good().WantText("CANARINOVERDE")
	for _, change := range []string{"", "/condividi", "/solo-mia", "/elimina"} {
		other.Post(path+change, url.Values{"nome": {"Altro"}}).Want(404)
	}
	for _, role := range []access.Role{access.AccessPoint, access.Partner, access.Monitor, access.Administrator} {
		j.as(role).Get(path).Want(404)
		j.as(role).Get("/ricerche").Want(404)
	}

	worker.Post(path, url.Values{"nome": {"Pasticceria"}}).WantRedirect("/ricerche").Follow().Good().WantText("Pasticceria")
	worker.Post(path, url.Values{"nome": {strings.Repeat("a", 61)}}).Want(422).Good()
	worker.Post(path+"/elimina", nil).WantRedirect("/ricerche").Follow().Good().WantText("Ricerca eliminata", "Ancora nessuna ricerca")
	other.Get(path).Want(404)
}

func TestASearchByFiltersOnlyStaysAnAddress(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.as(access.Office)
	b.Get("/persone").Want(200).WantNoText("Salva questa ricerca")
	page := b.Get("/persone?gruppo=suspended&distretto=imola").Want(200).Good()
	page.Submit(`form[action="/ricerche"]`, url.Values{"nome": {"Sospesi a Imola"}, "condivisa": {"1"}}).Want(303)
	all, err := desk.SearchesOf(s.ctx(), s.DB.Reader(), s.Keys, s.user(access.Interviewer).User)
	if err != nil || len(all) != 1 {
		t.Fatalf("shared: %+v, %v", all, err)
	}
	s.as(access.Interviewer).Get("/ricerche/" + string(all[0].ID)).WantRedirect("/persone?distretto=imola&gruppo=suspended")
}

func TestSearchesGoWithWhoKeptThem(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker := s.user(access.CaseWorker)
	for n := range 50 {
		_, err := s.Desk.SaveSearch(s.ctx(), worker, desk.Search{Name: "Ricerca " + letters(n), Shared: n == 0})
		s.must(err)
	}
	if _, err := s.Desk.SaveSearch(s.ctx(), worker, desk.Search{Name: "Una di troppo"}); !fault.Is(err, fault.Conflict) {
		t.Errorf("the 51st: got %v, want Conflict", err)
	}
	_, err := s.Desk.SaveSearch(s.ctx(), s.user(access.Monitor), desk.Search{Name: "Di nascosto"})
	if !fault.Is(err, fault.Denied) {
		t.Errorf("a monitor keeps a search: %v", err)
	}
	s.must(s.Network.DeactivateUser(s.ctx(), access.System(), worker.User))
	s.work()
	left, err := db.All(s.ctx(), s.DB.Reader(), db.Scalar[string], `SELECT id FROM desk_search`)
	if err != nil || len(left) != 0 {
		t.Errorf("%d searches are left, %v", len(left), err)
	}
}

func TestASearchThatNamesAnErasedPersonGoes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	a := s.answers()
	a.Surname = "De Zolfanello"
	f := s.submit(a)
	_, err := s.Intake.Close(s.ctx(), access.System(), intake.CloseCmd{Cmd: f.cmd(), Ending: intake.FactWithdrawn})
	s.must(err)
	worker := s.user(access.CaseWorker)
	for _, search := range []desk.Search{
		{Name: "la signora", Typed: "de ZOLFANELLO maria"}, {Name: "De Zolfanello: da richiamare"}, {Name: "Magazzinieri", Typed: "zolfanelli de"},
	} {
		_, err := s.Desk.SaveSearch(s.ctx(), worker, search)
		s.must(err)
	}
	s.must(s.Person.Erase(s.ctx(), s.user(access.Coordinator), person.EraseCmd{Person: f.person, Reason: "asked", Authority: "prot. 12", Confirmed: true}))
	left, err := desk.SearchesOf(s.ctx(), s.DB.Reader(), s.Keys, worker.User)
	if err != nil || len(left) != 1 || left[0].Name != "Magazzinieri" {
		t.Errorf("left: %+v, %v", left, err)
	}
}
