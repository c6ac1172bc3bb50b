package app

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"insieme/internal/area/monitoring"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

var caseCode = regexp.MustCompile(`>([0-9A-Z]{5}-[0-9A-Z]{5})<`)

func codesOn(page string) []string {
	var out []string
	for _, m := range caseCode.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return out
}

// TestTheMonitorSeesCasesAndNoWayBack gives two monitors the list of the same
// cases: no identity, name, contact, day or free text stands anywhere in it,
// the codes stay the same for each and differ between them, and looking is
// written down.
func TestTheMonitorSeesCasesAndNoWayBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker, interviewer := s.user(access.CaseWorker).User, s.user(access.Interviewer).User
	files := []file{s.counting(worker, interviewer), s.verified(), s.submit(s.answers())}
	const path = "/monitoraggio/casi"
	monitor := s.as(access.Monitor)
	page := monitor.Get(path).Want(200).Good().WantText("mar 2022", "da riattivare", "candidatura in corso", "3 in corso", "3 candidature")
	mine := codesOn(page.Body)
	if len(mine) != len(files) {
		t.Fatalf("got the codes %v, want one for each of %d people", mine, len(files))
	}
	secrets := []string{"Venturi", "VENTURI", "Chiara", "333 555", "+39333", "@example.org", "1 mar 2022", "nota di lavoro", "Imola"}
	for _, table := range []string{"person", "application", "event"} {
		ids, err := db.All(s.ctx(), s.DB.Reader(), db.Scalar[string], `SELECT id FROM `+table)
		s.must(err)
		secrets = append(secrets, ids...)
	}
	body := page.Body[strings.Index(page.Body, "<table"):strings.Index(page.Body, "</main>")]
	for _, secret := range secrets {
		if strings.Contains(body, secret) {
			t.Errorf("the page holds %q", secret)
		}
	}
	for _, link := range page.All("main a") {
		for _, a := range link.Attr {
			if a.Key == "href" && !strings.HasPrefix(a.Val, path) && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("the page leads to %s", a.Val)
			}
		}
	}
	if again := codesOn(monitor.Get(path).Body); !slices.Equal(again, mine) {
		t.Errorf("the codes change: %v, then %v", mine, again)
	}
	s.colleague("osservatore", access.Monitor)
	theirs := codesOn(s.signedIn("osservatore").Get(path).Want(200).Body)
	for _, code := range theirs {
		if slices.Contains(mine, code) || len(theirs) != len(mine) {
			t.Errorf("two monitors see %v and %v", mine, theirs)
		}
	}
	if n := s.count(`SELECT COUNT(*) FROM audit_log WHERE kind = 'case_list'`); n != 3 {
		t.Errorf("the audit knows of %d looks, want 3", n)
	}
	monitor.Get(path + "?fase=ready").Want(200).Good().WantText("Nessun caso in questa fase")
	monitor.Get(path + "?fase=x&pagina=99").Want(200).Good()
	for _, role := range access.Roles() {
		if role != access.Monitor {
			s.as(role).Get(path).Want(404)
		}
	}
	cases := monitoring.NewCaseService(monitoring.CaseDeps{DB: s.DB, Keys: s.Keys})
	if _, err := cases.Cases(s.ctx(), s.user(access.Coordinator)); !fault.Is(err, fault.Denied) {
		t.Errorf("a coordinator asks for cases without names: got %v, want denied", err)
	}
}
