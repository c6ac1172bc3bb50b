package score

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
)

// Ranked is a place in a ranking, as Scorer.Score would have it.
type Ranked struct {
	ID        ID    `json:"-"`
	Company   int32 `json:"company"`
	Candidate int32 `json:"person"`
	Imbalance int32 `json:"imbalance"`
	Total     int32 `json:"total"`
}

// MaxTop is the longest ranking that Top gives.
const MaxTop = 10_000

// Top ranks the n people who fit a request best, the best first, equal ones by
// identity. Whoever a gate shuts out is not there. It is what `insieme match`
// calls, and what the benchmark measures.
func (x *Index) Top(s *Scorer, n int) ([]Ranked, error) {
	if n < 1 || n > MaxTop {
		return nil, fmt.Errorf("score: a ranking of %d", n)
	}
	t := x.table.Load()
	r := &ranking{x: x, p: compile(s, *x.places.Load()), n: n, worst: -1}
	for i := range t.at {
		r.segment(t.at[i].Load())
	}
	slices.SortFunc(r.best, func(a, b Ranked) int { return cmp.Or(cmp.Compare(b.Total, a.Total), a.ID.Compare(b.ID)) })
	return r.best, nil
}

// ranking keeps the best so far, the least of them first.
type ranking struct {
	x      *Index
	p      *plan
	n      int
	worst  int32 // a total below it is not among the best; -1 while there is room
	best   []Ranked
	points [64]uint8 // of skills, of the word at hand
}

// total is what a pair of sides comes to.
func total(sides uint64) int32 {
	company, candidate := int32(sides>>32), int32(uint32(sides))
	return company + candidate - imbalance(company, candidate)
}

// segment ranks the people of a segment.
func (r *ranking) segment(s *segment) {
	if len(r.p.travel) < len(*r.x.places.Load()) { // people moved in meanwhile
		r.p.places(*r.x.places.Load())
	}
	musts := r.p.s.Request.Must
	for word := range segmentWords {
		rows := s.rows(word)
		for i := range musts {
			rows &^= s.excluded(&musts[i], word)
		}
		if rows != 0 {
			r.count(s, word, rows)
			r.word(s, word, rows)
		}
	}
}

// spread has the bits of a byte in eight bytes.
func spread(b uint64) uint64 {
	// Each bit to the lowest of its byte: copies of the byte, one bit of each,
	// and a carry that says whether it was there.
	return (((b & 0xff) * 0x0101010101010101 & 0x8040201008040201) + 0x7f7f7f7f7f7f7f7f) >> 7 & 0x0101010101010101
}

// count adds up the points of skills of 64 people at once: digit by digit on
// bitmaps, and then turned into bytes.
func (r *ranking) count(s *segment, word int, rows uint64) {
	var plane [8]uint64
	request := &r.p.s.Request
	for _, c := range request.Essential {
		carry := s.yes[c][word] & rows
		for k := 1; carry != 0; k++ {
			plane[k&7], carry = plane[k&7]^carry, plane[k&7]&carry
		}
	}
	for _, c := range request.Optional {
		carry := s.yes[c][word] & rows
		for k := 0; carry != 0; k++ {
			plane[k&7], carry = plane[k&7]^carry, plane[k&7]&carry
		}
	}
	for i := range 8 {
		shift := 8 * i
		if rows>>shift&0xff == 0 {
			continue
		}
		sum := uint64(0)
		for k := range r.p.planes {
			sum |= spread(plane[k&7]>>shift) << k
		}
		out := r.points[8*i : 8*i+8]
		out[0], out[1], out[2], out[3] = uint8(sum), uint8(sum>>8), uint8(sum>>16), uint8(sum>>24)
		out[4], out[5], out[6], out[7] = uint8(sum>>32), uint8(sum>>40), uint8(sum>>48), uint8(sum>>56)
	}
}

// word ranks the people of a word that clauses let through.
func (r *ranking) word(s *segment, word int, rows uint64) {
	p := r.p
	for ; rows != 0; rows &= rows - 1 {
		bit := bits.TrailingZeros64(rows)
		row := word<<6 | bit
		if len(p.gates) > 0 && !p.speaks(s.languages[row]) {
			continue
		}
		if p.weekMust && s.week[row]&WeekKnown != 0 && s.week[row]&p.week != p.week {
			continue
		}
		sides := p.skills[r.points[bit]] + p.occupied(s, row)
		if total(sides+p.rest[0]) < r.worst {
			continue
		}
		sides += p.travel[s.home[row]]
		if total(sides+p.rest[1]) < r.worst {
			continue
		}
		sides += p.base + p.other(s, row)
		if t := total(sides); t >= r.worst {
			r.take(Ranked{s.ids[row], int32(sides >> 32), int32(uint32(sides)), imbalance(int32(sides>>32), int32(uint32(sides))), t})
		}
	}
}

// speaks tells whether no known level is below what is indispensable.
func (p *plan) speaks(languages uint32) bool {
	for _, g := range p.gates {
		if level := Level(languages >> g.shift & 15); level != LevelUnknown && level < g.least {
			return false
		}
	}
	return true
}

// grade is how near an occupation is.
func (p *plan) grade(o Occupation) uint8 {
	if int(o) < len(p.near) {
		return p.near[o]
	}
	return 0
}

