package occupation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Kind tells what a concept of the vocabulary is.
type Kind string

// Kinds of concepts.
const (
	Occupation Kind = "occupation"
	Group      Kind = "group" // an ISCO-08 group of one to four digits
)

// Label is one name of a concept.
type Label struct {
	ID        string // of the file that it comes from; empty for most
	Lang      string // two letters
	Text      string
	Preferred bool // the name shown for the concept in its language
}

// Concept is an occupation or an ISCO group with its names.
type Concept struct {
	Code   string // the address of the Commission's classification, or our own code
	Kind   Kind
	ISCO   string // unit group of an occupation, own code of a group; empty is unknown
	Labels []Label
}

// Name is the preferred label in a language, or the first there is.
func (c Concept) Name(lang string) string {
	name := ""
	for _, l := range c.Labels {
		switch {
		case l.Lang == lang && l.Preferred:
			return l.Text
		case l.Lang == lang && name == "":
			name = l.Text
		}
	}
	if name == "" && len(c.Labels) > 0 {
		return c.Labels[0].Text
	}
	return name
}

// Skill is something that an occupation may need.
type Skill struct {
	Code   string
	Labels []Label
}

// Need relates an occupation to a skill.
type Need struct {
	Occupation string
	Skill      string
	Essential  bool // otherwise optional
}

// Broader relates a concept to one that holds it.
type Broader struct{ Code, Parent string }

// Rows are what a vocabulary is built from, in any order.
type Rows struct {
	Concepts []Concept
	Skills   []Skill
	Needs    []Need
	Broader  []Broader
}

// Vocabulary is the graph of occupations and skills. It does not change once
// built; readers share it.
type Vocabulary struct {
	concepts []Concept
	byCode   map[string]int
	groups   map[string]int // ISCO code → concept
	skills   map[string]Skill
	needs    map[string][]Need
	parents  map[string][]string
}

// Build makes the graph. What points to nothing, stands there twice or goes
// round in a circle is left out and told; the rest stands. The result does not
// depend on the order of the rows.
func Build(rows Rows) (*Vocabulary, []string) {
	v := &Vocabulary{byCode: map[string]int{}, groups: map[string]int{}, skills: map[string]Skill{}, needs: map[string][]Need{}, parents: map[string][]string{}}
	var problems []string
	tell := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	concepts := slices.Clone(rows.Concepts)
	slices.SortStableFunc(concepts, func(a, b Concept) int { return cmp.Compare(a.Code, b.Code) })
	for _, c := range concepts {
		_, twice := v.byCode[c.Code]
		switch {
		case c.Code == "":
			tell("a concept without code")
			continue
		case twice:
			tell("concept %s stands there twice", c.Code)
			continue
		}
		c.Labels = tidy(c.Labels)
		if len(c.Labels) == 0 {
			tell("concept %s has no name", c.Code)
			continue
		}
		v.byCode[c.Code] = len(v.concepts)
		if c.Kind == Group {
			v.groups[c.ISCO] = len(v.concepts)
		}
		v.concepts = append(v.concepts, c)
	}
	for _, s := range rows.Skills {
		if _, twice := v.skills[s.Code]; s.Code == "" || twice {
			tell("skill %q has no code of its own", s.Code)
			continue
		}
		s.Labels = tidy(s.Labels)
		v.skills[s.Code] = s
	}
	v.relate(rows, tell)
	slices.Sort(problems)
	return v, problems
}

func (v *Vocabulary) relate(rows Rows, tell func(string, ...any)) {
	seen := map[Need]bool{}
	for _, n := range rows.Needs {
		_, occupation := v.byCode[n.Occupation]
		_, skill := v.skills[n.Skill]
		if !occupation || !skill {
			tell("need of %s for %s: one of them is unknown", n.Occupation, n.Skill)
			continue
		}
		if !seen[n] {
			seen[n] = true
			v.needs[n.Occupation] = append(v.needs[n.Occupation], n)
		}
	}
	for code := range v.needs {
		slices.SortFunc(v.needs[code], func(a, b Need) int {
			if a.Essential != b.Essential {
				if a.Essential {
					return -1
				}
				return 1
			}
			return cmp.Compare(a.Skill, b.Skill)
		})
	}
	broader := slices.Clone(rows.Broader)
	slices.SortFunc(broader, func(a, b Broader) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Parent, b.Parent))
	})
	for _, b := range slices.Compact(broader) {
		_, child := v.byCode[b.Code]
		_, parent := v.byCode[b.Parent]
		switch {
		case !child || !parent:
			tell("%s under %s: one of them is unknown", b.Code, b.Parent)
		case b.Code == b.Parent || v.reaches(b.Parent, b.Code):
			tell("%s under %s closes a circle", b.Code, b.Parent)
		default:
			v.parents[b.Code] = append(v.parents[b.Code], b.Parent)
		}
	}
}

// reaches tells whether to is above from; there are no circles yet.
func (v *Vocabulary) reaches(from, to string) bool {
	seen := map[string]bool{}
	open := []string{from}
	for len(open) > 0 {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		if at == to {
			return true
		}
		if !seen[at] {
			seen[at] = true
			open = append(open, v.parents[at]...)
		}
	}
	return false
}

// tidy sorts labels, preferred first, and drops empty and repeated ones.
func tidy(labels []Label) []Label {
	out := make([]Label, 0, len(labels))
	for _, l := range labels {
		if l.Text = strings.TrimSpace(l.Text); l.Text != "" {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Label) int {
		if a.Preferred != b.Preferred {
			if a.Preferred {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(out)
}

// Find returns a concept by its code.
func (v *Vocabulary) Find(code string) (Concept, bool) {
	i, ok := v.byCode[code]
	if !ok {
		return Concept{}, false
	}
	return v.concepts[i], true
}

// Len is the number of concepts.
func (v *Vocabulary) Len() int { return len(v.concepts) }

// Skill returns a skill by its code.
func (v *Vocabulary) Skill(code string) (Skill, bool) { s, ok := v.skills[code]; return s, ok }

// Needs lists what an occupation needs, the essential first.
func (v *Vocabulary) Needs(code string) []Need { return v.needs[code] }

// Parents lists the concepts right above one.
func (v *Vocabulary) Parents(code string) []string { return v.parents[code] }
