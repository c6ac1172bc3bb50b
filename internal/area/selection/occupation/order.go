package occupation

// Order ranks labels, where somebody wants a list of labels and not of
// occupations: at most so many, with a score that falls strictly. One name of
// each of the likeliest occupations, then all names of the first one together,
// then one name each of some more, then the rest, one occupation after the
// other: how many come in each part is what promises the best list, given how
// near the occupations are to each other (shapes).
func (l *Linker) Order(title string, most int) []RankedLabel {
	return l.order(l.rank(l.read(title)), most)
}

// RankedLabel is a label in a ranking.
type RankedLabel struct {
	Label   Label
	Concept string
	Score   int64 // millionths, strictly falling
}

// weighed is how many occupations count when a shape is chosen.
const weighed = 20

// shape is how labels are ranked: so many occupations are named once before the
// names of the first, so many after them.
type shape struct{ before, after int }

func shapes() (out []shape) {
	for _, before := range []int{1, 2, 3, 4, 5, 6, 8, 10} {
		for _, after := range []int{1, 3, 6, 10, weighed} {
			if after >= before || after == 1 {
				out = append(out, shape{before, after})
			}
		}
	}
	return out
}

// turns calls take with the place of each occupation whose turn it is to be
// named, until it has had enough; names are how many each has.
func (f shape) turns(names []int, take func(concept int) bool) {
	named := make([]int, len(names))
	turn := func(concepts, upTo int) bool {
		for i := range concepts {
			for ; named[i] < min(upTo, names[i]); named[i]++ {
				if !take(i) {
					return false
				}
			}
		}
		return true
	}
	const all = 1 << 30
	_ = turn(min(f.before, len(names)), 1) && turn(min(1, len(names)), all) && turn(min(f.after, len(names)), 1) && turn(len(names), all)
}

// likely are the odds that an occupation is meant: they halve with every so
// much that its score is behind the first's.
func (s Settings) likely(ranked []scored) []int64 {
	out := make([]int64, len(ranked))
	for i, r := range ranked {
		behind := ranked[0].score - r.score
		whole, rest := behind/s.Halving, behind%s.Halving
		out[i] = (million >> min(whole, 40)) * (2*s.Halving - rest) / (2 * s.Halving)
	}
	return out
}

// bestShape is the shape with the greatest expected mean average precision,
// plus so much times the expected reciprocal rank.
func (s Settings) bestShape(ranked []scored, names []int) (best shape) {
	odds := s.likely(ranked)
	most := int64(-1)
	for _, f := range shapes() {
		place, expected := int64(0), int64(0)
		seen := make([]int64, len(names))
		f.turns(names, func(c int) bool {
			place++
			seen[c]++
			gain := seen[c] * million / place / int64(names[c])
			if seen[c] == 1 {
				gain += s.FirstCounts * (million / place) / milli
			}
			expected += odds[c] * gain / milli
			return true
		})
		if expected > most {
			most, best = expected, f
		}
	}
	return best
}

func (l *Linker) order(ranked []scored, most int) []RankedLabel {
	var labels [][]int // of each ranked concept, the labels to name
	var kept []scored
	for _, r := range ranked {
		var list []int
		for _, n := range l.names[r.concept] {
			if l.labels[n].ID != "" || !l.identified { // others are words of our own, no labels of the file
				list = append(list, n)
			}
		}
		if len(list) > 0 {
			labels, kept = append(labels, list), append(kept, r)
		}
	}
	names := make([]int, len(labels))
	for i := range labels {
		names[i] = len(labels[i])
	}
	few := min(weighed, len(names))
	if most <= 0 || few == 0 {
		return nil
	}
	out := make([]RankedLabel, 0, most)
	last, named := int64(1<<40), make([]int, len(names))
	l.settings.bestShape(kept[:few], names[:few]).turns(names, func(c int) bool {
		last = min(kept[c].score, last-1)
		out = append(out, RankedLabel{Label: l.labels[labels[c][named[c]]], Concept: l.concepts[kept[c].concept].Code, Score: last})
		named[c]++
		return len(out) < most
	})
	return out
}
