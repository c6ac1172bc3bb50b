package intake

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Track is how a person in target goes on.
type Track string

// The two tracks of R2.8 and R3.
const (
	TrackReady        Track = "ready"        // in target and ready
	TrackReactivation Track = "reactivation" // in target, to be reactivated
)

// Channel is how an application came in (R2.1, R2.2).
type Channel string

// The channels.
const (
	ChannelSite        Channel = "site"         // alone, on the site
	ChannelHelpDesk    Channel = "help_desk"    // together with an operator of the help desk
	ChannelAccessPoint Channel = "access_point" // together with, or referred by, an access point
)

// Application is one run of a person through the programme's way in. Its
// state and every field below State follow from the facts alone: Apply is the
// only way to change them, for services and for the check of the journal.
type Application struct {
	ID           id.Application
	Person       id.Person
	Organisation id.Organisation // that referred or helped; empty for the site
	Channel      Channel
	Version      int

	State          State
	ReferredOn     civil.Date
	ReceivedOn     civil.Date
	CheckedOn      civil.Date // first check of the requirements
	AskedOn        civil.Date // shared verification asked of the partners
	MeasureFreeOn  civil.Date // no active measure in the look-back months
	SuspendedUntil civil.Date // set in Suspended only
	RecheckOn      civil.Date // set in InCharge only
	InterviewOn    civil.Date // set in InterviewSet only: the appointment's day
	InterviewedOn  civil.Date // first interview held, never cleared by what follows
	DecidedOn      civil.Date
	Track          Track
	EndedOn        civil.Date
	Reason         string     // code of the end's reason
	Destination    string     // code of where the person was sent instead
	Since          civil.Date // since when the application stands in its state
}

// Happening is a fact with its day and details, ready to be applied.
type Happening struct {
	Fact        Fact
	On          civil.Date
	Until       civil.Date // FactSuspended: wakes; FactPathActive: is looked at again; FactInvited: the day
	Reason      string     // code, for refusals, suspensions and ends
	Destination string     // code, for refusals
	Channel     Channel    // FactReceived
}

// Apply returns the application after a fact. A fact that is not possible in
// the present state is a Conflict; one with missing details is Invalid.
func (a Application) Apply(h Happening) (Application, error) {
	const op = "intake.Apply"
	next, possible := transitions[h.Fact][a.State]
	if !possible {
		return a, fault.New(fault.Conflict, op, "intake.error.not_now")
	}
	if h.Fact == FactNoPath && a.MeasureFreeOn.IsZero() {
		return a, fault.New(fault.Conflict, op, "intake.error.measures_first")
	}
	if err := h.check(a); err != nil {
		return a, err
	}
	if next != a.State || a.Since.IsZero() || h.Fact == FactInvited || h.Fact == FactSuspended || h.Fact == FactPathActive {
		a.Since = h.On
	}
	a.State = next
	a.SuspendedUntil, a.RecheckOn, a.InterviewOn = civil.Date{}, civil.Date{}, civil.Date{}
	a.apply(h)
	return a, nil
}

// apply writes the details that a fact brings.
func (a *Application) apply(h Happening) {
	switch h.Fact {
	case FactReferred:
		a.ReferredOn = h.On
	case FactReceived:
		a.ReceivedOn, a.Channel = h.On, h.Channel
	case FactEligible:
		a.CheckedOn = h.On
	case FactAsked:
		a.AskedOn = h.On
	case FactNoMeasure:
		a.MeasureFreeOn = h.On
	case FactSuspended:
		a.SuspendedUntil, a.Reason = h.Until, h.Reason
	case FactWoken, FactBack:
		a.AskedOn, a.MeasureFreeOn, a.Reason = civil.Date{}, civil.Date{}, ""
		a.EndedOn = civil.Date{}
	case FactPathActive:
		a.RecheckOn = h.Until
	case FactInvited:
		a.InterviewOn = h.Until
	case FactInterviewed:
		if a.InterviewedOn.IsZero() {
			a.InterviewedOn = h.On
		}
	case FactReady, FactReactivation:
		a.DecidedOn, a.Track = h.On, TrackReady
		if h.Fact == FactReactivation {
			a.Track = TrackReactivation
		}
	case FactNotInTarget:
		a.DecidedOn, a.Track = h.On, ""
		a.end(h)
	case FactNotEligible, FactPathPossible, FactWithdrawn, FactUnreachable, FactFoundWorkAlone:
		a.end(h)
	case FactReopened:
		a.EndedOn, a.Reason, a.Destination = civil.Date{}, "", ""
		a.AskedOn, a.MeasureFreeOn = civil.Date{}, civil.Date{}
		if a.State == ToDecide {
			a.DecidedOn = civil.Date{}
		}
	}
}

func (a *Application) end(h Happening) {
	a.EndedOn, a.Reason, a.Destination = h.On, h.Reason, h.Destination
}

// check demands the details that a fact cannot be without.
func (h Happening) check(a Application) error {
	var c fault.Check
	c.Fail(h.On.IsZero(), "on", "error.required")
	c.Fail(!a.Since.IsZero() && h.On.Before(a.Since), "on", "intake.error.before_last")
	switch h.Fact {
	case FactSuspended, FactPathActive:
		c.Fail(!h.Until.After(h.On), "until", "intake.error.until_later")
	case FactInvited:
		c.Fail(h.Until.Before(h.On), "day", "intake.error.until_later")
	case FactNotEligible, FactNotInTarget:
		c.Fail(h.Reason == "", "reason", "error.required")
		c.Fail(h.Destination == "", "destination", "error.required")
	case FactReceived:
		c.Fail(h.Channel == "", "channel", "error.required")
	}
	if h.Fact == FactSuspended {
		c.Fail(h.Reason == "", "reason", "error.required")
	}
	return c.Err("intake.Apply")
}

// Fold applies happenings to nothing, in order: the state that they say.
func Fold(start Application, history []Happening) (Application, error) {
	var err error
	for _, h := range history {
		if start, err = start.Apply(h); err != nil {
			return start, fault.Wrap("intake.Fold", err)
		}
	}
	return start, nil
}

// Step is where an application stands on the flow charts of access, as a pure
// function of its state: the step's code (a4 … a10) or the end's.
func (a Application) Step() string {
	switch a.State {
	case Referred:
		return "a2c"
	case Received:
		return "a4"
	case Verifying:
		switch {
		case a.AskedOn.IsZero():
			return "a5"
		case a.MeasureFreeOn.IsZero():
			return "a6"
		default:
			return "a7"
		}
	case ToInvite:
		return "a8"
	case InterviewSet:
		return "a9"
	case ToDecide:
		return "a10"
	case InTarget:
		return "a11"
	default:
		return string(a.State) // suspended, in_charge, reported and the ends
	}
}
