package person

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Source is who says a fact of the work profile.
type Source string

// The sources: the person's word, or a paper that somebody of the team has seen.
const (
	SourcePerson Source = "person"
	SourcePaper  Source = "paper"
)

// Sources lists the codes of who says a fact.
func Sources() []Source { return []Source{SourcePerson, SourcePaper} }

// Evidence is who said a fact and on which day.
type Evidence struct {
	Source Source
	On     civil.Date
}

// Work is what somebody brings to a job and wants of one (R6.1), in facts that
// the person stated or that stand on a paper. What is absent is unknown. There is
// no place for health in it, nor for anything that the law keeps out of a choice.
type Work struct {
	Version int // 0 when nobody has filled it in yet

	Wishes       []WorkWish // in the person's own order
	Past         []WorkPast
	Requirements []WorkRequirement // by code
	Languages    []WorkLanguage    // in the order of WorkLanguages
	Terms        WorkTerms
}

// Trade is an occupation: a code of the vocabulary, or only the words typed.
type Trade struct{ Code, Words string }

// WorkWish is an occupation wished.
type WorkWish struct {
	Trade
	Evidence
}

// WorkPast is work that somebody did or does.
type WorkPast struct {
	Trade
	Months  int
	EndedOn civil.Date // first of the month; zero while it goes on
	Evidence
}

// Answer is what is known of a requirement; unknown has none.
type Answer string

// The answers.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// WorkRequirement is a licence, certificate, condition, tool or program that
// somebody is known to have or accept, or known not to.
type WorkRequirement struct {
	Code   string
	Answer Answer
	Until  civil.Date // last day of a certificate, zero where it has none
	Evidence
}

// Holds reports what is known on a day: a certificate that ran out is a no.
func (r WorkRequirement) Holds(on civil.Date) bool {
	return r.Answer == Yes && (r.Until.IsZero() || !r.Until.Before(on))
}

// WorkLanguage is how well somebody speaks a language: one of LanguageLevels.
type WorkLanguage struct {
	Lang, Level string
	Evidence
}

// Stated is a fact with its evidence; without a source it is unknown.
type Stated[T any] struct {
	Value T
	Evidence
}

// Known reports whether anybody said it.
func (s Stated[T]) Known() bool { return s.Source != "" }

// WorkTerms are the terms on which somebody can work.
type WorkTerms struct {
	Available Stated[Week]        // bands in which the person can work
	Care      Stated[Week]        // bands taken by care: the team only, never companies
	Hours     Stated[int]         // a week, wished
	Minutes   Stated[int]         // of travel one way, the furthest
	Contracts Stated[[]string]    // codes of Contracts
	Pay       Stated[civil.Cents] // least pay an hour before tax
	Start     Stated[civil.Date]  // can start from
}

// Week is bands of a week as bits: 4·day+band, days from Monday.
type Week uint32

// Bands of a day.
const (
	Days  = 7
	Bands = 4 // morning, afternoon, evening, night
)

// BandCodes lists the bands of a day in order.
func BandCodes() []string { return []string{"morning", "afternoon", "evening", "night"} }

// Has reports whether a band of a day (0 is Monday) is in the week.
func (w Week) Has(day, band int) bool { return w>>(Bands*day+band)&1 == 1 }

// With adds a band of a day.
func (w Week) With(day, band int) Week { return w | 1<<(Bands*day+band) }

// Free is when the person can work: stated, less care. It is 0 while unknown.
func (t WorkTerms) Free() Week { return t.Available.Value &^ t.Care.Value }

// RequirementKind sorts the requirements.
type RequirementKind string

// The kinds of requirement.
const (
	KindLicence     RequirementKind = "licence"
	KindCertificate RequirementKind = "certificate"
	KindCondition   RequirementKind = "condition" // shifts, nights, heights, own vehicle
	KindTool        RequirementKind = "tool"
	KindSoftware    RequirementKind = "software"
)

// RequirementKinds lists the kinds in the order of pages.
func RequirementKinds() []RequirementKind {
	return []RequirementKind{KindLicence, KindCertificate, KindCondition, KindTool, KindSoftware}
}

// HasUntil reports whether requirements of a kind may run out.
func (k RequirementKind) HasUntil() bool { return k == KindLicence || k == KindCertificate }

// Requirement is an entry of the vocabulary's list.
type Requirement struct {
	Code string
	Kind RequirementKind
}

// Linked is what words mean: a code when that is sure, otherwise the likeliest
// few to choose from, the best first.
type Linked struct {
	Code  string
	Maybe []string
}

// Vocabulary is what this area asks of the list of occupations and requirements,
// which area selection keeps. The program plugs it in; codes are opaque here.
type Vocabulary struct {
	Requirements    []Requirement // by kind, in the order of pages
	HasOccupation   func(code string) bool
	OccupationName  func(code string, lang i18n.Lang) string
	RequirementName func(code string, lang i18n.Lang) string
	Needs           func(occupation string) []string // requirements that it usually has
	Link            func(words string, lang i18n.Lang) Linked
	OfTrade         func(code string) Trade // of a trade of the application form
}

// Requirement finds an entry by its code.
func (v Vocabulary) Requirement(code string) (Requirement, bool) {
	for _, r := range v.Requirements {
		if r.Code == code {
			return r, true
		}
	}
	return Requirement{}, false
}

// Name is an occupation in words: as the list has it, or as it was typed.
func (v Vocabulary) Name(t Trade, lang i18n.Lang) string {
	if t.Code == "" {
		return t.Words
	}
	return v.OccupationName(t.Code, lang)
}
