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

// Unit is what an indicator's value is a number of.
type Unit string

// The units.
const (
	Applications Unit = "applications"
	People       Unit = "people" // distinct ones, after the merges known on the day
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
	Counts   string // in words
	Source   string // requirement
}

// OnlyFirst reports whether the first fact of a person decides.
func (d Definition) OnlyFirst() bool { return len(d.Decisive) > 0 }

const (
	received     = "application_received"
	interviewed  = "interview_held"
	ready        = "decided_ready"
	reactivation = "decided_reactivation"
	notInTarget  = "decided_not_in_target"
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
