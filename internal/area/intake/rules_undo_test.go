package intake

import (
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestUndo(t *testing.T) {
	t.Parallel()
	entry := func(event string, f Fact) Entry { return Entry{Event: id.Event(event), Happening: Happening{Fact: f}} }
	received, eligible, asked := entry("1", FactReceived), entry("2", FactEligible), entry("3", FactAsked)
	held, assessed, ready := entry("4", FactInterviewed), entry("5", FactAssessed), entry("6", FactReady)
	set, pact := entry("7", "appointment_set"), entry("8", "pact_proposed")
	tests := map[string]struct {
		history []Entry
		event   id.Event
		kind    fault.Kind // when refused
		refused bool
	}{
		"the newest fact can be taken back":                        {[]Entry{received, eligible, asked}, "3", 0, false},
		"a fact with a later one cannot":                           {[]Entry{received, eligible, asked}, "2", fault.Conflict, true},
		"the first fact cannot":                                    {[]Entry{received}, "1", fault.Conflict, true},
		"the form of a referral cannot":                            {[]Entry{entry("0", FactReferred), received}, "1", fault.Conflict, true},
		"an unknown fact is absent":                                {[]Entry{received}, "9", fault.NotFound, true},
		"an assessment does not hold its interview":                {[]Entry{received, held, assessed}, "4", 0, false},
		"an assessment can be taken back, also after the decision": {[]Entry{received, held, assessed, ready}, "5", 0, false},
		"an appointment does not hold a fact":                      {[]Entry{received, eligible, set}, "2", 0, false},
		"an appointment is the agenda's to take back":              {[]Entry{received, eligible, set}, "7", fault.Conflict, true},
		"a pact holds the decision":                                {[]Entry{received, held, ready, pact}, "6", fault.Conflict, true},
		"a decision without a pact can be taken back":              {[]Entry{received, held, ready, assessed}, "6", 0, false},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rest, _, err := Undo(tc.history, tc.event)
			if tc.refused != (err != nil) || (tc.refused && !fault.Is(err, tc.kind)) {
				t.Fatalf("got %v, want refused %v (%s)", err, tc.refused, tc.kind)
			}
			if !tc.refused && len(rest) != len(tc.history)-1 {
				t.Errorf("got %d entries left, want %d", len(rest), len(tc.history)-1)
			}
		})
	}
}

func TestNewest(t *testing.T) {
	t.Parallel()
	history := []Entry{
		{Event: "1", Happening: Happening{Fact: FactReceived}}, {Event: "2", Happening: Happening{Fact: FactEligible}},
		{Event: "3", Happening: Happening{Fact: "appointment_set"}},
	}
	if e, ok := Newest(history); !ok || e.Event != "2" {
		t.Errorf("got %q, %v; want 2", e.Event, ok)
	}
	if _, ok := Newest(history[:1]); ok {
		t.Error("the first fact can be taken back, want not")
	}
	if _, ok := Newest(nil); ok {
		t.Error("an empty history has something to take back")
	}
}

func TestEveryFactNeedsAPermissionThatSomeRoleHas(t *testing.T) {
	t.Parallel()
	for _, f := range append(Facts(), FactAssessed) {
		held := false
		for _, role := range access.Roles() {
			held = held || access.ReachOf(role, ActionOf(f)) != access.None
		}
		if !held {
			t.Errorf("no role may record %s (%s)", f, ActionOf(f))
		}
	}
}
