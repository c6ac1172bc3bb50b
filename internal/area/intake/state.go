package intake

// State is where an application stands on its way from the form to the
// decision. The pathway that follows has its own states (area pathway).
type State string

// The states of an application. The letters are the steps of flows 1 and 2
// (access through the municipality and through the districts).
const (
	// Referred: an access point has named a person; no form yet (a2c).
	Referred State = "referred"
	// Received: registered with a receipt, not yet looked at (a4).
	Received State = "received"
	// Verifying: within the requirements; the shared check runs (a5, a6, a7).
	Verifying State = "verifying"
	// Suspended: an active measure of the last twelve months runs its course
	// first; wakes by itself on a date (R2.5). Never a refusal.
	Suspended State = "suspended"
	// InCharge: an L.R. 14/15 path is active; looked at again on a date (R2.4).
	InCharge State = "in_charge"
	// Reported: an L.R. 14/15 path could be started; the social services know.
	Reported State = "reported"
	// ToInvite: verified, waiting for an interview date (a8).
	ToInvite State = "to_invite"
	// InterviewSet: the interview has a date (a9).
	InterviewSet State = "interview_set"
	// ToDecide: interviewed, the decision is missing (a10).
	ToDecide State = "to_decide"
	// InTarget: decided, taken on; the pathway goes on from here (a11 …).
	InTarget State = "in_target"
	// NotEligible: outside the requirements, told where to go.
	NotEligible State = "not_eligible"
	// NotInTarget: interviewed and sent elsewhere, with reason and destination.
	NotInTarget State = "not_in_target"
	// Withdrawn: the person stepped back.
	Withdrawn State = "withdrawn"
	// Unreachable: the person could not be reached.
	Unreachable State = "unreachable"
	// FoundWorkAlone: the person found work before the decision: a success.
	FoundWorkAlone State = "found_work_alone"
)

// States lists all states in the order of the flow.
func States() []State {
	return []State{
		Referred, Received, Verifying, Suspended, InCharge, Reported, ToInvite, InterviewSet, ToDecide, InTarget,
		NotEligible, NotInTarget, Withdrawn, Unreachable, FoundWorkAlone,
	}
}

// Fact is what happened to an application: the kinds of journal events that
// move it.
type Fact string

// The facts that move an application.
const (
	FactReferred       Fact = "person_referred"       // by an access point
	FactReceived       Fact = "application_received"  // the receipt
	FactEligible       Fact = "requirements_met"      // first check: yes
	FactNotEligible    Fact = "requirements_not_met"  // first check: no, with reason and destination
	FactAsked          Fact = "verification_asked"    // of the network's partners
	FactNoMeasure      Fact = "no_active_measure"     // none in the look-back months
	FactSuspended      Fact = "application_suspended" // a measure is active: until a day
	FactWoken          Fact = "application_woken"     // the day came, or a fitting request did
	FactNoPath         Fact = "no_l14_path"           // L.R. 14/15: not active, not to start
	FactPathActive     Fact = "l14_path_active"       // looked at again on a day
	FactPathPossible   Fact = "l14_reported"          // reported to the social services
	FactBack           Fact = "verification_reopened" // the path ended, or the services answered
	FactInvited        Fact = "interview_set"         // date fixed
	FactMissed         Fact = "interview_missed"      // absent, excused or moved without a new date
	FactInterviewed    Fact = "interview_held"        // held
	FactReady          Fact = "decided_ready"         // in target and ready
	FactReactivation   Fact = "decided_reactivation"  // in target, to be reactivated
	FactNotInTarget    Fact = "decided_not_in_target" // with reason and destination
	FactWithdrawn      Fact = "application_withdrawn" // by the person
	FactUnreachable    Fact = "person_unreachable"    // after the attempts
	FactFoundWorkAlone Fact = "found_work_alone"      // before the decision
	FactReopened       Fact = "application_reopened"  // any end can be reopened
)

// FactAssessed is an assessment written down. It stands beside the facts that
// move an application and moves none.
const FactAssessed Fact = "assessment_recorded"

// FactOffered is the link with which a person chooses the day of the interview,
// sent. It moves no application either: the day is still to be fixed.
const FactOffered Fact = "interview_offered"

