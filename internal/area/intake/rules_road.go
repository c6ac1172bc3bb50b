package intake

import (
	"insieme/internal/base/civil"
)

// Station is a stop on the road that a person sees: the flow in six steps.
type Station string

// The stations, in order. The last two are the programme's promises.
const (
	StationForm        Station = "form"
	StationCheck       Station = "check"
	StationInterview   Station = "interview"
	StationSearch      Station = "search"
	StationOpportunity Station = "opportunity"
	StationExperience  Station = "experience"
)

// Stations lists the stations in order.
func Stations() []Station {
	return []Station{StationForm, StationCheck, StationInterview, StationSearch, StationOpportunity, StationExperience}
}

// Place is where a station lies from where the person stands.
type Place string

// The places.
const (
	Behind Place = "behind"
	Here   Place = "here"
	Before Place = "before"
)

// RoadStep is a station with its day: On when it is behind, By when the
// programme has promised one, none where nothing can be said.
type RoadStep struct {
	Station Station
	Place   Place
	On, By  civil.Date
}

// PledgeKind is what the programme owes a person.
type PledgeKind string

// The pledges. The first is intake's own (the weeks from receipt to
// invitation); the others are promises of the pathway, under its codes.
const (
	PledgeInvite       PledgeKind = "invite"
	PledgeReactivation PledgeKind = "reactivation"
	PledgeOpportunity  PledgeKind = "opportunity"
	PledgeExperience   PledgeKind = "experience"
)

// Pledge is what the programme owes, since when, until when, and whether it
// was given. Over: nothing is owed any more.
type Pledge struct {
	Kind      PledgeKind
	From, Due civil.Date
	KeptOn    civil.Date
	Over      bool
}

// IsLate reports whether the day has gone by without what was owed.
func (p Pledge) IsLate(today civil.Date) bool {
	return !p.Over && p.KeptOn.IsZero() && today.After(p.Due)
}

// Share is how much of the time given has gone, from 0 to 1.
func (p Pledge) Share(today civil.Date) float64 {
	given, gone := p.From.DaysUntil(p.Due), p.From.DaysUntil(today)
	if given <= 0 {
		return 1
	}
	return min(1, max(0, float64(gone)/float64(given)))
}

// Invitation is what the programme owes between receipt and invitation, given
// the weeks of its rules. ok is false once it is given, while a suspension or
// another path puts it off, and after an end.
func Invitation(a Application, weeks int) (p Pledge, ok bool) {
	switch a.State {
	case Received, Verifying, ToInvite:
		return Pledge{Kind: PledgeInvite, From: a.ReceivedOn, Due: a.ReceivedOn.AddDays(7 * weeks)}, !a.ReceivedOn.IsZero()
	default:
		return Pledge{}, false
	}
}

// Road is where a person stands on the six stations. pledges are those that
// hold for the application.
func Road(a Application, pledges []Pledge) []RoadStep {
	here := a.station(pledges)
	road := make([]RoadStep, 0, len(Stations()))
	for i, s := range Stations() {
		step := RoadStep{Station: s, Place: Before, On: a.passed(s, pledges)}
		switch {
		case i == here:
			step.Place = Here
		case i < here || (here == nowhere && !step.On.IsZero()):
			step.Place = Behind
		}
		if step.Place != Behind {
			step.On = civil.Date{}
			step.By = due(s, pledges)
		}
		if s == StationInterview && step.Place == Here && !a.InterviewOn.IsZero() {
			step.By, step.On = civil.Date{}, a.InterviewOn
		}
		road = append(road, step)
	}
	return road
}

// nowhere is the position of who has reached the end of the road, or left it.
const nowhere = -1

// station is the position of the station where the person stands.
func (a Application) station(pledges []Pledge) int {
	switch a.State {
	case Referred:
		return 0
	case Received, Verifying, Suspended, InCharge, Reported:
		return 1
	case ToInvite, InterviewSet, ToDecide:
		return 2
	case InTarget:
		switch {
		case !kept(PledgeExperience, pledges).IsZero():
			return nowhere
		case !kept(PledgeOpportunity, pledges).IsZero():
			return 5
		default:
			return 3
		}
	default:
		return nowhere
	}
}

// passed is the day on which a station was left behind.
func (a Application) passed(s Station, pledges []Pledge) civil.Date {
	switch s {
	case StationForm:
		return a.ReceivedOn
	case StationCheck:
		if a.MeasureFreeOn.IsZero() || a.PathFreeOn.IsZero() {
			return civil.Date{}
		}
		return later(a.MeasureFreeOn, a.PathFreeOn)
	case StationInterview:
		return a.InterviewedOn
	case StationSearch:
		return kept(PledgeOpportunity, pledges)
	case StationOpportunity:
		return kept(PledgeOpportunity, pledges)
	default:
		return kept(PledgeExperience, pledges)
	}
}

func due(s Station, pledges []Pledge) civil.Date {
	kinds := map[Station]PledgeKind{
		StationInterview: PledgeInvite, StationOpportunity: PledgeOpportunity, StationExperience: PledgeExperience,
	}
	for _, p := range pledges {
		if p.Kind == kinds[s] && !p.Over {
			return p.Due
		}
	}
	return civil.Date{}
}

func kept(kind PledgeKind, pledges []Pledge) civil.Date {
	for _, p := range pledges {
		if p.Kind == kind {
			return p.KeptOn
		}
	}
	return civil.Date{}
}

func later(a, b civil.Date) civil.Date {
	if a.After(b) {
		return a
	}
	return b
}
