package pathway

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

var update = flag.Bool("update", false, "write the golden files")

func day(s string) civil.Date { return civil.MustDate(s) }

// exemplars is one pathway for each state, on the reactivation track.
func exemplars(t *testing.T) map[State]Pathway {
	t.Helper()
	out := map[State]Pathway{none: {}}
	p := Pathway{}
	steps := []Happening{
		{Fact: FactOpenedReactivation, On: day("2022-01-10")},
		{Fact: FactPactProposed, On: day("2022-01-12")},
		{Fact: FactPactAccepted, On: day("2022-01-14")},
		{Fact: FactReactivated, On: day("2022-03-01")},
		{Fact: FactOpportunity, On: day("2022-03-20"), Source: "board"},
		{Fact: FactExperience, On: day("2022-04-01"), Source: "company"},
		{Fact: FactJob, On: day("2022-07-01"), Source: "company"},
		{Fact: FactClosed, On: day("2022-09-01"), End: EndWorks},
	}
	for _, h := range steps {
		var err error
		if p, err = p.Apply(h); err != nil {
			t.Fatalf("%s in %q: %v", h.Fact, p.State, err)
		}
		out[p.State] = p
	}
	return out
}

func TestEveryFactInEveryStateDoesWhatTheGoldenTableSays(t *testing.T) {
	t.Parallel()
	exemplar := exemplars(t)
	var b strings.Builder
	for _, s := range append([]State{none}, States()...) {
		p := exemplar[s]
		for _, f := range Facts() {
			h := Happening{Fact: f, On: day("2022-09-01"), Until: day("2022-10-01"), Reason: "family", Source: "board", End: EndWithBalance}
			next, err := p.Apply(h)
			switch {
			case fault.Is(err, fault.Conflict):
				continue
			case err != nil:
				fmt.Fprintf(&b, "%-16s %-24s invalid\n", name(s), f)
			default:
				fmt.Fprintf(&b, "%-16s %-24s -> %s\n", name(s), f, next.State)
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
		{"a pact cannot be accepted before it is proposed", PactToPropose, Happening{Fact: FactPactAccepted, On: day("2022-01-12")}, fault.Conflict},
		{"a pact cannot be accepted twice", Reactivating, Happening{Fact: FactPactAccepted, On: day("2022-01-15")}, fault.Conflict},
		{"nothing happens before the decision", PactToPropose, Happening{Fact: FactPactProposed, On: day("2022-01-09")}, fault.Invalid},
		{"an opportunity needs its source", Ready, Happening{Fact: FactOpportunity, On: day("2022-03-20")}, fault.Invalid},
		{"a pause needs its reason", Ready, Happening{Fact: FactPaused, On: day("2022-03-20"), Until: day("2022-04-20")}, fault.Invalid},
		{"a pathway does not end in work without a job", Ready, Happening{Fact: FactClosed, On: day("2022-05-01"), End: EndWorks}, fault.Invalid},
		{"a closed pathway takes no fact after its end", Closed, Happening{Fact: FactJob, On: day("2022-09-02"), Source: "company"}, fault.Conflict},
		{"who does not pause cannot resume", Ready, Happening{Fact: FactResumed, On: day("2022-03-20")}, fault.Conflict},
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

func TestTheReadyTrackSkipsReactivation(t *testing.T) {
	t.Parallel()
	p, err := Fold(Pathway{}, []Happening{
		{Fact: FactOpenedReady, On: day("2022-01-10")},
		{Fact: FactPactProposed, On: day("2022-01-10")},
		{Fact: FactPactAccepted, On: day("2022-01-10")},
	})
	if err != nil || p.State != Ready {
		t.Errorf("state = %s, %v; want ready", p.State, err)
	}
	if _, err := p.Apply(Happening{Fact: FactReactivated, On: day("2022-02-01")}); !fault.Is(err, fault.Conflict) {
		t.Errorf("reactivating on the ready track = %v, want a conflict", err)
	}
}

func TestAReopenedPathwayStandsWhereItsFactsLead(t *testing.T) {
	t.Parallel()
	for s, p := range exemplars(t) {
		if s == none || s == Closed {
			continue
		}
		closed, err := p.Apply(Happening{Fact: FactClosed, On: day("2022-10-01"), End: EndWithdrew})
		if err != nil {
			t.Fatalf("closing in %s: %v", s, err)
		}
		again, err := closed.Apply(Happening{Fact: FactReopened, On: day("2022-10-02")})
		if err != nil || again.State != s {
			t.Errorf("reopened from %s = %s, %v", s, again.State, err)
		}
	}
}
