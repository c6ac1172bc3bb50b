package person_test

import (
	"net/url"
	"strings"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/web/webtest"
)

func workForm(p, tail string) string { return `form[action="/persone/` + p + "/lavoro" + tail + `"]` }

func TestTheWorkProfileIsFilledInPartByPart(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker, p := s.as(access.CaseWorker), s.register(marta())
	page := worker.Get(at(p, "/lavoro")).Want(200).Good().WantText("Ancora da chiedere", "Notti")
	page.Submit(workForm(string(p), "/mestieri"), url.Values{
		"words": {"cuoco", "burattinaia", ""}, "was": {"", "", ""}, "code": {"", "", ""}, "said_on": {"2022-11-02"},
	}).WantRedirect(at(p, "/lavoro#mestieri"))
	worker.Get(at(p, "/lavoro")).Submit(workForm(string(p), "/esperienze"), url.Values{
		"words": {"cuoco", "orto"}, "was": {"", ""}, "code": {"", ""}, "months": {"18", "3"}, "state": {"ended", "going"}, "ended": {"5/2021", ""},
		"source": {"paper"}, "said_on": {"2022-11-02"},
	}).WantRedirect(at(p, "/lavoro#esperienze"))
	worker.Post(at(p, "/lavoro/requisiti"), url.Values{
		"version": {"2"}, "said_on": {"2022-11-02"}, "kind": {"certificate"}, "code": {"haccp", "forklift"}, "answer": {"paper", "no"}, "until": {"2024-01-31", ""},
	}).WantRedirect(at(p, "/lavoro?aperto=certificate#requisiti-certificate"))
	worker.Get(at(p, "/lavoro")).Submit(workForm(string(p), "/lingue"), url.Values{
		"lang": {"it", "fr"}, "level": {"native", "b1"}, "said_on": {"2022-11-02"},
	}).WantRedirect(at(p, "/lavoro#lingue"))
	worker.Get(at(p, "/lavoro")).Submit(workForm(string(p), "/tempi"), url.Values{
		"available": {"0-0", "1-0", "2-0", "5-3"}, "care": {"0-2"}, "hours": {"30"}, "minutes": {"45"}, "pay": {"9,50"}, "contracts": {"internship"},
		"said_on": {"2022-11-02"},
	}).WantRedirect(at(p, "/lavoro#tempi"))

	w := s.work(p)
	if w.Version != 5 || len(w.Wishes) != 2 || w.Wishes[0].Code != "cook" || w.Wishes[1].Code != "" || w.Past[0].EndedOn.String() != "2021-05-01" ||
		w.Past[0].Source != person.SourcePaper || w.Terms.Pay.Value != 950 || w.Terms.Minutes.On.String() != "2022-11-02" {
		t.Errorf("got %+v", w)
	}
	worker.Get(at(p, "")).Want(200).Good().WantText(
		"Cuoco; burattinaia", "Cuoco, 18 mesi, finita nel 2021; orto, 3 mesi, in corso", "HACCP", "Muletto", "Francese (b1)",
		"lunedì–mercoledì mattina; sabato notte", "lunedì sera", "45 minuti di viaggio al massimo", "9,50", "Tirocinio",
	)
	worker.Get(at(p, "/lavoro")).Good().WantText("Visto su una carta il mer 2 nov 2022")
	if strings.Contains(s.log.String(), "burattinaia") {
		t.Error("the log tells what was typed")
	}
}

func TestWordsThatMayMeanSeveralTradesAreAskedAbout(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker, p := s.as(access.CaseWorker), s.register(marta())
	typed := url.Values{"words": {"cucina", "", ""}, "was": {"", "", ""}, "code": {"", "", ""}}
	back := worker.Get(at(p, "/lavoro")).Submit(workForm(string(p), "/mestieri"), typed).Want(422).Good().WantText("scegli quale")
	if got := back.Attr("#wish_1", "value"); got != "cucina" {
		t.Errorf("the page lost what was typed: %q", got)
	}
	back.WantElement(`#wish_1_code option[value="kitchen-helper"]`, `#wish_1_code option[value="words"]`)
	back.Submit(workForm(string(p), "/mestieri"), url.Values{"code": {"kitchen-helper", "", ""}}).WantRedirect(at(p, "/lavoro#mestieri"))
	if got := s.work(p).Wishes[0].Trade; got != (person.Trade{Code: "kitchen-helper", Words: "cucina"}) {
		t.Errorf("got %+v", got)
	}
	// Other words are linked anew, whatever was chosen for the former.
	worker.Get(at(p, "/lavoro")).Submit(workForm(string(p), "/mestieri"), url.Values{"words": {"burattinaia", "", ""}}).WantRedirect(at(p, "/lavoro#mestieri"))
	if got := s.work(p).Wishes[0].Trade; got != (person.Trade{Words: "burattinaia"}) {
		t.Errorf("got %+v", got)
	}
}

