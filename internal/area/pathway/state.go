package pathway

// State is where a person in target stands on the pathway.
type State string

// The states of a pathway, with the steps of flows 1 and 2.
const (
	// PactToPropose: in target, the pact is to be prepared (a11).
	PactToPropose State = "pact_to_propose"
	// PactProposed: waits for the person's yes (a12).
	PactProposed State = "pact_proposed"
	// Reactivating: pact accepted, reactivation steps run (a13).
	Reactivating State = "reactivating"
	// Ready: can be proposed to companies (a14).
	Ready State = "ready"
	// InSelection: has had an opportunity of an interview in a company (a15).
	InSelection State = "in_selection"
	// InExperience: an experience in a company runs or has run (a16b).
	InExperience State = "in_experience"
	// AtWork: started a job, tutoring and follow-up (a17).
	AtWork State = "at_work"
	// Closed: ended with a balance; End says how.
	Closed State = "closed"
)

// States lists all states in the order of the flow.
func States() []State {
	return []State{PactToPropose, PactProposed, Reactivating, Ready, InSelection, InExperience, AtWork, Closed}
}

// End is how a pathway ends.
type End string

// The ends. Works and FoundWorkAlone are successes.
const (
	EndWorks          End = "works"            // through the programme
	EndFoundWorkAlone End = "found_work_alone" // on one's own
	EndWithdrew       End = "withdrew"         // the person stepped back
	EndUnreachable    End = "unreachable"      // could not be reached any more
	EndWithBalance    End = "closed"           // closed with a balance, no work
)

// Ends lists the ends in the order in which pages offer them.
func Ends() []End {
	return []End{EndWorks, EndFoundWorkAlone, EndWithdrew, EndUnreachable, EndWithBalance}
}

// Fact is what happened on a pathway: the kinds of journal events that move it.
type Fact string

// The facts of a pathway. FactOpenedReady and FactOpenedReactivation are
// recorded by area intake: the decision opens the pathway.
const (
	FactOpenedReady        Fact = "decided_ready"
	FactOpenedReactivation Fact = "decided_reactivation"
	FactPactProposed       Fact = "pact_proposed"
	FactPactAccepted       Fact = "pact_accepted"
	FactReactivated        Fact = "person_reactivated"
	FactOpportunity        Fact = "opportunity_recorded" // of an interview in a company
	FactExperience         Fact = "experience_recorded"  // in a company: internship or job
	FactJob                Fact = "job_started"          // through the programme
	FactPaused             Fact = "pathway_paused"       // promises stand still until a day
	FactResumed            Fact = "pathway_resumed"
	FactClosed             Fact = "pathway_closed"
	FactReopened           Fact = "pathway_reopened"
)

// Facts lists all facts in the order of the flow.
func Facts() []Fact {
	return []Fact{
		FactOpenedReady, FactOpenedReactivation, FactPactProposed, FactPactAccepted, FactReactivated, FactOpportunity,
		FactExperience, FactJob, FactPaused, FactResumed, FactClosed, FactReopened,
	}
}

const none State = ""

// running are the states of a pathway that is not closed.
var running = []State{PactToPropose, PactProposed, Reactivating, Ready, InSelection, InExperience, AtWork}

// allowed says in which states each fact may be recorded. A fact may come
// earlier than the flow draws it (an opportunity before the pact): it counts
// for its promise on the day it happened. Where the facts then lead is stateOf.
var allowed = map[Fact][]State{
	FactOpenedReady:        {none},
	FactOpenedReactivation: {none},
	FactPactProposed:       running,
	FactPactAccepted:       running,
	FactReactivated:        running,
	FactOpportunity:        append([]State{Closed}, running...),
	FactExperience:         append([]State{Closed}, running...),
	FactJob:                append([]State{Closed}, running...),
	FactPaused:             running,
	FactResumed:            running,
	FactClosed:             running,
	FactReopened:           {Closed},
}

// stateOf is the state that the facts so far say, by precedence: the end,
// then the furthest fact in a company, then the pact, then readiness.
func stateOf(p Pathway) State {
	switch {
	case !p.ClosedOn.IsZero():
		return Closed
	case !p.JobOn.IsZero():
		return AtWork
	case !p.ExperienceOn.IsZero():
		return InExperience
	case p.PactProposedOn.IsZero():
		return PactToPropose
	case p.PactAcceptedOn.IsZero():
		return PactProposed
	case p.Track == TrackReactivation && p.ReactivatedOn.IsZero():
		return Reactivating
	case !p.OpportunityOn.IsZero():
		return InSelection
	default:
		return Ready
	}
}
