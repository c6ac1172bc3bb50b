package intake

import (
	"testing"

	"insieme/internal/base/fault"
)

func TestAwarenessComparesWhatThePersonSaid(t *testing.T) {
	t.Parallel()
	in := Instrument{Self: []Item{{Code: "can"}, {Code: "want"}}}
	said := func(before, after Level) Profile {
		p := Profile{}
		if before != 0 {
			p[SelfBefore] = DomainAnswers{Levels: map[string]Level{"can": before}}
		}
		if after != 0 {
			p[SelfAfter] = DomainAnswers{Levels: map[string]Level{"can": after}}
		}
		return p
	}
	tests := []struct {
		name           string
		earlier, later Profile
		before, then   Level
	}{
		{"before and after one interview", nil, said(1, 3), 1, 3},
		{"only before: nothing to compare with", nil, said(2, 0), 0, 2},
		{"only after", nil, said(0, 4), 0, 4},
		{"two interviews: the ends of both", said(1, 3), said(2, 4), 3, 4},
		{"the earlier one asked before only", said(1, 0), said(2, 4), 1, 4},
		{"the later one asked before only", said(1, 3), said(2, 0), 3, 2},
		{"the earlier one asked nothing", said(0, 0), said(2, 4), 2, 4},
	}
	for _, tt := range tests {
		got := in.Awareness(tt.earlier, tt.later)
		if len(got) != 1 || got[0].Item.Code != "can" || got[0].Earlier != tt.before || got[0].Then != tt.then {
			t.Errorf("%s: got %+v, want %d then %d", tt.name, got, tt.before, tt.then)
		}
	}
	if got := in.Awareness(nil, Profile{}); len(got) != 0 {
		t.Errorf("nothing said: got %+v", got)
	}
}

func TestThePersonsOwnAnswersAreHeldAgainstTheInstrument(t *testing.T) {
	t.Parallel()
	in := tiny
	in.Self = []Item{{Code: "can"}}
	levels := func(item string, l Level) Profile { return Profile{SelfAfter: {Levels: map[string]Level{item: l}}} }
	if err := in.Check(levels("can", 4)); err != nil {
		t.Errorf("got %v, want no error", err)
	}
	for name, p := range map[string]Profile{"an item that nobody asks": levels("luck", 2), "a level too high": levels("can", 5)} {
		if err := in.Check(p); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if err := tiny.Check(levels("can", 4)); !fault.Is(err, fault.Invalid) {
		t.Errorf("an instrument that asks the person nothing: got %v", err)
	}
}
