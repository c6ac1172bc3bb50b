package occupation

import (
	"slices"
	"testing"

	"insieme/internal/area/person"
)

func starterLinker(t *testing.T, lang string) *Linker {
	t.Helper()
	v, problems := Build(Starter())
	if len(problems) > 0 {
		t.Fatalf("the starter vocabulary has problems: %v", problems)
	}
	return NewLinker(v, lang, Default())
}

func TestStarterIsLargeEnoughAndWhole(t *testing.T) {
	t.Parallel()
	rows := Starter()
	if n := len(rows.Concepts); n < 180 {
		t.Errorf("%d trades, want 180", n)
	}
	if n := len(rows.Skills); n < 150 {
		t.Errorf("%d requirements, want 150", n)
	}
	v, problems := Build(rows)
	if len(problems) > 0 {
		t.Error(problems)
	}
	for _, c := range rows.Concepts {
		if len(c.ISCO) != 4 || c.Name("it") == "" || c.Name("en") == "" || len(v.Needs(c.Code)) == 0 {
			t.Errorf("%s lacks its group, a name or a requirement", c.Code)
		}
	}
	kinds := []string{"licence", "certificate", "language", "condition", "tool", "skill", "software"}
	for _, r := range Requirements() {
		if !slices.Contains(kinds, r.Kind) || len(r.Labels) < 3 {
			t.Errorf("requirement %s of kind %q with %d names", r.Code, r.Kind, len(r.Labels))
		}
	}
}

func TestEveryTradeOfAProfileHasOccupations(t *testing.T) {
	t.Parallel()
	v, _ := Build(Starter())
	for _, trade := range person.Trades() {
		codes := OfTrade(trade)
		if (len(codes) == 0) != (trade == "unknown") {
			t.Errorf("trade %s has %d occupations", trade, len(codes))
		}
		for _, code := range codes {
			if _, ok := v.Find(code); !ok {
				t.Errorf("trade %s names occupation %s, which there is not", trade, code)
			}
		}
	}
}

func TestWordsPeopleUse(t *testing.T) {
	t.Parallel()
	linkers := map[string]*Linker{"it": starterLinker(t, "it"), "en": starterLinker(t, "en")}
	for _, c := range []struct{ lang, title, want string }{
		{"it", "bidello", "school-caretaker"}, {"it", "Bidella", "school-caretaker"}, {"it", "muletto", "forklift-driver"},
		{"it", "badante", "home-carer"}, {"it", "lavapiatti", "dishwasher"}, {"it", "ponteggiatore", "scaffolder"},
		{"it", "OSS", "oss"}, {"it", "CQC", "truck-driver"}, {"it", "scaffalista", "shelf-filler"},
		{"it", "magaziniere", "warehouse-worker"}, {"it", "MAGAZZINIERE/A - URGENTE full time zona Imola", "warehouse-worker"},
		{"it", "add. pulizie uffici part-time 20 ore", "cleaner-offices"}, {"it", "cercasi camerieri di sala (m/f)", "waiter"},
		{"it", "cameriera", "waiter"}, {"it", "aiuto cuoca CCNL turismo liv. 6", "kitchen-helper"}, {"it", "saldatrice", "welder"},
		{"it", "elettrcista", "electrician"}, {"it", "impiegata amm.", "office-clerk"}, {"it", "resp. magazzino", "warehouse-lead"},
		{"en", "fork lift driver", "forklift-driver"}, {"en", "Dishwashers needed urgently, full-time", "dishwasher"}, {"en", "lorry driver", "truck-driver"},
	} {
		a := linkers[c.lang].Link(c.title, 3)
		if len(a.Hits) == 0 || a.Hits[0].Concept.Code != c.want {
			t.Errorf("%q: got %v, want %s", c.title, codes(a), c.want)
		}
	}
}

func codes(a Answer) []string {
	var out []string
	for _, h := range a.Hits {
		out = append(out, h.Concept.Code)
	}
	return out
}
