package linkage

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Pair is two records of a list, by their places in it, the smaller first.
type Pair struct {
	A, B     int
	Evidence Evidence
}

// How many records a block may hold to be compared with all of them: fewer
// where the key says little. What is in wider ones is found by the other keys.
const (
	widest      = 400
	widestLoose = 60
)

// Pairs finds the pairs of a list that are possibly one person, best first.
func Pairs(all []*Prepared, shares *Shares) []Pair {
	blocks := fileAll(all)
	workers := runtime.GOMAXPROCS(0)
	found := make([][]Pair, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			l := NewLinker(shares)
			near := make([]int32, 0, 1024)
			for i := w; i < len(all); i += workers {
				near = candidates(near[:0], blocks, all[i], i)
				for _, j := range near {
					if e, ok := l.possible(all[i], all[j]); ok {
						found[w] = append(found[w], Pair{min(i, int(j)), max(i, int(j)), e})
					}
				}
			}
		})
	}
	wait.Wait()
	out := slices.Concat(found...)
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	out = slices.CompactFunc(out, func(x, y Pair) bool { return x.A == y.A && x.B == y.B })
	slices.SortStableFunc(out, func(x, y Pair) int { return cmp.Compare(y.Evidence.Bits, x.Evidence.Bits) })
	return out
}

// key is a block's: a hash of what its records share. Two blocks of one hash
// are one wider block, which costs comparisons and nothing else.
type key uint64

// Kinds of keys; the last are those that say little.
const (
	byBirth = iota + 1
	byBirthSurname
	byBirthGiven
	byNames
	byWhole
	byFiscal
	byContact
	byStreet
	bySurnameInitial
	byGivenInitial
)

// keyOf is FNV-1a over the kind and both texts; its lowest bit tells a key that
// says little.
func keyOf(kind byte, a, b string) key {
	h := uint64(14695981039346656037)
	mix := func(c byte) { h = (h ^ uint64(c)) * 1099511628211 }
	mix(kind)
	for i := range len(a) {
		mix(a[i])
	}
	mix('|')
	for i := range len(b) {
		mix(b[i])
	}
	h &^= 1
	if kind >= bySurnameInitial {
		h |= 1
	}
	return key(h)
}

func (k key) widest() int {
	if k&1 == 1 {
		return widestLoose
	}
	return widest
}

// keyList collects keys; a key of which one half is empty is none.
type keyList []key

func (l *keyList) add(kind byte, a, b string) {
	if a != "" && b != "" {
		*l = append(*l, keyOf(kind, a, b))
	}
}

// fileAll files the records of a list under their keys.
func fileAll(all []*Prepared) map[key][]int32 {
	blocks := make(map[key][]int32, 8*len(all))
	var keys keyList
	for i, p := range all {
		keys = p.keys(keys[:0])
		for _, k := range keys {
			blocks[k] = append(blocks[k], int32(i))
		}
	}
	return blocks
}

// candidates adds to a list the records found by the probes of one, each once.
func candidates(list []int32, blocks map[key][]int32, p *Prepared, self int) []int32 {
	for _, k := range p.probes(nil) {
		if b := blocks[k]; len(b) <= k.widest() {
			list = append(list, b...)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(i int32) bool { return int(i) == self })
}

const whole = "=" // the other half of a key that has one only

// keys are what a record is filed under in memory.
func (p *Prepared) keys(out keyList) keyList {
	f := p.File()
	out.add(byBirth, f.Birth, whole)
	out.add(byBirthSurname, f.Birth, f.Surname)
	out.add(byBirthGiven, f.Birth, f.Given)
	out.add(byNames, f.Surname, f.Given)
	out.add(bySurnameInitial, f.Surname, first(f.Given))
	out.add(byGivenInitial, f.Given, first(f.Surname))
	out.add(byWhole, sound(p.whole.squash), whole)
	for _, v := range p.fiscal {
		out.add(byFiscal, v, whole)
	}
	for _, v := range p.contacts {
		out.add(byContact, v, whole)
	}
	out.add(byStreet, p.street.squash, p.number)
	out.add(byStreet, p.street.squash, p.town.squash)
	out.add(byStreet, p.street.squash, p.postcode)
	return out
}

func first(s string) string { return s[:min(1, len(s))] }

// probes are the keys that records which may be the same are filed under.
func (p *Prepared) probes(out keyList) keyList {
	q, f := p.Probe(), p.File()
	out = p.keys(out)
	for _, s := range q.Surnames {
		for _, g := range q.Givens {
			out.add(byNames, s, g)
			out.add(byNames, g, s)
		}
		out.add(bySurnameInitial, s, first(f.Given))
		out.add(byGivenInitial, s, first(f.Given))
	}
	for _, g := range q.Givens {
		out.add(byGivenInitial, g, first(f.Surname))
		out.add(bySurnameInitial, g, first(f.Surname))
	}
	out.add(byWhole, sound(p.surname.squash+p.given.squash), whole)
	for _, d := range q.Births {
		for _, s := range q.Surnames {
			out.add(byBirthSurname, d, s)
			out.add(byBirthGiven, d, s)
		}
		for _, g := range q.Givens {
			out.add(byBirthGiven, d, g)
			out.add(byBirthSurname, d, g)
		}
	}
	return out
}