// Facts of the shared verification that move no application either: an answer
// that comes, and what is asked and confirmed anew of an application that has
// been verified already (R2.5).
const (
	FactRenewed   Fact = "verification_renewed"   // asked again, since an answer has expired
	FactConfirmed Fact = "verification_confirmed" // the new answer is as good as the former
	FactYouth     Fact = "youth_answered"         // by a young person, besides the form
	FactReplied   Fact = "verification_answered"  // by an organisation: evidence, not a decision
	FactReminded  Fact = "verification_reminded"
	FactUnasked   Fact = "verification_withdrawn"
)

// Facts lists all facts in the order of the flow.
func Facts() []Fact {
	return []Fact{
		FactReferred, FactReceived, FactEligible, FactNotEligible, FactAsked, FactNoMeasure, FactSuspended, FactWoken, FactNoPath,
		FactPathActive, FactPathPossible, FactBack, FactInvited, FactMissed, FactInterviewed, FactReady, FactReactivation,
		FactNotInTarget, FactWithdrawn, FactUnreachable, FactFoundWorkAlone, FactReopened,
	}
}

// none is the state before an application exists.
const none State = ""

// transitions is the whole state machine: what each fact does in each state.
// A pair that is not here is not possible. Where a fact leaves the state as it
// is (asking, answering one of two questions) the details change; the second
// of the two good answers, whichever it is, leads on to ToInvite (see Apply).
var transitions = map[Fact]map[State]State{
	FactReferred:       {none: Referred},
	FactReceived:       {none: Received, Referred: Received},
	FactEligible:       {Received: Verifying},
	FactNotEligible:    {Received: NotEligible, Verifying: NotEligible},
	FactAsked:          {Verifying: Verifying},
	FactNoMeasure:      {Verifying: Verifying},
	FactSuspended:      {Verifying: Suspended, Suspended: Suspended, ToInvite: Suspended},
	FactWoken:          {Suspended: Verifying},
	FactNoPath:         {Verifying: Verifying},
	FactPathActive:     {Verifying: InCharge, InCharge: InCharge},
	FactPathPossible:   {Verifying: Reported},
	FactBack:           {InCharge: Verifying, Reported: Verifying},
	FactInvited:        {ToInvite: InterviewSet, InterviewSet: InterviewSet},
	FactMissed:         {InterviewSet: ToInvite},
	FactInterviewed:    {InterviewSet: ToDecide},
	FactReady:          {ToDecide: InTarget},
	FactReactivation:   {ToDecide: InTarget},
	FactNotInTarget:    {ToDecide: NotInTarget},
	FactWithdrawn:      open(Withdrawn),
	FactUnreachable:    open(Unreachable),
	FactFoundWorkAlone: open(FoundWorkAlone),
	FactReopened: {
		NotEligible: Received, NotInTarget: ToDecide, Withdrawn: Received, Unreachable: Received, FoundWorkAlone: Received,
	},
}

// open lists the states that an application can end from at any time.
func open(end State) map[State]State {
	m := map[State]State{}
	for _, s := range []State{Referred, Received, Verifying, Suspended, InCharge, Reported, ToInvite, InterviewSet, ToDecide} {
		m[s] = end
	}
	return m
}

// IsEnd reports whether an application in this state waits for nobody. A
// report to the social services is an end that their answer may reopen.
func (s State) IsEnd() bool {
	switch s {
	case NotEligible, NotInTarget, Withdrawn, Unreachable, FoundWorkAlone, Reported:
		return true
	default:
		return false
	}
}

// Queue is a column of the applications' queue: what has to happen next.
type Queue string

// The columns of the queue, in the order of the page.
const (
	QueueNew       Queue = "new"
	QueueVerifying Queue = "verifying"
	QueueSuspended Queue = "suspended"
	QueueToInvite  Queue = "to_invite"
	QueueSet       Queue = "interview_set"
	QueueToDecide  Queue = "to_decide"
)

// Queues lists the columns in the order of the page.
func Queues() []Queue {
	return []Queue{QueueNew, QueueVerifying, QueueSuspended, QueueToInvite, QueueSet, QueueToDecide}
}

// States lists the states that stand in a column of the queue.
func (q Queue) States() []State {
	switch q {
	case QueueNew:
		return []State{Referred, Received}
	case QueueVerifying:
		return []State{Verifying}
	case QueueSuspended:
		return []State{Suspended, InCharge}
	case QueueToInvite:
		return []State{ToInvite}
	case QueueSet:
		return []State{InterviewSet}
	case QueueToDecide:
		return []State{ToDecide}
	default:
		return nil
	}
}
