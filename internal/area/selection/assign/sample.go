package assign

import (
	"fmt"
	"math/rand/v2"
)

// Sample describes an invented problem of a size, for measurements.
type Sample struct {
	Name              string
	People, Openings  int
	Feasible          int  // pairs a person, about
	PerPerson, Places int  // proposals at most, a person and an opening
	Values            int  // different scores; 0 for any
	Contended         bool // everybody wants the same openings
	Urgent, Limited   bool // promises about to expire; companies and tutors with limits
	Seed              uint64
}

// Problem makes the problem: the same for the same description.
func (s Sample) Problem() *Problem {
	r := rand.New(rand.NewPCG(s.Seed, 11))
	p := &Problem{}
	for i := range s.People {
		person := Person{ID: fmt.Sprintf("p%05d", i), Max: s.PerPerson}
		if s.Urgent && i%10 == 0 {
			person.Urgent, person.Days = true, r.IntN(30)
		}
		if s.Limited {
			person.Tutor = fmt.Sprintf("t%03d", i%(s.People/100+1))
		}
		p.People = append(p.People, person)
	}
	for j := range s.Openings {
		p.Openings = append(p.Openings, Opening{ID: fmt.Sprintf("o%05d", j), Company: fmt.Sprintf("c%04d", j/5), Max: s.Places})
	}
	if s.Limited {
		for c := range s.Openings/5 + 1 {
			p.Companies = append(p.Companies, Limit{ID: fmt.Sprintf("c%04d", c), Max: 5 + r.IntN(10)})
		}
		for t := range s.People/100 + 1 {
			p.Tutors = append(p.Tutors, Limit{ID: fmt.Sprintf("t%03d", t), Max: 40 + r.IntN(120)})
		}
	}
	appeal := make([]int64, s.Openings)
	for j := range appeal {
		appeal[j] = int64(r.IntN(800_000))
	}
	taken := make([]int, s.Openings)
	for i := range s.People {
		for range s.Feasible {
			j := r.IntN(s.Openings)
			if s.Contended { // a region: everybody there has the same few openings
				j = (i%25*s.Openings/25 + r.IntN(max(s.Openings/20, 1))) % s.Openings
			}
			if taken[j] == i+1 {
				continue
			}
			taken[j] = i + 1
			score := int64(r.IntN(1_000_001))
			if s.Contended {
				score = appeal[j] + int64(r.IntN(200_001))
			}
			if s.Values > 0 {
				step := int64(1_000_000 / s.Values)
				score = (score*int64(s.Values)/1_000_001 + 1) * step
			}
			p.Pairs = append(p.Pairs, Pair{Person: i, Opening: j, Score: score})
		}
	}
	return p
}
