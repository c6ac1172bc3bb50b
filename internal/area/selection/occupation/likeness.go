package occupation

import (
	"cmp"
	"math"
	"slices"
)

// likeness compares names with a title word by word. A word counts by its
// rarity among occupations, as much as it is like the nearest word of the other
// side: by its beginning ("soldador", "soldadura"), because the vocabulary
// itself puts one for the other, or because both are words for one role.
type likeness struct {
	settings Settings
	stems    []string
	number   map[string]int32
	rarity   []int64   // of a stem, thousandths of a nat
	names    [][]int32 // of a label, its stems
	concepts [][]int32 // of a concept, the stems of all its labels, each once
	within   [][]int32 // of a stem, the concepts that have it
	heads    [][]int32 // of a concept, the heads of its labels; -1 where there is none
	begins   map[string][]int32
	swaps    map[[2]int32]int64 // in how many concepts one stem stands for the other
	roles    map[string][]int
}

const (
	beginning  = 3   // letters that two words must share to be alike
	sameRole   = 700 // thousandths: two words for one role
	oneSwap    = 300 // thousandths for each concept that puts one for the other,
	mostSwap   = 900 // at most
	associated = 15  // stems that a title is widened by
)

// compare prepares names for comparison: the stems and the head of each, and
// which labels each concept has.
func compare(names [][]string, heads []string, concepts [][]int, roles map[string][]int, s Settings) *likeness {
	x := &likeness{settings: s, number: map[string]int32{}, begins: map[string][]int32{}, swaps: map[[2]int32]int64{}, roles: roles}
	for _, stems := range names {
		ids := make([]int32, len(stems))
		for i, stem := range stems {
			ids[i] = x.add(stem)
		}
		x.names = append(x.names, ids)
	}
	x.within = make([][]int32, len(x.stems))
	for c, labels := range concepts {
		var all, head []int32
		for _, n := range labels {
			all = append(all, x.names[n]...)
			if heads[n] != "" {
				head = append(head, x.add(heads[n]))
			}
		}
		slices.Sort(all)
		slices.Sort(head)
		all, head = slices.Compact(all), slices.Compact(head)
		x.concepts, x.heads = append(x.concepts, all), append(x.heads, head)
		for len(x.within) < len(x.stems) {
			x.within = append(x.within, nil)
		}
		for _, id := range all {
			x.within[id] = append(x.within[id], int32(c)) //nolint:gosec // thousands
		}
		for pair := range x.swapped(labels) {
			x.swaps[pair]++
		}
	}
	x.rarity = make([]int64, len(x.stems))
	for id := range x.rarity {
		x.rarity[id] = x.rare(len(x.within[id]))
	}
	return x
}

func (x *likeness) add(stem string) int32 {
	id, ok := x.number[stem]
	if !ok {
		id = int32(len(x.stems)) //nolint:gosec // thousands
		x.number[stem] = id
		x.stems = append(x.stems, stem)
		if len(stem) >= beginning {
			x.begins[stem[:beginning]] = append(x.begins[stem[:beginning]], id)
		}
	}
	return id
}

func (x *likeness) rare(concepts int) int64 {
	return int64(math.Round(milli * math.Log(1+float64(len(x.concepts))/(float64(concepts)+.5))))
}

// swapped finds the pairs of stems that alone differ in two labels of a concept.
func (x *likeness) swapped(labels []int) map[[2]int32]bool {
	found := map[[2]int32]bool{}
	for i, n := range labels {
		for _, m := range labels[i+1:] {
			a, b := x.names[n], x.names[m]
			if len(a) != len(b) {
				continue
			}
			differ, at := 0, 0
			for k := range a {
				if a[k] != b[k] {
					differ++
					at = k
				}
			}
			if differ == 1 {
				found[[2]int32{a[at], b[at]}], found[[2]int32{b[at], a[at]}] = true, true
			}
		}
	}
	return found
}

