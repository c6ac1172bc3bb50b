package app

import (
	"net/http"
	"net/url"
	"testing"

	"insieme/internal/base/access"
)

// TestTheTeamAroundAPerson adds somebody to a team and takes them out again:
// the page tells who, what for, since when and why, and keeps who was there.
func TestTheTeamAroundAPerson(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	f := s.counting(s.user(access.CaseWorker).User, s.user(access.Interviewer).User)
	mate := s.colleague("altra", access.CaseWorker).User
	path := "/persone/" + string(f.person) + "/squadra"
	worker := s.as(access.CaseWorker)
	worker.Get("/persone/"+string(f.person)).Want(200).Good().WantText("Squadra attorno", "Per ora c'è solo il referente")
	page := worker.Get(path).Want(200).Good()
	join := `form[action="` + path + `"]`
	page.Submit(join, nil).Want(http.StatusUnprocessableEntity).Good()
	page = page.Submit(join, url.Values{"user": {string(mate)}, "part": {"tutor"}, "reason": {"expertise"}}).WantRedirect(path).Follow().Good()
	page.WantText("tutor in azienda · dal mar 1 mar 2022 · competenza che serve")
	worker.Get("/persone/" + string(f.person)).Want(200).Good().WantText("tutor in azienda")
	worker.Post(path, url.Values{"user": {string(mate)}, "part": {"tutor"}, "reason": {"other"}, "from": {"1/3/2022"}}).Want(422).Good().WantText("È già nella squadra")
	worker.Post(path, url.Values{"user": {"x"}, "part": {"tutor"}, "reason": {"other"}, "from": {"1/3/2022"}}).Want(422).Good()
	member := page.Attr(`.i-row form`, "action")
	s.signedIn("altra").Post(member, nil).Want(404)
	s.as(access.Interviewer).Post(path, url.Values{"user": {string(mate)}}).Want(404)
	other := s.counting(s.user(access.CaseWorker).User, s.user(access.Interviewer).User)
	worker.Post("/persone/"+string(other.person)+"/squadra"+member[len(path):], nil).Want(404)
	page.Submit(`form[action="`+member+`"]`, nil).WantRedirect(path).Follow().Good().WantText("dal mar 1 mar 2022 al mar 1 mar 2022", "Per ora c'è solo il referente")
	worker.Post(member, nil).Want(http.StatusConflict)
	worker.Get("/persone/" + string(f.person)).Want(200).WantText("Qualcuno si aggiunge alla squadra")
}
