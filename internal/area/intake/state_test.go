package intake

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

// day is a day of the tests' March.
func day(n int) civil.Date { return civil.NewDate(2022, 3, n) }

// full is a happening with every detail that its fact may need.
func full(f Fact, on civil.Date) Happening {
	h := Happening{Fact: f, On: on}
	switch f {
	case FactReceived:
		h.Channel = ChannelSite
	case FactSuspended:
		h.Until, h.Reason = on.AddDays(30), "internship"
	case FactPathActive:
		h.Until = on.AddDays(30)
	case FactInvited:
		h.Until, h.Interviewer = on.AddDays(7), "giulia"
	case FactNotEligible, FactNotInTarget:
		h.Reason, h.Destination = "other", "job_desk"
	}
	return h
}

// in is an application that stands in a state since 1 March.
func in(s State) Application {
	a := Application{State: s}
	if s != none {
		a.Since = day(1)
	}
	return a
}

// TestStates prints what every fact does in every state, for a manager to
// read and for a change of the machine to be seen.
func TestStates(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, s := range append([]State{none}, States()...) {
		name := string(s)
		if s == none {
			name = "(not yet)"
		}
		fmt.Fprintf(&b, "%s\n", name)
		for _, f := range Facts() {
			if line, possible := outcome(t, s, f); possible {
				fmt.Fprintf(&b, "    %-22s %s\n", f, line)
			}
		}
		b.WriteString("\n")
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
		t.Errorf("state machine differs from %s (go test -update writes it anew); got:\n%s", path, b.String())
	}
}

// outcome is where a fact leads from a state: in Verifying also when the other
// question has been answered well.
func outcome(t *testing.T, s State, f Fact) (string, bool) {
	t.Helper()
	next, err := in(s).Apply(full(f, day(2)))
	if fault.Is(err, fault.Conflict) {
		return "", false
	}
	if err != nil {
		t.Fatalf("%s in %q: %v", f, s, err)
	}
	answered := in(s)
	switch f {
	case FactNoMeasure:
		answered.PathFreeOn = day(1)
	case FactNoPath:
		answered.MeasureFreeOn = day(1)
	}
	other, err := answered.Apply(full(f, day(2)))
	if err != nil {
		t.Fatalf("%s in %q with the other answer: %v", f, s, err)
	}
	if other.State != next.State {
		return fmt.Sprintf("%s, or %s when the other answer is good too", next.State, other.State), true
	}
	return string(next.State), true
}

func TestEveryStateIsReachedAndEveryEndCanBeReopened(t *testing.T) {
	t.Parallel()
	reached := map[State]bool{ToInvite: true} // by Apply, from the second good answer
	for _, from := range transitions {
		for _, to := range from {
			reached[to] = true
		}
	}
	for _, s := range States() {
		if !reached[s] {
			t.Errorf("no fact leads to %s", s)
		}
		if s == InTarget || !s.IsEnd() {
			continue
		}
		_, reopened := transitions[FactReopened][s]
		_, back := transitions[FactBack][s]
		if !reopened && !back {
			t.Errorf("the end %s cannot be reopened", s)
		}
	}
}

func TestQueuesHoldEveryOpenStateOnce(t *testing.T) {
	t.Parallel()
	seen := map[State]int{}
	for _, q := range Queues() {
		for _, s := range q.States() {
			seen[s]++
		}
	}
	for _, s := range States() {
		want := 1
		if s.IsEnd() || s == InTarget {
			want = 0
		}
		if seen[s] != want {
			t.Errorf("state %s stands in %d columns of the queue, want %d", s, seen[s], want)
		}
	}
	if got := Queue("other").States(); got != nil {
		t.Errorf("an unknown column holds %v, want nothing", got)
	}
}
