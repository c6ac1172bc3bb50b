package intake

import (
	"math/rand/v2"
	"slices"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// path applies facts on consecutive days from 1 March.
func path(t *testing.T, facts ...Fact) Application {
	t.Helper()
	var a Application
	for i, f := range facts {
		var err error
		if a, err = a.Apply(full(f, day(i+1))); err != nil {
			t.Fatalf("%s (%d): %v", f, i, err)
		}
	}
	return a
}

func TestApply(t *testing.T) {
	t.Parallel()
	verified := []Fact{FactReceived, FactEligible, FactAsked, FactNoMeasure, FactNoPath}
	interviewed := append(slices.Clone(verified), FactInvited, FactInterviewed)
	tests := map[string]struct {
		facts []Fact
		want  func(a Application) (got, want any)
	}{
		"both answers good, measures first: to invite since the second": {verified,
			func(a Application) (any, any) { return [2]any{a.State, a.Since}, [2]any{ToInvite, day(5)} }},
		"both answers good, the path first: the same": {[]Fact{FactReceived, FactEligible, FactAsked, FactNoPath, FactNoMeasure},
			func(a Application) (any, any) { return [2]any{a.State, a.Since}, [2]any{ToInvite, day(5)} }},
		"an answer can come without having been asked for": {[]Fact{FactReceived, FactEligible, FactNoMeasure},
			func(a Application) (any, any) { return a.Step(), "a5" }},
		"a suspension forgets the good answer about measures": {append(slices.Clone(verified), FactSuspended),
			func(a Application) (any, any) { return a.MeasureFreeOn, civil.Date{} }},
		"who wakes is verified anew": {append(slices.Clone(verified), FactSuspended, FactWoken),
			func(a Application) (any, any) { return [2]any{a.Step(), a.SuspendedUntil}, [2]any{"a5", civil.Date{}} }},
		"an active path is looked at again on its day": {[]Fact{FactReceived, FactEligible, FactAsked, FactPathActive},
			func(a Application) (any, any) { return a.RecheckOn, day(4).AddDays(30) }},
		"the day of the interview is known while it is set": {append(slices.Clone(verified), FactInvited),
			func(a Application) (any, any) { return a.InterviewOn, day(6).AddDays(7) }},
		"a missed interview leaves no day": {append(slices.Clone(verified), FactInvited, FactMissed),
			func(a Application) (any, any) { return [2]any{a.InterviewOn, a.State}, [2]any{civil.Date{}, ToInvite} }},
		"the first interview counts, not the second": {append(slices.Clone(interviewed), FactNotInTarget, FactReopened),
			func(a Application) (any, any) { return [2]any{a.InterviewedOn, a.State}, [2]any{day(7), ToDecide} }},
		"a reopened refusal forgets reason and destination": {append(slices.Clone(interviewed), FactNotInTarget, FactReopened),
			func(a Application) (any, any) { return a.Reason + a.Destination, "" }},
		"ready is a track": {append(slices.Clone(interviewed), FactReady),
			func(a Application) (any, any) { return [2]any{a.Track, a.DecidedOn}, [2]any{TrackReady, day(8)} }},
		"to be reactivated is a track": {append(slices.Clone(interviewed), FactReactivation),
			func(a Application) (any, any) { return a.Track, TrackReactivation }},
		"a referral comes through an access point": {[]Fact{FactReferred},
			func(a Application) (any, any) { return a.Channel, ChannelAccessPoint }},
		"asking again does not begin the state again": {[]Fact{FactReceived, FactEligible, FactAsked, FactAsked},
			func(a Application) (any, any) { return [2]any{a.Since, a.AskedOn}, [2]any{day(2), day(4)} }},
		"a new day of a suspension begins it again": {[]Fact{FactReceived, FactEligible, FactSuspended, FactSuspended},
			func(a Application) (any, any) { return a.Since, day(4) }},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, want := tc.want(path(t, tc.facts...)); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestApplyRefusesWhatIsIncomplete(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		state  State
		change func(h *Happening)
		fact   Fact
		field  string
	}{
		"a fact without a day":                          {Received, func(h *Happening) { h.On = civil.Date{} }, FactEligible, "on"},
		"a fact before the last one":                    {Received, func(h *Happening) { h.On = day(1).AddDays(-1) }, FactEligible, "on"},
		"a suspension that ends the day it begins":      {Verifying, func(h *Happening) { h.Until = h.On }, FactSuspended, "until"},
		"a suspension without a reason":                 {Verifying, func(h *Happening) { h.Reason = "" }, FactSuspended, "reason"},
		"an active path without a day to look again":    {Verifying, func(h *Happening) { h.Until = civil.Date{} }, FactPathActive, "until"},
		"an interview before the invitation":            {ToInvite, func(h *Happening) { h.Until = h.On.AddDays(-1) }, FactInvited, "day"},
		"a refusal without a reason":                    {Received, func(h *Happening) { h.Reason = "" }, FactNotEligible, "reason"},
		"a refusal without a destination":               {Received, func(h *Happening) { h.Destination = "" }, FactNotEligible, "destination"},
		"not in target without a destination":           {ToDecide, func(h *Happening) { h.Destination = "" }, FactNotInTarget, "destination"},
		"a receipt that does not say how it came in":    {none, func(h *Happening) { h.Channel = "" }, FactReceived, "channel"},
		"a fact on the day before a question was asked": {Verifying, func(h *Happening) { h.On = day(1) }, FactNoPath, "on"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := in(tc.state)
			if tc.state == Verifying {
				a.AskedOn = day(2)
			}
			h := full(tc.fact, day(3))
			tc.change(&h)
			_, err := a.Apply(h)
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("got %v, want an invalid input", err)
			}
			if !slices.ContainsFunc(fault.FieldsOf(err), func(f fault.Field) bool { return f.Name == tc.field }) {
				t.Errorf("got fields %v, want %s among them", fault.FieldsOf(err), tc.field)
			}
		})
	}
}

