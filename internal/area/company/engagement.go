package company

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Engagement is how far the relation with a company has come. Every field
// follows from the facts alone; Apply is the only way to change them.
type Engagement struct {
	Company id.Company

	State         State
	Since         civil.Date // since when it stands in its state
	SpottedOn     civil.Date
	AssociationOn civil.Date // the first talk with an association about it
	ContactedOn   civil.Date // the first contact
	MetOn         civil.Date // the first meeting
	InterestedOn  civil.Date
	ActiveOn      civil.Date
	BoardOn       civil.Date
	RefusedOn     civil.Date
	Refusal       string // code
	ArchivedOn    civil.Date
	LastOn        civil.Date // the last contact
	AnsweredOn    civil.Date // the last contact that went both ways
	FreshOn       civil.Date // when what is known of it was last found to be so
	CalledOn      civil.Date // the last time that an association was told before
	ToldOn        civil.Date // the last time that one was told afterwards
	TellSince     civil.Date // the first contact of which no association has been told yet
}

// Happening is a fact with its day and details, ready to be applied.
type Happening struct {
	Fact    Fact
	On      civil.Date
	Reason  string // code: of not being interested, of leaving, of archiving
	Untold  bool   // a contact of which the association need not be told
	Contact ContactID
	Of      id.Organisation // the association
}

// Refusals lists the reasons why a company is not interested, by who caused
// them: it, the moment, the programme.
func Refusals() []string {
	return []string{"no_positions", "other_profiles", "seasonal", "other_channels", "bad_experience", "no_time", "crisis", "other"}
}

// Leavings lists the reasons why a company leaves the Board.
func Leavings() []string { return []string{"own_wish", "closed", "merged", "pledge_not_kept", "other"} }

// Archivings lists the reasons why a company is archived.
func Archivings() []string { return []string{"closed", "moved", "duplicate", "mistake", "other"} }

// Apply returns the engagement after a fact. A fact that is not possible now is
// a Conflict; one with missing details is Invalid.
func (e Engagement) Apply(h Happening) (Engagement, error) {
	const op = "company.Apply"
	if !slices.Contains(allowed[h.Fact], e.State) {
		return e, fault.New(fault.Conflict, op, "company.error.not_now")
	}
	if err := h.check(e); err != nil {
		return e, err
	}
	before := e.State
	e.apply(h)
	if e.State = stateOf(e); e.State != before {
		e.Since = h.On
	}
	return e, nil
}

func (e *Engagement) apply(h Happening) {
	switch h.Fact {
	case FactRegistered:
		e.SpottedOn, e.FreshOn = h.On, h.On
	case FactAssociation:
		first(&e.AssociationOn, h.On)
		e.CalledOn = h.On
	case FactContacted:
		first(&e.ContactedOn, h.On)
		e.LastOn = h.On
		if e.TellSince.IsZero() && !h.Untold {
			e.TellSince = h.On
		}
	case FactAnswered:
		e.AnsweredOn, e.FreshOn = h.On, h.On
	case FactMet:
		first(&e.MetOn, h.On)
	case FactInterested:
		e.InterestedOn, e.RefusedOn, e.Refusal = h.On, civil.Date{}, ""
	case FactNotInterested:
		e.RefusedOn, e.Refusal = h.On, h.Reason
		e.InterestedOn, e.ActiveOn = civil.Date{}, civil.Date{}
	case FactReopened:
		e.RefusedOn, e.Refusal = civil.Date{}, ""
	case FactActive:
		e.ActiveOn = h.On
	case FactJoined:
		e.BoardOn = h.On
	case FactLeft:
		e.BoardOn = civil.Date{}
	case FactInformed:
		e.ToldOn, e.TellSince = h.On, civil.Date{}
	case FactConfirmed:
		e.FreshOn = h.On
	case FactArchived:
		e.ArchivedOn = h.On
	case FactRestored:
		e.ArchivedOn, e.FreshOn = civil.Date{}, h.On
	}
}

// first keeps the earliest day.
func first(d *civil.Date, on civil.Date) {
	if d.IsZero() || on.Before(*d) {
		*d = on
	}
}

// check demands the details that a fact cannot be without.
func (h Happening) check(e Engagement) error {
	var c fault.Check
	c.Fail(h.On.IsZero(), "on", "error.field.required")
	c.Fail(!e.SpottedOn.IsZero() && h.On.Before(e.SpottedOn), "on", "company.error.before_spotted")
	switch h.Fact {
	case FactNotInterested:
		c.Fail(!in(Refusals(), h.Reason), "reason", "company.error.choose")
	case FactLeft:
		c.Fail(!in(Leavings(), h.Reason), "reason", "company.error.choose")
	case FactArchived:
		c.Fail(!in(Archivings(), h.Reason), "reason", "company.error.choose")
	}
	return c.Err("company.Apply")
}

// Fold applies facts in the order in which they happened.
func Fold(company id.Company, facts []Happening) (Engagement, error) {
	e := Engagement{Company: company}
	for _, h := range facts {
		var err error
		if e, err = e.Apply(h); err != nil {
			return e, err
		}
	}
	return e, nil
}
