package assign

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// invented makes a small problem that uses everything, from a seed.
func invented(seed uint64) *Problem {
	r := rand.New(rand.NewPCG(seed, 7))
	n, m := 1+r.IntN(7), 1+r.IntN(4)
	p := &Problem{Stability: int64(r.IntN(3)) * 100_000}
	for i := range n {
		p.People = append(p.People, Person{
			ID: fmt.Sprintf("p%d", i), Max: []int{0, 1, 1, 2, 3, -1}[r.IntN(6)], Tutor: fmt.Sprintf("t%d", r.IntN(4)),
			Urgent: r.IntN(3) == 0, Days: r.IntN(4) - 1,
		})
	}
	for j := range m {
		p.Openings = append(p.Openings, Opening{ID: fmt.Sprintf("o%d", j), Company: fmt.Sprintf("c%d", r.IntN(3)), Max: r.IntN(4)})
	}
	for c := range r.IntN(3) {
		p.Companies = append(p.Companies, Limit{ID: fmt.Sprintf("c%d", c), Max: 1 + r.IntN(3)})
	}
	for c := range r.IntN(3) {
		p.Tutors = append(p.Tutors, Limit{ID: fmt.Sprintf("t%d", c), Max: r.IntN(4)})
	}
	few := r.IntN(2) == 0
	for i := range n {
		for j := range m {
			if len(p.Pairs) >= 11 || r.IntN(3) == 0 {
				continue
			}
			score := int64(r.IntN(1_000_001))
			if few {
				score = int64(r.IntN(4)) * 250_000
			}
			p.Pairs = append(p.Pairs, Pair{
				Person: i, Opening: j, Score: score, Communicated: r.IntN(5) == 0,
				Choice: []Choice{Free, Free, Free, Free, Free, Free, Free, Must, Never}[r.IntN(9)],
			})
		}
	}
	return p
}

// aim is what a distribution is worth, compared from the first to the last.
type aim struct {
	kept int
	days int // sum of the ranks of those kept, nearest day highest
	sum  int64
}

func (a aim) better(b aim) bool {
	if a.kept != b.kept {
		return a.kept > b.kept
	}
	if a.days != b.days {
		return a.days > b.days
	}
	return a.sum > b.sum
}

// worth holds a choice of pairs against every limit.
func worth(p *Problem, chosen []int) (aim, bool) {
	people, openings := make([]int, len(p.People)), make([]int, len(p.Openings))
	company, tutor := map[string]int{}, map[string]int{}
	a, must := aim{}, 0
	for _, e := range chosen {
		pair := p.Pairs[e]
		if pair.Choice == Never {
			return a, false
		}
		if pair.Choice == Must {
			must++
		}
		people[pair.Person]++
		openings[pair.Opening]++
		company[p.Openings[pair.Opening].Company]++
		tutor[p.People[pair.Person].Tutor]++
		a.sum += pair.Score
		if pair.Communicated {
			a.sum += p.Stability
		}
	}
	for _, pair := range p.Pairs {
		if pair.Choice == Must {
			must--
		}
	}
	ok := must == 0
	for i, person := range p.People {
		most := person.Max
		if most == 0 {
			most = DefaultPerPerson
		}
		ok = ok && people[i] <= max(most, 0)
		if person.Urgent && people[i] > 0 {
			a.kept++
			a.days += rank(p, person.Days)
		}
	}
	for j, opening := range p.Openings {
		ok = ok && openings[j] <= max(opening.Max, 0)
	}
	for _, c := range p.Companies {
		ok = ok && company[c.ID] <= c.Max
	}
	for _, c := range p.Tutors {
		ok = ok && tutor[c.ID] <= c.Max
	}
	return a, ok
}

// rank counts the different days of the urgent that are not before a day.
func rank(p *Problem, day int) int {
	later := map[int]bool{}
	for _, person := range p.People {
		if person.Urgent && person.Days >= day {
			later[person.Days] = true
		}
	}
	return len(later)
}

// best tries every choice of pairs.
func best(p *Problem, allowed func(chosen []int) bool) (aim, bool) {
	var found aim
	some := false
	chosen := make([]int, 0, len(p.Pairs))
	for set := range 1 << len(p.Pairs) {
		chosen = chosen[:0]
		for e := range p.Pairs {
			if set>>e&1 == 1 {
				chosen = append(chosen, e)
			}
		}
		if a, ok := worth(p, chosen); ok && (allowed == nil || allowed(chosen)) && (!some || a.better(found)) {
			found, some = a, true
		}
	}
	return found, some
}

func TestSolveEqualsExhaustiveSearch(t *testing.T) {
	t.Parallel()
	seeds := 10_000
	if testing.Short() {
		seeds = 1_000
	}
	impossible, urgent := 0, 0
	for seed := range seeds {
		p := invented(uint64(seed))
		want, some := best(p, nil)
		for name, solve := range map[string]func(*Problem) (*Result, error){"Solve": Solve, "SolveByPaths": SolveByPaths} {
			got, err := solve(p)
			if (err == nil) != some {
				t.Fatalf("seed %d: %s says %v, search found one: %v", seed, name, err, some)
			}
			if err != nil {
				impossible++
				continue
			}
			a, ok := worth(p, got.Pairs)
			if !ok || a.better(want) || want.better(a) || got.Value != a.sum || got.Kept != a.kept || got.GapMillionths() != 0 {
				t.Fatalf("seed %d: %s found %+v (within the limits: %v), search %+v\n%+v", seed, name, a, ok, want, got)
			}
			urgent += got.Kept
		}
	}
	if impossible == 0 || impossible > seeds || urgent == 0 {
		t.Errorf("the problems test little: %d impossible, %d urgent people served", impossible, urgent)
	}
}
