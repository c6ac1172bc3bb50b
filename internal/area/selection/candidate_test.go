package selection

import (
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/id"
)

func works(requirements ...person.WorkRequirement) person.Work {
	return person.Work{Requirements: requirements}
}

func TestUnknownExcludesNobodyAndAKnownNoDoes(t *testing.T) {
	t.Parallel()
	want := []wanted{
		{words: "patente B", must: true, fit: func(p person.Work) Fit { return fitRequirement(p, "licence-b", today) }},
		{words: "HACCP", must: true, fit: func(p person.Work) Fit { return fitRequirement(p, "haccp", today) }},
		{words: "notti", fit: func(p person.Work) Fit { return fitRequirement(p, "nights", today) }},
	}
	people := []Candidate{{Person: "a"}, {Person: "b"}, {Person: "c"}, {Person: "d"}}
	got := filter(want, people, map[id.Person]person.Work{
		"a": works(person.WorkRequirement{Code: "licence-b", Answer: person.No}),
		"b": works(person.WorkRequirement{Code: "licence-b", Answer: person.Yes}, person.WorkRequirement{Code: "nights", Answer: person.No}),
		"d": works(person.WorkRequirement{Code: "licence-b", Answer: person.Yes}, person.WorkRequirement{Code: "haccp", Answer: person.Yes, Until: today.AddDays(-1)}),
	})
	if len(got.People) != 2 || got.People[0].Person != "b" || got.People[1].Person != "c" || got.Looked != 4 {
		t.Fatalf("got %+v", got.People)
	}
	if got.Musts[0].Excludes != 1 || got.Musts[1].Excludes != 1 {
		t.Errorf("musts exclude %+v; a certificate that ran out is a no", got.Musts)
	}
	if b := got.People[0]; b.Count(Met) != 1 || b.Count(NotMet) != 1 || b.Count(Unknown) != 1 {
		t.Errorf("b = %+v; a wish that is not met is said and excludes nobody", b.Points)
	}
	if c := got.People[1]; c.Count(Unknown) != 3 {
		t.Errorf("c = %+v", c.Points)
	}
}

func TestThoseWhosePromiseIsDueFirstComeFirst(t *testing.T) {
	t.Parallel()
	got := filter(nil, []Candidate{
		{Person: "a", Since: today.AddDays(-90)}, {Person: "b", Due: today.AddDays(40), Since: today.AddDays(-5)},
		{Person: "c", Due: today.AddDays(3), Since: today}, {Person: "d", Due: today.AddDays(40), Since: today.AddDays(-50)},
	}, nil)
	order := ""
	for _, p := range got.People {
		order += string(p.Person)
	}
	if order != "cdba" {
		t.Errorf("order %q: promise due, then days waiting, those without a promise last", order)
	}
}

func TestALanguageIsEnoughFromItsLevelUp(t *testing.T) {
	t.Parallel()
	for level, want := range map[string]Fit{"none": NotMet, "a2": NotMet, "b1": Met, "c2": Met, "native": Met} {
		p := person.Work{Languages: []person.WorkLanguage{{Lang: "it", Level: level}}}
		if got := fitLanguage(p, LanguageNeed{Lang: "it", Level: "b1"}); got != want {
			t.Errorf("%s: %s, want %s", level, got, want)
		}
	}
	if got := fitLanguage(person.Work{}, LanguageNeed{Lang: "it", Level: "b1"}); got != Unknown {
		t.Errorf("nothing known: %s", got)
	}
}
