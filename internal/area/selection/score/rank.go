package score

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"sync/atomic"
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
	r := &ranking{x: x, p: compile(s, *x.places.Load()), n: n, worst: -1}
	for _, b := range x.table.Load().at {
		x.read(b, func() { r.block(b) })
		for _, m := range r.seen {
			r.take(m)
		}
	}
	slices.SortFunc(r.best, func(a, b Ranked) int { return cmp.Or(cmp.Compare(b.Total, a.Total), a.ID.Compare(b.ID)) })
	return r.best, nil
}

// patience is how often a reader reads a block that is being changed before it
// takes its turn among the writers, each of whom needs microseconds.
const patience = 8

// read lets its argument read a block, again when it was changed meanwhile.
func (x *Index) read(b *block, do func()) {
	for range patience {
		before := b.version.Load()
		if before&1 == 0 {
			if do(); b.version.Load() == before {
				return
			}
		}
		runtime.Gosched()
	}
	x.writing.Lock()
	defer x.writing.Unlock()
	do()
}

// ranking keeps the best so far, the least of them first.
type ranking struct {
	x      *Index
	p      *plan
	n      int
	worst  int32 // a total below it is not among the best; -1 while there is room
	best   []Ranked
	seen   []Ranked  // of the block at hand, perhaps among the best
	points [64]uint8 // of skills, of the word at hand
}

// total is what a pair of sides comes to.
func total(sides uint64) int32 {
	company, candidate := int32(sides>>32), int32(uint32(sides))
	apart := company - candidate
	sign := apart >> 31 // no branch: which side is ahead cannot be foretold
	return company + candidate - int32(uint32(apart^sign-sign)/imbalanceShare)
}

// block finds who of a block may be among the best.
func (r *ranking) block(b *block) {
	r.seen = r.seen[:0]
	if len(r.p.travel) < len(*r.x.places.Load()) { // people moved in meanwhile
		r.p.places(*r.x.places.Load())
	}
	var rows [blockWords]uint64
	n := int(b.n.Load())
	for word := range rows {
		rows[word] = held(n, word)
	}
	request := &r.p.s.Request
	for i := range request.Must {
		b.excluded(&request.Must[i], &rows)
	}
	for word, passing := range &rows {
		if passing != 0 && (len(r.p.gates) > 0 || r.p.weekMust != 0) {
			passing = r.p.through(b, word, passing)
		}
		if passing != 0 {
			r.count(b, word, passing)
			r.word(b, word, passing)
		}
	}
}

// through is the rows of a word that the gates of language and week let
// through. It does not branch on anybody: memory is slower than guessing wrong.
func (p *plan) through(b *block, word int, rows uint64) (out uint64) {
	for ; rows != 0; rows &= rows - 1 {
		bit := bits.TrailingZeros64(rows) & 63
		at := word<<6 | bit
		ok := uint64(1)
		for _, g := range p.gates {
			ok &= g.passes >> (b.word(rowLanguage, at) >> g.shift & 15)
		}
		// Bands missing where the week is known: the highest bit of known & missing.
		if p.weekMust != 0 {
			week := Week(b.word(rowWeek, at))
			missing := uint64((^week & p.weekMust).count())
			ok &= 1 ^ uint64(week>>31)&((missing+63)>>6)
		}
		out |= (ok & 1) << bit
	}
	return out
}

// spread has the bits of a byte in eight bytes.
func spread(b uint64) uint64 {
	// Each bit to the lowest of its byte: copies of the byte, one bit of each,
	// and a carry that says whether it was there.
	return (((b & 0xff) * 0x0101010101010101 & 0x8040201008040201) + 0x7f7f7f7f7f7f7f7f) >> 7 & 0x0101010101010101
}

// few is up to how many people of a word are counted one by one.
const few = 6

// count adds up the points of skills of 64 people at once: digit by digit on
// bitmaps, and then turned into bytes. No branch depends on what anybody knows.
func (r *ranking) count(b *block, word int, rows uint64) {
	request := &r.p.s.Request
	if bits.OnesCount64(rows) <= few {
		for ; rows != 0; rows &= rows - 1 {
			bit, points := bits.TrailingZeros64(rows)&63, uint64(0)
			for _, c := range request.Essential {
				points += atomic.LoadUint64(&b.yes[c][word]) >> bit & 1 << 1
			}
			for _, c := range request.Optional {
				points += atomic.LoadUint64(&b.yes[c][word]) >> bit & 1
			}
			r.points[bit] = uint8(points)
		}
		return
	}
	var plane [8]uint64
	digits := plane[:r.p.planes]
	for _, c := range request.Essential {
		carry := atomic.LoadUint64(&b.yes[c][word])
		for k := 1; k < len(digits); k++ {
			digits[k], carry = digits[k]^carry, digits[k]&carry
		}
	}
	for _, c := range request.Optional {
		carry := atomic.LoadUint64(&b.yes[c][word])
		for k := range digits {
			digits[k], carry = digits[k]^carry, digits[k]&carry
		}
	}
	for i := range 8 {
		shift, sum := 8*i, uint64(0)
		for k, digit := range digits {
			sum |= spread(digit>>shift) << k
		}
		binary.LittleEndian.PutUint64(r.points[8*i:8*i+8], sum)
	}
}

