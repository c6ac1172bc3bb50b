package app

import (
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

// TestAListIsTakenAwayWithinOnesRightsAndIsWrittenDown downloads the list of
// people in every role.
func TestAListIsTakenAwayWithinOnesRightsAndIsWrittenDown(t *testing.T) {
	t.Parallel()
	j := &journey{site: newSite(t)}
	j.live()
	file := url.Values{"formato": {"csv"}}
	csv := j.as(access.Coordinator).Post("/persone/esporta", file).Want(200)
	if got := csv.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="persone-`) {
		t.Errorf("the file is %q", got)
	}
	if !strings.HasPrefix(csv.Body, "\ufeffCognome;Nome;Nascita;") || !strings.Contains(strings.ToLower(csv.Body), "canarinoverde;zaffira;") {
		t.Errorf("the file holds\n%s", csv.Body)
	}
	if strings.Contains(csv.Body, "5550199") {
		t.Error("the file holds a telephone number")
	}
	xlsx := j.as(access.Coordinator).Post("/persone/esporta", url.Values{"formato": {"xlsx"}, "gruppo": {"ended"}}).Want(200)
	if !strings.HasPrefix(xlsx.Body, "PK") {
		t.Error("the workbook is none")
	}
	for _, role := range []access.Role{access.Office, access.Interviewer, access.AccessPoint, access.Monitor, access.Administrator} {
		j.as(role).Post("/persone/esporta", file).Want(404)
	}
	stranger := j.colleague("altra", access.CaseWorker)
	if got := j.signedIn("altra").Post("/persone/esporta", file).Want(200); strings.Contains(strings.ToLower(got.Body), "canarinoverde") {
		t.Errorf("a case worker takes away whom another follows\n%s", got.Body)
	}
	j.must(j.Person.AssignReferent(j.ctx(), j.user(access.Coordinator), person.AssignReferentCmd{Person: j.person, User: stranger.User, Reason: "workload"}))
	if got := j.signedIn("altra").Post("/persone/esporta", file).Want(200); !strings.Contains(strings.ToLower(got.Body), "canarinoverde") {
		t.Errorf("a case worker may not take away whom they follow\n%s", got.Body)
	}
	taken, err := db.All(j.ctx(), j.DB.Reader(), db.Scalar[id.User], `SELECT actor FROM audit_log WHERE action = 'person.export' AND kind = 'people_list' ORDER BY at`)
	if err != nil || len(taken) != 4 || taken[0] != j.user(access.Coordinator).User || taken[3] != stranger.User {
		t.Errorf("written down: %v, %v", taken, err)
	}
}
