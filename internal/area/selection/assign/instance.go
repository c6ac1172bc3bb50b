package assign

import (
	"cmp"
	"fmt"
	"slices"
)

// instance is a problem in canonical order, pins taken out: people and openings
// by identity, pairs by person and then opening.
type instance struct {
	n, m   int
	start  []int32 // person → first pair
	who    []int32 // pair → person
	to     []int32 // pair → opening
	gain   []int64
	row    []int32 // pair → place in Problem.Pairs
	k, p   []int32 // proposals left, a person and an opening
	prize  []int64 // of a person's first proposal, for promises
	earned int64   // prizes of people with a pin

	tutor, company       []int32 // of a person, of an opening; -1 for none
	tutorMax, companyMax []int32

	people, openings []int32 // canonical → place in Problem
	pinned           []int32 // places in Problem.Pairs, as they come
}

// canonical puts a problem in order and takes out pins and vetoes.
func canonical(p *Problem) (*instance, error) { return scaled(p, 0) }

// scaled does so with prizes of a given size, 0 for what the scores ask for.
func scaled(p *Problem, total int64) (*instance, error) {
	if err := p.validate(); err != nil {
		return nil, err
	}
	in := &instance{n: len(p.People), m: len(p.Openings)}
	var err error
	if in.people, err = order("person", len(p.People), func(i int32) string { return p.People[i].ID }); err != nil {
		return nil, err
	}
	if in.openings, err = order("opening", len(p.Openings), func(i int32) string { return p.Openings[i].ID }); err != nil {
		return nil, err
	}
	if err := in.limits(p); err != nil {
		return nil, err
	}
	if err := in.pairs(p); err != nil {
		return nil, err
	}
	served, err := in.pin(p)
	if err != nil {
		return nil, err
	}
	return in, in.promise(p, served, total)
}

// order sorts places by identity, which has to be different for each.
func order(what string, n int, id func(int32) string) ([]int32, error) {
	places := make([]int32, n)
	for i := range places {
		places[i] = int32(i)
	}
	byID := func(a, b int32) int { return cmp.Compare(id(a), id(b)) }
	if !slices.IsSortedFunc(places, byID) {
		slices.SortFunc(places, byID)
	}
	for i := 1; i < n; i++ {
		if id(places[i]) == id(places[i-1]) {
			return nil, problemError("%s %s stands there twice", what, id(places[i]))
		}
	}
	return places, nil
}

// limits reads how many proposals everybody takes.
func (in *instance) limits(p *Problem) error {
	tutors, err := in.find("tutor", p.Tutors, &in.tutorMax)
	if err != nil {
		return err
	}
	companies, err := in.find("company", p.Companies, &in.companyMax)
	if err != nil {
		return err
	}
	look := func(places map[string]int32, id string) int32 {
		if at, ok := places[id]; ok {
			return at
		}
		return -1
	}
	for _, at := range in.people {
		person := &p.People[at]
		k := person.Max
		if k == 0 {
			k = DefaultPerPerson
		}
		in.k, in.tutor = append(in.k, bounded(k)), append(in.tutor, look(tutors, person.Tutor))
	}
	for _, at := range in.openings {
		opening := &p.Openings[at]
		in.p, in.company = append(in.p, bounded(opening.Max)), append(in.company, look(companies, opening.Company))
	}
	in.prize = make([]int64, in.n)
	return nil
}

func (in *instance) find(what string, limits []Limit, most *[]int32) (map[string]int32, error) {
	places := make(map[string]int32, len(limits))
	sorted, err := order(what, len(limits), func(i int32) string { return limits[i].ID })
	for c, at := range sorted {
		places[limits[at].ID] = int32(c)
		*most = append(*most, bounded(limits[at].Max))
	}
	return places, err
}

// bounded keeps a limit within what sums may hold.
func bounded(n int) int32 { return int32(min(max(n, 0), 1<<20)) }

