package intake

import (
	"slices"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

func points(n int) *int { return &n }

// whole is an instrument that breaks no rule: ten points of work, six of social
// matters, none of health.
func whole() Instrument {
	it := func(s string) Words { return Words{It: s} }
	return Instrument{
		Code: "tiny", Version: 2, ValidFrom: civil.MustDate("2022-03-10"), Label: it("Prova"), Legal: it("Interno"), Rule: it("Lavoro e altro"),
		Scale: []Option{{Level: 1, Text: it("male"), Score: 3}, {Level: 4, Text: it("bene")}},
		Domains: []Domain{
			{Code: "work", Name: it("Lavoro"), Needed: true, Items: []Item{
				{Code: "italian", Text: it("Italiano")}, {Code: "search", Text: it("Ricerca")},
				{Code: "licence", Text: it("Patente"), Options: []Option{{Level: 1, Text: it("no"), Score: 4}, {Level: 2, Text: it("sì")}}},
			}},
			{Code: "social", Name: it("Sociale"), Restricted: true, Items: []Item{{Code: "home", Text: it("Casa")}, {Code: "care", Text: it("Cura")}}},
			{Code: "health", Name: it("Sanitario"), Restricted: true, Items: []Item{{Code: "tasks", Text: it("Mansioni")}}},
		},
	}
}

func TestNewVersionIsHeldAgainstTheRules(t *testing.T) {
	t.Parallel()
	today := civil.MustDate("2022-03-02")
	tests := map[string]struct {
		change func(in *Instrument)
		field  string // "ok" for no error
	}{
		"a whole one":                            {func(*Instrument) {}, "ok"},
		"from today":                             {func(in *Instrument) { in.ValidFrom = today }, "ok"},
		"from yesterday":                         {func(in *Instrument) { in.ValidFrom = today.AddDays(-1) }, "from"},
		"without a day":                          {func(in *Instrument) { in.ValidFrom = civil.Date{} }, "from"},
		"without a name":                         {func(in *Instrument) { in.Label = Words{En: "Only English"} }, "label"},
		"without a legal basis":                  {func(in *Instrument) { in.Legal = Words{} }, "legal"},
		"a scale of one answer":                  {func(in *Instrument) { in.Scale = in.Scale[:1] }, "scale-1-text"},
		"a scale with an answer without words":   {func(in *Instrument) { in.Scale[1].Text.It = "" }, "scale-4-text"},
		"points below nothing":                   {func(in *Instrument) { in.Scale[0].Score = -1 }, "scale-1-score"},
		"an item with one answer of its own":     {func(in *Instrument) { in.Domains[0].Items[2].Options = in.Domains[0].Items[2].Options[:1] }, "item-3-text"},
		"an own answer without words":            {func(in *Instrument) { in.Domains[0].Items[2].Options[1].Text.It = "" }, "item-3-answer-2-text"},
		"an item without a question":             {func(in *Instrument) { in.Domains[1].Items[0].Text.It = "" }, "item-4-text"},
		"a code twice over two domains":          {func(in *Instrument) { in.Domains[1].Items[0].Code = "italian" }, "item-4-code"},
		"a code with capitals":                   {func(in *Instrument) { in.Domains[0].Items[0].Code = "Italian" }, "item-1-code"},
		"a domain without items":                 {func(in *Instrument) { in.Domains[2].Items = nil }, "domain-3-name"},
		"a threshold at the most points":         {func(in *Instrument) { in.Domains[0].Threshold = points(10) }, "ok"},
		"a threshold nobody can reach":           {func(in *Instrument) { in.Domains[0].Threshold = points(11) }, "domain-1-threshold"},
		"a total at the most points":             {func(in *Instrument) { in.From, in.To = points(1), points(19) }, "ok"},
		"a total nobody can reach":               {func(in *Instrument) { in.To = points(20) }, "total_to"},
		"a total that ends before it begins":     {func(in *Instrument) { in.From, in.To = points(5), points(4) }, "total_to"},
		"a negative total that bounds nothing":   {func(in *Instrument) { in.From = points(-1) }, "total_from"},
		"an item of a code of forty-one letters": {func(in *Instrument) { in.Domains[0].Items[0].Code = "a" + string(make([]byte, 40)) }, "item-1-code"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := whole()
			tc.change(&in)
			err := in.CheckNew(Instrument{ValidFrom: today.AddDays(-30)}, today)
			if tc.field == "ok" {
				if err != nil {
					t.Errorf("got %v, want no error", err)
				}
				return
			}
			if !slices.ContainsFunc(fault.FieldsOf(err), func(f fault.Field) bool { return f.Name == tc.field }) {
				t.Errorf("got %v, want the field %q", err, tc.field)
			}
		})
	}
	if err := whole().CheckNew(Instrument{ValidFrom: civil.MustDate("2022-03-11")}, today); err == nil {
		t.Error("before the last version's first day: got no error")
	}
}