// occupied adds what occupations done and wished bring.
func (p *plan) occupied(s *segment, row int) (sides uint64) {
	a, b, c := p.grade(s.past[0][row]), p.grade(s.past[1][row]), p.grade(s.past[2][row])
	if a|b|c != 0 {
		sides = p.trade[max(a, b, c)] + max(
			p.past[int(a)<<8|int(s.months[0][row])],
			p.past[int(b)<<8|int(s.months[1][row])],
			p.past[int(c)<<8|int(s.months[2][row])])
	}
	a, b, c = p.grade(s.wishes[0][row]), p.grade(s.wishes[1][row]), p.grade(s.wishes[2][row])
	if a|b|c != 0 {
		sides += max(p.wish[0][a], p.wish[1][b], p.wish[2][c])
	}
	return sides
}

// other adds the remaining criteria.
func (p *plan) other(s *segment, row int) uint64 {
	sides := p.hours[(s.week[row]&p.week).count()] +
		p.load[s.weekHours[row]] + p.pays[s.payFloor[row]] + p.kinds[s.contracts[row]]
	if asked := len(p.s.Request.Languages); asked > 2 {
		value := int32(0)
		for i := range p.languages {
			value += p.languages[i].values[s.languages[row]>>p.languages[i].shift&15]
		}
		sides += p.pair(Language, value)
	} else if asked > 0 {
		l := s.languages[row]
		sides += p.language[(l>>p.firstLang&15)|(l>>p.secondLang&15)<<4]
	}
	if due := s.due[row]; due != 0 {
		left := min(max(int(due)-int(p.s.Request.Today), 0), promiseDays)
		sides += p.promise[left]
	}
	points := 0
	for i := range s.coming {
		if c := s.coming[i][row]; c != 0 && s.comingEnd[i][row] <= p.s.Request.Start {
			points += int(p.coming[c])
		}
	}
	if points > 0 {
		sides += p.train[min(points, p.s.most)]
	}
	return sides
}

// below orders the worse before the better.
func (a Ranked) below(b *Ranked) bool {
	return a.Total < b.Total || (a.Total == b.Total && a.ID.Compare(b.ID) > 0)
}

// take puts somebody among the best, in a heap whose root is the worst of them.
func (r *ranking) take(m Ranked) {
	if len(r.best) < r.n {
		r.best = append(r.best, m)
		for i := len(r.best) - 1; i > 0; {
			up := (i - 1) / 2
			if !r.best[i].below(&r.best[up]) {
				break
			}
			r.best[i], r.best[up] = r.best[up], r.best[i]
			i = up
		}
	} else {
		if !r.best[0].below(&m) {
			return
		}
		r.best[0] = m
		for i := 0; ; {
			least := i
			for c := 2*i + 1; c <= 2*i+2 && c < r.n; c++ {
				if r.best[c].below(&r.best[least]) {
					least = c
				}
			}
			if least == i {
				break
			}
			r.best[i], r.best[least] = r.best[least], r.best[i]
			i = least
		}
	}
	if len(r.best) == r.n {
		r.worst = r.best[0].Total
	}
}

// Counts tells, for a request, how many people there are, how many every gate
// lets through, and how many each gate shuts out by itself: the numbers on the
// chips of a shortlist.
type Counts struct {
	People    int   `json:"people"`
	Passing   int   `json:"passing"`
	Musts     []int `json:"musts"`     // by place in Request.Must
	Languages []int `json:"languages"` // by place in Request.Languages; 0 where not indispensable
	Week      int   `json:"week"`
}

// Count counts without ranking.
func (x *Index) Count(s *Scorer) Counts {
	request := &s.Request
	c := Counts{Musts: make([]int, len(request.Must)), Languages: make([]int, len(request.Languages))}
	t := x.table.Load()
	for i := range t.at {
		seg := t.at[i].Load()
		c.People += int(seg.n)
		for word := range segmentWords {
			rows := seg.rows(word)
			left := rows
			for m := range request.Must {
				out := seg.excluded(&request.Must[m], word) & rows
				c.Musts[m] += ones(out)
				left &^= out
			}
			for l, w := range request.Languages {
				if w.Must {
					out := seg.silent(rows, word, langGate{4 * w.Language, w.Level})
					c.Languages[l] += ones(out)
					left &^= out
				}
			}
			if request.WeekMust && request.Week&WeekKnown != 0 {
				out := seg.away(rows, word, request.Week&weekBands)
				c.Week += ones(out)
				left &^= out
			}
			c.Passing += ones(left)
		}
	}
	return c
}

// silent is the rows of a word whose level is known and below the least.
func (s *segment) silent(rows uint64, word int, g langGate) (out uint64) {
	for ; rows != 0; rows &= rows - 1 {
		bit := bits.TrailingZeros64(rows)
		if level := Level(s.languages[word<<6|bit] >> g.shift & 15); level != LevelUnknown && level < g.least {
			out |= 1 << bit
		}
	}
	return out
}

// away is the rows of a word that are known not to cover a job's bands.
func (s *segment) away(rows uint64, word int, job Week) (out uint64) {
	for ; rows != 0; rows &= rows - 1 {
		bit := bits.TrailingZeros64(rows)
		if week := s.week[word<<6|bit]; week&WeekKnown != 0 && week&job != job {
			out |= 1 << bit
		}
	}
	return out
}