// pairs sorts the pairs: by person by counting, then each person's by opening.
func (in *instance) pairs(p *Problem) error {
	person, opening := inverse(in.people), inverse(in.openings)
	start := make([]int32, in.n+1)
	for e := range p.Pairs {
		start[person[p.Pairs[e].Person]+1]++
	}
	for i := range in.n {
		start[i+1] += start[i]
	}
	rows := make([]int64, len(p.Pairs)) // opening and place, to sort by
	at := slices.Clone(start)
	for e := range p.Pairs {
		i := person[p.Pairs[e].Person]
		rows[at[i]] = int64(opening[p.Pairs[e].Opening])<<32 | int64(e)
		at[i]++
	}
	in.row, in.who, in.to = make([]int32, len(rows)), make([]int32, len(rows)), make([]int32, len(rows))
	in.gain = make([]int64, len(rows))
	for i := range in.n {
		from, to := start[i], start[i+1]
		if mine := rows[from:to]; !slices.IsSorted(mine) {
			slices.Sort(mine)
		}
		for e := from; e < to; e++ {
			pair := &p.Pairs[int32(rows[e])]
			in.row[e], in.who[e], in.to[e], in.gain[e] = int32(rows[e]), int32(i), int32(rows[e]>>32), pair.Score
			if pair.Communicated {
				in.gain[e] += p.Stability
			}
			if e > from && in.to[e] == in.to[e-1] {
				return problemError("the pair of person %s and opening %s stands there twice", p.People[pair.Person].ID, p.Openings[pair.Opening].ID)
			}
		}
	}
	return nil
}

func inverse(places []int32) []int32 {
	at := make([]int32, len(places))
	for i, place := range places {
		at[place] = int32(i)
	}
	return at
}

// pin takes out what the operator decided. It tells who is served by a pin.
func (in *instance) pin(p *Problem) (served []bool, err error) {
	served = make([]bool, in.n)
	kept := 0
	for e, at := range in.row {
		i, j := in.who[e], in.to[e]
		switch p.Pairs[at].Choice {
		case Never:
			continue
		case Must:
			in.pinned, served[i] = append(in.pinned, at), true
			in.k[i]--
			in.p[j]--
			if c := in.company[j]; c >= 0 {
				in.companyMax[c]--
			}
			if t := in.tutor[i]; t >= 0 {
				in.tutorMax[t]--
			}
			if what := in.over(p, i, j); what != "" {
				return nil, fmt.Errorf("%w: more are pinned than %s takes", ErrImpossible, what)
			}
		default:
			in.who[kept], in.to[kept], in.gain[kept], in.row[kept] = i, j, in.gain[e], at
			kept++
		}
	}
	in.who, in.to, in.gain, in.row = in.who[:kept], in.to[:kept], in.gain[:kept], in.row[:kept]
	in.start = make([]int32, in.n+1)
	for _, i := range in.who {
		in.start[i+1]++
	}
	for i := range in.n {
		in.start[i+1] += in.start[i]
	}
	return served, nil
}

func (in *instance) over(p *Problem, i, j int32) string {
	switch c, t := in.company[j], in.tutor[i]; {
	case in.k[i] < 0:
		return "person " + p.People[in.people[i]].ID
	case in.p[j] < 0:
		return "opening " + p.Openings[in.openings[j]].ID
	case c >= 0 && in.companyMax[c] < 0:
		return "company " + p.Openings[in.openings[j]].Company
	case t >= 0 && in.tutorMax[t] < 0:
		return "tutor " + p.People[in.people[i]].Tutor
	}
	return ""
}

// promise gives a prize to the first proposal of whoever's promise is about to
// expire: more than all scores together, for each person more than all ranks of
// days together.
func (in *instance) promise(p *Problem, served []bool, total int64) error {
	if total == 0 {
		total = in.total()
	}
	var days []int
	for _, person := range p.People {
		if person.Urgent {
			days = append(days, person.Days)
		}
	}
	urgent := int64(len(days))
	slices.Sort(days)
	days = slices.Compact(days)
	ranks := int64(len(days))
	if total > 1<<57/(urgent*ranks+ranks+1) {
		return problemError("%d people with an expiring promise and scores of %d together are too many", urgent, total)
	}
	for i, at := range in.people {
		person := p.People[at]
		if !person.Urgent {
			continue
		}
		earlier, _ := slices.BinarySearch(days, person.Days)
		prize := total * (urgent*ranks + ranks - int64(earlier))
		if served[i] {
			in.earned += prize
		} else {
			in.prize[i] = prize
		}
	}
	return nil
}

// total is more than the gains of any distribution together.
func (in *instance) total() int64 {
	total := int64(1)
	for i := range in.n {
		most := int64(0)
		for e := in.start[i]; e < in.start[i+1]; e++ {
			most = max(most, in.gain[e])
		}
		total += most * int64(min(in.k[i], in.start[i+1]-in.start[i]))
	}
	return total
}
