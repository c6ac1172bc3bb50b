package indicator

import "slices"

// Code names an indicator, for ever.
type Code string

// The figures about people.
const (
	ApplicationsReceived Code = "applications_received"
	PeopleRegistered     Code = "people_registered"
	PeopleInterviewed    Code = "people_interviewed"
	PeopleInTarget       Code = "people_in_target"
	PeopleReady          Code = "people_ready"
)

// The figures about companies (R9.5, R5.2).
const (
	CompaniesContacted   Code = "companies_contacted"
	CompaniesInteracting Code = "companies_interacting"
	CompaniesInterested  Code = "companies_interested"
	BoardMembers         Code = "board_members"
)

// Unit is what an indicator's value is a number of.
type Unit string

// The units.
const (
	Applications Unit = "applications"
	People       Unit = "people" // distinct ones, after the merges known on the day
	Companies    Unit = "companies"
)

// Definition says what an indicator counts up to a day.
type Definition struct {
	Code Code
	Unit Unit
	// Kinds are the kinds of the journal's facts that it looks at.
	Kinds []string
	// Decisive are the kinds that count, where only the first of Kinds of each
	// person does: a later decision does not change what the first one was.
	// Empty: every fact of Kinds counts.
	Decisive []string
	// Latest says that of Kinds the last one of each company decides: it counts
	// while that is Decisive.
	Latest bool
	// Recent are kinds that count, besides, when they happened in the Months up
	// to the day.
	Recent []string
	Months int
	Counts string // in words
	Source string // requirement
}

// OnlyFirst reports whether the first fact of a person decides.
func (d Definition) OnlyFirst() bool { return len(d.Decisive) > 0 && !d.Latest }

const (
	received     = "application_received"
	interviewed  = "interview_held"
	ready        = "decided_ready"
	reactivation = "decided_reactivation"
	notInTarget  = "decided_not_in_target"

	contacted     = "company_contacted"
	answered      = "company_answered"
	met           = "company_met"
	interested    = "company_interested"
	notInterested = "company_not_interested"
	joined        = "board_joined"
	left          = "board_left"

	// interactingMonths is how recent a contact has to be (R9.5).
	interactingMonths = 12
)

// decisions are the facts that answer whether somebody is in target.
func decisions() []string { return []string{ready, reactivation, notInTarget} }

// All lists the indicators in the order in which they are printed.
func All() []Definition {
	return []Definition{
		{
			Code: ApplicationsReceived, Unit: Applications, Kinds: []string{received}, Source: "R9.4",
			Counts: "receipts given by the day",
		},
		{
			Code: PeopleRegistered, Unit: People, Kinds: []string{received}, Source: "R9.4",
			Counts: "distinct people with a receipt by the day",
		},
		{
			Code: PeopleInterviewed, Unit: People, Kinds: []string{interviewed}, Source: "R9.4",
			Counts: "distinct people with an interview held by the day",
		},
		{
			Code: PeopleInTarget, Unit: People, Kinds: decisions(), Decisive: []string{ready, reactivation}, Source: "R9.5",
			Counts: "distinct people whose first decision by the day was in target",
		},
		{
			Code: PeopleReady, Unit: People, Kinds: decisions(), Decisive: []string{ready}, Source: "R9.5",
			Counts: "distinct people whose first decision by the day was in target and ready",
		},
		{
			Code: CompaniesContacted, Unit: Companies, Kinds: []string{contacted}, Source: "R9.5",
			Counts: "distinct companies with a contact by the day, answered or not",
		},
		{
			Code: CompaniesInteracting, Unit: Companies, Kinds: []string{interested, notInterested}, Decisive: []string{interested}, Latest: true,
			Recent: []string{answered, met, interested, joined}, Months: interactingMonths, Source: "R9.5",
			Counts: "distinct companies with a contact that went both ways in the twelve months up to the day, and those interested",
		},
		{
			Code: CompaniesInterested, Unit: Companies, Kinds: []string{interested, notInterested}, Decisive: []string{interested}, Latest: true, Source: "R9.5",
			Counts: "distinct companies that have said that they take people and have not taken it back, Board or not",
		},
		{
			Code: BoardMembers, Unit: Companies, Kinds: []string{joined, left}, Decisive: []string{joined}, Latest: true, Source: "R9.5",
			Counts: "companies whose adhesion to the Board is in force on the day",
		},
	}
}

// Find gives the definition of a code; ok is false for an unknown one.
func Find(code Code) (d Definition, ok bool) {
	i := slices.IndexFunc(All(), func(d Definition) bool { return d.Code == code })
	if i < 0 {
		return Definition{}, false
	}
	return All()[i], true
}
