// Package simulation plays months of a programme with three ways of proposing:
// first come, first served (what is done by hand), the highest score first, and
// the round. Whether a proposal ends in a placement depends on probabilities
// that no way sees; the score is a blurred view of them. It is pure: a seed in,
// figures out. All three see the same people, openings and luck.
package simulation

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"insieme/internal/area/selection/assign"
)

// Settings are the size of what is played.
type Settings struct {
	Months        int // of four rounds each
	PeoplePerWeek int
	// OpeningsPerWeek come in, each for Weeks weeks or until filled.
	OpeningsPerWeek int
	Weeks           int
	// PromiseWeeks is when a person must have had a proposal; UrgentWeeks before
	// that day the promise counts as about to expire.
	PromiseWeeks, UrgentWeeks int
	PerPerson, PerOpening     int // proposals at most at once
}

// Usual is about the size of the programme: 100 registrations a month, of whom
// a part is ready, and requests that are too few.
func Usual() Settings {
	return Settings{
		Months: 12, PeoplePerWeek: 20, OpeningsPerWeek: 9, Weeks: 5, PromiseWeeks: 12, UrgentWeeks: 4,
		PerPerson: assign.DefaultPerPerson, PerOpening: 3,
	}
}

// Ways are the names of what is compared.
func Ways() []string { return []string{"first come", "greedy", "round"} }

// Outcome is how one way did in one play. Integers, so that any machine prints
// the same.
type Outcome struct {
	Placements int
	Promises   int // that fell due
	Kept       int // with a proposal in time
	// Avoidable are promises that broke although the person could have had a
	// proposal in the last round before, together with all others kept then.
	Avoidable int
	Proposals int
	Gini      int // of the proposals among people, in thousandths
}

type person struct {
	id       string
	arrived  int // round
	skill    int // hidden trades it is good at, as bits
	place    int
	proposed int
	placed   bool
	promised bool // the promise is settled: kept or broken
}

type opening struct {
	id     string
	trade  int
	place  int
	closes int
	filled bool
}

// world holds what happens whatever is proposed.
type world struct {
	s        Settings
	seed     uint64
	people   []*person
	openings []*opening
	known    map[[2]int]bool // pairs that were proposed already
}

// Play runs one way once. It is an error of the program if a round fails.
func Play(s Settings, way string, seed uint64) (Outcome, error) {
	w := &world{s: s, seed: seed, known: map[[2]int]bool{}}
	var o Outcome
	for round := range s.Months * 4 {
		w.arrive(round)
		p, people, openings := w.problem(round)
		r, err := propose(p, way)
		if err != nil {
			return o, err
		}
		if err := w.settle(&o, p, people, r, round); err != nil {
			return o, err
		}
		w.answer(&o, p, people, openings, r)
	}
	o.Gini = w.gini()
	return o, nil
}

func propose(p *assign.Problem, way string) (*assign.Result, error) {
	switch way {
	case "first come":
		return assign.FirstCome(p)
	case "greedy":
		return assign.Greedy(p)
	case "round":
		return assign.Solve(p)
	}
	return nil, fmt.Errorf("there is no way %q", way)
}

const (
	trades = 8
	places = 12
)

func (w *world) luck(kind, a, b int) *rand.Rand {
	return rand.New(rand.NewPCG(w.seed*1_000_003+uint64(kind), uint64(a)<<24|uint64(b)))
}

func (w *world) arrive(round int) {
	r := w.luck(1, round, 0)
	for range w.s.PeoplePerWeek {
		skill := 1 << r.IntN(trades)
		if r.IntN(2) == 0 {
			skill |= 1 << r.IntN(trades)
		}
		w.people = append(w.people, &person{id: fmt.Sprintf("p%05d", len(w.people)), arrived: round, skill: skill, place: r.IntN(places)})
	}
	for range w.s.OpeningsPerWeek {
		w.openings = append(w.openings, &opening{
			id: fmt.Sprintf("o%05d", len(w.openings)), trade: r.IntN(trades), place: r.IntN(places), closes: round + w.s.Weeks,
		})
	}
}

// chance is the hidden probability, in thousandths, that a proposal ends in a
// placement; 0 where the gates do not let them meet.
func (w *world) chance(p, o int) int {
	person, opening := w.people[p], w.openings[o]
	far := min((person.place-opening.place+places)%places, (opening.place-person.place+places)%places)
	if person.skill>>opening.trade&1 == 0 || far > 3 {
		return 0
	}
	return max(60+w.luck(2, p, o).IntN(400)-70*far, 20)
}

// problem is what is known at a round: who is ready, what is open, the scores.
func (w *world) problem(round int) (p *assign.Problem, people, openings []int) {
	p = &assign.Problem{}
	for i, person := range w.people {
		if person.placed {
			continue
		}
		due := person.arrived + w.s.PromiseWeeks - round
		p.People = append(p.People, assign.Person{
			ID: person.id, Max: w.s.PerPerson, Urgent: !person.promised && person.proposed == 0 && due <= w.s.UrgentWeeks, Days: 7 * due,
		})
		people = append(people, i)
	}
	for j, opening := range w.openings {
		if opening.filled || opening.closes <= round {
			continue
		}
		p.Openings = append(p.Openings, assign.Opening{ID: opening.id, Max: w.s.PerOpening})
		openings = append(openings, j)
	}
	for a, i := range people {
		for b, j := range openings {
			if chance := w.chance(i, j); chance > 0 && !w.known[[2]int{i, j}] {
				blurred := min(max(chance+w.luck(3, i, j).IntN(161)-80, 1), 1000)
				p.Pairs = append(p.Pairs, assign.Pair{Person: a, Opening: b, Score: int64(blurred) * 1000})
			}
		}
	}
	return p, people, openings
}

