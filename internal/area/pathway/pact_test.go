package pathway

import (
	"slices"
	"strings"
	"testing"
)

func TestTwoVersionsOfAPactAreLaidOverEachOtherLineByLine(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, before, after, want string }{
		{"the same words", "a\nb", "a\r\nb", "=a =b"},
		{"empty lines and spaces are no change", "a\n\nb", " a \nb\n", "=a =b"},
		{"a line more at the end", "a", "a\nb", "=a +b"},
		{"a line less", "a\nb\nc", "a\nc", "=a -b =c"},
		{"a line in other words: what went stands before what came", "a\nb\nc", "a\nB\nc", "=a -b +B =c"},
		{"everything new", "", "a\nb", "+a +b"},
		{"everything gone", "a\nb", "", "-a -b"},
		{"two lines that change places", "a\nb", "b\na", "-a =b +a"},
		{"a line twice", "a\na", "a", "=a -a"},
	}
	signs := map[LineChange]string{LineKept: "=", LineAdded: "+", LineDropped: "-"}
	for _, tt := range tests {
		var got []string
		for _, line := range Changes(tt.before, tt.after) {
			got = append(got, signs[line.Change]+line.Text)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, strings.Join(got, " "), tt.want)
		}
	}
}

// FuzzChanges holds that both versions can be read out of their difference.
func FuzzChanges(f *testing.F) {
	f.Add("a\nb\nc", "a\nc\nd")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, before, after string) {
		var a, b []string
		for _, line := range Changes(before, after) {
			if line.Change != LineAdded {
				a = append(a, line.Text)
			}
			if line.Change != LineDropped {
				b = append(b, line.Text)
			}
		}
		if !slices.Equal(a, lines(before)) || !slices.Equal(b, lines(after)) {
			t.Errorf("of %q and %q: got %q and %q", before, after, a, b)
		}
	})
}

func TestTheNewestAcceptedVersionBindsAndTheNewestUnansweredWaits(t *testing.T) {
	t.Parallel()
	yes := func(id PactID) Pact { return Pact{ID: id, AcceptedOn: day("2022-01-14")} }
	no := func(id PactID) Pact { return Pact{ID: id} }
	tests := []struct {
		name           string
		pacts          Pacts // newest first
		force, waiting PactID
		former         string
	}{
		{"no pact", nil, "", "", ""},
		{"proposed", Pacts{no("1")}, "", "1", ""},
		{"proposed twice: only the last words wait", Pacts{no("2"), no("1")}, "", "2", "1"},
		{"accepted", Pacts{yes("1")}, "1", "", ""},
		{"offered anew: the accepted one still binds", Pacts{no("2"), yes("1")}, "1", "2", ""},
		{"accepted anew", Pacts{yes("3"), no("2"), yes("1")}, "3", "", "2 1"},
	}
	for _, tt := range tests {
		force, _ := tt.pacts.InForce()
		waiting, _ := tt.pacts.Waiting()
		var former []string
		for _, p := range tt.pacts.Former() {
			former = append(former, string(p.ID))
		}
		if force.ID != tt.force || waiting.ID != tt.waiting || strings.Join(former, " ") != tt.former {
			t.Errorf("%s: got %q in force, %q waiting, %v former", tt.name, force.ID, waiting.ID, former)
		}
	}
}

func TestANewVersionOfThePactMovesNothing(t *testing.T) {
	t.Parallel()
	p := Pathway{}
	apply := func(f Fact, on string) {
		t.Helper()
		var err error
		if p, err = p.Apply(Happening{Fact: f, On: day(on)}); err != nil {
			t.Fatalf("%s on %s: %v", f, on, err)
		}
	}
	apply(FactOpenedReady, "2022-01-10")
	apply(FactPactProposed, "2022-01-12")
	apply(FactPactAccepted, "2022-01-14")
	before := p
	apply(FactPactProposed, "2022-02-01")
	if p.State != Ready || p.PactAcceptedOn != before.PactAcceptedOn || p.PactOfferedOn != day("2022-02-01") {
		t.Errorf("offered anew: got %+v", p)
	}
	if _, err := p.Apply(Happening{Fact: FactPactAccepted, On: day("2022-01-31")}); err == nil {
		t.Error("a yes before the words were offered was taken")
	}
	apply(FactPactAccepted, "2022-02-03")
	if p != before {
		t.Errorf("accepted anew: got %+v, want %+v", p, before)
	}
	if _, err := p.Apply(Happening{Fact: FactPactAccepted, On: day("2022-02-04")}); err == nil {
		t.Error("a yes to nothing was taken")
	}
}
