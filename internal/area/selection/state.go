package selection

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// State is how far a request has come.
type State string

// The states, in the order of the flow.
const (
	Draft         State = "draft"          // being written with the company
	Open          State = "open"           // people are looked for
	ShortlistSent State = "shortlist_sent" // the company has a list to answer
	Filled        State = "filled"         // all positions are taken
	Withdrawn     State = "withdrawn"      // the company no longer looks; with its reason
	Expired       State = "expired"        // nobody has said for long that it is still so
)

// States lists all states in the order of the flow.
func States() []State { return []State{Draft, Open, ShortlistSent, Filled, Withdrawn, Expired} }

// Fact is what happened with a request: the kinds of journal events about it.
type Fact string

// The facts.
const (
	FactReceived  Fact = "request_received"
	FactChanged   Fact = "request_changed" // what is asked for
	FactOpened    Fact = "request_opened"
	FactRefreshed Fact = "request_refreshed" // the company says that it is still so
	FactSent      Fact = "request_shortlist_sent"
	FactFilled    Fact = "request_filled"
	FactWithdrawn Fact = "request_withdrawn"
	FactExpired   Fact = "request_expired"
	FactReopened  Fact = "request_reopened"
)

// Facts lists all facts in the order of the flow.
func Facts() []Fact {
	return []Fact{FactReceived, FactChanged, FactOpened, FactRefreshed, FactSent, FactFilled, FactWithdrawn, FactExpired, FactReopened}
}

const none State = ""

// next says what each fact makes of each state; what is absent is not possible.
var next = map[Fact]map[State]State{
	FactReceived:  {none: Draft},
	FactChanged:   {Draft: Draft, Open: Open, ShortlistSent: ShortlistSent},
	FactOpened:    {Draft: Open},
	FactRefreshed: {Open: Open, ShortlistSent: ShortlistSent, Expired: Open},
	FactSent:      {Open: ShortlistSent, ShortlistSent: ShortlistSent},
	FactFilled:    {Open: Filled, ShortlistSent: Filled},
	FactWithdrawn: {Draft: Withdrawn, Open: Withdrawn, ShortlistSent: Withdrawn, Expired: Withdrawn},
	FactExpired:   {Open: Expired, ShortlistSent: Expired},
	FactReopened:  {Filled: Open, Withdrawn: Open, Expired: Open},
}

// Can reports whether a fact is possible in a state.
func (s State) Can(f Fact) bool { _, ok := next[f][s]; return ok }

// IsLive reports whether people are looked for.
func (s State) IsLive() bool { return s == Open || s == ShortlistSent }

// WithdrawalReasons lists why a company withdraws a request.
func WithdrawalReasons() []string {
	return []string{"hired_alone", "no_more_need", "conditions", "mistake", "other"}
}

// Course is where a request stands: a fold of its facts.
type Course struct {
	State      State
	Since      civil.Date
	ReceivedOn civil.Date
	OpenedOn   civil.Date
	SentOn     civil.Date // first shortlist
	FilledOn   civil.Date
	WorkedOn   civil.Date // last work on it
	FreshOn    civil.Date
	Reason     string
}

// Happening is a fact on its day; Reason is that of a withdrawal.
type Happening struct {
	Fact   Fact
	On     civil.Date
	Reason string
}

// Apply is the course after a fact. One that the state does not allow is a
// Conflict, a withdrawal without its reason is Invalid.
func (c Course) Apply(h Happening) (Course, error) {
	const op = "selection.Course.Apply"
	to, ok := next[h.Fact][c.State]
	if !ok {
		return c, fault.New(fault.Conflict, op, "selection.error.state")
	}
	if h.Fact == FactWithdrawn && !slices.Contains(WithdrawalReasons(), h.Reason) {
		return c, fault.Bad(op, fault.Field{Name: "reason", Key: "error.field.choice"})
	}
	if h.On.IsZero() || h.On.Before(c.Since) {
		return c, fault.Bad(op, fault.Field{Name: "on", Key: "error.field.date"})
	}
	if to != c.State {
		c.State, c.Since = to, h.On
	}
	if h.Fact != FactExpired { // the passing of time is no work
		c.WorkedOn = h.On
	}
	c.Reason = ""
	switch h.Fact {
	case FactReceived:
		c.ReceivedOn, c.FreshOn = h.On, h.On
	case FactOpened:
		c.OpenedOn, c.FreshOn = h.On, h.On
	case FactRefreshed:
		c.FreshOn = h.On
	case FactReopened:
		c.FreshOn, c.FilledOn = h.On, civil.Date{}
		if c.OpenedOn.IsZero() {
			c.OpenedOn = h.On
		}
	case FactSent:
		if c.SentOn.IsZero() {
			c.SentOn = h.On
		}
	case FactFilled:
		c.FilledOn = h.On
	case FactWithdrawn:
		c.Reason = h.Reason
	}
	return c, nil
}

// Fold is the course that facts make, in their order.
func Fold(facts []Happening) (Course, error) {
	var c Course
	for _, h := range facts {
		var err error
		if c, err = c.Apply(h); err != nil {
			return c, err
		}
	}
	return c, nil
}

// DaysToShortlist is how long the first shortlist took; false while there is none.
func (c Course) DaysToShortlist() (int, bool) { return between(c.OpenedOn, c.SentOn) }

// DaysToFill is how long it took to fill the request; false while it is not.
func (c Course) DaysToFill() (int, bool) { return between(c.OpenedOn, c.FilledOn) }

func between(from, to civil.Date) (int, bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	return from.DaysUntil(to), true
}

// Ladder is after how many days without work a request is told to whom.
type Ladder struct{ Owner, Coordinator, Operational, Technical int }

// Rung is how far up the ladder a request has come.
type Rung string

// The rungs.
const (
	RungNone        Rung = ""
	RungOwner       Rung = "owner"
	RungCoordinator Rung = "coordinator"
	RungOperational Rung = "operational" // the weekly operational table
	RungTechnical   Rung = "technical"   // the technical table
)

// Rungs lists the rungs, the lowest first.
func Rungs() []Rung { return []Rung{RungOwner, RungCoordinator, RungOperational, RungTechnical} }

// Rung is where a request stands on a day; only drafts and live ones climb.
func (c Course) Rung(l Ladder, today civil.Date) Rung {
	if c.State != Draft && !c.State.IsLive() {
		return RungNone
	}
	switch days := c.WorkedOn.DaysUntil(today); {
	case days >= l.Technical:
		return RungTechnical
	case days >= l.Operational:
		return RungOperational
	case days >= l.Coordinator:
		return RungCoordinator
	case days >= l.Owner:
		return RungOwner
	}
	return RungNone
}
