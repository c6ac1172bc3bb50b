package assign

import (
	"cmp"
	"fmt"
	"slices"
)

// instance is a problem in canonical order, pins taken out: people and openings
// by identity, pairs by person and then opening.
type instance struct {
	n, m  int
	start []int32 // person → first pair
	who   []int32 // pair → person
	to    []int32 // pair → opening
	gain  []int64
	row   []int32 // pair → place in Problem.Pairs
	k, p  []int32 // proposals left, a person and an opening
	prize []int64 // of a person's first proposal, for promises

	tutor, company       []int32 // of a person, of an opening; -1 for none
	tutorMax, companyMax []int32

	people, openings []int32 // canonical → place in Problem
	pinned           []int32 // places in Problem.Pairs, as they come
}

// canonical puts a problem in order and takes out pins and vetoes.
func canonical(p *Problem) (*instance, error) {
	if err := p.validate(); err != nil {
		return nil, err
	}
	in := &instance{n: len(p.People), m: len(p.Openings)}
	in.people = order(len(p.People), func(i int32) string { return p.People[i].ID })
	in.openings = order(len(p.Openings), func(i int32) string { return p.Openings[i].ID })
	in.limits(p)
	if err := in.pairs(p); err != nil {
		return nil, err
	}
	served, err := in.pin(p)
	if err != nil {
		return nil, err
	}
	return in, in.promise(p, served)
}

func order(n int, id func(int32) string) []int32 {
	places := make([]int32, n)
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int { return cmp.Compare(id(a), id(b)) })
	return places
}

// limits reads how many proposals everybody takes.
func (in *instance) limits(p *Problem) {
	find := func(limits []Limit) (map[string]int32, []int32) {
		places, most := map[string]int32{}, make([]int32, len(limits))
		for c, at := range order(len(limits), func(i int32) string { return limits[i].ID }) {
			places[limits[at].ID], most[c] = int32(c), bounded(limits[at].Max)
		}
		return places, most
	}
	tutors, tutorMax := find(p.Tutors)
	companies, companyMax := find(p.Companies)
	in.tutorMax, in.companyMax = tutorMax, companyMax
	look := func(places map[string]int32, id string) int32 {
		if at, ok := places[id]; ok {
			return at
		}
		return -1
	}
	for _, at := range in.people {
		person := p.People[at]
		k := person.Max
		if k == 0 {
			k = DefaultPerPerson
		}
		in.k, in.tutor = append(in.k, bounded(k)), append(in.tutor, look(tutors, person.Tutor))
	}
	for _, at := range in.openings {
		opening := p.Openings[at]
		in.p, in.company = append(in.p, bounded(opening.Max)), append(in.company, look(companies, opening.Company))
	}
	in.prize = make([]int64, in.n)
}

// bounded keeps a limit within what sums may hold.
func bounded(n int) int32 { return int32(min(max(n, 0), 1<<20)) }

// pairs sorts the pairs by counting, openings first, then people.
func (in *instance) pairs(p *Problem) error {
	person, opening := inverse(in.people), inverse(in.openings)
	byOpening := counted(len(p.Pairs), in.m, nil, func(e int32) int32 { return opening[p.Pairs[e].Opening] })
	in.row = counted(len(p.Pairs), in.n, byOpening, func(e int32) int32 { return person[p.Pairs[e].Person] })
	in.who, in.to = make([]int32, len(in.row)), make([]int32, len(in.row))
	in.gain = make([]int64, len(in.row))
	for e, at := range in.row {
		pair := &p.Pairs[at]
		in.who[e], in.to[e], in.gain[e] = person[pair.Person], opening[pair.Opening], pair.Score
		if pair.Communicated {
			in.gain[e] += p.Stability
		}
		if e > 0 && in.who[e] == in.who[e-1] && in.to[e] == in.to[e-1] {
			return problemError("the pair of person %s and opening %s stands there twice", p.People[pair.Person].ID, p.Openings[pair.Opening].ID)
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

// counted sorts rows (all, or those given) by a small key, keeping their order.
func counted(n, keys int, rows []int32, key func(int32) int32) []int32 {
	start := make([]int32, keys+1)
	for e := range int32(n) {
		start[key(e)+1]++
	}
	for i := range keys {
		start[i+1] += start[i]
	}
	sorted := make([]int32, n)
	for i := range int32(n) {
		e := i
		if rows != nil {
			e = rows[i]
		}
		sorted[start[key(e)]] = e
		start[key(e)]++
	}
	return sorted
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
func (in *instance) promise(p *Problem, served []bool) error {
	total := in.total()
	if p.Exposure != nil {
		total *= exposureRoom
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
		if !person.Urgent || served[i] {
			continue
		}
		earlier, _ := slices.BinarySearch(days, person.Days)
		in.prize[i] = total * (urgent*ranks + ranks - int64(earlier))
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
