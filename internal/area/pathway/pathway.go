package pathway

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Track is how a person in target goes on (R2.8); its codes are intake's.
type Track string

// The two tracks.
const (
	TrackReady        Track = "ready"
	TrackReactivation Track = "reactivation"
)

// Pathway is a person's way from the decision to work, one for each
// application decided in target. Every field below State follows from the
// facts alone; Apply is the only way to change them.
type Pathway struct {
	Application id.Application
	Person      id.Person
	Version     int

	State          State
	Track          Track
	DecidedOn      civil.Date // from here the promises count
	PactProposedOn civil.Date
	PactAcceptedOn civil.Date // the first yes
	PactOfferedOn  civil.Date // a newer version waits for the yes since then
	ReactivatedOn  civil.Date
	OpportunityOn  civil.Date // the first
	ExperienceOn   civil.Date // the first
	JobOn          civil.Date // the first
	PausedOn       civil.Date // set while a pause runs
	PausedUntil    civil.Date // the last day of the running pause
	ClosedOn       civil.Date
	End            End
	Since          civil.Date // since when the pathway stands in its state
}

// Happening is a fact with its day and details, ready to be applied.
type Happening struct {
	Fact     Fact
	On       civil.Date
	Until    civil.Date // FactPaused: the last day of the pause
	Reason   string     // code, for pauses
	Approver id.User    // FactPaused: who allowed it
	End      End        // FactClosed
	Source   string     // code: where an opportunity, experience or job came from; how a pact was accepted
}

// Apply returns the pathway after a fact. A fact that is not possible now is a
// Conflict; one with missing details is Invalid. Facts may be applied in any
// order in which each is possible: the result depends on their days alone.
func (p Pathway) Apply(h Happening) (Pathway, error) {
	const op = "pathway.Apply"
	if !slices.Contains(allowed[h.Fact], p.State) || !p.possible(h) {
		return p, fault.New(fault.Conflict, op, "pathway.error.not_now")
	}
	if err := h.check(p); err != nil {
		return p, err
	}
	before := p.State
	p.apply(h)
	p.State = stateOf(p)
	if p.State != before || p.Since.IsZero() {
		p.Since = h.On
	}
	return p, nil
}

// possible refuses what has been done already or cannot be done yet.
func (p Pathway) possible(h Happening) bool {
	switch h.Fact {
	case FactPactAccepted:
		first := !p.PactProposedOn.IsZero() && p.PactAcceptedOn.IsZero()
		return first || !p.PactOfferedOn.IsZero()
	case FactReactivated:
		return p.Track == TrackReactivation && !p.PactAcceptedOn.IsZero() && p.ReactivatedOn.IsZero()
	case FactOpportunity, FactExperience, FactJob:
		// A fact of before the end may become known after it.
		return p.State != Closed || !h.On.After(p.ClosedOn)
	case FactPaused:
		return !p.PausedAt(h.On)
	case FactResumed:
		return p.PausedAt(h.On)
	default:
		return true
	}
}

// PausedAt reports whether a pause covers a day. A pause ends by itself with
// its last day.
func (p Pathway) PausedAt(day civil.Date) bool {
	return !p.PausedOn.IsZero() && !day.Before(p.PausedOn) && !day.After(p.PausedUntil)
}

func (p *Pathway) apply(h Happening) {
	switch h.Fact {
	case FactOpenedReady, FactOpenedReactivation:
		p.DecidedOn, p.Track = h.On, TrackReady
		if h.Fact == FactOpenedReactivation {
			p.Track = TrackReactivation
		}
	case FactPactProposed, FactPactAccepted:
		p.applyPact(h)
	case FactReactivated:
		p.ReactivatedOn = h.On
	case FactOpportunity:
		first(&p.OpportunityOn, h.On)
	case FactExperience:
		first(&p.ExperienceOn, h.On)
	case FactJob:
		first(&p.JobOn, h.On)
	case FactPaused:
		p.PausedOn, p.PausedUntil = h.On, h.Until
	case FactResumed:
		p.PausedOn, p.PausedUntil = civil.Date{}, civil.Date{}
	case FactClosed:
		p.ClosedOn, p.End = h.On, h.End
		p.PausedOn, p.PausedUntil = civil.Date{}, civil.Date{}
	case FactReopened:
		p.ClosedOn, p.End = civil.Date{}, ""
	}
}

// applyPact keeps the days of the first pact, which move the pathway; a newer
// version only waits, or no longer waits.
func (p *Pathway) applyPact(h Happening) {
	switch proposed := h.Fact == FactPactProposed; {
	case proposed && p.PactAcceptedOn.IsZero():
		p.PactProposedOn = h.On
	case proposed:
		p.PactOfferedOn = h.On
	case p.PactAcceptedOn.IsZero():
		p.PactAcceptedOn = h.On
	default:
		p.PactOfferedOn = civil.Date{}
	}
}

// first keeps the earliest day: a fact that becomes known late may have
// happened before one already known.
func first(d *civil.Date, on civil.Date) {
	if d.IsZero() || on.Before(*d) {
		*d = on
	}
}

// check demands the details that a fact cannot be without.
func (h Happening) check(p Pathway) error {
	var c fault.Check
	c.Fail(h.On.IsZero(), "on", "error.field.required")
	c.Fail(!p.DecidedOn.IsZero() && h.On.Before(p.DecidedOn), "on", "pathway.error.before_decision")
	switch h.Fact {
	case FactPactProposed:
		c.Fail(h.On.Before(p.PactAcceptedOn), "on", "pathway.error.before_last")
	case FactPactAccepted:
		c.Fail(h.On.Before(p.PactProposedOn) || h.On.Before(p.PactOfferedOn), "on", "pathway.error.before_last")
	case FactReactivated:
		c.Fail(h.On.Before(p.PactAcceptedOn), "on", "pathway.error.before_last")
	case FactReopened:
		c.Fail(h.On.Before(p.ClosedOn), "on", "pathway.error.before_last")
	case FactPaused:
		c.Fail(h.Until.Before(h.On), "until", "pathway.error.until_later")
		c.Fail(h.Reason == "", "reason", "error.field.required")
	case FactOpportunity, FactExperience, FactJob:
		c.Fail(h.Source == "", "source", "error.field.required")
	}
	if h.Fact == FactClosed {
		c.Fail(h.On.Before(p.Since), "on", "pathway.error.before_last")
		c.Fail(!slices.Contains(Ends(), h.End), "end", "error.field.required")
		c.Fail(h.End == EndWorks && p.JobOn.IsZero(), "end", "pathway.error.no_job")
	}
	return c.Err("pathway.Apply")
}

// Fold applies happenings to a pathway, in order.
func Fold(start Pathway, history []Happening) (Pathway, error) {
	var err error
	for _, h := range history {
		if start, err = start.Apply(h); err != nil {
			return start, fault.Wrap("pathway.Fold", err)
		}
	}
	return start, nil
}

// Step is where the case stands on the flow charts of access: the step's code
// (a11 … a17) or the end's.
func (p Pathway) Step() string {
	switch p.State {
	case PactToPropose:
		return "a11"
	case PactProposed:
		return "a12"
	case Reactivating:
		return "a13"
	case Ready:
		return "a14"
	case InSelection:
		return "a15"
	case InExperience:
		return "a16b"
	case AtWork:
		return "a17"
	default:
		return string(p.End)
	}
}
