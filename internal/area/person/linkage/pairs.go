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

// widest is how many records a block may hold to be compared with all of them.
// What is in wider ones is found by the other keys.
const widest = 400

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

// fileAll files the records of a list under their keys.
func fileAll(all []*Prepared) map[string][]int32 {
	blocks := make(map[string][]int32, 8*len(all))
	for i, p := range all {
		for _, k := range p.keys() {
			blocks[k] = append(blocks[k], int32(i))
		}
	}
	return blocks
}

// candidates adds to a list the records found by the probes of one, each once.
func candidates(list []int32, blocks map[string][]int32, p *Prepared, self int) []int32 {
	for _, k := range p.probes() {
		if b := blocks[k]; len(b) <= widest {
			list = append(list, b...)
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(i int32) bool { return int(i) == self })
}

// keys are what a record is filed under in memory.
func (p *Prepared) keys() []string {
	f := p.File()
	var out []string
	add := func(kind string, a, b string) {
		if a != "" && b != "" {
			out = append(out, kind+a+"|"+b)
		}
	}
	add("b", f.Birth, "=")
	add("bs", f.Birth, f.Surname)
	add("bg", f.Birth, f.Given)
	add("n", f.Surname, f.Given)
	add("s", f.Surname, first(f.Given))
	add("g", f.Given, first(f.Surname))
	add("w", sound(p.whole.squash), "=")
	for _, v := range p.fiscal {
		add("f", v, "=")
	}
	for _, v := range p.contacts {
		add("c", v, "=")
	}
	add("p", p.street.squash, p.number)
	add("pt", p.street.squash, p.town.squash)
	add("pp", p.street.squash, p.postcode)
	return out
}

func first(s string) string { return s[:min(1, len(s))] }

// probes are the keys that records which may be the same are filed under.
func (p *Prepared) probes() []string {
	q, f := p.Probe(), p.File()
	out := p.keys()
	add := func(kind, a, b string) {
		if a != "" && b != "" {
			out = append(out, kind+a+"|"+b)
		}
	}
	for _, s := range q.Surnames {
		for _, g := range q.Givens {
			add("n", s, g)
			add("n", g, s)
		}
		add("s", s, first(f.Given))
		add("g", s, first(f.Given))
	}
	for _, g := range q.Givens {
		add("g", g, first(f.Surname))
		add("s", g, first(f.Surname))
	}
	add("w", sound(p.surname.squash+p.given.squash), "=")
	for _, d := range q.Births {
		for _, s := range q.Surnames {
			add("bs", d, s)
			add("bg", d, s)
		}
		for _, g := range q.Givens {
			add("bg", d, g)
			add("bs", d, g)
		}
	}
	return out
}