func TestAWrongPartOfTheWorkProfileComesBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	worker, p := s.as(access.CaseWorker), s.register(marta())
	page := worker.Get(at(p, "/lavoro"))
	for _, tt := range []struct {
		name, tail string
		change     url.Values
		text       string
	}{
		{"hours that are no number", "/tempi", url.Values{"hours": {"tante"}}, "numero"},
		{"too many hours", "/tempi", url.Values{"hours": {"90"}}, "da 1 a 60"},
		{"a pay that is no amount", "/tempi", url.Values{"pay": {"poco"}}, "somma in euro"},
		{"a band that does not exist", "/tempi", url.Values{"care": {"9-9"}}, "Scegli una delle risposte"},
		{"a day to come", "/tempi", url.Values{"hours": {"20"}, "said_on": {"2030-01-01"}}, "non dopo oggi"},
		{"a job that ended without a month", "/esperienze", url.Values{"words": {"orto", ""}, "months": {"3", ""}}, "Scrivi mese e anno"},
		{"a job of no months", "/esperienze", url.Values{"words": {"orto", ""}, "state": {"going", ""}}, "quanti mesi"},
		{"a level that does not exist", "/lingue", url.Values{"level": {"z"}}, "Scegli una delle risposte"},
		{"a source that does not exist", "/lingue", url.Values{"level": {"a1"}, "source": {"doctor"}}, "non dopo oggi"},
	} {
		back := page.Submit(workForm(string(p), tt.tail), tt.change)
		if back.Status != 422 {
			t.Errorf("%s: status %d", tt.name, back.Status)
			continue
		}
		back.Good().WantText(tt.text)
	}
	worker.Post(at(p, "/lavoro/requisiti"), url.Values{"version": {"0"}, "said_on": {"2022-11-02"}, "kind": {"certificate"}, "code": {"health"}, "answer": {"yes"}}).Want(422)
	if n := s.count(`SELECT COUNT(*) FROM person_work`); n != 0 {
		t.Error("something was written")
	}
}

func TestTwoWhoFillInTheWorkProfileAtOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	mine := s.as(access.CaseWorker).Get(at(p, "/lavoro"))
	s.as(access.Coordinator).Get(at(p, "/lavoro")).Submit(workForm(string(p), "/tempi"), url.Values{"hours": {"20"}}).WantRedirect(at(p, "/lavoro#tempi"))
	back := mine.Submit(workForm(string(p), "/lingue"), url.Values{"lang": {"it"}, "level": {"native"}}).Want(409).Good()
	back.Submit(workForm(string(p), "/lingue"), nil).WantRedirect(at(p, "/lavoro#lingue"))
	if w := s.work(p); w.Terms.Hours.Value != 20 || len(w.Languages) != 1 {
		t.Errorf("one of the two is lost: %+v", w)
	}
}

func TestWhoMayNotEditDoesNotReachTheWorkProfile(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.register(marta())
	nobody := webtest.New(t, s.server.Handler())
	for _, role := range []access.Role{access.CompanyOfficer, access.Monitor, access.Administrator} {
		s.as(role).Get(at(p, "/lavoro")).Want(404)
		for _, tail := range []string{"/mestieri", "/esperienze", "/requisiti", "/lingue", "/tempi"} {
			s.as(role).Post(at(p, "/lavoro"+tail), url.Values{"hours": {"3"}}).Want(404)
		}
	}
	nobody.Get(at(p, "/lavoro")).WantRedirect("/entra")
	if n := s.count(`SELECT COUNT(*) FROM person_work`); n != 0 {
		t.Error("something was written")
	}
	s.as(access.CompanyOfficer).Get(at(p, "")).Want(200).WantText("Profilo di lavoro").WantNoText("Compila o correggi")
}
