package selection

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

func TestEveryFactInEveryStateDoesWhatTheGoldenTableSays(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, s := range append([]State{none}, States()...) {
		for _, f := range Facts() {
			to, err := Course{State: s, Since: day("2022-01-10"), OpenedOn: day("2022-01-10")}.Apply(Happening{Fact: f, On: day("2022-02-01"), Reason: "other"})
			if fault.Is(err, fault.Conflict) {
				continue
			}
			if err != nil {
				t.Errorf("%s in %s: %v", f, s, err)
			}
			fmt.Fprintf(&b, "%-16s %-24s -> %s\n", s, f, to.State)
		}
	}
	const path = "testdata/states.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || b.String() != string(want) {
		t.Errorf("the state machine changed (%v); run with -update and read the difference.\ngot:\n%s", err, b.String())
	}
}

func TestApplyRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	open := Course{State: Open, Since: day("2022-03-01")}
	for _, tt := range []struct {
		name string
		h    Happening
		want fault.Kind
	}{
		{"a withdrawal has a reason", Happening{Fact: FactWithdrawn, On: day("2022-03-02")}, fault.Invalid},
		{"nothing happens before the state began", Happening{Fact: FactSent, On: day("2022-02-01")}, fault.Invalid},
		{"nothing happens on no day", Happening{Fact: FactSent}, fault.Invalid},
		{"nothing is received twice", Happening{Fact: FactReceived, On: day("2022-03-02")}, fault.Conflict},
		{"what is open is not opened", Happening{Fact: FactOpened, On: day("2022-03-02")}, fault.Conflict},
	} {
		if _, err := open.Apply(tt.h); !fault.Is(err, tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestTheTimesAreMeasuredFromTheOpening(t *testing.T) {
	t.Parallel()
	facts := []Happening{
		{Fact: FactReceived, On: day("2022-01-01")}, {Fact: FactOpened, On: day("2022-01-05")}, {Fact: FactSent, On: day("2022-01-15")},
		{Fact: FactSent, On: day("2022-01-20")}, {Fact: FactFilled, On: day("2022-02-04")},
	}
	c, err := Fold(facts)
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := c.DaysToShortlist(); !ok || n != 10 {
		t.Errorf("shortlist after %d days, %v; the first one counts", n, ok)
	}
	if n, ok := c.DaysToFill(); !ok || n != 30 {
		t.Errorf("filled after %d days, %v", n, ok)
	}
	c, err = c.Apply(Happening{Fact: FactReopened, On: day("2022-03-01")})
	if _, ok := c.DaysToFill(); err != nil || ok {
		t.Errorf("a reopened request is not filled: %v", err)
	}
}

func TestTheLadderCountsDaysWithoutWork(t *testing.T) {
	t.Parallel()
	l := Ladder{7, 14, 21, 30}
	for days, want := range map[int]Rung{
		6: RungNone, 7: RungOwner, 13: RungOwner, 14: RungCoordinator, 21: RungOperational, 29: RungOperational, 30: RungTechnical,
	} {
		c := Course{State: Open, WorkedOn: day("2022-03-01")}
		if got := c.Rung(l, day("2022-03-01").AddDays(days)); got != want {
			t.Errorf("after %d days: %q, want %q", days, got, want)
		}
	}
	if got := (Course{State: Filled, WorkedOn: day("2022-03-01")}).Rung(l, day("2023-03-01")); got != RungNone {
		t.Errorf("a filled request climbs to %q", got)
	}
}
