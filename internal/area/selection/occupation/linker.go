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

	labelStems, labelGrams, bagStems, bagGrams *space
	known                                      *spelling
	identified                                 bool // labels come from a file that names them
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
	var labelStems, labelGrams, bagStems, bagGrams [][]string
	var spelled []string
	for _, c := range v.concepts {
		var names []int
		var stems, letters []string
		for _, name := range c.Labels {
			if name.Lang != lang {
				continue
			}
			words := l.tongue.words(name.Text)
			st, gr := l.tongue.stems(words), grams(words, s.Gram)
			labelStems, labelGrams = append(labelStems, st), append(labelGrams, gr)
			stems, letters = append(stems, st...), append(letters, gr...)
			spelled = append(spelled, words...)
			names = append(names, len(l.labels))
			l.labels = append(l.labels, name)
			l.identified = l.identified || name.ID != ""
			l.owner = append(l.owner, int32(len(l.concepts))) //nolint:gosec // thousands
		}
		if len(names) == 0 {
			continue
		}
		bagStems, bagGrams = append(bagStems, stems), append(bagGrams, letters)
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
	l.bagStems, l.bagGrams = build(bagStems, false, s), build(bagGrams, true, s)
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
	words := l.read(title)
	ranked := l.rank(words)
	a := Answer{Read: words, Sure: l.sure(words, ranked)}
	for _, r := range ranked[:min(max(0, most), len(ranked))] {
		a.Hits = append(a.Hits, Hit{
			Concept: l.concepts[r.concept], Score: r.score, Label: l.labels[r.label].Text, Words: l.shared(words, r.concept),
			Stems: r.stems, Grams: r.grams, Bag: r.bag, Group: r.group,
		})
	}
	return a
}

// sure tells whether the first stands for itself and is clearly ahead, and the
// title says more than half of its name: "addetto" alone is nobody's trade.
func (l *Linker) sure(words []string, ranked []scored) bool {
	if len(ranked) == 0 {
		return false
	}
	first, second := ranked[0].score, int64(0)
	if len(ranked) > 1 {
		second = ranked[1].score
	}
	said, asked := 0, l.tongue.stems(words)
	name := l.tongue.stems(l.tongue.words(l.labels[ranked[0].label].Text))
	for _, stem := range name {
		said += boolean(slices.Contains(asked, stem))
	}
	return first >= l.settings.SureScore && (first-second)*milli >= first*l.settings.SureLead && 2*said > len(name)
}

func (l *Linker) read(title string) []string {
	words := l.tongue.read(title)
	if l.settings.Correct {
		for i, w := range words {
			words[i] = l.known.nearest(w)
		}
	}
	return words
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

// rank orders the concepts that share anything with the words; ties by code.
func (l *Linker) rank(words []string) []scored {
	s := l.settings
	stems, letters := l.tongue.stems(words), grams(words, s.Gram)
	labelStems, labelGrams := l.labelStems.score(stems), l.labelGrams.score(letters)
	bagStems, bagGrams := l.bagStems.score(stems), l.bagGrams.score(letters)
	all := make([]scored, len(l.concepts))
	for c, names := range l.names {
		best := scored{concept: c, label: names[0]}
		first := int64(0)
		for i, n := range names {
			v := s.Stems*labelStems[n] + s.Grams*labelGrams[n]
			if i == 0 {
				first = v
			}
			if v > best.score {
				best.score, best.label = v, n
			}
		}
		best.stems, best.grams = labelStems[best.label], labelGrams[best.label]
		best.bag = (s.BagStems*bagStems[c] + s.BagGrams*bagGrams[c]) / max(1, s.BagStems+s.BagGrams)
		best.score = (best.score + s.Preferred*first/milli + s.BagStems*bagStems[c] + s.BagGrams*bagGrams[c]) / milli
		all[c] = best
	}
	out := make([]scored, 0, 256)
	for c, r := range all {
		if g := l.group[c]; g >= 0 {
			r.group = all[g].score
			r.score += s.ISCO * r.group / milli
		}
		if r.score > 0 {
			r.score = max(1, r.score-l.behind[c])
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.concept, b.concept))
	})
	return out
}