func TestValidityOfVersions(t *testing.T) {
	t.Parallel()
	from := func(day string) Instrument { return Instrument{ValidFrom: civil.MustDate(day)} }
	all := Versions{from("2020-01-01"), from("2021-01-01"), from("2021-01-01"), from("2023-01-01")}
	today := civil.MustDate("2022-03-02")
	want := []Validity{ValidityPast, ValidityNever, ValidityNow, ValiditySoon}
	for i := range all {
		if got, _ := all.Validity(i, today); got != want[i] {
			t.Errorf("version %d: got %s, want %s", i, got, want[i])
		}
		if got := all.canWithdraw(i, today); got != (i == 3) {
			t.Errorf("version %d may be withdrawn: got %v", i, got)
		}
	}
	if _, p := all.Validity(0, today); p.To != civil.MustDate("2020-12-31") {
		t.Errorf("the first ends on %s, want the day before the next", p.To)
	}
	if all.canWithdraw(3, civil.MustDate("2023-01-01")) {
		t.Error("a version may be withdrawn on its first day")
	}
}

func TestScoreIsAProposalOnlyWithThresholds(t *testing.T) {
	t.Parallel()
	fragile := Profile{
		"work":   {Levels: map[string]Level{"italian": 1, "search": 1, "licence": 2}},
		"social": {Levels: map[string]Level{"home": 1, "care": 4}}, "health": {Levels: map[string]Level{"tasks": 4}},
	}
	tests := map[string]struct {
		change func(in *Instrument, p Profile)
		health bool // the reader may see what is restricted
		want   Proposal
	}{
		"no thresholds":               {func(*Instrument, Profile) {}, true, ProposalOff},
		"work alone, reached":         {func(in *Instrument, _ Profile) { in.Domains[0].Threshold = points(6) }, true, ProposalMet},
		"work alone, one point short": {func(in *Instrument, _ Profile) { in.Domains[0].Threshold = points(7) }, true, ProposalNotMet},
		"work, read without the rest": {func(in *Instrument, _ Profile) { in.Domains[0].Threshold = points(6) }, false, ProposalMet},
		"work and one of the others": {func(in *Instrument, _ Profile) {
			in.Domains[0].Threshold, in.Domains[1].Threshold, in.Domains[2].Threshold = points(6), points(3), points(3)
		}, true, ProposalMet},
		"work and none of the others": {func(in *Instrument, _ Profile) {
			in.Domains[0].Threshold, in.Domains[1].Threshold, in.Domains[2].Threshold = points(6), points(4), points(3)
		}, true, ProposalNotMet},
		"another, but not the one needed": {func(in *Instrument, _ Profile) {
			in.Domains[0].Threshold, in.Domains[1].Threshold = points(7), points(3)
		}, true, ProposalNotMet},
		"a part that counts is hidden": {func(in *Instrument, _ Profile) { in.Domains[1].Threshold = points(3) }, false, ProposalHidden},
		"an item was not looked at": {func(in *Instrument, p Profile) {
			in.Domains[0].Threshold = points(3)
			delete(p["work"].Levels, "licence")
		}, true, ProposalIncomplete},
		"an item that does not count was not looked at": {func(in *Instrument, p Profile) {
			in.Domains[0].Threshold = points(3)
			delete(p, "health")
		}, true, ProposalMet},
		"a total within":   {func(in *Instrument, _ Profile) { in.From, in.To = points(9), points(9) }, true, ProposalMet},
		"a total below":    {func(in *Instrument, _ Profile) { in.From = points(10) }, true, ProposalNotMet},
		"a total too high": {func(in *Instrument, _ Profile) { in.To = points(8) }, true, ProposalNotMet},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, p := whole(), Profile{}
			for code, said := range fragile {
				p[code] = DomainAnswers{Levels: map[string]Level{}}
				for item, level := range said.Levels {
					p[code].Levels[item] = level
				}
			}
			tc.change(&in, p)
			if got := in.Score(p, in.readable(tc.health)); got.Proposal != tc.want {
				t.Errorf("got %s (%+v), want %s", got.Proposal, got.Domains, tc.want)
			}
		})
	}
	if got := whole().Score(fragile, whole().readable(true)); len(got.Domains) != 0 {
		t.Error("without thresholds something was computed")
	}
}

func TestBetweenVersionsOnlyTheSameIsCompared(t *testing.T) {
	t.Parallel()
	earlier, later := whole(), whole()
	earlier.Domains[0].Items = append(earlier.Domains[0].Items, Item{Code: "gone", Text: Words{It: "Tolta"}})
	later.Domains[0].Items[0].Text.It = "Un'altra domanda, lo stesso codice"
	later.Scale[0].Score = 9
	later.Domains[0].Items[2].Options[0].Text.It = "nessuna"
	later.Domains[0].Items = append(later.Domains[0].Items, Item{Code: "fresh", Text: Words{It: "Nuova"}})
	before := Profile{"work": {Levels: map[string]Level{"italian": 1, "licence": 1, "gone": 1}}}
	after := Profile{"work": {Levels: map[string]Level{"italian": 4, "licence": 2, "fresh": 4}}}
	changes, apart := later.Between(earlier, later.Domains[0], before, after)
	got := map[string]Level{}
	for _, c := range changes {
		got[c.Item.Code] = c.Earlier
	}
	if len(got) != 3 || got["italian"] != 1 || got["licence"] != 0 || got["fresh"] != 0 {
		t.Errorf("got %v, want Italian compared, the others without an earlier level", got)
	}
	var codes []string
	for _, item := range apart {
		codes = append(codes, item.Code)
	}
	if !slices.Equal(codes, []string{"licence", "fresh", "gone"}) {
		t.Errorf("got %v apart", codes)
	}
	if _, none := later.Between(later, later.Domains[0], nil, after); len(none) != 0 {
		t.Errorf("a first assessment: got %v apart, want nothing", none)
	}
}
