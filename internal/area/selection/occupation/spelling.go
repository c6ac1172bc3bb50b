package occupation

import (
	"cmp"
	"slices"
)

// spelling knows the words of a vocabulary, and finds one that differs from a
// word that nobody knows by one letter: left out, added, changed, or swapped
// with its neighbour.
type spelling struct {
	often   map[string]int
	without map[string][]string // word with one letter left out → words
}

// shortestCorrected is the length from which a word is corrected: shorter ones
// are near to too many others.
const shortestCorrected = 5

func spell(list []string) *spelling {
	x := &spelling{often: map[string]int{}, without: map[string][]string{}}
	for _, w := range list {
		if x.often[w]++; x.often[w] > 1 || len(w) < shortestCorrected-1 {
			continue
		}
		for _, cut := range cuts(w) {
			x.without[cut] = append(x.without[cut], w)
		}
	}
	return x
}

// cuts are a word's forms with one letter left out, each once.
func cuts(w string) []string {
	r := []rune(w)
	out := make([]string, 0, len(r))
	for i := range r {
		if i > 0 && r[i] == r[i-1] {
			continue
		}
		out = append(out, string(r[:i])+string(r[i+1:]))
	}
	return out
}

// nearest is the word itself where it is known or short, else the known word
// one letter away: one that begins alike before others, then the most usual.
func (x *spelling) nearest(w string) string {
	if x.often[w] > 0 || len(w) < shortestCorrected {
		return w
	}
	found := slices.Clone(x.without[w]) // a letter is missing here
	for _, cut := range cuts(w) {
		if x.often[cut] > 0 { // one too many
			found = append(found, cut)
		}
		for _, other := range x.without[cut] { // one changed, or two swapped
			if oneAway(w, other) {
				found = append(found, other)
			}
		}
	}
	if len(found) == 0 {
		return w
	}
	return slices.MinFunc(found, func(a, b string) int {
		return cmp.Or(cmp.Compare(boolean(a[0] != w[0]), boolean(b[0] != w[0])), cmp.Compare(x.often[b], x.often[a]), cmp.Compare(a, b))
	})
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// oneAway tells whether two words of the same length differ by one letter or by
// two neighbours that are swapped.
func oneAway(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	var at []int
	for i := range x {
		if x[i] != y[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return true
	case 2:
		return at[1] == at[0]+1 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]]
	default:
		return false
	}
}
