package score

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func scorer(t *testing.T, q Request) *Scorer {
	t.Helper()
	s, err := NewScorer(q, DefaultWeights())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNoFieldForWhatTheLawKeepsOut(t *testing.T) {
	t.Parallel()
	banned := []string{
		"sex", "gender", "age", "birth", "born", "citizen", "nation", "origin", "country", "name", "surname", "photo", "picture", "health", "fragil", "disab",
		"social", "religion", "family", "children", "marital", "fiscal", "email", "phone", "address", "race", "ethnic", "invalid",
	}
	var look func(at string, typ reflect.Type)
	look = func(at string, typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array || typ.Kind() == reflect.Map {
			typ = typ.Elem()
		}
		if typ.Kind() == reflect.String && strings.HasPrefix(at, "Person") {
			t.Errorf("%s is free text", at)
		}
		if typ.Kind() != reflect.Struct {
			return
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			for _, word := range banned {
				lower := strings.ToLower(f.Name)
				if lower == "languages" || lower == "language" {
					continue // "age" stands in it
				}
				if strings.Contains(lower, word) {
					t.Errorf("%s.%s may not be an input", at, f.Name)
				}
			}
			look(at+"."+f.Name, f.Type)
		}
	}
	look("Person", reflect.TypeFor[Person]())
	look("Request", reflect.TypeFor[Request]())
}

func TestContributionsAddUpExactly(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 9))
	for i := range 2000 {
		s := scorer(t, anyRequest(r))
		p := SamplePerson(r, SampleID(i+1))
		m := s.Score(&p)
		sums := [2]int32{}
		for c, x := range m.Contributions {
			if x.Points < 0 || x.Points > x.Weight || x.Value < 0 || x.Value > Million || x.Criterion != Criterion(c) {
				t.Fatalf("contribution %+v", x)
			}
			sums[x.Criterion.Side()] += x.Points
		}
		if sums != [2]int32{m.Company, m.Candidate} || m.Total != m.Company+m.Candidate-m.Imbalance || m.Total < 0 || m.Total > Million {
			t.Fatalf("%+v does not add up: %v", m, sums)
		}
	}
}

func TestWhatIsGoodForOneOnlyIsNotOnTop(t *testing.T) {
	t.Parallel()
	one := total(SideMost << 32)
	both := total(300_000<<32 | 300_000)
	if one >= both {
		t.Errorf("perfect for one of the two: %d; fair for both: %d", one, both)
	}
}

func TestGatesAreThreeValued(t *testing.T) {
	t.Parallel()
	q := Request{Must: []Clause{{Any: []Code{1, 2}, Reason: "needed"}}}
	tests := []struct {
		name    string
		yes, no []Code
		want    Truth
	}{
		{"nothing known", nil, nil, Unknown},
		{"one is there", []Code{1}, nil, Yes},
		{"one is there, the other is not", []Code{2}, []Code{1}, Yes},
		{"one is not, the other unknown", nil, []Code{1}, Unknown},
		{"neither is there", nil, []Code{1, 2}, No},
		{"stated both ways", []Code{1}, []Code{1, 2}, Unknown},
	}
	for _, tt := range tests {
		var p Person
		p.Yes.Add(tt.yes...)
		p.No.Add(tt.no...)
		if got := Passes(&p, &q); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	for _, a := range []Truth{No, Unknown, Yes} {
		for _, b := range []Truth{No, Unknown, Yes} {
			if a.And(b).Not() != a.Not().Or(b.Not()) {
				t.Errorf("De Morgan fails for %v and %v", a, b)
			}
		}
	}
}

func TestExplanationsHoldEverything(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 9))
	sources := func(f Fact) Source { return Source{"2026-11-02", "operator"} }
	for i := range 500 {
		s := scorer(t, anyRequest(r))
		p := SamplePerson(r, SampleID(i+1))
		e := s.Explain(&p, sources)
		gates, sum := 0, int32(0)
		for _, l := range e.Lines {
			if l.Source.On == "" || l.Source.By == "" || l.Fact.Field == "" {
				t.Fatalf("a statement without evidence: %+v", l)
			}
			if l.Gate {
				gates++
			}
			sum += l.Points
		}
		for _, g := range Gates(&p, &s.Request) {
			if g.Truth != Yes {
				gates--
			}
		}
		if gates != 0 {
			t.Fatalf("%d gates too many or too few", gates)
		}
		if sum != e.Match.Company+e.Match.Candidate {
			t.Fatalf("the lines come to %d, the sides to %d", sum, e.Match.Company+e.Match.Candidate)
		}
		if e.Best.Total < e.Match.Total && e.Best.Company < e.Match.Company {
			t.Fatalf("answers in its favour take off: %+v, %+v", e.Match, e.Best)
		}
	}
}

