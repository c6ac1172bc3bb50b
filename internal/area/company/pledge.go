package company

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// PledgeID is the identity of a pledge.
type PledgeID string

// PledgeKind is what a company promises places of (R5.3).
type PledgeKind string

// The kinds of pledge.
const (
	PledgeJob        PledgeKind = "job"
	PledgeInternship PledgeKind = "internship"
	PledgeAny        PledgeKind = "any" // an internship or a job
)

// PledgeKinds lists the kinds in the order of the form.
func PledgeKinds() []PledgeKind { return []PledgeKind{PledgeAny, PledgeInternship, PledgeJob} }

// Stage is what has become of one place of a pledge.
type Stage string

// The stages, each further than the one before.
const (
	StagePromised    Stage = "promised"
	StageOffered     Stage = "offered"     // the company has said for what work
	StageInterviewed Stage = "interviewed" // it has met somebody for it
	StageInternship  Stage = "internship"  // somebody is or was there as a trainee
	StageHired       Stage = "hired"
)

// Stages lists the stages from the first.
func Stages() []Stage {
	return []Stage{StagePromised, StageOffered, StageInterviewed, StageInternship, StageHired}
}

// stageMoves says where a place can go from each stage. One that was offered or
// interviewed for in vain is promised again.
var stageMoves = map[Stage][]Stage{
	StagePromised:    {StageOffered, StageInterviewed, StageInternship, StageHired},
	StageOffered:     {StageInterviewed, StageInternship, StageHired, StagePromised},
	StageInterviewed: {StageInternship, StageHired, StagePromised},
	StageInternship:  {StageHired},
	StageHired:       {},
}

// Place is one place of a pledge.
type Place struct {
	Number int
	Stage  Stage
	Since  civil.Date
	KeptOn civil.Date // when it first was what the pledge promised
}

// Pledge is what a company has promised, with what became of it.
type Pledge struct {
	ID          PledgeID
	Company     id.Company
	Version     int
	MadeOn      civil.Date
	Kind        PledgeKind
	DueOn       civil.Date
	WithdrawnOn civil.Date
	Places      []Place
}

// maxPlaces is more than any company promises at once.
const maxPlaces = 200

// NewPledge makes a pledge with all its places promised.
func NewPledge(p Pledge, places int) (Pledge, error) {
	var c fault.Check
	c.Fail(!in(PledgeKinds(), p.Kind), "kind", "company.error.choose")
	c.Fail(places < 1 || places > maxPlaces, "places", "company.error.range", 1, maxPlaces)
	c.Fail(p.MadeOn.IsZero(), "made_on", "error.field.required")
	c.Fail(p.DueOn.IsZero(), "due_on", "error.field.required")
	c.Fail(!p.DueOn.IsZero() && p.DueOn.Before(p.MadeOn), "due_on", "company.error.due")
	if err := c.Err("company.NewPledge"); err != nil {
		return p, err
	}
	p.Places = make([]Place, places)
	for i := range p.Places {
		p.Places[i] = Place{Number: i + 1, Stage: StagePromised, Since: p.MadeOn}
	}
	return p, nil
}

// Move returns the pledge with a place at another stage. What is not possible
// now is a Conflict.
func (p Pledge) Move(number int, to Stage, on civil.Date) (Pledge, error) {
	const op = "company.Pledge.Move"
	if !p.WithdrawnOn.IsZero() || number < 1 || number > len(p.Places) || !slices.Contains(stageMoves[p.Places[number-1].Stage], to) {
		return p, fault.New(fault.Conflict, op, "company.error.not_now")
	}
	if on.Before(p.Places[number-1].Since) {
		return p, fault.Bad(op, fault.Field{Name: "on", Key: "company.error.before_stage"})
	}
	p.Places = slices.Clone(p.Places)
	at := &p.Places[number-1]
	at.Stage, at.Since = to, on
	if at.KeptOn.IsZero() && p.Kind.isKeptBy(to) {
		at.KeptOn = on
	}
	return p, nil
}

// Withdraw returns the pledge as the company has taken it back: nothing more is
// owed.
func (p Pledge) Withdraw(on civil.Date) (Pledge, error) {
	if !p.WithdrawnOn.IsZero() || on.Before(p.MadeOn) {
		return p, fault.New(fault.Conflict, "company.Pledge.Withdraw", "company.error.not_now")
	}
	p.WithdrawnOn = on
	return p, nil
}

// isKeptBy reports whether a stage is what was promised.
func (k PledgeKind) isKeptBy(s Stage) bool {
	return s == StageHired || s == StageInternship && k != PledgeJob
}

// Count is how many places stand at a stage.
func (p Pledge) Count(s Stage) int {
	n := 0
	for _, at := range p.Places {
		if at.Stage == s {
			n++
		}
	}
	return n
}

// Balance is what became of one or several pledges on a day.
type Balance struct {
	Places int
	At     map[Stage]int
	Kept   int // in time or late
	InTime int
	Late   int // not kept although their day has passed
}

// Add counts a pledge's places. Those of a pledge that was withdrawn count when
// they were kept before.
func (b *Balance) Add(p Pledge, today civil.Date) {
	if b.At == nil {
		b.At = map[Stage]int{}
	}
	for _, at := range p.Places {
		kept := !at.KeptOn.IsZero()
		if !p.WithdrawnOn.IsZero() && !kept {
			continue
		}
		b.Places++
		b.At[at.Stage]++
		switch {
		case kept && !at.KeptOn.After(p.DueOn):
			b.Kept++
			b.InTime++
		case kept:
			b.Kept++
		case p.DueOn.Before(today):
			b.Late++
		}
	}
}

// Balance is what became of a pledge on a day.
func (p Pledge) Balance(today civil.Date) Balance {
	var b Balance
	b.Add(p, today)
	return b
}
