package company

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

var update = flag.Bool("update", false, "write the golden files")

func day(s string) civil.Date { return civil.MustDate(s) }

// exemplars is one engagement for each state.
func exemplars(t *testing.T) map[State]Engagement {
	t.Helper()
	out := map[State]Engagement{none: {}}
	e := Engagement{}
	put := func(from Engagement, h Happening) Engagement {
		next, err := from.Apply(h)
		if err != nil {
			t.Fatalf("%s in %q: %v", h.Fact, from.State, err)
		}
		out[next.State] = next
		return next
	}
	for _, h := range []Happening{
		{Fact: FactRegistered, On: day("2022-01-10")},
		{Fact: FactAssociation, On: day("2022-01-12")},
		{Fact: FactContacted, On: day("2022-01-14")},
		{Fact: FactMet, On: day("2022-02-01")},
		{Fact: FactInterested, On: day("2022-02-01")},
	} {
		e = put(e, h)
	}
	put(e, Happening{Fact: FactActive, On: day("2022-03-01")})
	put(e, Happening{Fact: FactJoined, On: day("2022-03-01")})
	put(e, Happening{Fact: FactNotInterested, On: day("2022-03-01"), Reason: "crisis"})
	put(e, Happening{Fact: FactArchived, On: day("2022-03-01"), Reason: "closed"})
	return out
}

func TestEveryFactInEveryStateDoesWhatTheGoldenTableSays(t *testing.T) {
	t.Parallel()
	exemplar := exemplars(t)
	reasons := map[Fact]string{FactNotInterested: "crisis", FactLeft: "own_wish", FactArchived: "closed"}
	var b strings.Builder
	for _, s := range append([]State{none}, States()...) {
		from, known := exemplar[s]
		if !known {
			t.Fatalf("no exemplar of %s", s)
		}
		for _, f := range Facts() {
			next, err := from.Apply(Happening{Fact: f, On: day("2022-09-01"), Reason: reasons[f]})
			switch {
			case fault.Is(err, fault.Conflict):
				continue
			case err != nil:
				t.Errorf("%s in %s: %v", f, s, err)
			default:
				fmt.Fprintf(&b, "%-22s %-24s -> %s\n", name(s), f, next.State)
			}
		}
	}
	const path = "testdata/states.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the state machine changed; run with -update and read the difference.\ngot:\n%s", b.String())
	}
}

func name(s State) string {
	if s == none {
		return "(none)"
	}
	return string(s)
}

func TestApplyRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	exemplar := exemplars(t)
	tests := []struct {
		name string
		in   State
		h    Happening
		want fault.Kind
	}{
		{"nobody joins the Board without a contact", Spotted, Happening{Fact: FactJoined, On: day("2022-03-01")}, fault.Conflict},
		{"nobody joins the Board twice", Board, Happening{Fact: FactJoined, On: day("2022-04-01")}, fault.Conflict},
		{"a member of the Board leaves it before it says no", Board, Happening{Fact: FactNotInterested, On: day("2022-04-01"), Reason: "crisis"}, fault.Conflict},
		{"a no has a reason", Contacted, Happening{Fact: FactNotInterested, On: day("2022-04-01")}, fault.Invalid},
		{"leaving has a reason", Board, Happening{Fact: FactLeft, On: day("2022-04-01"), Reason: "because"}, fault.Invalid},
		{"archiving has a reason", Met, Happening{Fact: FactArchived, On: day("2022-04-01")}, fault.Invalid},
		{"nothing happens before the company was known", Spotted, Happening{Fact: FactContacted, On: day("2022-01-09")}, fault.Invalid},
		{"nothing happens on no day", Spotted, Happening{Fact: FactContacted}, fault.Invalid},
		{"an archived company takes no contact", Archived, Happening{Fact: FactContacted, On: day("2022-04-01")}, fault.Conflict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := exemplar[tt.in].Apply(tt.h)
			if got := fault.KindOf(err); err == nil || got != tt.want {
				t.Errorf("Apply(%s) in %s = %v, want %s", tt.h.Fact, tt.in, err, tt.want)
			}
		})
	}
}

func TestANoIsForgottenWhenReopenedAndInterestIsAskedAnew(t *testing.T) {
	t.Parallel()
	e, err := exemplars(t)[NotInterested].Apply(Happening{Fact: FactReopened, On: day("2022-05-01")})
	if err != nil || e.State != Met || e.Refusal != "" || !e.InterestedOn.IsZero() || e.Since != day("2022-05-01") {
		t.Errorf("got %+v, %v", e, err)
	}
}

func TestTheAssociationIsToBeToldSinceTheFirstContactOfWhichItKnowsNothing(t *testing.T) {
	t.Parallel()
	registered := Happening{Fact: FactRegistered, On: day("2022-01-01")}
	contact := func(on string) Happening { return Happening{Fact: FactContacted, On: day(on)} }
	told := func(on string) Happening { return Happening{Fact: FactInformed, On: day(on)} }
	tests := []struct {
		name  string
		facts []Happening
		want  string
	}{
		{"nothing to tell without a contact", nil, ""},
		{"since the first of two contacts", []Happening{contact("2022-02-01"), contact("2022-02-08")}, "2022-02-01"},
		{"nothing once told", []Happening{contact("2022-02-01"), told("2022-02-03")}, ""},
		{"since the contact after it was told", []Happening{contact("2022-02-01"), told("2022-02-03"), contact("2022-02-08")}, "2022-02-08"},
		{"not of tutoring", []Happening{{Fact: FactContacted, On: day("2022-02-01"), Untold: true}}, ""},
	}
	for _, tt := range tests {
		e, err := Fold("c", append([]Happening{registered}, tt.facts...))
		if err != nil || e.TellSince.String() != tt.want {
			t.Errorf("%s: got %s, %v, want %s", tt.name, e.TellSince, err, tt.want)
		}
	}
}

func TestEveryPublishedCodeOfActivityIsKnownAndHasAName(t *testing.T) {
	t.Parallel()
	for _, s := range Sections() {
		for _, division := range s.Divisions {
			if _, known := SectorTexts["company.division."+division]; !known {
				t.Errorf("division %s has no name", division)
			}
		}
		if _, known := SectorTexts["company.section."+s.Letter]; !known {
			t.Errorf("section %s has no name", s.Letter)
		}
	}
	shared := os.Getenv("TEST_SHARED_DATA")
	if shared == "" {
		t.Skip("TEST_SHARED_DATA is not set")
	}
	f, err := os.Open(filepath.Join(shared, "vocabularies", "ateco-2007.csv"))
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	codes, divisions := 0, map[string]bool{}
	for _, row := range rows {
		for _, cell := range row {
			if len(cell) < 2 || strings.Trim(cell, "0123456789.") != "" || !strings.Contains(cell, ".") {
				continue
			}
			codes++
			divisions[DivisionOf(cell)] = true
			if got, ok := ParseATECO(cell); !ok || got != cell {
				t.Errorf("%s is read as %q", cell, got)
			}
		}
	}
	if codes < 1000 || len(divisions) != 88 {
		t.Errorf("%d codes in %d divisions", codes, len(divisions))
	}
}