// settle books promises: kept by a proposal, or broken when due now.
func (w *world) settle(o *Outcome, p *assign.Problem, people []int, r *assign.Result, round int) error {
	served := map[int]bool{}
	for _, at := range r.Pairs {
		served[p.Pairs[at].Person] = true
	}
	var broken []int
	for a, i := range people {
		switch person := w.people[i]; {
		case person.promised:
		case served[a]:
			person.promised = true
			o.Promises++
			o.Kept++
		case round >= person.arrived+w.s.PromiseWeeks:
			person.promised = true
			o.Promises++
			broken = append(broken, a)
		}
	}
	return w.blame(o, p, r, broken)
}

// blame counts the broken promises that need not have been: what could have
// been kept in this round, all together, beside what was.
func (w *world) blame(o *Outcome, p *assign.Problem, r *assign.Result, broken []int) error {
	if len(broken) == 0 {
		return nil
	}
	q := *p
	q.People = slices.Clone(p.People)
	for i := range q.People {
		q.People[i].Urgent = false
	}
	for _, at := range r.Pairs { // whoever was urgent and served stays so
		if i := p.Pairs[at].Person; p.People[i].Urgent {
			q.People[i].Urgent = true
		}
	}
	for _, i := range broken {
		q.People[i].Urgent = true
	}
	possible, err := assign.Solve(&q)
	if err != nil {
		return err
	}
	o.Avoidable += max(possible.Kept-(possible.Urgent-len(broken)), 0)
	return nil
}

// answer lets the world say how the proposals went: an opening takes the first
// person with whom it goes well.
func (w *world) answer(o *Outcome, p *assign.Problem, people, openings []int, r *assign.Result) {
	chosen := slices.Clone(r.Pairs)
	slices.SortFunc(chosen, func(a, b int) int {
		return cmp.Or(cmp.Compare(p.Pairs[b].Score, p.Pairs[a].Score), cmp.Compare(p.Pairs[a].Person, p.Pairs[b].Person), cmp.Compare(p.Pairs[a].Opening, p.Pairs[b].Opening))
	})
	for _, at := range chosen {
		i, j := people[p.Pairs[at].Person], openings[p.Pairs[at].Opening]
		person, opening := w.people[i], w.openings[j]
		o.Proposals++
		person.proposed++
		w.known[[2]int{i, j}] = true
		if person.placed || opening.filled {
			continue
		}
		if w.luck(4, i, j).IntN(1000) < w.chance(i, j) {
			person.placed, opening.filled = true, true
			o.Placements++
		}
	}
}

// gini measures how unevenly proposals are spread among people, in thousandths:
// 0 when all have as many.
func (w *world) gini() int {
	counts := make([]int, len(w.people))
	sum := 0
	for i, person := range w.people {
		counts[i] = person.proposed
		sum += person.proposed
	}
	slices.Sort(counts)
	weighted := 0
	for i, c := range counts {
		weighted += (2*(i+1) - len(counts) - 1) * c
	}
	if sum == 0 {
		return 0
	}
	return weighted * 1000 / (len(counts) * sum)
}

// Figure is a mean over the plays with its 95 % interval, in thousandths.
type Figure struct {
	Mean int `json:"mean"`
	Low  int `json:"low"`
	High int `json:"high"`
}

// Summary is how a way did over all plays.
type Summary struct {
	Way        string `json:"way"`
	Placements Figure `json:"placements"`
	Kept       Figure `json:"promises_kept"` // share of those that fell due
	Avoidable  Figure `json:"avoidable"`     // promises broken in a round that could have kept them
	Proposals  Figure `json:"proposals"`
	Gini       Figure `json:"gini"`
}

// Compare plays every way with the seeds 1 to n.
func Compare(s Settings, n int) ([]Summary, error) {
	var all []Summary
	for _, way := range Ways() {
		outcomes := make([]Outcome, n)
		for i := range outcomes {
			var err error
			if outcomes[i], err = Play(s, way, uint64(i+1)); err != nil {
				return nil, fmt.Errorf("%s, seed %d: %w", way, i+1, err)
			}
		}
		of := func(f func(Outcome) int) Figure { return figure(outcomes, f) }
		all = append(all, Summary{
			Way:        way,
			Placements: of(func(o Outcome) int { return o.Placements * 1000 }),
			Kept:       of(func(o Outcome) int { return o.Kept * 1000 / max(o.Promises, 1) }),
			Avoidable:  of(func(o Outcome) int { return o.Avoidable * 1000 }),
			Proposals:  of(func(o Outcome) int { return o.Proposals * 1000 }),
			Gini:       of(func(o Outcome) int { return o.Gini }),
		})
	}
	return all, nil
}

// figure is a mean with the interval that 1,000 resamples give.
func figure(outcomes []Outcome, of func(Outcome) int) Figure {
	n := len(outcomes)
	values, sum := make([]int, n), 0
	for i, o := range outcomes {
		values[i] = of(o)
		sum += values[i]
	}
	r := rand.New(rand.NewPCG(42, 42))
	means := make([]int, 1000)
	for m := range means {
		s := 0
		for range n {
			s += values[r.IntN(n)]
		}
		means[m] = s / n
	}
	slices.Sort(means)
	return Figure{sum / n, means[24], means[975]}
}
