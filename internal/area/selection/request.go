package selection

import (
	"log/slog"

	"insieme/internal/area/company"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Source is who brought a request.
type Source string

// Sources lists the codes of who brings requests.
func Sources() []Source { return []Source{"company", "association", "agency", "union"} }

// Shifts is how the hours of a job are laid out; empty is not known.
type Shifts string

// ShiftKinds lists the codes.
func ShiftKinds() []Shifts { return []Shifts{"fixed", "rotating", "flexible"} }

// Contract is a kind of contract of the classification of the Comunicazioni
// obbligatorie, and the kind that people wish which it is one of.
type Contract struct{ Code, Wish string }

// Contracts lists the kinds of contract that requests offer.
func Contracts() []Contract {
	return []Contract{
		{"A.01.00", "open_ended"}, {"A.02.00", "fixed_term"}, {"A.02.01", "fixed_term"}, {"A.03.08", "apprenticeship"},
		{"A.03.09", "apprenticeship"}, {"A.04.02", "domestic"}, {"A.05.02", "on_call"}, {"A.06.00", "agency"}, {"A.06.01", "agency"},
		{"C.01.00", "internship"}, {"H.01.00", "fixed_term"}, {"B.03.00", "self_employed"},
	}
}

// Wish is the kind of contract, as people wish it, of a CO code; empty for none.
func Wish(code string) string {
	for _, c := range Contracts() {
		if c.Code == code {
			return c.Wish
		}
	}
	return ""
}

// Need is one thing that a request wants: a requirement of the vocabulary, or
// only words. A must carries the reason why it is indispensable.
type Need struct {
	Code, Words string
	Must        bool
	Reason      string
}

// LanguageNeed is a level of a language that a request wants.
type LanguageNeed struct {
	Lang, Level string
	Must        bool
	Reason      string
}

// Details are what a company asks for and offers.
type Details struct {
	Site         company.SiteID
	Contact      company.CounterpartID
	Owner        id.User // who follows it
	Source       Source
	Trade        person.Trade
	Tasks        string // in plain words
	Positions    int
	Contract     string // CO code; empty is not known
	Agreement    string // CNEL code or name of the collective agreement
	WeekHours    int    // 0 is not known
	Shifts       Shifts
	Week         person.Week // bands of the job; 0 is not known
	Pay          civil.Cents // an hour before tax; 0 is not known
	Municipality string      // ISTAT
	Start        civil.Date
	Deadline     civil.Date
	Needs        []Need
	Languages    []LanguageNeed
	Quality      map[string]person.Answer // of the rubric's items; what is absent is unknown
}

// LogValue keeps what a company asks for out of the log.
func (Details) LogValue() slog.Value { return slog.StringValue("[request]") }

// Request is a company's request for people.
type Request struct {
	ID      id.Request
	Version int
	Company id.Company
	Details
	Course
	Rubric int // version of the items by which it is described
}

// LogValue keeps what a company asks for out of the log.
func (r Request) LogValue() slog.Value { return slog.StringValue("request " + string(r.ID)) }

// RubricItem is one thing that makes a job good work, as agreed.
type RubricItem struct{ Code, It, En string }

// Text is the item in words.
func (i RubricItem) Text(lang i18n.Lang) string {
	if lang == i18n.It {
		return i.It
	}
	return i.En
}

// Rubric is a version of the agreed items.
type Rubric struct {
	Version int
	Items   []RubricItem
}

// Refusal says that something may not be asked of anybody: on which ground, by
// which law, and the words in which it was found.
type Refusal struct{ Ground, Law, Found string }
