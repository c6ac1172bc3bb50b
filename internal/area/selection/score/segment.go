package score

import "math/bits"

// segmentRows is how many people a segment holds: small, for a change copies a
// segment; a multiple of 64.
const (
	segmentRows  = 512
	segmentWords = segmentRows / 64
)

// segment is people in columns. What is yes and what is no is turned on its
// side, a bitmap of people for each code. A segment that others may read never
// changes. It holds no pointer, so that the collector does not look into it.
type segment struct {
	n         int32
	ids       [segmentRows]ID
	yes, no   [256][segmentWords]uint64
	past      [MaxPast][segmentRows]Occupation
	months    [MaxPast][segmentRows]uint8 // experienceCode
	wishes    [MaxWishes][segmentRows]Occupation
	languages [segmentRows]uint32 // four bits each
	home      [segmentRows]uint16 // place in the index's list
	week      [segmentRows]Week   // stated, less care
	contracts [segmentRows]uint8
	payFloor  [segmentRows]uint8
	weekHours [segmentRows]uint8
	due       [segmentRows]Day
	coming    [MaxComing][segmentRows]Code // without what is there already
	comingEnd [MaxComing][segmentRows]Day
}

// set writes a person into a row.
func (s *segment) set(row int, p *Person, home uint16) {
	s.ids[row] = p.ID
	word, bit := row>>6, uint64(1)<<(row&63)
	for w := range p.Yes {
		yes, no := p.Yes[w]&^p.No[w], p.No[w]&^p.Yes[w] // stated both ways is unknown
		for b := range 64 {
			code := w<<6 | b
			s.yes[code][word] &^= bit
			s.no[code][word] &^= bit
			if yes>>b&1 == 1 {
				s.yes[code][word] |= bit
			}
			if no>>b&1 == 1 {
				s.no[code][word] |= bit
			}
		}
	}
	for i, past := range p.Past {
		s.past[i][row], s.months[i][row] = past.Occupation, experienceCode(past)
	}
	for i, wish := range p.Wishes {
		s.wishes[i][row] = wish
	}
	s.languages[row] = 0
	for l, level := range p.Languages {
		s.languages[row] |= uint32(level&15) << (4 * l)
	}
	s.home[row], s.week[row] = home, p.available()
	s.contracts[row], s.payFloor[row], s.weekHours[row], s.due[row] = p.Contracts, p.PayFloor, p.WeekHours, p.Due
	for i, c := range p.ahead() {
		s.coming[i][row], s.comingEnd[i][row] = c.Code, c.End
	}
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

// move copies a row from another segment, or within this one.
func (s *segment) move(row int, from *segment, at int) {
	s.ids[row] = from.ids[at]
	word, shift := row>>6, row&63
	for code := range s.yes {
		yes, no := from.yes[code][at>>6]>>(at&63)&1, from.no[code][at>>6]>>(at&63)&1
		s.yes[code][word] = s.yes[code][word]&^(1<<shift) | yes<<shift
		s.no[code][word] = s.no[code][word]&^(1<<shift) | no<<shift
	}
	for i := range s.past {
		s.past[i][row], s.months[i][row] = from.past[i][at], from.months[i][at]
	}
	for i := range s.wishes {
		s.wishes[i][row] = from.wishes[i][at]
	}
	s.languages[row], s.home[row], s.week[row] = from.languages[at], from.home[at], from.week[at]
	s.contracts[row], s.payFloor[row], s.weekHours[row], s.due[row] = from.contracts[at], from.payFloor[at], from.weekHours[at], from.due[at]
	for i := range s.coming {
		s.coming[i][row], s.comingEnd[i][row] = from.coming[i][at], from.comingEnd[i][at]
	}
}

// find is a person's row, or -1.
func (s *segment) find(id ID) int {
	for row := range s.ids[:s.n] {
		if s.ids[row] == id {
			return row
		}
	}
	return -1
}

// drop takes the last row away, after its place was given to another.
func (s *segment) drop() {
	s.n--
	row := int(s.n)
	word, bit := row>>6, uint64(1)<<(row&63)
	for code := range s.yes {
		s.yes[code][word] &^= bit
		s.no[code][word] &^= bit
	}
	s.ids[row] = ID{}
}

// rows is which rows of a word hold somebody.
func (s *segment) rows(word int) uint64 {
	switch left := int(s.n) - 64*word; {
	case left >= 64:
		return ^uint64(0)
	case left <= 0:
		return 0
	default:
		return 1<<left - 1
	}
}

// excluded is which rows of a word a clause shuts out: no for all of its codes.
func (s *segment) excluded(c *Clause, word int) uint64 {
	out := ^uint64(0)
	for _, code := range c.Any {
		out &= s.no[code][word]
	}
	return out
}

func ones(words ...uint64) (n int) {
	for _, w := range words {
		n += bits.OnesCount64(w)
	}
	return n
}
