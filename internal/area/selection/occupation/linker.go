package occupation

import (
	"cmp"
	"slices"
)

// Linker ranks the occupations of a vocabulary for titles in one language. It
// is safe for concurrent use.
type Linker struct {
	settings Settings
	tongue   *tongue
	concepts []Concept // those that have a name in the language, by code
	names    [][]int   // of a concept, its labels; the preferred first
	owner    []int32   // of a label, its concept
	labels   []Label
	group    []int32 // of an occupation, the concept of its unit group; -1
	behind   []int64 // what is taken from a concept's score

	labelStems, labelGrams, labelStarts, bagStems *space
	likeness                                      *likeness
	known                                         *spelling
	identified                                    bool // labels come from a file that names them
}

// Hit is an occupation with the evidence for it. Numbers are in millionths;
// those of the parts are before weighing.
type Hit struct {
	Concept Concept
	Score   int64
	Label   string   // the name that is nearest to the title
	Words   []string // words of the title, as read, that some name of the concept has
	Stems   int64    // share of the title's stems in that name
	Grams   int64    // likeness of letters with that name
	Bag     int64    // of all names together
	Group   int64    // of the occupation's ISCO group
}

// Answer is what a title may mean, the likeliest first.
type Answer struct {
	Hits []Hit
	Sure bool // the first is clearly ahead; otherwise ask, showing three
	Read []string
}

// NewLinker indexes the names in a language of a vocabulary.
func NewLinker(v *Vocabulary, lang string, s Settings) *Linker {
	l := &Linker{settings: s, tongue: tongueOf(lang, s)}
	at := map[string]int32{}
	var labelStems, labelGrams, labelStarts, bagStems [][]string
	var spelled, heads []string
	for _, c := range v.concepts {
		var names []int
		var stems []string
		for _, name := range c.Labels {
			if name.Lang != lang {
				continue
			}
			words := l.tongue.words(name.Text)
			st, gr := l.tongue.stems(words), grams(words, s.Gram)
			labelStems, labelGrams, labelStarts = append(labelStems, st), append(labelGrams, gr), append(labelStarts, starts(st))
			stems, heads = append(stems, st...), append(heads, l.tongue.headOf(name.Text))
			spelled = append(spelled, words...)
			names = append(names, len(l.labels))
			l.labels = append(l.labels, name)
			l.identified = l.identified || name.ID != ""
			l.owner = append(l.owner, int32(len(l.concepts))) //nolint:gosec // thousands
		}
		if len(names) == 0 {
			continue
		}
		bagStems = append(bagStems, stems)
		at[c.Code] = int32(len(l.concepts)) //nolint:gosec // thousands
		l.concepts, l.names = append(l.concepts, c), append(l.names, names)
	}
	for _, c := range l.concepts {
		group, behind := int32(-1), int64(0)
		if c.Kind == Group {
			behind = (s.GroupBehind + s.WideBehind*int64(max(0, 4-len(c.ISCO)))) * milli
		} else if g, ok := v.groups[c.ISCO]; ok && c.ISCO != "" {
			if i, ok := at[v.concepts[g].Code]; ok {
				group = i
			}
		}
		l.group, l.behind = append(l.group, group), append(l.behind, behind)
	}
	l.labelStems, l.labelGrams = build(labelStems, false, s), build(labelGrams, true, s)
	l.labelStarts, l.bagStems = build(labelStarts, true, s), build(bagStems, false, s)
	l.likeness = compare(labelStems, heads, l.names, l.tongue.roles(), s)
	l.known = spell(spelled)
	return l
}

// scored is a concept's score and its parts.
type scored struct {
	concept, label                  int
	score, stems, grams, bag, group int64
}

// Link says what a title may mean: at most so many occupations or groups, the
// likeliest first; none when nothing of the title is known. A title of any
// length and content is read as far as it makes sense to.
func (l *Linker) Link(title string, most int) Answer {
	q := l.read(title)
	ranked := l.rank(q)
	a := Answer{Read: q.words, Sure: l.sure(q, ranked)}
	for _, r := range ranked[:min(max(0, most), len(ranked))] {
		a.Hits = append(a.Hits, Hit{
			Concept: l.concepts[r.concept], Score: r.score, Label: l.labels[r.label].Text, Words: l.shared(q.words, r.concept),
			Stems: r.stems, Grams: r.grams, Bag: r.bag, Group: r.group,
		})
	}
	return a
}