// word ranks the people of a word that the gates let through.
func (r *ranking) word(b *block, word int, rows uint64) {
	p, near, travel, from := r.p, r.p.near, r.p.travel, word<<6
	part := func(which int) *[64]uint32 { return (*[64]uint32)(b.columns[which][from : from+64]) }
	past01, past2, wish12 := part(rowPast01), part(rowPast2), part(rowWish12)
	homes, allTerms := part(rowHomeDue), part(rowTerms)
	rest, worst := p.rest, r.worst
	for ; rows != 0; rows &= rows - 1 {
		bit := bits.TrailingZeros64(rows) & 63
		home := int(atomic.LoadUint32(&homes[bit]) & 0xffff)
		if home >= len(travel) {
			continue // a place of a change that is being made: this block is read again
		}
		w0, w1, w2 := atomic.LoadUint32(&past01[bit]), atomic.LoadUint32(&past2[bit]), atomic.LoadUint32(&wish12[bit])
		terms := atomic.LoadUint32(&allTerms[bit])
		sides := p.skills[r.points[bit]] + uint64(travel[home]+p.kinds[uint8(terms)]+p.pays[uint8(terms>>8)]+p.load[uint8(terms>>16)])
		x, y, z := near[uint16(w0)], near[w0>>16], near[uint16(w1)]
		d, e, f := near[w1>>16], near[uint16(w2)], near[w2>>16]
		if x|y|z|d|e|f != 0 {
			sides += p.occupied(b, from|bit, x, y, z) + max(p.wish[0][d], p.wish[1][e], p.wish[2][f])
		}
		if total(sides+rest) < worst {
			continue
		}
		sides += p.base + p.other(b, from|bit)
		if t := total(sides); t >= worst {
			r.seen = append(r.seen, Ranked{b.id(from | bit), int32(sides >> 32), int32(uint32(sides)), imbalance(int32(sides>>32), int32(uint32(sides))), t})
		}
	}
}

// occupied adds what occupations done bring, by their grades.
func (p *plan) occupied(b *block, at int, x, y, z uint8) uint64 {
	terms, codes := b.word(rowTerms, at), b.word(rowCodes, at)
	return p.trade[max(x, y, z)] + max(
		p.past[int(x)<<8|int(terms>>24)], p.past[int(y)<<8|int(codes>>16&0xff)], p.past[int(z)<<8|int(codes>>24)])
}

// other adds the remaining criteria.
func (p *plan) other(b *block, at int) uint64 {
	languages := b.word(rowLanguage, at)
	sides := p.hours[(Week(b.word(rowWeek, at)) & p.week).count()]
	if asked := len(p.s.Request.Languages); asked > 2 {
		value := int32(0)
		for i := range p.languages {
			value += p.languages[i].values[languages>>p.languages[i].shift&15]
		}
		sides += p.pair(Language, value)
	} else if asked > 0 {
		sides += p.language[(languages>>p.firstLang&15)|(languages>>p.secondLang&15)<<4]
	}
	if due := b.word(rowHomeDue, at) >> 16; due != 0 {
		left := min(max(int(due)-int(p.s.Request.Today), 0), promiseDays)
		sides += p.promise[left]
	}
	codes, ends := b.word(rowCodes, at), b.word(rowEnds, at)
	points := 0
	for range MaxComing {
		if Day(ends) <= p.s.Request.Start {
			points += int(p.coming[uint8(codes)])
		}
		codes, ends = codes>>8, ends>>16
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
	p := compile(s, *x.places.Load())
	for _, b := range x.table.Load().at {
		one := c
		x.read(b, func() {
			one = Counts{Musts: slices.Clone(c.Musts), Languages: slices.Clone(c.Languages), People: c.People, Passing: c.Passing, Week: c.Week}
			p.countBlock(b, &one)
		})
		c = one
	}
	return c
}

// countBlock adds what a block counts.
func (p *plan) countBlock(b *block, c *Counts) {
	n := int(b.n.Load())
	var everybody, left [blockWords]uint64
	for word := range everybody {
		everybody[word] = held(n, word)
	}
	left = everybody
	c.People += n
	request := &p.s.Request
	for m := range request.Must {
		passing := everybody
		b.excluded(&request.Must[m], &passing)
		c.Musts[m] += n - ones(&passing)
		for word := range left {
			left[word] &= passing[word]
		}
	}
	one := *p
	gate := func(gates []langGate, week Week) (out int) {
		one.gates, one.weekMust = gates, week
		for word, rows := range &everybody {
			passing := one.through(b, word, rows)
			out += bits.OnesCount64(rows &^ passing)
			left[word] &= passing
		}
		return out
	}
	for l, w := range request.Languages {
		if w.Must {
			c.Languages[l] += gate([]langGate{gateOf(w)}, 0)
		}
	}
	if p.weekMust != 0 {
		c.Week += gate(nil, p.weekMust)
	}
	c.Passing += ones(&left)
}
