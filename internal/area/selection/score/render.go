package score

import (
	"cmp"
	"slices"
)

// Text is a sentence by its key in Texts, with what stands in it.
type Text struct {
	Key  string
	Args []Arg
}

// Arg is a value of a sentence; the area finds its words in the reader's
// language.
type Arg struct {
	Kind string // requirement, language, past, wishes, points, place, count, day, text
	N    int
	S    string // of day and text
}

func points(n int32) Arg { return Arg{Kind: "points", N: int(n)} }

// factArg is what a line speaks of, or its criterion when that is all.
func factArg(l Line) Arg {
	switch {
	case l.Fact.Field == "language" || l.Fact.Code > 0:
		return Arg{Kind: l.Fact.Field, N: l.Fact.Code}
	default:
		return Arg{Kind: "text", S: "selection.criterion." + l.Criterion.String()}
	}
}

const (
	personLines  = 3 // of a kind, in the person's words
	changesShown = 3
)

// ForPerson says it in few short sentences: what speaks for it, what has to be
// asked, what is missing, what would help.
func (e *Explanation) ForPerson(changes []Change) []Text {
	var out []Text
	add := func(key string, lines []Line) {
		for _, l := range lines[:min(len(lines), personLines)] {
			out = append(out, Text{key, []Arg{factArg(l)}})
		}
	}
	shut := e.lines(func(l Line) bool { return l.Kind == ShutsOut })
	if len(shut) == 0 {
		out = append(out, Text{Key: "selection.person.fits"})
	} else {
		out = append(out, Text{Key: "selection.person.shut"})
		add("selection.person.needs", shut)
	}
	add("selection.person.has", e.lines(func(l Line) bool {
		return l.Kind == Has && l.Criterion != Promise && l.Criterion != Quality
	}))
	add("selection.person.asks", e.lines(func(l Line) bool { return l.Kind == Asks && (l.Gate || l.Fact.Code > 0) }))
	add("selection.person.lacks", e.lines(func(l Line) bool { return l.Kind == Lacks && l.Fact.Code > 0 }))
	for _, c := range changes[:min(len(changes), 1)] {
		out = append(out, Text{"selection.person.would", []Arg{changeArg(c)}})
	}
	return out
}

// lines are those of a kind, what counts most first.
func (e *Explanation) lines(wanted func(Line) bool) []Line {
	var out []Line
	for _, l := range e.Lines {
		if wanted(l) {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Line) int { return cmp.Compare(max(b.Points, b.Could), max(a.Points, a.Could)) })
	return out
}

func changeArg(c Change) Arg {
	if c.Gain != 0 {
		return Arg{Kind: "requirement", N: int(c.Gain)}
	}
	return Arg{Kind: "language", N: int(c.Lang)}
}

// ForOperator says everything: the sums, every line with its points and its
// source, the changes with the places they lead to.
func (e *Explanation) ForOperator(changes []Change) []Text {
	m := e.Match
	out := []Text{
		{"selection.operator.total", []Arg{points(m.Total), points(m.Company), points(m.Candidate), points(m.Imbalance)}},
		{"selection.operator.best", []Arg{points(e.Best.Total)}},
	}
	for _, l := range e.Lines {
		source := []Arg{{Kind: "day", S: l.Source.On}, {Kind: "text", S: l.Source.By}}
		switch {
		case l.Gate:
			out = append(out, Text{"selection.operator.gate." + string(l.Kind), append([]Arg{factArg(l), {Kind: "text", S: l.Reason}}, source...)})
		default:
			out = append(out, Text{"selection.operator." + string(l.Kind), append([]Arg{
				{Kind: "text", S: "selection.criterion." + l.Criterion.String()}, factArg(l), points(l.Points), points(l.Could),
			}, source...)})
		}
	}
	for _, c := range changes[:min(len(changes), changesShown)] {
		key := "selection.operator.would"
		if c.From == 0 {
			key = "selection.operator.enters"
		}
		out = append(out, Text{key, []Arg{changeArg(c), {Kind: "place", N: c.From}, {Kind: "place", N: c.To}, {Kind: "count", N: c.Opens}}})
	}
	return out
}

// CompanySees is what a company may know of a person before it meets them: work
// done, requirements, languages, that the hours fit. Nothing that the person
// wishes, nowhere it lives, no promise, no source, no total.
func CompanySees() []Criterion { return []Criterion{Trade, Skills, Experience, Language, Hours} }

// ForCompany says what a company may see, and nothing else.
func (e *Explanation) ForCompany() []Text {
	var out []Text
	for _, l := range e.Lines {
		if !slices.Contains(CompanySees(), l.Criterion) {
			continue
		}
		switch {
		case l.Fact.Field == "requirement" && l.Fact.Code > 0 && l.Kind == Asks, l.Gate && l.Kind == Asks:
			out = append(out, Text{"selection.company.asks", []Arg{factArg(l)}})
		case !l.Gate && l.Kind == Has:
			out = append(out, Text{"selection.company.has", []Arg{factArg(l)}})
		}
	}
	return out
}
