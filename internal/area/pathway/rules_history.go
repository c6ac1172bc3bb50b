package pathway

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Entry is a happening with the journal's event that says it.
type Entry struct {
	Event id.Event
	Happening
}

// History is a pathway with what its promises need: the fold of its entries.
type History struct {
	Pathway
	Pauses []Pause
	// Firsts names the event behind the earliest fact of each kind.
	Firsts map[Fact]Entry
}

// Replay folds entries in the order in which they happened.
func Replay(application id.Application, person id.Person, entries []Entry) (History, error) {
	h := History{Pathway: Pathway{Application: application, Person: person}, Firsts: map[Fact]Entry{}}
	var err error
	for _, e := range entries {
		if h.Pathway, err = h.Pathway.Apply(e.Happening); err != nil {
			return h, fault.Wrap("pathway.Replay", err)
		}
		if f, seen := h.Firsts[e.Fact]; !seen || e.On.Before(f.On) {
			h.Firsts[e.Fact] = e
		}
		h.pause(e.Happening)
	}
	return h, nil
}

func (h *History) pause(e Happening) {
	switch e.Fact {
	case FactPaused:
		h.Pauses = append(h.Pauses, Pause{From: e.On, To: e.Until})
	case FactResumed, FactClosed:
		if n := len(h.Pauses); n > 0 && h.Pauses[n-1].To.After(e.On) {
			h.Pauses[n-1].To = e.On
		}
	}
}

// KeptBy names the event of the fact that kept a promise; none if nothing did.
func (h History) KeptBy(kind PromiseKind) id.Event {
	facts := map[PromiseKind][]Fact{
		PromiseReactivation: {FactReactivated, FactExperience, FactJob},
		PromiseOpportunity:  {FactOpportunity, FactExperience, FactJob},
		PromiseExperience:   {FactExperience, FactJob},
	}[kind]
	var best Entry
	for _, fact := range facts {
		if e, ok := h.Firsts[fact]; ok && (best.Event == "" || e.On.Before(best.On)) {
			best = e
		}
	}
	return best.Event
}

// Next is the promise that comes due next, or was broken first: what the
// person's ring shows. ok is false when nothing is owed.
func Next(promises []Promise) (Promise, bool) {
	owed := slices.DeleteFunc(slices.Clone(promises), func(p Promise) bool {
		return p.State != PromiseOpen && p.State != PromiseBroken
	})
	if len(owed) == 0 {
		return Promise{}, false
	}
	return slices.MinFunc(owed, func(a, b Promise) int { return a.Due.Compare(b.Due) }), true
}

// Nearness says in one word how near a promise's day is.
type Nearness string

// The words of nearness: more than 30 days, at most 30, at most 14, gone.
const (
	Far    Nearness = "far"
	Near30 Nearness = "near30"
	Near14 Nearness = "near14"
	Gone   Nearness = "broken"
)

// NearnessOn tells how near the due day is on a day.
func (p Promise) NearnessOn(day civil.Date) Nearness {
	switch n := day.DaysUntil(p.Due); {
	case n < 0:
		return Gone
	case n <= 14:
		return Near14
	case n <= 30:
		return Near30
	default:
		return Far
	}
}

// ShareGone is the part of the promised time that is gone, from 0 to 1.
func (p Promise) ShareGone(day civil.Date) float64 {
	whole := p.MadeOn.DaysUntil(p.Due)
	if whole <= 0 {
		return 1
	}
	return min(1, max(0, float64(p.MadeOn.DaysUntil(day))/float64(whole)))
}
