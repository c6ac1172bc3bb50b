package assign

import (
	"cmp"
	"slices"
)

// Greedy proposes the pair with the highest score first, as long as the limits
// allow: what a person does who looks at everything at once. Pins hold; it does
// not know promises. Bound is its own value: it proves nothing.
func Greedy(p *Problem) (*Result, error) {
	return byHand(p, "greedy", func(in *instance) []int32 {
		rows := all(len(in.to))
		slices.SortStableFunc(rows, func(a, b int32) int { return cmp.Compare(in.gain[b], in.gain[a]) })
		return rows
	})
}

// FirstCome goes by person in the order of the rows of Problem.People, each
// taking its best: what is done by hand, with the list of those who wait.
func FirstCome(p *Problem) (*Result, error) {
	return byHand(p, "first come", func(in *instance) []int32 {
		rows := all(len(in.to))
		slices.SortStableFunc(rows, func(a, b int32) int {
			return cmp.Or(cmp.Compare(in.people[in.who[a]], in.people[in.who[b]]), cmp.Compare(in.gain[b], in.gain[a]))
		})
		return rows
	})
}

func all(n int) []int32 {
	rows := make([]int32, n)
	for e := range rows {
		rows[e] = int32(e)
	}
	return rows
}

// byHand takes pairs in an order as long as the limits allow.
func byHand(p *Problem, method string, sorted func(*instance) []int32) (*Result, error) {
	in, err := canonical(p)
	if err != nil {
		return nil, err
	}
	s := &solution{chosen: make([]bool, len(in.to)), price: make([]int64, in.m), method: method}
	for _, e := range sorted(in) {
		i, j := in.who[e], in.to[e]
		c, t := in.company[j], in.tutor[i]
		if in.gain[e] == 0 || in.k[i] == 0 || in.p[j] == 0 || (c >= 0 && in.companyMax[c] == 0) || (t >= 0 && in.tutorMax[t] == 0) {
			continue
		}
		s.chosen[e] = true
		in.k[i]--
		in.p[j]--
		if c >= 0 {
			in.companyMax[c]--
		}
		if t >= 0 {
			in.tutorMax[t]--
		}
	}
	return s.result(p, in), nil
}
