package desk

import (
	"log/slog"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Card is one person as lists show them.
type Card struct {
	Person         id.Person
	Surname        string
	GivenName      string
	NameKey        string
	Birth          civil.Date
	District       string // code
	Municipality   string // name
	Citizenship    string
	Sex            string
	Referent       id.User
	Organisation   id.Organisation
	Interviewer    id.User
	Application    id.Application // the newest
	Step           string         // on the flow charts: a4 … a17 or an end
	Stage          string         // state of the pathway, or of the application
	Since          civil.Date
	ReceivedOn     civil.Date
	DecidedOn      civil.Date
	Track          string
	SuspendedUntil civil.Date
	NextPromise    string // kind of the promise owed next
	NextDue        civil.Date
	Broken         int // promises not kept so far
	Trades         string
}

// LogValue keeps the name out of the log.
func (c Card) LogValue() slog.Value { return slog.StringValue("person " + string(c.Person)) }

// Name is how lists write a person: COGNOME Nome.
func (c Card) Name() string { return Name(c.Surname, c.GivenName) }

// Name writes a name surname first, the surname in capitals.
func Name(surname, given string) string { return strings.ToUpper(surname) + " " + given }

// Group is a set of stages that people at work think of as one, in the order
// of the flow.
type Group struct {
	Code   string
	Stages []string
}

// Groups lists the groups of stages for filters and the portfolio.
func Groups() []Group {
	return []Group{
		{"applying", []string{"referred", "received", "verifying", "to_invite", "interview_set", "to_decide"}},
		{"suspended", []string{"suspended", "in_charge"}},
		{"pact", []string{"pact_to_propose", "pact_proposed"}},
		{"reactivating", []string{"reactivating"}},
		{"ready", []string{"ready", "in_selection"}},
		{"experience", []string{"in_experience"}},
		{"work", []string{"at_work"}},
		{"ended", []string{"closed", "not_eligible", "not_in_target", "withdrawn", "unreachable", "found_work_alone", "reported"}},
	}
}

// groupOf is the group that a stage belongs to; empty for none.
func groupOf(stage string) string {
	for _, g := range Groups() {
		for _, s := range g.Stages {
			if s == stage {
				return g.Code
			}
		}
	}
	return ""
}

// stagesOf lists the stages of a group; none for an unknown one.
func stagesOf(group string) []string {
	for _, g := range Groups() {
		if g.Code == group {
			return g.Stages
		}
	}
	return nil
}