// asked is a title ready for comparison.
type asked struct {
	stems  []string
	rarity []int64
	total  int64
	like   [][]int64 // of a stem of the title, its likeness to every stem, thousandths
	head   string
}

func (x *likeness) ask(stems []string, head string) asked {
	q := asked{stems: stems, head: head}
	for _, stem := range stems {
		id, known := x.number[stem]
		rarity := x.rare(0)
		if known {
			rarity = x.rarity[id]
		}
		q.rarity, q.total = append(q.rarity, rarity), q.total+rarity
		like := make([]int64, len(x.stems))
		if len(stem) >= beginning {
			for _, other := range x.begins[stem[:beginning]] {
				like[other] = alike(stem, x.stems[other])
			}
		}
		if known {
			like[id] = milli
			for other := range x.stems {
				if n := x.swaps[[2]int32{id, int32(other)}]; n > 0 { //nolint:gosec // thousands
					like[other] = max(like[other], min(mostSwap, n*oneSwap))
				}
			}
		}
		if len(x.roles[stem]) > 0 {
			for other := range x.roles {
				if n, ok := x.number[other]; ok && x.oneRole(stem, other) {
					like[n] = max(like[n], sameRole)
				}
			}
		}
		q.like = append(q.like, like)
	}
	return q
}

// alike is how much of the longer of two words their common beginning is.
func alike(a, b string) int64 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return milli * int64(n) / int64(max(len(a), len(b)))
}

func (x *likeness) oneRole(a, b string) bool {
	for _, role := range x.roles[a] {
		if slices.Contains(x.roles[b], role) {
			return true
		}
	}
	return false
}

// name compares a title with a label: millionths. What the label says and the
// title does not costs more than the reverse, because titles are wordy.
func (x *likeness) name(q asked, label int) int64 {
	said, total := int64(0), int64(0)
	var best [mostWords * 4]int64
	for _, id := range x.names[label] {
		most := int64(0)
		for i := range q.stems {
			v := q.like[i][id]
			most = max(most, v)
			if i < len(best) {
				best[i] = max(best[i], v)
			}
		}
		said, total = said+x.rarity[id]*most, total+x.rarity[id]*milli
	}
	heard := int64(0)
	for i, r := range q.rarity[:min(len(q.rarity), len(best))] {
		heard += r * best[i]
	}
	if said == 0 || heard == 0 {
		return 0
	}
	precision, recall := said*million/total, heard*milli/q.total
	return 5 * precision * recall / (precision + 4*recall)
}

// head tells whether some label of a concept has the head of the title, or one
// for the same role.
func (x *likeness) head(q asked, concept int) int64 {
	for _, id := range x.heads[concept] {
		if h := x.stems[id]; q.head != "" && (h == q.head || x.oneRole(h, q.head)) {
			return million
		}
	}
	return 0
}

// widen lists the stems that stand most with those of a title in the names of
// an occupation.
func (x *likeness) widen(stems []string) []string {
	weight := map[int32]int64{}
	for _, stem := range stems {
		id, known := x.number[stem]
		if !known {
			continue
		}
		together := map[int32]int64{}
		for _, c := range x.within[id] {
			for _, other := range x.concepts[c] {
				together[other]++
			}
		}
		for other, n := range together {
			weight[other] += x.rarity[id] * n * million / max(1, root(int64(len(x.within[id]))*int64(len(x.within[other]))*million))
		}
	}
	type entry struct {
		id     int32
		weight int64
	}
	var found []entry
	for id, w := range weight {
		if !slices.Contains(stems, x.stems[id]) {
			found = append(found, entry{id, w * x.rarity[id]})
		}
	}
	slices.SortFunc(found, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(x.stems[a.id], x.stems[b.id]))
	})
	out := make([]string, 0, associated)
	for _, e := range found[:min(len(found), associated)] {
		out = append(out, x.stems[e.id])
	}
	return out
}
