package company

import (
	"log/slog"
	"strings"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// NeedID is the identity of a need.
type NeedID string

// NeedKind is what a company needs.
type NeedKind string

// The kinds of need.
const (
	NeedProfile  NeedKind = "profile"  // people who can do something
	NeedTraining NeedKind = "training" // people who learn something
)

// NeedKinds lists the kinds in the order of the form.
func NeedKinds() []NeedKind { return []NeedKind{NeedProfile, NeedTraining} }

// Whens lists by when something is needed; empty is not said.
func Whens() []string { return []string{"now", "quarter", "half", "year"} }

// maxMany is more people than any company asks for at once.
const maxMany = 500

// Need is a profile or a training that a company needs (R5.5): it feeds the
// planning of training.
type Need struct {
	ID       NeedID
	Company  id.Company
	Survey   SurveyID // empty when the staff noted it
	Kind     NeedKind
	What     string // in the company's words
	Many     int    // people; 0 is not said
	When     string
	SaidOn   civil.Date
	ClosedOn civil.Date
}

// LogValue keeps the words out of the log.
func (n Need) LogValue() slog.Value { return slog.StringValue("need " + string(n.ID)) }

// Check holds a need against the rules.
func (n Need) Check() error {
	var c fault.Check
	c.Fail(!in(NeedKinds(), n.Kind), "need_kind", "company.error.choose")
	c.Fail(strings.TrimSpace(n.What) == "", "what", "company.error.needed")
	c.Fail(utf8.RuneCountInString(n.What) > maxName, "what", "company.error.long", maxName)
	c.Fail(n.Many < 0 || n.Many > maxMany, "many", "company.error.range", 0, maxMany)
	c.Fail(n.When != "" && !in(Whens(), n.When), "when", "company.error.choose")
	return c.Err("company.Need.Check")
}

// SurveyID is the identity of an invitation to a survey.
type SurveyID string

// Survey is an invitation to say what a company needs.
type Survey struct {
	ID          SurveyID
	Company     id.Company
	Counterpart CounterpartID
	AskedOn     civil.Date
	AnsweredOn  civil.Date
}

// CommitmentID is the identity of a commitment.
type CommitmentID string

// Commitment is what a trade union has agreed with a company (R5.9).
type Commitment struct {
	ID       CommitmentID
	Company  id.Company
	Union    id.Organisation
	SignedOn civil.Date
	Places   int // 0 where none are counted
	DueOn    civil.Date
	Words    string
	EndedOn  civil.Date
}

// Check holds a commitment against the rules; whether the union is one the
// service knows.
func (m Commitment) Check() error {
	var c fault.Check
	c.Fail(m.Union == "", "union", "company.error.choose")
	c.Fail(m.SignedOn.IsZero(), "signed_on", "error.field.required")
	c.Fail(m.Places < 0 || m.Places > maxMany, "places", "company.error.range", 0, maxMany)
	c.Fail(!m.DueOn.IsZero() && m.DueOn.Before(m.SignedOn), "due_on", "company.error.due")
	c.Fail(strings.TrimSpace(m.Words) == "", "words", "company.error.needed")
	c.Fail(utf8.RuneCountInString(m.Words) > maxNote, "words", "company.error.long", maxNote)
	return c.Err("company.Commitment.Check")
}
