package occupation

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestALinkerAbstains(t *testing.T) {
	t.Parallel()
	l := starterLinker(t, "it")
	if a := l.Link("saldatore", 3); !a.Sure {
		t.Errorf("saldatore is not sure: %+v", a.Hits)
	}
	for _, title := range []string{"operaio", "addetto", "xyzzy", "astronauta"} {
		a := l.Link(title, 3)
		if a.Sure {
			t.Errorf("%q is sure to be %s", title, a.Hits[0].Concept.Code)
		}
		if len(a.Hits) > 3 {
			t.Errorf("%q: %d hits, want at most 3", title, len(a.Hits))
		}
	}
}

func TestEvidenceNamesTheLabelAndTheWords(t *testing.T) {
	t.Parallel()
	h := starterLinker(t, "it").Link("bidella scuola", 1).Hits[0]
	if h.Label != "bidella" && h.Label != "bidello" || !slices.Contains(h.Words, "bidella") || h.Stems <= 0 || h.Grams <= 0 || h.Bag <= 0 {
		t.Errorf("got %+v", h)
	}
}

func TestBothGendersAreOneTrade(t *testing.T) {
	t.Parallel()
	l := starterLinker(t, "it")
	for _, c := range Starter().Concepts {
		forms := strings.Split(c.Name("it"), "/")
		if len(forms) != 2 {
			continue
		}
		a, b := l.Link(forms[0], 1), l.Link(forms[1], 1)
		if len(a.Hits) == 0 || len(b.Hits) == 0 || a.Hits[0].Concept.Code != b.Hits[0].Concept.Code {
			t.Errorf("%s: %v and %v", c.Name("it"), codes(a), codes(b))
		}
	}
}

func TestHostileTitlesAreReadInBounds(t *testing.T) {
	t.Parallel()
	l := starterLinker(t, "it")
	for name, title := range map[string]string{
		"nothing": "", "spaces": " \t\n", "signs": "!!! *** ///", "numbers": "12345 67",
		"control characters": "\x00\x01\x02\x1b[31m", "broken letters": "\xff\xfe\xc3", "right to left": "\u202eعامل نظافة\u202c",
	} {
		if a := l.Link(title, 5); a.Sure {
			t.Errorf("%s: sure of %v", name, codes(a))
		}
	}
	if a := l.Link("sal\u200bdatore\u202e", 1); len(a.Hits) != 1 {
		t.Errorf("marks of direction: %v", codes(a))
	}
	long := strings.Repeat("cuoco cameriere saldatore magazziniere ", 2600) // 100 KB
	if a := l.Link(long, 5); len(a.Read) > mostWords || a.Sure {
		t.Errorf("100 KB: read %d words, sure %v", len(a.Read), a.Sure)
	}
}

func TestStuffingWordsGainsNothing(t *testing.T) {
	t.Parallel()
	l := starterLinker(t, "it")
	score := func(title, code string) int64 {
		for _, h := range l.Link(title, 500).Hits {
			if h.Concept.Code == code {
				return h.Score
			}
		}
		return 0
	}
	plain := score("cuoco", "cook")
	for _, stuffed := range []string{strings.Repeat("cuoco ", 300), "cuoco saldatore muratore badante autista OSS"} {
		if got := score(stuffed, "cook"); got > plain*105/100 {
			t.Errorf("%.40q: %d, alone %d", stuffed, got, plain)
		}
	}
}

func TestTheOrderOfTheRowsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rows := Starter()
	want := fmt.Sprint(answers(rows))
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		random.Shuffle(len(rows.Concepts), func(i, j int) { rows.Concepts[i], rows.Concepts[j] = rows.Concepts[j], rows.Concepts[i] })
		random.Shuffle(len(rows.Needs), func(i, j int) { rows.Needs[i], rows.Needs[j] = rows.Needs[j], rows.Needs[i] })
		for _, c := range rows.Concepts {
			random.Shuffle(len(c.Labels), func(i, j int) { c.Labels[i], c.Labels[j] = c.Labels[j], c.Labels[i] })
		}
		if got := fmt.Sprint(answers(rows)); got != want {
			t.Fatal("another order of the rows gives another answer")
		}
	}
}

func answers(rows Rows) (out []Answer) {
	v, _ := Build(rows)
	l := NewLinker(v, "it", Default())
	for _, title := range []string{"addetto pulizie", "operaio", "autista", "cameriera ai piani", "aiuto"} {
		out = append(out, l.Link(title, 20))
	}
	return out
}

func TestBuildLeavesOutWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	name := func(s string) []Label { return []Label{{Lang: "it", Text: s, Preferred: true}} }
	v, problems := Build(Rows{
		Concepts: []Concept{{Code: "a", Labels: name("a")}, {Code: "b", Labels: name("b")}, {Code: "b", Labels: name("c")}, {Code: "d"}, {Labels: name("e")}},
		Skills:   []Skill{{Code: "s"}, {Code: "s"}},
		Needs:    []Need{{"a", "s", true}, {"a", "s", true}, {"a", "x", false}, {"y", "s", false}},
		Broader:  []Broader{{"a", "b"}, {"b", "a"}, {"a", "a"}, {"a", "z"}},
	})
	if v.Len() != 2 || len(v.Needs("a")) != 1 || !reflect.DeepEqual(v.Parents("a"), []string{"b"}) || v.Parents("b") != nil {
		t.Errorf("got %d concepts, needs %v, parents %v and %v", v.Len(), v.Needs("a"), v.Parents("a"), v.Parents("b"))
	}
	if len(problems) != 9 {
		t.Errorf("%d problems: %v", len(problems), problems)
	}
}

func TestLabelsAreRankedWithFallingScores(t *testing.T) {
	t.Parallel()
	order := starterLinker(t, "it").Order("addetto pulizie", 200)
	if len(order) != 200 {
		t.Fatalf("%d labels, want 200", len(order))
	}
	seen := map[string]bool{}
	for i, o := range order {
		key := o.Concept + "\t" + o.Label.Text
		if seen[key] || (i > 0 && o.Score >= order[i-1].Score) {
			t.Fatalf("place %d: %v comes again or does not fall", i+1, o)
		}
		seen[key] = true
	}
}

func FuzzLink(f *testing.F) {
	v, _ := Build(Starter())
	l := NewLinker(v, "it", Default())
	for _, s := range []string{"cuoco", "add. pulizie", "", "\x00", "\u202eأ", "eccetto", strings.Repeat("a", 1000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		a, b := l.Link(title, 5), l.Link(title, 5)
		if !reflect.DeepEqual(a, b) {
			t.Error("two answers to one title")
		}
		for i, h := range a.Hits {
			if h.Score <= 0 || h.Score > 4_000_000 || (i > 0 && h.Score > a.Hits[i-1].Score) {
				t.Errorf("score %d at place %d", h.Score, i+1)
			}
		}
	})
}
