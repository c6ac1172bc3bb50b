package app

import (
	"cmp"
	"errors"
	"slices"

	"insieme/internal/area/person"
	"insieme/internal/area/selection"
	"insieme/internal/area/selection/occupation"
	"insieme/internal/area/selection/score"
	"insieme/internal/base/i18n"
)

// maybes is how many occupations are offered for words that may mean several.
const maybes = 3

// vocabulary is the starter vocabulary of trades and requirements as the areas
// below area selection ask for it: by functions, so that none imports upward.
// Titles are read in Italian and English; who reads another language sees
// the Italian names.
func vocabulary() person.Vocabulary {
	v, _ := occupation.Build(occupation.Starter()) // what it leaves out, its own test tells
	linkers := map[i18n.Lang]*occupation.Linker{}
	for _, lang := range []i18n.Lang{i18n.It, i18n.En} {
		linkers[lang] = occupation.NewLinker(v, string(lang), occupation.Default())
	}
	names := requirementNames()
	return person.Vocabulary{
		Requirements:    requirements(),
		HasOccupation:   func(code string) bool { c, ok := v.Find(code); return ok && c.Kind == occupation.Occupation },
		OccupationName:  func(code string, lang i18n.Lang) string { return occupationName(v, code, lang) },
		RequirementName: func(code string, lang i18n.Lang) string { return cmp.Or(names[lang][code], names[i18n.It][code], code) },
		Needs: func(code string) []string {
			var out []string
			for _, n := range v.Needs(code) {
				out = append(out, n.Skill)
			}
			return out
		},
		Link: func(words string, lang i18n.Lang) person.Linked {
			return linked(cmp.Or(linkers[lang], linkers[i18n.It]).Link(words, maybes))
		},
		OfTrade: func(code string) person.Trade {
			at := occupation.OfTrade(code)
			if len(at) == 0 {
				return person.Trade{}
			}
			return person.Trade{Code: at[0], Words: occupationName(v, at[0], i18n.It)}
		},
	}
}

// linked is an answer in the words of a work profile. Groups of occupations are
// too wide to be somebody's trade.
func linked(a occupation.Answer) person.Linked {
	var out person.Linked
	for _, h := range a.Hits {
		if h.Concept.Kind == occupation.Occupation {
			out.Maybe = append(out.Maybe, h.Concept.Code)
		}
	}
	if a.Sure && len(out.Maybe) > 0 {
		return person.Linked{Code: out.Maybe[0]}
	}
	return out
}

func occupationName(v *occupation.Vocabulary, code string, lang i18n.Lang) string {
	c, found := v.Find(code)
	if !found {
		return code
	}
	return c.Name(string(nameLang(lang)))
}

func nameLang(lang i18n.Lang) i18n.Lang {
	if lang == i18n.En {
		return i18n.En
	}
	return i18n.It
}

// requirements are those that a work profile asks about with yes, no or unknown;
// languages have their levels there.
func requirements() []person.Requirement {
	var out []person.Requirement
	kinds := person.RequirementKinds()
	for _, r := range occupation.Requirements() {
		kind := person.RequirementKind(r.Kind)
		if r.Kind == "skill" {
			kind = person.KindTool
		}
		if slices.Contains(kinds, kind) {
			out = append(out, person.Requirement{Code: r.Code, Kind: kind})
		}
	}
	slices.SortStableFunc(out, func(a, b person.Requirement) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return out
}

func requirementNames() map[i18n.Lang]map[string]string {
	out := map[i18n.Lang]map[string]string{i18n.It: {}, i18n.En: {}}
	for _, r := range occupation.Requirements() {
		for _, l := range r.Labels {
			if in := out[i18n.Lang(l.Lang)]; l.Preferred && in != nil {
				in[r.Code] = l.Text
			}
		}
	}
	return out
}

// checkMust refuses what may not be asked of anybody, with the law.
func checkMust(code, text string) (selection.Refusal, bool) {
	var no *score.Forbidden
	if errors.As(score.CheckMust(code, text), &no) {
		return selection.Refusal{Ground: no.Ground.Key, Law: no.Ground.Law, Found: no.Found}, true
	}
	return selection.Refusal{}, false
}