func TestChangesHoldWhenApplied(t *testing.T) {
	t.Parallel()
	all := people(400, 11)
	r := rand.New(rand.NewPCG(4, 9))
	found := 0
	for range 30 {
		s := scorer(t, anyRequest(r))
		ranking := plain(s, all, len(all))
		for i := range 10 {
			p := &all[i*7]
			for _, c := range s.Changes(p, ranking) {
				found++
				if err := s.Verify(p, c, ranking); err != nil {
					t.Fatal(err)
				}
				changed := slices.Clone(all) // by ranking everybody again
				changed[i*7] = c.apply(p)
				again := plain(s, changed, len(all))
				if at := slices.IndexFunc(again, func(m Ranked) bool { return m.ID == p.ID }) + 1; at != c.To {
					t.Fatalf("said to lead to %d, leads to %d", c.To, at)
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("%d changes only", found)
	}
}

// fill puts words in place of values, as the area does.
func fill(texts []Text, lang func(key string) string) string {
	var b strings.Builder
	for _, x := range texts {
		s := lang(x.Key)
		for i, a := range x.Args {
			word := map[string]string{
				"requirement": "patente B", "language": "lingua inglese", "past": "lavoro di cuoco", "wishes": "lavoro di cuoco", "points": "120", "place": "3", "count": "2",
			}[a.Kind]
			if word == "" && lang(a.S) != "" {
				word = strings.ToLower(lang(a.S))
			} else if word == "" {
				word = a.S
			}
			s = strings.ReplaceAll(s, fmt.Sprintf("{%d}", i), word)
		}
		b.WriteString(s + " ")
	}
	return b.String()
}

// gulpease is the index of readability for Italian: 89 − 10·letters/words + 300·sentences/words.
func gulpease(text string) int {
	letters, sentences := 0, strings.Count(text, ".")+strings.Count(text, "?")
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	words := len(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	return min(89+(300*sentences-10*letters)/max(words, 1), 100)
}

func TestThePersonsWordsAreEasy(t *testing.T) {
	t.Parallel()
	all := people(200, 12)
	r := rand.New(rand.NewPCG(5, 9))
	for i := range all {
		s := scorer(t, anyRequest(r))
		texts := s.Explain(&all[i], nil).ForPerson(s.Changes(&all[i], nil))
		said := fill(texts, func(key string) string { return Texts[key].It })
		if g := gulpease(said); g < 60 {
			t.Fatalf("Gulpease %d: %s", g, said)
		}
	}
}

func TestTheCompanySeesOnlyWhatItMay(t *testing.T) {
	t.Parallel()
	all := people(300, 13)
	r := rand.New(rand.NewPCG(6, 9))
	kinds := []string{"requirement", "language", "past", "text"}
	for i := range all {
		s := scorer(t, anyRequest(r))
		secret := func(Fact) Source { return Source{"CANARY", "CANARY"} }
		e := s.Explain(&all[i], secret)
		for _, x := range e.ForCompany() {
			if !strings.HasPrefix(x.Key, "selection.company.") {
				t.Fatalf("the company is told %s", x.Key)
			}
			for _, a := range x.Args {
				allowed := slices.Contains(kinds, a.Kind)
				if a.Kind == "text" {
					allowed = slices.ContainsFunc(CompanySees(), func(c Criterion) bool { return a.S == "selection.criterion."+c.String() })
				}
				if !allowed || strings.Contains(a.S, "CANARY") {
					t.Fatalf("the company is told %+v", a)
				}
			}
		}
		for _, x := range e.ForOperator(nil) {
			if Texts[x.Key].It == "" || Texts[x.Key].En == "" {
				t.Fatalf("no words for %s", x.Key)
			}
		}
	}
}

func TestWeights(t *testing.T) {
	t.Parallel()
	if err := DefaultWeights().Validate(); err != nil {
		t.Fatal(err)
	}
	w, err := DefaultWeights().Adjusted(map[Criterion]int{Travel: 200, Skills: 50})
	if err != nil || w.Validate() != nil || w.Of[Travel] <= DefaultWeights().Of[Travel] || w.Of[Skills] >= DefaultWeights().Of[Skills] || w.Version == DefaultWeights().Version {
		t.Errorf("%+v, %v", w, err)
	}
	if w := DefaultWeights().WithoutPromise(); w.Validate() != nil || w.Of[Promise] != 0 {
		t.Errorf("%+v", w)
	}
	for _, bad := range []map[Criterion]int{{Travel: 201}, {Travel: 49}, {Promise: 100}, {Criterion(99): 100}} {
		if _, err := DefaultWeights().Adjusted(bad); err == nil {
			t.Errorf("%v is allowed", bad)
		}
	}
	if (Weights{}).Validate() == nil {
		t.Error("no weights are weights")
	}
}

func TestBadRequestsAreRefused(t *testing.T) {
	t.Parallel()
	many := map[Occupation]int32{}
	for i := range 300 {
		many[Occupation(i+1)] = int32(i)
	}
	for name, q := range map[string]Request{
		"a nearness above one":             {Near: map[Occupation]int32{1: Million + 1}},
		"a nearness of no occupation":      {Near: map[Occupation]int32{0: 1}},
		"too many degrees":                 {Near: many},
		"a requirement twice":              {Essential: []Code{3}, Optional: []Code{3}},
		"an empty clause":                  {Must: []Clause{{Reason: "x"}}},
		"a clause without a reason":        {Must: []Clause{{Any: []Code{1}}}},
		"a language that is not there":     {Languages: []LanguageWish{{Language: 9, Level: A1}}},
		"a level that is none":             {Languages: []LanguageWish{{Language: 1, Level: LevelNone}}},
		"a language must without a reason": {Languages: []LanguageWish{{Language: 1, Level: A1, Must: true}}},
		"a quality above one":              {Quality: Million + 1},
	} {
		if _, err := NewScorer(q, DefaultWeights()); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := NewScorer(Request{}, DefaultWeights()); err != nil {
		t.Errorf("a request without requirements: %v", err)
	}
}
