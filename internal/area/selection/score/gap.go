package score

import (
	"cmp"
	"slices"
)

// Gap is what one more requirement would open, were a course to give it
// (requirement R4.4).
type Gap struct {
	Code     Code
	People   int // who would newly fit a request
	Requests int // which would have somebody new
	Pairs    int // newly fitting, of a person and a request
}

// Gaps tells, for each requirement that a request marks indispensable, how many
// more people would fit how many open requests if they had it: those whom
// nothing else shuts out. Unknown does not shut out, so it opens nothing. The
// one that opens most is first. people calls its argument for each.
func Gaps(people func(yield func(*Person)), requests []Request) []Gap {
	var persons, pairs [256]int
	opened := [256]map[int]bool{}
	people(func(p *Person) {
		var mine Set
		for r := range requests {
			code := missing(p, &requests[r])
			for _, c := range code {
				pairs[c]++
				if opened[c] == nil {
					opened[c] = map[int]bool{}
				}
				opened[c][r] = true
				mine.Add(c)
			}
		}
		for c := range persons {
			if mine.Has(Code(c)) {
				persons[c]++
			}
		}
	})
	var out []Gap
	for c, n := range persons {
		if n > 0 {
			out = append(out, Gap{Code(c), n, len(opened[c]), pairs[c]})
		}
	}
	slices.SortFunc(out, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.Pairs, a.Pairs), cmp.Compare(b.People, a.People), cmp.Compare(a.Code, b.Code))
	})
	return out
}

// missing are the requirements each of which alone would let a person through a
// request that shuts it out now.
func missing(p *Person, r *Request) []Code {
	shut := -1
	for i, c := range r.Must {
		if p.Clause(c) == No {
			if shut >= 0 {
				return nil // two things are missing
			}
			shut = i
		}
	}
	if shut < 0 {
		return nil
	}
	rest := *r
	rest.Must = nil
	if Passes(p, &rest) == No {
		return nil // a language or the hours
	}
	codes := slices.Clone(r.Must[shut].Any)
	slices.Sort(codes)
	return slices.Compact(codes)
}
