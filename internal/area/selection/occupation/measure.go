package occupation

import (
	"math/rand/v2"
	"slices"
)

// Question is a title whose answer is known.
type Question struct {
	ID       string
	Title    string
	Labels   map[string]bool // labels that are right; empty when only concepts are judged
	Concepts map[string]bool
}

// Figure is a mean over questions with its 95 % bootstrap interval.
type Figure struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Figures are the usual measures of a ranking.
type Figures struct {
	MAP       Figure `json:"map"`
	MRR       Figure `json:"mrr"`
	Success1  Figure `json:"success_at_1"`
	Success5  Figure `json:"success_at_5"`
	Success10 Figure `json:"success_at_10"`
	Recall1   Figure `json:"recall_at_1"`
	Recall5   Figure `json:"recall_at_5"`
	Recall10  Figure `json:"recall_at_10"`
}

// Result is what Measure finds.
type Result struct {
	Queries  int      `json:"queries"`
	Labels   *Figures `json:"labels,omitempty"`
	Concepts Figures  `json:"concepts"`
	// Coverage is the share of questions answered without "not sure";
	// Precision how many of these answers are right (concept level).
	Coverage  Figure `json:"coverage"`
	Precision Figure `json:"precision"`
}

// Ranked is the ranking of labels for one question.
type Ranked struct {
	Question string
	Labels   []RankedLabel
}

// Deepest is how many labels of a ranking are measured and written.
const Deepest = 1000

// of one question: MAP, MRR, success and recall at 1, 5, 10.
type marks [8]float64

// mark measures one ranking, given the places (from one) of what is right, and
// how much there is.
func mark(places []int, right int) marks {
	var m marks
	if len(places) == 0 || right == 0 {
		return m
	}
	for i, p := range places {
		m[0] += float64(i+1) / float64(p) / float64(right)
		for k, depth := range []int{1, 5, 10} {
			if p <= depth {
				m[2+k] = 1
				m[5+k] += 1 / float64(right)
			}
		}
	}
	m[1] = 1 / float64(places[0])
	return m
}

// Measure asks every question and compares. Write, where given, gets each
// ranking of labels as it is measured.
func (l *Linker) Measure(questions []Question, write func(Ranked)) Result {
	concepts, sure, right := l.marksOf(questions)
	r := Result{Queries: len(questions), Concepts: figures(concepts), Coverage: mean(sure), Precision: mean(right)}
	var labels []marks
	for _, q := range questions {
		if len(q.Labels) == 0 {
			continue
		}
		order := l.Order(q.Title, Deepest)
		if write != nil {
			write(Ranked{q.ID, order})
		}
		var places []int
		for i, o := range order {
			if q.Labels[o.Label.ID] {
				places = append(places, i+1)
			}
		}
		labels = append(labels, mark(places, len(q.Labels)))
	}
	if len(labels) > 0 {
		f := figures(labels)
		r.Labels = &f
	}
	return r
}

// marksOf measures the ranking of concepts: the marks of each question, whether
// it was answered surely, and of the sure answers whether they are right.
func (l *Linker) marksOf(questions []Question) (all []marks, sure, right []float64) {
	for _, q := range questions {
		read := l.read(q.Title)
		ranked := l.rank(read)
		var places []int
		for i, c := range ranked {
			if q.Concepts[l.concepts[c.concept].Code] {
				places = append(places, i+1)
			}
		}
		all = append(all, mark(places, len(q.Concepts)))
		certain := l.sure(read, ranked)
		sure = append(sure, float64(boolean(certain)))
		if certain {
			right = append(right, float64(boolean(q.Concepts[l.concepts[ranked[0].concept].Code])))
		}
	}
	return all, sure, right
}

func figures(all []marks) Figures {
	column := func(i int) Figure {
		out := make([]float64, len(all))
		for q, m := range all {
			out[q] = m[i]
		}
		return mean(out)
	}
	return Figures{column(0), column(1), column(2), column(3), column(4), column(5), column(6), column(7)}
}

const resamples = 1000

// mean is a mean with its bootstrap interval; the seed is fixed, so that a
// figure is the same each time.
func mean(of []float64) Figure {
	if len(of) == 0 {
		return Figure{}
	}
	average := func(pick func(int) float64) float64 {
		sum := 0.0
		for i := range of {
			sum += pick(i)
		}
		return sum / float64(len(of))
	}
	random := rand.New(rand.NewPCG(2026, 5)) //nolint:gosec // to be the same each time
	again := make([]float64, resamples)
	for i := range again {
		again[i] = average(func(int) float64 { return of[random.IntN(len(of))] })
	}
	slices.Sort(again)
	return Figure{average(func(i int) float64 { return of[i] }), again[resamples*25/1000], again[resamples*975/1000-1]}
}

// Piece is one line of the ablation: the settings without one of their parts.
type Piece struct {
	Name     string
	Settings Settings
}

// Pieces lists what an ablation measures: everything, then everything but one
// part each.
func Pieces() []Piece {
	without := func(name string, change func(*Settings)) Piece {
		s := Default()
		change(&s)
		return Piece{name, s}
	}
	return []Piece{
		without("everything", func(*Settings) {}),
		without("no light stems", func(s *Settings) { s.LightStems = false }),
		without("stems only", func(s *Settings) { s.Stems, s.Grams = milli, 0 }),
		without("letter triples only", func(s *Settings) { s.Stems, s.Grams = 0, milli }),
		without("no preferred label", func(s *Settings) { s.Preferred = 0 }),
		without("no bag of all names", func(s *Settings) { s.BagStems = 0 }),
		without("no first letters", func(s *Settings) { s.Starts = 0 }),
		without("no stems that stand together", func(s *Settings) { s.Company = 0 }),
		without("no comparison word by word", func(s *Settings) { s.Name, s.NameFirst, s.NameMean = 0, 0, 0 }),
		without("no heads", func(s *Settings) { s.Head = 0 }),
		without("no ISCO evidence", func(s *Settings) { s.ISCO = 0 }),
		without("groups equal to occupations", func(s *Settings) { s.GroupBehind, s.WideBehind = 0, 0 }),
		without("no correction of typing", func(s *Settings) { s.Correct = false }),
		without("order: the first right place does not count", func(s *Settings) { s.FirstCounts = 0 }),
		without("order: only the first right place counts", func(s *Settings) { s.FirstCounts = 100 * milli }),
	}
}
