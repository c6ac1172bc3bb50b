package intake

import (
	"cmp"
	"slices"
)

// Between compares an item's levels over two versions of the instrument.
// Items are matched by code; those whose answers are not the same, and those
// that only one version has, cannot be compared.
func (in Instrument) Between(earlier Instrument, d Domain, before, after Profile) (changes []Change, apart []Item) {
	former, _ := earlier.domain(d.Code)
	for _, c := range d.Changes(before, after) {
		was, known := former.item(c.Item.Code)
		if !known || !sameAnswers(earlier.OptionsOf(was), in.OptionsOf(c.Item)) {
			if before != nil {
				apart = append(apart, c.Item)
			}
			c.Earlier = 0
		}
		if c.Earlier != 0 || c.Then != 0 {
			changes = append(changes, c)
		}
	}
	for _, item := range former.Items {
		if _, kept := d.item(item.Code); !kept && before[d.Code].Levels[item.Code] != 0 {
			apart = append(apart, item)
		}
	}
	return changes, apart
}

// sameAnswers reports whether the levels mean the same. What an answer is worth
// may change: levels are compared, points are not.
func sameAnswers(a, b []Option) bool {
	sorted := func(answers []Option) []Option {
		return slices.SortedFunc(slices.Values(answers), func(x, y Option) int { return cmp.Compare(x.Level, y.Level) })
	}
	return slices.EqualFunc(sorted(a), sorted(b), func(x, y Option) bool { return x.Level == y.Level && x.Text.It == y.Text.It })
}
