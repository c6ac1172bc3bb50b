package demo

import (
	"cmp"
	"math"
	"slices"

	"insieme/internal/base/civil"
)

// mix is how the people who come in a year are composed.
type mix struct {
	women, italians float64
	young, old      float64 // under 35, and 50 or older
}

// mixOf is the mix of a year. The shares make the sums of docs/demo.md come
// out: few women and Italians at first, fewer young people before 2021.
func mixOf(year int) mix {
	switch year {
	case 2017, 2018:
		return mix{0.35, 0.545, 0.28, 0.39}
	case 2019:
		return mix{0.51, 0.67, 0.32, 0.41}
	case 2020:
		return mix{0.535, 0.675, 0.36, 0.405}
	case 2021:
		return mix{0.54, 0.675, 0.40, 0.40}
	default:
		return mix{0.54, 0.675, 0.40, 0.38}
	}
}

// traits are what the mix says of somebody; the age is between two years.
type traits struct {
	woman, italian bool
	age            [2]int
}

// bands are the ages of the mix.
func (m mix) bands() []weighted[[2]int] {
	return []weighted[[2]int]{
		{[2]int{18, 24}, m.young * 0.42}, {[2]int{25, 34}, m.young * 0.58}, {[2]int{35, 49}, 1 - m.young - m.old},
		{[2]int{50, 58}, m.old * 0.78}, {[2]int{59, 64}, m.old * 0.22},
	}
}

// of draws one's traits.
func (m mix) of(c chance) traits {
	return traits{c.happens(m.women), c.happens(m.italians), draw(c, m.bands())}
}

// deal gives traits to all who come, so that a year's shares are exact in
// every history: who has them is chance, how many is not.
func deal(c chance, days []civil.Date) []traits {
	out := make([]traits, 0, len(days))
	for len(out) < len(days) {
		year := days[len(out)].Year()
		n := len(days) - len(out)
		if i := slices.IndexFunc(days[len(out):], func(d civil.Date) bool { return d.Year() != year }); i >= 0 {
			n = i
		}
		m := mixOf(year)
		women := deck(c, n, []weighted[bool]{{true, m.women}, {false, 1 - m.women}})
		italians := deck(c, n, []weighted[bool]{{true, m.italians}, {false, 1 - m.italians}})
		ages := deck(c, n, m.bands())
		for i := range n {
			out = append(out, traits{women[i], italians[i], ages[i]})
		}
	}
	return out
}

// deck is n cards in the shares of a list, the nearest whole numbers, shuffled.
func deck[T any](c chance, n int, list []weighted[T]) []T {
	type part struct {
		card, whole int
		rest        float64
	}
	parts, left := make([]part, len(list)), n
	for i, w := range list {
		exact := w.weight * float64(n)
		whole := math.Floor(exact)
		parts[i] = part{i, int(whole), exact - whole}
		left -= int(whole)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.rest, a.rest) })
	out := make([]T, 0, n)
	for i, p := range parts {
		if i < left {
			p.whole++
		}
		for range p.whole {
			out = append(out, list[p.card].what)
		}
	}
	return shuffled(c, out)
}
