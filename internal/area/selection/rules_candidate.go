package selection

import (
	"cmp"
	"log/slog"
	"slices"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Fit is what is known of one thing that a request wants.
type Fit string

// The fits. Unknown excludes nobody: it is a question to ask.
const (
	Met     Fit = "met"
	Unknown Fit = "unknown"
	NotMet  Fit = "not_met"
)

// Point is one thing that a request wants, in words, and how it fits somebody.
type Point struct {
	Words string
	Fit   Fit
	Must  bool
}

// Candidate is somebody in active care who passes the musts of a request.
type Candidate struct {
	Person         id.Person
	Surname, Given string
	Birth          civil.Date
	Referent       id.User
	Ready          bool       // can be proposed now; otherwise reactivates
	Due            civil.Date // of the nearest promise; zero when there is none
	Since          civil.Date // waits since the decision
	Points         []Point
}

// LogValue keeps the name out of the log.
func (c Candidate) LogValue() slog.Value { return slog.StringValue("person " + string(c.Person)) }

// Count is how many points of a fit a candidate has.
func (c Candidate) Count(f Fit) int {
	n := 0
	for _, p := range c.Points {
		if p.Fit == f {
			n++
		}
	}
	return n
}

// Must is an indispensable thing and how many people in active care it excludes.
type Must struct {
	Words    string
	Reason   string
	Excludes int
}

// Shortlist is what Candidates answers: the musts with whom they exclude, the
// people who pass all of them, and how many were looked at.
type Shortlist struct {
	Musts  []Must
	People []Candidate
	Looked int
}

// LogValue keeps the names out of the log.
func (Shortlist) LogValue() slog.Value { return slog.StringValue("[people]") }

// wanted is one thing that a request wants and the rule that says how it fits.
type wanted struct {
	words, reason string
	must          bool
	fit           func(person.Work) Fit
}

// wants lists what a request wants. A day in a certificate counts to the start of
// the job, or to today.
func wants(r Details, v person.Vocabulary, l i18n.L, today civil.Date) []wanted {
	on := today
	if r.Start.After(on) {
		on = r.Start
	}
	var out []wanted
	for _, n := range r.Needs {
		w := wanted{words: NeedWords(v, l, n), reason: n.Reason, must: n.Must}
		w.fit = func(person.Work) Fit { return Unknown } // only words: a question to everybody
		if n.Code != "" {
			w.fit = func(p person.Work) Fit { return fitRequirement(p, n.Code, on) }
		}
		out = append(out, w)
	}
	for _, n := range r.Languages {
		out = append(out, wanted{words: LanguageWords(l, n), reason: n.Reason, must: n.Must, fit: func(p person.Work) Fit { return fitLanguage(p, n) }})
	}
	if r.Week != 0 {
		out = append(out, wanted{words: l.T("selection.want.week"), fit: func(p person.Work) Fit {
			return known(p.Terms.Available.Known(), r.Week&^p.Terms.Free() == 0)
		}})
	}
	if wish := Wish(r.Contract); wish != "" {
		out = append(out, wanted{words: l.T("selection.want.contract"), fit: func(p person.Work) Fit {
			return known(p.Terms.Contracts.Known(), slices.Contains(p.Terms.Contracts.Value, wish))
		}})
	}
	if r.Pay != 0 {
		out = append(out, wanted{words: l.T("selection.want.pay"), fit: func(p person.Work) Fit {
			return known(p.Terms.Pay.Known(), p.Terms.Pay.Value <= r.Pay)
		}})
	}
	if r.Trade.Code != "" {
		out = append(out, wanted{words: l.T("selection.want.trade"), fit: func(p person.Work) Fit {
			return known(len(p.Wishes) > 0, slices.ContainsFunc(p.Wishes, func(w person.WorkWish) bool { return w.Code == r.Trade.Code }))
		}})
	}
	return out
}

func known(is, met bool) Fit {
	switch {
	case !is:
		return Unknown
	case met:
		return Met
	default:
		return NotMet
	}
}

func fitRequirement(p person.Work, code string, on civil.Date) Fit {
	i := slices.IndexFunc(p.Requirements, func(r person.WorkRequirement) bool { return r.Code == code })
	if i < 0 {
		return Unknown
	}
	return known(true, p.Requirements[i].Holds(on))
}

func fitLanguage(p person.Work, n LanguageNeed) Fit {
	order := person.LanguageLevels()
	i := slices.IndexFunc(p.Languages, func(l person.WorkLanguage) bool { return l.Lang == n.Lang })
	if i < 0 {
		return Unknown
	}
	return known(true, slices.Index(order, p.Languages[i].Level) >= slices.Index(order, n.Level))
}

// filter holds people against a request: who is known not to meet a must is
// counted and left out, all others pass with their points, those whose promise
// is due first before the others, then those who wait longest.
func filter(want []wanted, people []Candidate, works map[id.Person]person.Work) Shortlist {
	s := Shortlist{Looked: len(people)}
	at := map[int]int{}
	for i, w := range want {
		if w.must {
			at[i] = len(s.Musts)
			s.Musts = append(s.Musts, Must{Words: w.words, Reason: w.reason})
		}
	}
	for _, c := range people {
		passes := true
		for i, w := range want {
			fit := w.fit(works[c.Person])
			if w.must && fit == NotMet {
				s.Musts[at[i]].Excludes++
				passes = false
			}
			c.Points = append(c.Points, Point{Words: w.words, Fit: fit, Must: w.must})
		}
		if passes {
			s.People = append(s.People, c)
		}
	}
	slices.SortFunc(s.People, func(a, b Candidate) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			if a.Due.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.Due.Compare(b.Due), a.Since.Compare(b.Since), cmp.Compare(a.Person, b.Person))
	})
	return s
}

// NeedWords is a need in words: those of the list, with those typed.
func NeedWords(v person.Vocabulary, l i18n.L, n Need) string {
	if n.Code == "" {
		return n.Words
	}
	word := v.RequirementName(n.Code, l.Lang())
	if n.Words != "" {
		word += " (" + n.Words + ")"
	}
	return word
}

// LanguageWords is a language with its level in words.
func LanguageWords(l i18n.L, n LanguageNeed) string {
	return l.T("person.work.lang."+n.Lang) + " " + l.T("person.work.level."+n.Level)
}
