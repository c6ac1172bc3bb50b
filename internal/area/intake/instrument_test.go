package intake

import (
	"strings"
	"testing"

	"insieme/internal/base/fault"
)

var tiny = Instrument{Code: "tiny", Version: 1, Scale: []Option{
	{Level: 1, Text: Words{It: "male"}, Score: 3}, {Level: 2, Text: Words{It: "così"}, Score: 2},
	{Level: 3, Text: Words{It: "bene"}, Score: 1}, {Level: 4, Text: Words{It: "ottimo"}},
}, Domains: []Domain{
	{Code: "work", Items: []Item{{Code: "italian"}, {Code: "search"}}},
	{Code: "health", Restricted: true, Items: []Item{{Code: "tasks"}}},
}}

func TestInstrumentCheck(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		profile Profile
		field   string // of the error; "ok" for none
	}{
		"one level is enough":           {Profile{"work": {Levels: map[string]Level{"italian": 1}}}, "ok"},
		"a note is enough":              {Profile{"work": {Note: "x"}}, "ok"},
		"nothing is not":                {Profile{"work": {}}, ""},
		"an item of another domain":     {Profile{"work": {Levels: map[string]Level{"tasks": 2}}}, ""},
		"a domain nobody knows":         {Profile{"luck": {Note: "x"}}, ""},
		"a level too high":              {Profile{"work": {Levels: map[string]Level{"italian": 5}}}, "work.italian"},
		"a level too low":               {Profile{"health": {Levels: map[string]Level{"tasks": 0}}}, "health.tasks"},
		"a note as long as it may be":   {Profile{"work": {Note: strings.Repeat("è", MaxNote)}}, "ok"},
		"a note of one letter too many": {Profile{"work": {Note: strings.Repeat("è", MaxNote+1)}}, "work.note"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := tiny.Check(tc.profile)
			if tc.field == "ok" {
				if err != nil {
					t.Errorf("got %v, want no error", err)
				}
				return
			}
			fields := fault.FieldsOf(err)
			if len(fields) == 0 || fields[0].Name != tc.field {
				t.Errorf("got %v, want the field %q", err, tc.field)
			}
		})
	}
}

func TestRestrictedDomainsOfAProfile(t *testing.T) {
	t.Parallel()
	p := Profile{"work": {Note: "x"}, "health": {}}
	if got := tiny.Restricted(p); len(got) != 0 {
		t.Errorf("nothing said about health: got %v, want no domain", got)
	}
	p["health"] = DomainAnswers{Levels: map[string]Level{"tasks": 2}}
	if got := tiny.Restricted(p); len(got) != 1 || got[0] != "health" {
		t.Errorf("got %v, want health", got)
	}
}

func TestChangesLeaveOutWhatWasNeverLookedAt(t *testing.T) {
	t.Parallel()
	before := Profile{"work": {Levels: map[string]Level{"italian": 1}}}
	after := Profile{"work": {Levels: map[string]Level{"italian": 3}}}
	got := tiny.Domains[0].Changes(before, after)
	if len(got) != 1 || got[0].Item.Code != "italian" || got[0].Earlier != 1 || got[0].Then != 3 {
		t.Errorf("got %+v, want Italian from 1 to 3 only", got)
	}
	if first := tiny.Domains[0].Changes(nil, after); len(first) != 1 || first[0].Earlier != 0 {
		t.Errorf("a first assessment: got %+v, want nothing earlier", first)
	}
}
