package assign

import (
	"cmp"
	"slices"
)

// Exposure is a constraint that a coordinator may switch on for one round: the
// share of a group among the proposals is not below its share among the
// feasible pairs. It enters no score. Off by default.
type Exposure struct {
	Group  []int  // places in Problem.People
	Reason string // why, printed on the round
	Date   string // since when, printed on the round
}

// Bounds of the search: how many problems are solved at most, and the gap that
// is small enough.
const (
	maxNodes       = 3000
	maxNodesLarge  = 9
	largePairs     = 5000
	smallEnoughGap = 5000 // millionths
)

// exposed solves with the constraint. It prices it (Lagrange): a pair of the
// group gains, another loses, until the share is kept; every price gives a bound
// on what can be reached. Where bound and result are apart, it decides one pair
// on which the solutions about the right price disagree, both ways, and goes on
// with the more promising half.
func exposed(p *Problem, bidding bool) (*Result, error) {
	if p.Exposure.Reason == "" || p.Exposure.Date == "" {
		return nil, problemError("a constraint of exposure needs its reason and its date")
	}
	x, err := newExposer(p, bidding)
	if err != nil {
		return nil, err
	}
	if err := x.search(); err != nil {
		return nil, err
	}
	if x.best == nil {
		return nil, problemError("with these pins the group's share of the proposals cannot reach its share of the feasible pairs")
	}
	r := &Result{Method: "priced", Pairs: x.best, Nodes: x.nodes, Prices: make([]int64, len(p.Openings)), Target: x.group * 1_000_000 / max(x.all, 1)}
	r.count(p, x.people)
	r.Bound = max(x.bound()-x.bestPrize, r.Value)
	for _, at := range r.Pairs {
		if x.in[p.Pairs[at].Person] {
			r.Share++
		}
	}
	r.Share = r.Share * 1_000_000 / int64(max(len(r.Pairs), 1))
	return r, nil
}

type exposer struct {
	p          *Problem
	bidding    bool
	in         []bool // in the group
	people     []int32
	all, group int64    // feasible pairs
	weight     [2]int64 // of a pair outside and in the group: the constraint is that the sum is not below 0
	loose      [2]int64 // the same, rounded the other way, for bounds
	total      int64

	open      []halfway
	nodes     int
	best      []int // places in Problem.Pairs
	bestValue int64 // prizes included
	bestPrize int64
}

// halfway is a part of the search that is not decided.
type halfway struct {
	choices []decision
	bound   int64
	next    int // place in Problem.Pairs to decide; -1 when there is nothing to
}

type decision struct {
	pair   int
	choice Choice
}

func newExposer(p *Problem, bidding bool) (*exposer, error) {
	in, err := canonical(p)
	if err != nil {
		return nil, err
	}
	x := &exposer{p: p, bidding: bidding, in: make([]bool, len(p.People)), people: in.people, total: 6 * in.total()}
	for _, i := range p.Exposure.Group {
		if i < 0 || i >= len(p.People) {
			return nil, problemError("the group names a person that is not there")
		}
		x.in[i] = true
	}
	for _, pair := range p.Pairs {
		if pair.Choice == Never {
			continue
		}
		x.all++
		if x.in[pair.Person] {
			x.group++
		}
	}
	x.weight = [2]int64{-x.group, x.all - x.group}
	x.loose = x.weight
	if x.all > 1000 { // in thousandths, so that a price of 1 is a small step
		up, down := (1000*x.group+x.all-1)/x.all, 1000*x.group/x.all
		x.weight, x.loose = [2]int64{-up, 1000 - up}, [2]int64{-down, 1000 - down}
	}
	return x, nil
}

// bound is what cannot be exceeded, as far as is known.
func (x *exposer) bound() int64 {
	b := x.bestValue
	for _, h := range x.open {
		b = max(b, h.bound)
	}
	return b
}

func (x *exposer) search() error {
	limit := maxNodes
	if len(x.p.Pairs) > largePairs {
		limit = maxNodesLarge
	}
	if err := x.visit(nil); err != nil {
		return err
	}
	for x.nodes < limit {
		at := -1
		for i, h := range x.open {
			if h.next >= 0 && (x.best == nil || h.bound > x.bestValue) && (at < 0 || h.bound > x.open[at].bound) {
				at = i
			}
		}
		if at < 0 || (x.best != nil && (x.bound()-x.bestValue)*1_000_000 <= smallEnoughGap*(x.bestValue-x.bestPrize)) {
			return nil
		}
		h := x.open[at]
		x.open = slices.Delete(x.open, at, at+1)
		for _, choice := range []Choice{Must, Never} {
			if err := x.visit(append(slices.Clone(h.choices), decision{h.next, choice})); err != nil {
				return err
			}
		}
	}
	return nil
}

// visit solves with some pairs decided, and keeps what is left to decide.
func (x *exposer) visit(choices []decision) error {
	p := *x.p
	p.Pairs = slices.Clone(p.Pairs)
	for _, d := range choices {
		p.Pairs[d.pair].Choice = d.choice
	}
	x.nodes++
	in, err := scaled(&p, x.total)
	if err != nil {
		if len(choices) > 0 {
			return nil //nolint:nilerr // decided pairs that cannot all hold: nothing there
		}
		return err
	}
	v := &visit{x: x, p: &p, in: in, gain: in.gain, bound: 1 << 62}
	if err := v.solve(); err != nil {
		return err
	}
	if v.bound > x.bestValue || x.best == nil {
		x.open = append(x.open, halfway{choices, v.bound, v.next})
	}
	return nil
}

