package pathway

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// PromiseKind is what the programme promises to a person in target (R3.1 to R3.3).
type PromiseKind string

// The promises.
const (
	// PromiseReactivation: ready for companies; only on the reactivation track.
	PromiseReactivation PromiseKind = "reactivation"
	// PromiseOpportunity: at least one opportunity of an interview in a company.
	PromiseOpportunity PromiseKind = "opportunity"
	// PromiseExperience: an experience in a company.
	PromiseExperience PromiseKind = "experience"
)

// PromiseKinds lists the promises in the order of their days.
func PromiseKinds() []PromiseKind {
	return []PromiseKind{PromiseReactivation, PromiseOpportunity, PromiseExperience}
}

// Terms are the promises' months for one track, as the programme's rules say
// on the day of the decision. Zero months: not promised on this track.
type Terms struct{ Reactivation, Opportunity, Experience int }

// Promise is what was promised, by when, and what became of it. The programme
// is bound, not the person. Promises are computed from facts and never typed.
type Promise struct {
	Application id.Application
	Person      id.Person
	Kind        PromiseKind
	MadeOn      civil.Date // the decision
	Due         civil.Date // pauses included
	PausedDays  int
	State       PromiseState
	KeptOn      civil.Date // the fact's day, also when it came after the due day
}

// PromiseState is what became of a promise.
type PromiseState string

// The states of a promise.
const (
	PromiseOpen   PromiseState = "open"
	PromiseKept   PromiseState = "kept"   // by the due day
	PromiseLate   PromiseState = "late"   // kept, but after the due day
	PromiseBroken PromiseState = "broken" // due day gone, not kept
	PromiseEnded  PromiseState = "ended"  // the pathway ended before the due day
)

// Pause is a time in which the promises stand still, both days included.
type Pause struct{ From, To civil.Date }

// Promises computes the promises of a pathway from its facts.
//
// The due day is the decision's day plus the months, counted as civil months,
// plus one day for every day of a pause that began before the promise was due
// or kept. A fact keeps the promise on the day it happened, whenever it became
// known; an experience in a company or a job contains the opportunity and, for
// the reactivation, the readiness; a job is an experience. A promise is broken
// from the day after its due day. Where the pathway ended before the due day
// nothing is owed any more.
func Promises(p Pathway, pauses []Pause, terms Terms, today civil.Date) []Promise {
	if p.DecidedOn.IsZero() {
		return nil
	}
	months := map[PromiseKind]int{
		PromiseReactivation: terms.Reactivation, PromiseOpportunity: terms.Opportunity, PromiseExperience: terms.Experience,
	}
	var out []Promise
	for _, kind := range PromiseKinds() {
		if months[kind] == 0 {
			continue
		}
		out = append(out, p.promise(kind, months[kind], pauses, today))
	}
	return out
}

func (p Pathway) promise(kind PromiseKind, months int, pauses []Pause, today civil.Date) Promise {
	pr := Promise{Application: p.Application, Person: p.Person, Kind: kind, MadeOn: p.DecidedOn, KeptOn: p.keeps(kind)}
	pr.Due, pr.PausedDays = due(p.DecidedOn.AddMonths(months), pr.KeptOn, pauses, today)
	switch {
	case !pr.KeptOn.IsZero() && !pr.KeptOn.After(pr.Due):
		pr.State = PromiseKept
	case !pr.KeptOn.IsZero():
		pr.State = PromiseLate
	case !p.ClosedOn.IsZero() && !p.ClosedOn.After(pr.Due):
		pr.State = PromiseEnded
	case today.After(pr.Due):
		pr.State = PromiseBroken
	default:
		pr.State = PromiseOpen
	}
	return pr
}

// keeps is the first day on which a fact kept the promise, or no date.
func (p Pathway) keeps(kind PromiseKind) civil.Date {
	switch kind {
	case PromiseReactivation:
		return earliest(p.ReactivatedOn, p.ExperienceOn, p.JobOn)
	case PromiseOpportunity:
		return earliest(p.OpportunityOn, p.ExperienceOn, p.JobOn)
	default:
		return earliest(p.ExperienceOn, p.JobOn)
	}
}

func earliest(dates ...civil.Date) civil.Date {
	var d civil.Date
	for _, e := range dates {
		if !e.IsZero() && (d.IsZero() || e.Before(d)) {
			d = e
		}
	}
	return d
}

// due moves a due day by the days of the pauses that began while the promise
// was neither due nor kept. Of a pause that still runs the days gone count.
func due(day, kept civil.Date, pauses []Pause, today civil.Date) (civil.Date, int) {
	paused := 0
	sorted := slices.Clone(pauses)
	slices.SortFunc(sorted, func(a, b Pause) int { return a.From.Compare(b.From) })
	for _, pause := range sorted {
		if pause.From.After(day) || (!kept.IsZero() && pause.From.After(kept)) || pause.From.After(today) {
			continue
		}
		to := pause.To
		if to.IsZero() || to.After(today) {
			to = today
		}
		n := pause.From.DaysUntil(to) + 1
		paused += n
		day = day.AddDays(n)
	}
	return day, paused
}
