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

// Channels lists the channels in the order of pages.
func Channels() []Channel { return []Channel{ChannelSite, ChannelHelpDesk, ChannelAccessPoint} }

// Application is one run of a person through the programme's way in. Its
// state and every field below State follow from the facts alone: Apply is the
// only way to change them, for services and for the check of the journal.
type Application struct {
	ID           id.Application
	Person       id.Person
	Organisation id.Organisation // that referred or helped; empty for the site
	AssistedBy   id.User         // who filled in the form together with the person
	District     string          // code, of where the person lived when applying
	Channel      Channel
	Version      int

	State          State
	ReferredOn     civil.Date
	ReceivedOn     civil.Date
	CheckedOn      civil.Date // first check of the requirements
	AskedOn        civil.Date // shared verification asked of the partners
	MeasureFreeOn  civil.Date // no active measure in the look-back months
	PathFreeOn     civil.Date // no L.R. 14/15 path, active or to be started
	SuspendedUntil civil.Date // set in Suspended only
	RecheckOn      civil.Date // set in InCharge only
	InterviewOn    civil.Date // set in InterviewSet only: the appointment's day
	Interviewer    id.User    // of the last appointment
	InterviewedOn  civil.Date // first interview held, never cleared by what follows
	DecidedOn      civil.Date
	Track          Track
	EndedOn        civil.Date
	Reason         string     // code of the end's reason
	Destination    string     // code of where the person was sent instead
	Since          civil.Date // since when the application stands in its state
	WaitingSince   civil.Date // since when the person waits to be invited, suspensions apart
}

// Happening is a fact with its day and details, ready to be applied.
type Happening struct {
	Fact        Fact
	On          civil.Date
	Until       civil.Date // FactSuspended: wakes; FactPathActive: is looked at again; FactInvited: the day
	Reason      string     // code, for refusals, suspensions and ends
	Destination string     // code, for refusals
	Channel     Channel    // FactReceived
	Interviewer id.User    // FactInvited
}

// Apply returns the application after a fact. A fact that is not possible in
// the present state is a Conflict; one with missing details is Invalid.
func (a Application) Apply(h Happening) (Application, error) {
	next, possible := transitions[h.Fact][a.State]
	if !possible {
		return a, fault.New(fault.Conflict, "intake.Apply", "intake.error.not_now")
	}
	if err := h.check(a); err != nil {
		return a, err
	}
	before := a
	a.State = next
	a.SuspendedUntil, a.RecheckOn, a.InterviewOn = civil.Date{}, civil.Date{}, civil.Date{}
	a.apply(h)
	if a.verified() {
		a.State = ToInvite
	}
	if a.State != before.State || h.dated() {
		a.Since = h.On
	}
	return a, nil
}

// verified reports whether the shared verification is through: both questions
// answered well, in whichever order the partners answered.
func (a Application) verified() bool {
	return a.State == Verifying && !a.MeasureFreeOn.IsZero() && !a.PathFreeOn.IsZero()
}

// dated reports whether the fact gives its state a day, so that the same state
// begins again with another day.
func (h Happening) dated() bool {
	return h.Fact == FactInvited || h.Fact == FactSuspended || h.Fact == FactPathActive
}

// apply writes the details that a fact brings.
func (a *Application) apply(h Happening) {
	switch h.Fact {
	case FactReferred:
		a.ReferredOn, a.WaitingSince, a.Channel = h.On, h.On, ChannelAccessPoint
	case FactReceived:
		a.ReceivedOn, a.WaitingSince, a.Channel = h.On, h.On, h.Channel
	case FactEligible:
		a.CheckedOn = h.On
	case FactAsked:
		a.AskedOn = h.On
	case FactNoMeasure:
		a.MeasureFreeOn = h.On
	case FactNoPath:
		a.PathFreeOn = h.On
	case FactSuspended:
		a.SuspendedUntil, a.Reason, a.MeasureFreeOn = h.Until, h.Reason, civil.Date{}
	case FactWoken, FactBack:
		a.verifyAnew()
		a.WaitingSince = h.On
	case FactPathActive:
		a.RecheckOn, a.PathFreeOn = h.Until, civil.Date{}
	case FactInvited:
		a.InterviewOn, a.Interviewer = h.Until, h.Interviewer
	case FactMissed:
		a.WaitingSince = h.On
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
		a.verifyAnew()
		if a.State == ToDecide {
			a.DecidedOn = civil.Date{}
		} else {
			a.WaitingSince = h.On
		}
	}
}

func (a *Application) end(h Happening) {
	a.EndedOn, a.Reason, a.Destination = h.On, h.Reason, h.Destination
}

// verifyAnew forgets the answers and the end: time has gone, the partners are
// asked again.
func (a *Application) verifyAnew() {
	a.AskedOn, a.MeasureFreeOn, a.PathFreeOn = civil.Date{}, civil.Date{}, civil.Date{}
	a.EndedOn, a.Reason, a.Destination = civil.Date{}, "", ""
}

// last is the day of the newest fact. Facts follow one another, so that the
// journal in the order of its days says the same as in the order of writing.
func (a Application) last() civil.Date {
	d := a.Since
	for _, other := range []civil.Date{a.AskedOn, a.MeasureFreeOn, a.PathFreeOn} {
		if other.After(d) {
			d = other
		}
	}
	return d
}

// check demands the details that a fact cannot be without.
func (h Happening) check(a Application) error {
	var c fault.Check
	c.Fail(h.On.IsZero(), "on", "error.field.required")
	c.Fail(h.On.Before(a.last()), "on", "intake.error.before_last")
	switch h.Fact {
	case FactSuspended, FactPathActive:
		c.Fail(!h.Until.After(h.On), "until", "intake.error.until_later")
	case FactInvited:
		c.Fail(h.Until.Before(h.On), "day", "intake.error.until_later")
	case FactNotEligible, FactNotInTarget:
		c.Fail(h.Reason == "", "reason", "error.field.required")
		c.Fail(h.Destination == "", "destination", "error.field.required")
	case FactReceived:
		c.Fail(h.Channel == "", "channel", "error.field.required")
	}
	if h.Fact == FactSuspended {
		c.Fail(h.Reason == "", "reason", "error.field.required")
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