// visit prices the constraint for one instance.
type visit struct {
	x     *exposer
	p     *Problem
	in    *instance
	gain  []int64
	bound int64
	next  int
}

// priced solves at a price and tells how far the constraint is kept.
func (v *visit) priced(price int64, weight [2]int64) (s *solution, slack int64, err error) {
	fixed := int64(0)
	for _, at := range v.in.pinned {
		fixed += weight[v.side(at)]
	}
	in := *v.in
	in.gain = make([]int64, len(v.gain))
	for e, g := range v.gain {
		in.gain[e] = g + price*weight[v.side(in.row[e])]
	}
	if s, err = optimum(&in, v.x.bidding); err != nil {
		return nil, 0, err
	}
	slack = fixed
	for e, chosen := range s.chosen {
		if chosen {
			slack += weight[v.side(in.row[e])]
		}
	}
	if weight == v.x.loose {
		v.bound = min(v.bound, s.gain+s.prize+price*fixed+v.fixedGain()+v.in.earned)
	}
	v.offer(s)
	return s, slack, nil
}

func (v *visit) side(pair int32) int {
	if v.x.in[v.p.Pairs[pair].Person] {
		return 1
	}
	return 0
}

func (v *visit) fixedGain() int64 {
	sum := int64(0)
	for _, at := range v.in.pinned {
		sum += v.worth(int(at))
	}
	return sum
}

func (v *visit) worth(at int) int64 {
	pair := v.p.Pairs[at]
	if pair.Communicated {
		return pair.Score + v.p.Stability
	}
	return pair.Score
}

func (v *visit) solve() error {
	low, _, err := v.priced(0, v.x.loose)
	if err != nil {
		return err
	}
	v.next = -1
	if v.kept(v.pairs(low)) {
		return nil
	}
	lo, hi := int64(0), int64(1)
	var high *solution
	most := v.dearest()
	for ; ; hi *= 4 {
		hi = min(hi, most)
		s, slack, err := v.priced(hi, v.x.weight)
		if err != nil {
			return err
		}
		if high = s; slack >= 0 || hi == most {
			break
		}
		lo, low = hi, s
	}
	for hi-lo > 1+lo>>16 {
		mid := lo + (hi-lo)/2
		s, slack, err := v.priced(mid, v.x.weight)
		if err != nil {
			return err
		}
		if slack >= 0 {
			hi, high = mid, s
		} else {
			lo, low = mid, s
		}
	}
	for _, price := range []int64{lo, hi} { // the bounds
		if _, _, err := v.priced(price, v.x.loose); err != nil {
			return err
		}
	}
	gain := int64(-1)
	for e := range low.chosen {
		if low.chosen[e] != high.chosen[e] && v.gain[e] > gain {
			v.next, gain = int(v.in.row[e]), v.gain[e]
		}
	}
	for e, g := range v.gain { // where they agree, any that is not decided
		if gain < 0 || (v.next < 0 && g > gain) {
			v.next, gain = int(v.in.row[e]), g
		}
	}
	if v.next < 0 { // all decided, and not kept
		v.bound = -1
	}
	return nil
}

// dearest is a price at which keeping the constraint comes before everything,
// as far as numbers go.
func (v *visit) dearest() int64 {
	prize := int64(0)
	for _, p := range v.in.prize {
		prize = max(prize, p)
	}
	return min(prize+v.x.total, 1<<46/max(v.x.all, 1000))
}

func (v *visit) pairs(s *solution) []int { return s.result(v.p, v.in).Pairs }

// kept holds chosen pairs against the constraint itself.
func (v *visit) kept(pairs []int) bool {
	sum := int64(0)
	for _, at := range pairs {
		sum += [2]int64{-v.x.group, v.x.all - v.x.group}[v.side(int32(at))]
	}
	return sum >= 0
}

// offer takes a solution as the result when it is the best that keeps the
// constraint, after leaving out the least pairs outside the group if need be.
func (v *visit) offer(s *solution) {
	pairs := v.pairs(s)
	count := make(map[int]int, len(pairs))
	for _, at := range pairs {
		count[v.p.Pairs[at].Person]++
	}
	drop := slices.Clone(pairs)
	slices.SortStableFunc(drop, func(a, b int) int { return cmp.Compare(v.worth(a), v.worth(b)) })
	for _, alone := range []bool{false, true} { // rather not the only proposal of somebody
		for _, at := range drop {
			who := v.p.Pairs[at].Person
			if v.kept(pairs) {
				break
			}
			if v.x.in[who] || v.p.Pairs[at].Choice == Must || (!alone && count[who] == 1) || !slices.Contains(pairs, at) {
				continue
			}
			pairs = slices.DeleteFunc(pairs, func(o int) bool { return o == at })
			count[who]--
		}
	}
	if !v.kept(pairs) {
		return
	}
	value, prize := int64(0), v.in.earned
	for _, at := range pairs {
		value += v.worth(at)
	}
	person := inverse(v.in.people)
	for i, n := range count {
		if n > 0 {
			prize += v.in.prize[person[i]]
		}
	}
	if value += prize; v.x.best == nil || value > v.x.bestValue {
		v.x.best, v.x.bestValue, v.x.bestPrize = append([]int{}, pairs...), value, prize
	}
}