// sure tells whether the first stands for itself and is clearly ahead, and the
// title says more than half of its name: "addetto" alone is nobody's trade.
func (l *Linker) sure(q question, ranked []scored) bool {
	if len(ranked) == 0 {
		return false
	}
	first, second := ranked[0].score, int64(0)
	if len(ranked) > 1 {
		second = ranked[1].score
	}
	said := 0
	name := l.tongue.stems(l.tongue.words(l.labels[ranked[0].label].Text))
	for _, stem := range name {
		said += boolean(slices.Contains(q.stems, stem))
	}
	return first >= l.settings.SureScore && (first-second)*milli >= first*l.settings.SureLead && 2*said > len(name)
}

// question is a title as it is read.
type question struct {
	words, stems []string
	head         string // the stem of the word that says what somebody is
}

func (l *Linker) read(title string) question {
	words := l.tongue.read(title)
	if l.settings.Correct {
		for i, w := range words {
			words[i] = l.known.nearest(w)
		}
	}
	return question{words, l.tongue.stems(words), l.tongue.headOf(title)}
}

// shared lists the words of the title that some name of the concept has.
func (l *Linker) shared(words []string, concept int) []string {
	var out []string
	for _, w := range words {
		stem := l.tongue.stems([]string{w})
		for _, n := range l.names[concept] {
			if len(stem) == 1 && slices.Contains(l.tongue.stems(l.tongue.words(l.labels[n].Text)), stem[0]) {
				out = append(out, w)
				break
			}
		}
	}
	return out
}

// rank orders the concepts that share anything with the question; ties by code.
func (l *Linker) rank(q question) []scored {
	s := l.settings
	all := l.glance(q)
	out := make([]scored, 0, 256)
	for c, r := range all {
		if r.score > 0 {
			r.score = max(1, r.score-l.behind[c])
			out = append(out, r)
		}
	}
	sort := func() {
		slices.SortFunc(out, func(a, b scored) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.concept, b.concept))
		})
	}
	sort()
	asked := l.likeness.ask(q.stems, q.head)
	for i, r := range out[:min(len(out), s.Looked)] {
		nearest, sum := int64(0), int64(0)
		names := l.names[r.concept]
		for _, n := range names {
			v := l.likeness.name(asked, n)
			nearest, sum = max(nearest, v), sum+v
		}
		out[i].score += (s.Name*nearest + s.NameFirst*l.likeness.name(asked, names[0]) + s.NameMean*(sum/int64(len(names))) +
			s.Head*l.likeness.head(asked, r.concept)) / milli
	}
	sort()
	return out
}

// glance scores every concept by what an index gives at once.
func (l *Linker) glance(q question) []scored {
	s := l.settings
	labelStems, labelGrams, labelStarts := l.labelStems.score(q.stems), l.labelGrams.score(grams(q.words, s.Gram)), l.labelStarts.score(starts(q.stems))
	bagStems, company := l.bagStems.score(q.stems), l.bagStems.score(l.likeness.widen(q.stems))
	all := make([]scored, len(l.concepts))
	for c, names := range l.names {
		best := scored{concept: c, label: names[0]}
		first, begins := int64(0), int64(0)
		for i, n := range names {
			v := (s.Stems*labelStems[n] + s.Grams*labelGrams[n]) / milli
			if i == 0 {
				first = v
			}
			if v > best.score {
				best.score, best.label = v, n
			}
			begins = max(begins, labelStarts[n])
		}
		best.stems, best.grams, best.bag = labelStems[best.label], labelGrams[best.label], bagStems[c]
		best.score = (s.Label*best.score + s.Preferred*first + s.BagStems*bagStems[c] + s.Starts*begins + s.Company*company[c]) / milli
		all[c] = best
	}
	out := slices.Clone(all)
	for c := range out {
		if g := l.group[c]; g >= 0 {
			out[c].group = all[g].score
			out[c].score += s.ISCO * all[g].score / milli
		}
	}
	return out
}
