package intake

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

func TestWhoIsYoung(t *testing.T) {
	t.Parallel()
	on := civil.MustDate("2022-03-01")
	tests := []struct {
		name, birth  string
		young, minor bool
	}{
		{"fourteen", "2007-03-02", false, true}, {"fifteen today", "2007-03-01", true, true}, {"seventeen", "2004-03-02", true, true},
		{"eighteen today", "2004-03-01", true, false}, {"twenty-nine", "1992-03-02", true, false}, {"thirty today", "1992-03-01", false, false},
	}
	for _, tt := range tests {
		birth := civil.MustDate(tt.birth)
		if young, minor := IsYoung(birth, on), IsMinor(birth, on); young != tt.young || minor != tt.minor {
			t.Errorf("%s: got young %v, minor %v", tt.name, young, minor)
		}
	}
	if IsYoung(civil.Date{}, on) || IsMinor(civil.Date{}, on) {
		t.Error("who has no birth date is asked nothing")
	}
}

func TestTheQuestionsOfYoungPeople(t *testing.T) {
	t.Parallel()
	today, minor, grown := civil.MustDate("2022-03-01"), civil.MustDate("2005-01-01"), civil.MustDate("2000-01-01")
	good := YouthForm{Studying: "neither", Wishes: []string{"first_job", "orientation"}, Guardian: "yes"}
	change := func(f func(*YouthForm)) YouthForm { g := good; f(&g); return g }
	tests := []struct {
		name  string
		form  YouthForm
		birth civil.Date
		field string
	}{
		{"all answered", good, minor, ""},
		{"of age: nobody has to know", change(func(f *YouthForm) { f.Guardian = "" }), grown, ""},
		{"a minor who does not say who knows", change(func(f *YouthForm) { f.Guardian = "" }), minor, "guardian"},
		{"nothing about school", change(func(f *YouthForm) { f.Studying = "" }), grown, "studying"},
		{"no wish", change(func(f *YouthForm) { f.Wishes = nil }), grown, "wishes"},
		{"a wish that nobody knows", change(func(f *YouthForm) { f.Wishes = []string{"course", "luck"} }), grown, "wishes"},
	}
	for _, tt := range tests {
		y, err := tt.form.Read(tt.birth, today)
		got := ""
		if fields := fault.FieldsOf(err); len(fields) > 0 {
			got = fields[0].Name
		}
		if got != tt.field {
			t.Errorf("%s: got %q (%v)", tt.name, got, err)
		}
		if tt.field == "" && (strings.Join(y.Wishes, " ") != "orientation first_job" || (y.Guardian != "") != (tt.birth == minor)) {
			t.Errorf("%s: read %+v", tt.name, y)
		}
	}
}

// TestYoungPeopleHaveTheirOwnReceipt holds the messages of two applicants who
// differ by age or by the door they came through.
func TestYoungPeopleHaveTheirOwnReceipt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	tests := []struct {
		name, birth string
		youth       bool // by the link
		want, not   string
	}{
		{"young by age", "2003-05-05", false, "di scuola, di corsi", "Se quel giorno passa"},
		{"older, by the link of young people", "1980-05-05", true, "di scuola, di corsi", "Se quel giorno passa"},
		{"older", "1980-05-05", false, "Se quel giorno passa", "di scuola, di corsi"},
	}
	for _, tt := range tests {
		a := h.answers()
		a.BirthDate, a.Email = civil.MustDate(tt.birth), "chiara@posta.example"
		cmd := onSite(NewFormToken(), a)
		cmd.Youth = tt.youth
		r := h.submit(cmd)
		all := h.told(r.Application)
		if len(all) != 1 || !strings.Contains(all[0].Body, tt.want) || strings.Contains(all[0].Body, tt.not) || !strings.Contains(all[0].Body, r.Code.Groups()) {
			t.Errorf("%s: got %+v", tt.name, all)
		}
	}
}

func TestAYoungPersonsAnswersReachTheTeam(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.received()
	a := s.load(c)
	s.exec(`UPDATE person SET birth_date = $1 WHERE id = $2`, civil.MustDate("2005-01-01"), a.Person)
	good := YouthForm{Studying: "neither", Wishes: []string{"orientation"}, Guardian: "not_yet"}
	if err := s.service.AnswerYouth(t.Context(), c.Application, YouthForm{}); !fault.Is(err, fault.Invalid) {
		t.Errorf("nothing answered: got %v", err)
	}
	if err := s.service.AnswerYouth(t.Context(), c.Application, good); err != nil {
		t.Fatal(err)
	}
	page := s.as("office").Get(pathCase(c.Application)).Want(http.StatusOK)
	page.WantText("Capire che lavoro fare", "Non ancora", "Risposte alle domande per i giovani")
	s.as("office").Post(pathYouthForm, url.Values{}).Want(http.StatusNotFound)
}
