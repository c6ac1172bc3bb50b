package demo

import (
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
)

// concern is why a case worker would look at somebody this morning.
type concern int

const (
	noConcern     concern = iota
	brokenPromise         // lately
	elsewhere             // for others to follow
	nearPromise
	pactToPropose
	pactToAccept
	stillReactivating
)

// bits are how many people of each concern are given to the case worker whose
// login the command prints, so that her morning has a bit of everything.
func bits() map[concern]int {
	return map[concern]int{brokenPromise: 2, nearPromise: 5, pactToPropose: 2, pactToAccept: 2, stillReactivating: 5}
}

// latelyDays is how long ago a promise may have been broken that she still has
// to make good for; nobody's morning is full of old ones.
const latelyDays = 30

// limited reports whether she follows no more people of a concern than her bits.
func (c concern) limited() bool { return c == brokenPromise || c == elsewhere || c == nearPromise }

// concernOf looks at a story as it stands this morning.
func (d *diary) concernOf(s *story) concern {
	p, paused, open := s.stands()
	switch {
	case !open:
		return noConcern
	case paused, len(s.record.stories) > 1:
		return elsewhere // their promises do not count from the decision alone
	case p.PactProposedOn.IsZero():
		return pactToPropose
	case p.PactAcceptedOn.IsZero():
		return pactToAccept
	}
	out := noConcern
	if p.Track == pathway.TrackReactivation && p.ReactivatedOn.IsZero() && p.ExperienceOn.IsZero() {
		out = stillReactivating
	}
	for _, promise := range pathway.Promises(p, nil, pathway.TermsOf(d.rules, p.Track), d.today) {
		switch {
		case promise.State == pathway.PromiseBroken && promise.Due.DaysUntil(d.today) > latelyDays:
			return elsewhere
		case promise.State == pathway.PromiseBroken:
			return brokenPromise
		case promise.State == pathway.PromiseOpen && d.today.DaysUntil(promise.Due) <= d.rules.WarnDays:
			out = nearPromise
		}
	}
	return out
}

// todaysMeetings is the day of the case worker whose login the command prints.
func todaysMeetings() []deed {
	return []deed{
		{hour: 9 * 60, kind: string(agenda.Orientation)}, {hour: 10 * 60, kind: string(agenda.Meeting)},
		{hour: 12 * 60, kind: string(agenda.Call)}, {hour: 15*60 + 30, kind: string(agenda.Orientation)},
	}
}

// furnish gives that case worker meetings today and some of the last days of
// which nobody has said how they went: those of other days are moved.
func (d *diary) furnish() {
	main := d.roster.first(access.CaseWorker).ID
	free, silent := todaysMeetings(), []agenda.Kind{agenda.Orientation, agenda.Call, agenda.Meeting}
	for _, r := range shuffled(newChance(d.seed, streamMorning), d.records) {
		if len(r.stories) > 1 {
			d.another(r)
			continue
		}
		s := r.stories[0]
		referent, followed := lastOf(s, actReferent)
		if _, _, open := s.stands(); !open || !followed || referent.with != main || r.keeper != nil {
			continue
		}
		next := slices.IndexFunc(s.deeds, func(b deed) bool { return b.act == actBook && !b.until.Before(d.today) })
		switch {
		case next >= 0 && len(free) > 0 && s.deeds[next].day.DaysUntil(d.today) > 1:
			s.deeds[next].until, s.deeds[next].hour, s.deeds[next].kind = d.today, free[0].hour, free[0].kind
			free = free[1:]
		case next >= 0 && s.deeds[next].until == d.today:
			s.deeds[next].until = d.after(d.today, 1)
		}
		if next < 0 {
			silent = s.forget(silent, d.before(d.today, 6))
		}
	}
}

// another day suits those better whose referent may come from another story.
func (d *diary) another(r *record) {
	for _, s := range r.stories {
		for i := range s.deeds {
			if s.deeds[i].act == actBook && s.deeds[i].until == d.today {
				s.deeds[i].until = d.after(d.today, 1)
			}
		}
	}
}

// forget leaves out how the last meeting since a day went, if it is of one of
// some kinds, and returns the kinds that are left.
func (s *story) forget(kinds []agenda.Kind, since civil.Date) []agenda.Kind {
	i := slices.IndexFunc(s.deeds, func(d deed) bool { return d.act == actAttend && !d.day.Before(since) })
	if i < 0 {
		return kinds
	}
	k := slices.Index(kinds, agenda.Kind(s.deeds[i].kind))
	if k < 0 {
		return kinds
	}
	s.deeds = slices.Delete(s.deeds, i, i+1)
	return slices.Delete(kinds, k, k+1)
}
