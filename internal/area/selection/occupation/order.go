package occupation

import (
	"cmp"
	"math"
	"slices"
)

// Order ranks labels, where somebody wants a list of labels and not of
// occupations: at most so many, with a score that falls strictly. All names of
// the first occupation come together; but where others are nearly as likely,
// the first name of each comes before the further names of the first, because a
// reader looks for the trade, not for its seventh name. Then one name of each of
// the next occupations, then all others. Of occupations nearly as likely, one
// with few names comes first, because it keeps the reader less from the other.
func (l *Linker) Order(title string, most int) []RankedLabel {
	return l.order(l.rank(l.read(title)), most)
}

// RankedLabel is a label in a ranking.
type RankedLabel struct {
	Label   Label
	Concept string
	Score   int64 // millionths, strictly falling
}

func (l *Linker) order(ranked []scored, most int) []RankedLabel {
	if len(ranked) == 0 {
		return nil
	}
	s := l.settings
	ranked = slices.Clone(ranked)
	for i, r := range ranked {
		ranked[i].score -= s.Few * int64(math.Round(milli*math.Log(float64(len(l.names[r.concept])))))
	}
	slices.SortStableFunc(ranked, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	var turn []scored // one entry a label
	named := make([]int, len(ranked))
	take := func(i, upTo int) {
		for ; named[i] < upTo && named[i] < len(l.names[ranked[i].concept]); named[i]++ {
			if l.labels[l.names[ranked[i].concept][named[i]]].ID == "" && l.identified {
				continue // a word of our own, no label of the file
			}
			turn = append(turn, scored{concept: ranked[i].concept, label: l.names[ranked[i].concept][named[i]], score: ranked[i].score})
		}
	}
	first := ranked[0].score
	for i := range ranked[:min(len(ranked), s.Rivals)] {
		if (first-ranked[i].score)*milli <= first*s.Near {
			take(i, 1)
		}
	}
	const every = 1 << 30
	take(0, every)
	for i := range ranked[:min(len(ranked), s.Others)] {
		take(i, 1)
	}
	for i := range ranked {
		if len(turn) >= most {
			break
		}
		take(i, every)
	}
	turn = turn[:min(max(0, most), len(turn))]
	out := make([]RankedLabel, len(turn))
	last := int64(1 << 40)
	for i, t := range turn {
		last = min(t.score, last-1)
		out[i] = RankedLabel{Label: l.labels[t.label], Concept: l.concepts[t.concept].Code, Score: last}
	}
	return out
}
