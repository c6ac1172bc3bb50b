package assign

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOrderOfRowsChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		p := Sample{People: 60, Openings: 20, Feasible: 8, PerPerson: 2, Places: 2, Values: 3, Urgent: true, Limited: true, Seed: seed}.Problem()
		if seed%4 == 0 {
			p.Exposure = &Exposure{Reason: "test", Date: "2026-11-28"}
			for i := range 20 {
				p.Exposure.Group = append(p.Exposure.Group, 3*i)
			}
		}
		want, err := Solve(p)
		if err != nil {
			t.Fatal(err)
		}
		mixed := shuffled(p, seed)
		got, err := Solve(mixed)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := names(p, want), names(mixed, got); !slices.Equal(a, b) {
			t.Fatalf("seed %d: in another order of the rows %v instead of %v", seed, b, a)
		}
	}
}

func names(p *Problem, r *Result) []string {
	var s []string
	for _, at := range r.Pairs {
		s = append(s, p.People[p.Pairs[at].Person].ID+" "+p.Openings[p.Pairs[at].Opening].ID)
	}
	for _, i := range r.Left {
		s = append(s, "left "+p.People[i].ID)
	}
	return s
}

func shuffled(p *Problem, seed uint64) *Problem {
	r := rand.New(rand.NewPCG(seed, 5))
	people, openings := r.Perm(len(p.People)), r.Perm(len(p.Openings))
	q := &Problem{
		People: make([]Person, len(people)), Openings: make([]Opening, len(openings)), Pairs: slices.Clone(p.Pairs),
		Companies: slices.Clone(p.Companies), Tutors: slices.Clone(p.Tutors), Stability: p.Stability,
	}
	for i, to := range people {
		q.People[to] = p.People[i]
	}
	for j, to := range openings {
		q.Openings[to] = p.Openings[j]
	}
	for e := range q.Pairs {
		q.Pairs[e].Person, q.Pairs[e].Opening = people[q.Pairs[e].Person], openings[q.Pairs[e].Opening]
	}
	r.Shuffle(len(q.Pairs), func(a, b int) { q.Pairs[a], q.Pairs[b] = q.Pairs[b], q.Pairs[a] })
	slices.Reverse(q.Companies)
	slices.Reverse(q.Tutors)
	if p.Exposure != nil {
		e := *p.Exposure
		e.Group = nil
		for _, i := range p.Exposure.Group {
			e.Group = append(e.Group, people[i])
		}
		q.Exposure = &e
	}
	return q
}

func TestASmallChangeUndoesFewOfTheCommunicatedPairs(t *testing.T) {
	t.Parallel()
	p := Sample{People: 400, Openings: 120, Feasible: 15, PerPerson: 2, Places: 2, Seed: 9}.Problem()
	first, err := Solve(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range first.Pairs {
		p.Pairs[at].Communicated = true
	}
	p.People = append(p.People, Person{ID: "new", Max: 2})
	for j := range 15 {
		p.Pairs = append(p.Pairs, Pair{Person: len(p.People) - 1, Opening: j, Score: 900_000})
	}
	p.Stability = 100_000
	after, err := Solve(p)
	if err != nil {
		t.Fatal(err)
	}
	if share := after.Undone * 100 / len(first.Pairs); share > 10 {
		t.Errorf("%d of %d pairs undone", after.Undone, len(first.Pairs))
	}
}

func TestBadProblemsAreRefused(t *testing.T) {
	t.Parallel()
	fine := func() *Problem {
		return &Problem{
			People: []Person{{ID: "a"}, {ID: "b"}}, Openings: []Opening{{ID: "x", Company: "c", Max: 1}},
			Companies: []Limit{{"c", 1}}, Pairs: []Pair{{Person: 0, Score: 5}, {Person: 1, Score: 6}},
		}
	}
	tests := []struct {
		name   string
		change func(p *Problem)
		want   string
	}{
		{"a person twice", func(p *Problem) { p.People[1].ID = "a" }, "person a stands there twice"},
		{"an opening twice", func(p *Problem) { p.Openings = append(p.Openings, p.Openings[0]) }, "opening x stands there twice"},
		{"a company twice", func(p *Problem) { p.Companies = append(p.Companies, Limit{"c", 2}) }, "company c stands there twice"},
		{"a pair twice", func(p *Problem) { p.Pairs[1].Person = 0 }, "the pair of person a and opening x stands there twice"},
		{"a pair of nobody", func(p *Problem) { p.Pairs[1].Person = 2 }, "not there"},
		{"a negative score", func(p *Problem) { p.Pairs[0].Score = -1 }, "score of -1"},
		{"an enormous score", func(p *Problem) { p.Pairs[0].Score = 1 << 40 }, "score of"},
		{"a negative bonus", func(p *Problem) { p.Stability = -1 }, "bonus"},
		{"more pins than places", func(p *Problem) { p.Pairs[0].Choice, p.Pairs[1].Choice = Must, Must }, "more are pinned than opening x takes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := fine()
			tt.change(p)
			_, err := Solve(p)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want something about %q", err, tt.want)
			}
			if errors.Is(err, ErrImpossible) != strings.HasPrefix(tt.name, "more pins") {
				t.Errorf("%v is of the wrong kind", err)
			}
		})
	}
	if r, err := Solve(&Problem{}); err != nil || len(r.Pairs) != 0 {
		t.Errorf("an empty problem: %v, %v", r, err)
	}
}

func TestPublishedProblems(t *testing.T) {
	t.Parallel()
	shared := os.Getenv("TEST_SHARED_DATA")
	if shared == "" {
		t.Skip("TEST_SHARED_DATA is not set")
	}
	for name, want := range map[string]int64{"assign100.txt": 769, "assign500.txt": 991} {
		file, err := os.Open(filepath.Join(shared, "assignment", name))
		if err != nil {
			t.Fatal(err)
		}
		costs, err := ReadBeasley(file)
		_ = file.Close()
		if err != nil {
			t.Fatal(err)
		}
		columns, total, err := Cheapest(costs)
		if err != nil || total != want {
			t.Errorf("%s: %d, %v; want %d", name, total, err, want)
		}
		slices.Sort(columns)
		for j, c := range columns {
			if j != c {
				t.Fatalf("%s: column %d is not there once", name, j)
			}
		}
	}
}

func TestReadBeasleyRefusesWhatIsNoProblem(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "x", "-1", "2 1 2 3", "1 5 6", "1 -4", "9999999"} {
		if _, err := ReadBeasley(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}
