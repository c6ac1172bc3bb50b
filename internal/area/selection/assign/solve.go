package assign

import (
	"cmp"
	"errors"
	"slices"
)

// errUnproven is a fault of the program: a result did not stand its proof.
var errUnproven = errors.New("assign: the result could not be proven, so there is none")

// Solve finds the best distribution. It fails on rows that contradict each
// other (ErrImpossible for pins), never with a worse result than it says.
func Solve(p *Problem) (*Result, error) { return solve(p, true) }

// SolveByPaths finds it by shortest paths alone: the oracle of the tests.
func SolveByPaths(p *Problem) (*Result, error) { return solve(p, false) }

func solve(p *Problem, bidding bool) (*Result, error) {
	if p.Exposure != nil {
		return exposed(p, bidding)
	}
	in, err := canonical(p)
	if err != nil {
		return nil, err
	}
	s, err := optimum(in, bidding)
	if err != nil {
		return nil, err
	}
	return s.result(p, in), nil
}

// solution is what is chosen among the pairs of an instance.
type solution struct {
	chosen []bool
	gain   int64 // sum of the gains, as the instance has them
	prize  int64
	price  []int64 // of an opening
	method string
}

// optimum solves an instance and proves it.
func optimum(in *instance, bidding bool) (*solution, error) {
	w, s := newNetwork(in), &solution{method: "paths"}
	if bidding {
		if a := newAuction(in); a.run() {
			if w.warm(a) {
				s.method = "auction"
			} else {
				w = newNetwork(in)
			}
		}
	}
	if s.method == "paths" {
		w.cold()
	}
	w.constrain()
	if !w.repair() || !w.proven() {
		return nil, errUnproven
	}
	s.chosen = make([]bool, len(in.to))
	for e := range s.chosen {
		if w.room[w.pairArc+2*int32(e)] == 0 {
			s.chosen[e] = true
			s.gain += in.gain[e]
		}
	}
	s.price = make([]int64, in.m)
	for j := range s.price {
		s.price[j] = -w.pot[w.openingNode+int32(j)]
	}
	s.prize = in.prizes(s.chosen)
	return s, nil
}

// prizes sums what the first proposals earn.
func (in *instance) prizes(chosen []bool) int64 {
	sum := int64(0)
	for i, prize := range in.prize {
		if slices.Contains(chosen[in.start[i]:in.start[i+1]], true) {
			sum += prize
		}
	}
	return sum
}

// result tells a solution in the terms of the problem, pins included.
func (s *solution) result(p *Problem, in *instance) *Result {
	r := &Result{Method: s.method, Nodes: 1, Prices: make([]int64, in.m)}
	for j, at := range in.openings {
		r.Prices[at] = s.price[j]
	}
	for _, at := range in.pinned {
		r.Pairs = append(r.Pairs, int(at))
	}
	for e, chosen := range s.chosen {
		if chosen {
			r.Pairs = append(r.Pairs, int(in.row[e]))
		}
	}
	person, opening := inverse(in.people), inverse(in.openings)
	slices.SortFunc(r.Pairs, func(a, b int) int {
		x, y := p.Pairs[a], p.Pairs[b]
		return cmp.Or(cmp.Compare(person[x.Person], person[y.Person]), cmp.Compare(opening[x.Opening], opening[y.Opening]))
	})
	r.count(p, in.people)
	r.Bound = r.Value
	return r
}

// count tells what the chosen pairs come to.
func (r *Result) count(p *Problem, people []int32) {
	r.Score, r.Value, r.Undone, r.Urgent, r.Kept, r.Left = 0, 0, 0, 0, 0, nil
	served := make([]bool, len(p.People))
	for _, pair := range p.Pairs {
		if pair.Communicated {
			r.Undone++
		}
	}
	for _, at := range r.Pairs {
		pair := p.Pairs[at]
		served[pair.Person] = true
		r.Score += pair.Score
		r.Value += pair.Score
		if pair.Communicated {
			r.Value += p.Stability
			r.Undone--
		}
	}
	for _, i := range people {
		switch {
		case !p.People[i].Urgent:
		case served[i]:
			r.Urgent, r.Kept = r.Urgent+1, r.Kept+1
		default:
			r.Urgent++
			r.Left = append(r.Left, int(i))
		}
	}
}
