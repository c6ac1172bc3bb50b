package intake

import (
	"net/url"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web/webtest"
)

const newVersionForm = `form[action="` + pathInstrumentNew + `"]`

// TestNewVersionInTheBrowser makes a version with the buttons of the form, and
// withdraws it.
func TestNewVersionInTheBrowser(t *testing.T) {
	t.Parallel()
	for _, login := range []string{"chief", "admin"} {
		t.Run(login, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			b := s.as(login)
			good(b.Get(pathInstrument)).WantText("Profilo interno, esempio", "in uso", "vuote")
			page := good(b.Get(pathInstrumentNew))
			page = good(page.Submit(newVersionForm, url.Values{"do": {"add:work"}})).WantElement("#item-8-text[autofocus]")
			page = good(page.Submit(newVersionForm, url.Values{"do": {"own:1"}})).WantElement("#item-1-answer-1-text")
			page = good(page.Submit(newVersionForm, url.Values{"do": {"remove:2"}}))
			page = page.Submit(newVersionForm, url.Values{"do": {doSave}}).Want(422).Good().WantElement("#item-7-text-errore")
			if got := len(s.versions()); got != 2 {
				t.Fatalf("got %d versions after an error, want 2", got)
			}
			texts := column(page, "item_it")
			texts[6] = "Patente di guida"
			change := url.Values{"do": {doSave}, "item_it": texts, "threshold": {"9", "", ""}, "needed": {"yes", "no", "no"}}
			good(page.Submit(newVersionForm, change).Want(303).Follow()).WantText("Patente di guida", "Soglia: da 9 punti", "non ancora cominciata")
			made := s.versions().Last()
			if made.Version != 3 || made.Domains[0].Items[6].Code != "patente_di_guida" || len(made.Domains[0].Items[0].Options) != 4 || !made.Domains[1].Restricted || len(made.Self) != 3 {
				t.Errorf("got %+v", made)
			}
			if n, err := db.One(t.Context(), s.db.Reader(), db.Scalar[int], `SELECT count(*) FROM audit_log WHERE kind = 'instrument' AND subject = '3'`); err != nil || n != 1 {
				t.Errorf("got %d audit lines, %v; want 1", n, err)
			}
			stale := page.Submit(newVersionForm, change).Want(409).Good()
			stale.WantText("Qualcun altro ha modificato").WantElement(`#item-7-text[value="Patente di guida"]`)
			good(b.Post(pathVersion(3)+"/ritira", nil).Want(303).Follow()).WantNoText("Patente di guida")
			b.Post(pathVersion(2)+"/ritira", nil).Want(409).Good().WantText("non si può ritirare")
			b.Get(pathVersion(3)).Want(404)
		})
	}
}

// column is what stands in the fields of a name, in the page's order.
func column(page *webtest.Answer, name string) []string {
	var out []string
	for _, node := range page.All(`input[name="` + name + `"]`) {
		value := ""
		for _, a := range node.Attr {
			if a.Key == "value" {
				value = a.Val
			}
		}
		out = append(out, value)
	}
	return out
}

func (h *house) versions() Versions {
	h.t.Helper()
	all, err := instruments(h.t.Context(), h.db.Reader())
	if err != nil {
		h.t.Fatal(err)
	}
	return all
}

func TestOnlyWhoMayChangesTheInstrument(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	last := h.versions().Last()
	wanted := last
	wanted.ValidFrom = day(3)
	for _, role := range access.Roles() {
		actor := access.Actor{User: h.office.User, Roles: []access.Role{role}}
		if access.ReachOf(role, access.IntakeRules) != access.None {
			continue
		}
		if _, err := h.service.NewInstrument(t.Context(), actor, InstrumentCmd{Seen: last.Version, Instrument: wanted}); !fault.Is(err, fault.Denied) {
			t.Errorf("%s makes a version: got %v, want denied", role, err)
		}
		if err := h.service.WithdrawInstrument(t.Context(), actor, last.Version); !fault.Is(err, fault.Denied) {
			t.Errorf("%s withdraws a version: got %v, want denied", role, err)
		}
	}
}

func TestAssessmentsKeepTheirVersion(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	c := s.at(ToDecide)
	profile := Profile{"work": {Levels: map[string]Level{"italian": 2, "digital": 1}}}
	s.do(s.service.RecordAssessment(t.Context(), s.giulia, AssessCmd{Cmd: c, Profile: profile}))
	path := pathCase(c.Application) + "/colloquio"
	good(s.as("giulia").Get(path)).WantText("Le soglie dello strumento sono vuote")
	wanted := s.versions().Last()
	wanted.ValidFrom = day(3)
	items := append([]Item{}, wanted.Domains[0].Items...)
	wanted.Domains = append([]Domain{}, wanted.Domains...)
	wanted.Domains[0].Items, wanted.Domains[0].Threshold = items[3:4], points(1) // Italian only
	made, err := s.service.NewInstrument(t.Context(), s.chief, InstrumentCmd{Seen: 2, Instrument: wanted})
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[civil.Date]int{day(2): 2, day(3): made.Version} {
		if in, err := InstrumentOn(t.Context(), s.db.Reader(), on); err != nil || in.Version != want {
			t.Errorf("on %s: got version %d, %v; want %d", on, in.Version, err, want)
		}
	}
	s.clock.Set(day(4).At(9, 0, s.clock.Zone()))
	s.do(s.service.RecordAssessment(t.Context(), s.giulia, AssessCmd{Cmd: c, Profile: Profile{"work": {Levels: map[string]Level{"italian": 3}}}}))
	all, err := assessmentsOf(t.Context(), s.db.Reader(), []id.Person{s.load(c).Person})
	if err != nil || len(all) != 2 || all[0].Version != 2 || all[1].Version != made.Version {
		t.Fatalf("got %+v, %v; want versions 2 and %d", all, err, made.Version)
	}
	good(s.as("giulia").Get(path)).WantText("fragile →", "adeguato", "non si possono confrontare: Strumenti digitali", "condizioni raggiunte", "mai una decisione")
	if err := s.service.WithdrawInstrument(t.Context(), s.chief, made.Version); !fault.Is(err, fault.Conflict) {
		t.Errorf("a version in use is withdrawn: got %v, want a conflict", err)
	}
}
