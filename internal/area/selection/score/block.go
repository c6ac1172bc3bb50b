package score

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
)

// blockRows is how many people a block holds: enough that a bitmap is read as a
// stream, few enough that a reader who met a writer soon has read it again.
const (
	blockRows  = 4096
	blockWords = blockRows / 64
)

// block is people in columns. What is yes and what is no is turned on its side,
// a bitmap of people for each code. It holds no pointer, so that the collector
// does not look into it.
//
// A writer changes rows in place, between two steps of version; whoever read a
// block and finds version moved, or odd, reads it again (a sequence lock: nobody
// waits). All words that change are read and written as atomic ones.
type block struct {
	version atomic.Uint32
	n       atomic.Int32
	ids     [blockRows][2]uint64
	yes, no [256][blockWords]uint64
	columns [len(row{})][blockRows]uint32 // the words of rows
}

// row is what is not yes or no, in 36 bytes.
type row [9]uint32

// What the words of a row hold, lowest bits first.
const (
	rowPast01   = iota // occupations done, 16 bits each
	rowPast2           // the third, then the first wish
	rowWish12          // the other wishes
	rowLanguage        // four bits each
	rowWeek            // stated, less care
	rowHomeDue         // place in the index's list; day of the promise
	rowTerms           // contracts, pay, hours; months of the first occupation
	rowEnds            // days on which courses end
	rowCodes           // codes of the courses; months of the other occupations
)

func (p *Person) row(home uint16) row {
	pair := func(a, b uint16) uint32 { return uint32(a) | uint32(b)<<16 }
	four := func(a, b, c, d uint8) uint32 { return uint32(a) | uint32(b)<<8 | uint32(c)<<16 | uint32(d)<<24 }
	ahead := p.ahead()
	r := row{
		rowPast01:  pair(uint16(p.Past[0].Occupation), uint16(p.Past[1].Occupation)),
		rowPast2:   pair(uint16(p.Past[2].Occupation), uint16(p.Wishes[0])),
		rowWish12:  pair(uint16(p.Wishes[1]), uint16(p.Wishes[2])),
		rowWeek:    uint32(p.available()),
		rowHomeDue: pair(home, uint16(p.Due)),
		rowTerms:   four(p.Contracts, p.PayFloor, p.WeekHours, experienceCode(p.Past[0])),
		rowEnds:    pair(uint16(ahead[0].End), uint16(ahead[1].End)),
		rowCodes:   four(uint8(ahead[0].Code), uint8(ahead[1].Code), experienceCode(p.Past[1]), experienceCode(p.Past[2])),
	}
	for l, level := range p.Languages {
		r[rowLanguage] |= uint32(level&15) << (4 * l)
	}
	return r
}

// ahead are the courses' requirements that are not there yet, each once with
// its earliest end.
func (p *Person) ahead() [MaxComing]Coming {
	var out [MaxComing]Coming
	for i, c := range p.Coming {
		if c.Code == 0 || p.Knows(c.Code) == Yes {
			continue
		}
		out[i] = c
		for j := range i {
			if out[j].Code == c.Code {
				out[j].End, out[i] = min(out[j].End, c.End), Coming{}
			}
		}
	}
	return out
}

func words(id ID) [2]uint64 {
	return [2]uint64{binary.BigEndian.Uint64(id[:8]), binary.BigEndian.Uint64(id[8:])}
}

// id reads who a row is.
func (b *block) id(at int) (id ID) {
	binary.BigEndian.PutUint64(id[:8], atomic.LoadUint64(&b.ids[at][0]))
	binary.BigEndian.PutUint64(id[8:], atomic.LoadUint64(&b.ids[at][1]))
	return id
}

// put writes a person into a row. Only what differs is written.
func (b *block) put(at int, p *Person, home uint16) {
	word, bit := at>>6, uint64(1)<<(at&63)
	for w := range p.Yes {
		yes, no := p.Yes[w]&^p.No[w], p.No[w]&^p.Yes[w] // stated both ways is unknown
		for i := range 64 {
			flip(&b.yes[w<<6|i][word], bit, yes>>i&1 == 1)
			flip(&b.no[w<<6|i][word], bit, no>>i&1 == 1)
		}
	}
	b.write(at, words(p.ID), p.row(home))
}

func flip(word *uint64, bit uint64, on bool) {
	if old := *word; on != (old&bit != 0) { // only writers change it, and they take turns
		atomic.StoreUint64(word, old^bit)
	}
}

func (b *block) write(at int, id [2]uint64, r row) {
	for i := range id {
		atomic.StoreUint64(&b.ids[at][i], id[i])
	}
	for i := range r {
		atomic.StoreUint32(&b.columns[i][at], r[i])
	}
}

// copyRow copies a row from another block, or within this one.
func (b *block) copyRow(to int, from *block, at int) {
	word, bit := to>>6, uint64(1)<<(to&63)
	for code := range b.yes {
		flip(&b.yes[code][word], bit, from.yes[code][at>>6]>>(at&63)&1 == 1)
		flip(&b.no[code][word], bit, from.no[code][at>>6]>>(at&63)&1 == 1)
	}
	var r row
	for i := range r {
		r[i] = from.columns[i][at]
	}
	b.write(to, from.ids[at], r)
}

// word reads a word of a row.
func (b *block) word(which, at int) uint32 {
	return atomic.LoadUint32(&b.columns[which][at&(blockRows-1)])
}

// find is a person's row, or -1. Writers only.
func (b *block) find(id ID) int {
	want := words(id)
	for at := range b.ids[:b.n.Load()] {
		if b.ids[at] == want {
			return at
		}
	}
	return -1
}

// held is which rows of a word hold somebody.
func held(n, word int) uint64 {
	switch left := n - 64*word; {
	case left >= 64:
		return ^uint64(0)
	case left > 0:
		return 1<<left - 1
	}
	return 0
}

// excluded takes those out of rows whom a clause shuts out: no for all of its
// codes.
func (b *block) excluded(c *Clause, rows *[blockWords]uint64) {
	if len(c.Any) == 1 {
		no := &b.no[c.Any[0]]
		for word := range rows {
			rows[word] &^= atomic.LoadUint64(&no[word])
		}
		return
	}
	for word := range rows {
		out := ^uint64(0)
		for _, code := range c.Any {
			out &= atomic.LoadUint64(&b.no[code][word])
		}
		rows[word] &^= out
	}
}

func ones(words *[blockWords]uint64) (n int) {
	for _, w := range words {
		n += bits.OnesCount64(w)
	}
	return n
}
