package company

// State is how far the relation with a company has come (annex 5, flow 5).
type State string

// The states, in the order of the flow.
const (
	Spotted              State = "spotted"               // c1: known, nobody has spoken with it
	AssociationContacted State = "association_contacted" // c2: its association knows that we are coming
	Contacted            State = "contacted"             // c3
	Met                  State = "met"                   // c4
	Interested           State = "interested"            // c6: has said that it will take people
	Active               State = "active"                // c8b: works with the programme without the Board
	Board                State = "board"                 // c8: has signed the adhesion
	NotInterested        State = "not_interested"        // not now; can be reopened
	Archived             State = "archived"              // closed, or entered twice
)

// States lists all states in the order of the flow.
func States() []State {
	return []State{Spotted, AssociationContacted, Contacted, Met, Interested, Active, Board, NotInterested, Archived}
}

// Fact is what happened with a company: the kinds of journal events that move
// the relation.
type Fact string

// The facts.
const (
	FactRegistered    Fact = "company_registered"
	FactAssociation   Fact = "association_contacted" // before the company: step c2
	FactContacted     Fact = "company_contacted"     // any contact, answered or not
	FactAnswered      Fact = "company_answered"      // the contact went both ways
	FactMet           Fact = "company_met"
	FactInterested    Fact = "company_interested"     // it will take people
	FactNotInterested Fact = "company_not_interested" // with its reason
	FactReopened      Fact = "company_reopened"
	FactActive        Fact = "company_active" // without the Board
	FactJoined        Fact = "board_joined"
	FactLeft          Fact = "board_left"
	FactInformed      Fact = "association_informed" // after the company: step c16
	FactConfirmed     Fact = "company_confirmed"    // what is known is still so
	FactArchived      Fact = "company_archived"
	FactRestored      Fact = "company_restored"
)

// Facts lists all facts in the order of the flow.
func Facts() []Fact {
	return []Fact{
		FactRegistered, FactAssociation, FactContacted, FactAnswered, FactMet, FactInterested, FactNotInterested, FactReopened, FactActive,
		FactJoined, FactLeft, FactInformed, FactConfirmed, FactArchived, FactRestored,
	}
}

const none State = ""

// living are the states of a company that is not archived.
var living = []State{Spotted, AssociationContacted, Contacted, Met, Interested, Active, Board, NotInterested}

// allowed says in which states each fact may be recorded. A contact without the
// association before it is recorded all the same: it shows as missing.
var allowed = map[Fact][]State{
	FactRegistered:    {none},
	FactAssociation:   living,
	FactContacted:     living,
	FactAnswered:      {Contacted, Met, Interested, Active, Board, NotInterested},
	FactMet:           {Contacted, Met, Interested, Active, Board, NotInterested},
	FactInterested:    {Contacted, Met, Interested, Active, Board, NotInterested},
	FactNotInterested: {Contacted, Met, Interested, Active, NotInterested},
	FactReopened:      {NotInterested},
	FactActive:        {Contacted, Met, Interested},
	FactJoined:        {Contacted, Met, Interested, Active},
	FactLeft:          {Board},
	FactInformed:      living,
	FactConfirmed:     living,
	FactArchived:      {Spotted, AssociationContacted, Contacted, Met, Interested, Active, NotInterested},
	FactRestored:      {Archived},
}

// stateOf is the state that the facts so far say, by precedence.
func stateOf(e Engagement) State {
	switch {
	case !e.ArchivedOn.IsZero():
		return Archived
	case !e.RefusedOn.IsZero():
		return NotInterested
	case !e.BoardOn.IsZero():
		return Board
	case !e.ActiveOn.IsZero():
		return Active
	case !e.InterestedOn.IsZero():
		return Interested
	case !e.MetOn.IsZero():
		return Met
	case !e.ContactedOn.IsZero():
		return Contacted
	case !e.AssociationOn.IsZero():
		return AssociationContacted
	default:
		return Spotted
	}
}