// TestRandomHistories walks the machine at random: the order of the days is the
// order of writing, every step of the flow has a code, and taking the newest
// fact back gives the state before it.
func TestRandomHistories(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		walk(t, rand.New(rand.NewPCG(seed, 1)))
	}
}

func walk(t *testing.T, r *rand.Rand) {
	t.Helper()
	var a Application
	var history []Entry
	on := day(1)
	for range 25 {
		f := Facts()[r.IntN(len(Facts()))]
		h := full(f, on.AddDays(r.IntN(4)-1))
		next, err := a.Apply(h)
		if err != nil {
			continue
		}
		e := Entry{Event: id.Event(string(rune('a' + len(history)))), Happening: h}
		history = append(history, e)
		if next.Step() == "" {
			t.Fatalf("no step for %s", next.State)
		}
		checkUndo(t, a, history)
		a, on = next, h.On
	}
	sorted := slices.Clone(history)
	slices.SortStableFunc(sorted, func(x, y Entry) int { return x.On.Compare(y.On) })
	got, err := Replay(Application{}, sorted)
	if err != nil || got != a {
		t.Fatalf("in the order of days: got %+v, %v; want %+v", got, err, a)
	}
}

// checkUndo takes the newest fact of a history back: before is the state
// without it.
func checkUndo(t *testing.T, before Application, history []Entry) {
	t.Helper()
	last := history[len(history)-1]
	rest, undone, err := Undo(history, last.Event)
	if last.Fact == FactReferred || last.Fact == FactReceived {
		if !fault.Is(err, fault.Conflict) {
			t.Fatalf("%s was taken back: %v", last.Fact, err)
		}
		return
	}
	if err != nil || undone.Event != last.Event {
		t.Fatalf("undo of %s: %v", last.Fact, err)
	}
	if got, err := Replay(Application{}, rest); err != nil || got != before {
		t.Fatalf("undo of %s: got %+v, %v; want %+v", last.Fact, got, err, before)
	}
	if _, _, err := Undo(history, history[len(history)-2].Event); !fault.Is(err, fault.Conflict) {
		t.Fatalf("a fact with a later one was taken back: %v", err)
	}
}
