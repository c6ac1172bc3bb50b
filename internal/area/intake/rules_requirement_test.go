package intake

import "testing"

func TestAdviseWork(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		status WorkStatus
		hours  int
		want   Outcome
	}{
		"who has no work is within":                   {Unemployed, -1, Yes},
		"who never worked is within":                  {NeverWorked, -1, Yes},
		"who is on wage support is within":            {WageSupport, 40, Yes},
		"one hour under the limit is within":          {Working, 19, Yes},
		"the limit itself is outside":                 {Working, 20, No},
		"no hours at all is within":                   {Working, 0, Yes},
		"work without hours is to be verified":        {Working, -1, Open},
		"an answer that was not given is to verify":   {"", -1, Open},
		"an answer nobody knows is to be verified":    {"other", 3, Open},
		"unemployed with hours typed by mistake: yes": {Unemployed, 30, Yes},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := AdviseWork(tc.status, tc.hours, 20); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestAdviseArea(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		municipality string
		inArea       bool
		want         Outcome
	}{{"037006", true, Yes}, {"015146", false, No}, {"", false, Open}} {
		if got := AdviseArea(tc.municipality, tc.inArea); got != tc.want {
			t.Errorf("municipality %q in area %v: got %s, want %s", tc.municipality, tc.inArea, got, tc.want)
		}
	}
}

func TestVerifications(t *testing.T) {
	t.Parallel()
	said := []Finding{
		{Rule: RuleArea, Outcome: Yes, OnDay: day(1)},
		{Rule: RuleMeasures, Outcome: Open, OnDay: day(2), Partner: "cpi"},
		{Rule: RuleMeasures, Outcome: Open, OnDay: day(9), Partner: "cpi"},
		{Rule: RuleL14, Outcome: Open, OnDay: day(2)},
		{Rule: RuleL14, Outcome: Yes, OnDay: day(5)},
	}
	got := map[Rule]Verification{}
	for _, v := range Verifications(said) {
		got[v.Rule] = v
	}
	if len(got) != len(Rules()) {
		t.Fatalf("got %d rules, want all %d", len(got), len(Rules()))
	}
	if v := got[RuleWork]; v.Outcome != Open || v.Asked != 0 {
		t.Errorf("a rule of which nothing was said: got %+v, want open and never asked", v)
	}
	if v := got[RuleMeasures]; v.Outcome != Open || v.Asked != 2 || v.AskedOn.OnDay != day(2) || v.Last.OnDay != day(9) {
		t.Errorf("asked twice: got %+v, want open, asked 2 times, first on day 2", v)
	}
	if v := got[RuleL14]; v.Outcome != Yes || v.Asked != 0 || v.Last.OnDay != day(5) {
		t.Errorf("answered: got %+v, want yes on day 5 and nothing pending", v)
	}
}
