package demo

import (
	"slices"
	"time"

	"insieme/internal/area/intake"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
)

// doubleEnds is how a double application is ended.
const doubleEnds = act(intake.FactWithdrawn)

// ends reports whether an act ends an application.
func ends(a act) bool {
	return slices.Contains([]act{
		act(intake.FactNotEligible), act(intake.FactPathPossible), act(intake.FactWithdrawn), act(intake.FactUnreachable),
		act(intake.FactFoundWorkAlone),
	}, a)
}

// met counts the people interviewed up to a day: humans, not records.
func (g *generator) met(until civil.Date) int {
	people := map[*record]bool{}
	for _, r := range g.records {
		who := r
		if r.keeper != nil && !r.merged.day.After(until) {
			who = r.keeper
		}
		for _, s := range r.stories {
			if _, held := s.first(until, act(intake.FactInterviewed)); held {
				people[who] = true
			}
		}
	}
	return len(people)
}

// balance lives some lives again until as many people have been interviewed as
// was published. They are people of the middle years with one record and one
// story, so that no other figure moves.
func (g *generator) balance() {
	c := newChance(g.seed, streamBalance)
	missing := interviewedAll - g.met(dayOfFigures())
	want, from := interviewed, withdrew
	if missing < 0 {
		want, from = from, want
	}
	for _, r := range shuffled(c, g.records) {
		if missing == 0 {
			return
		}
		if came := r.comes(); len(r.stories) != 1 || r.keeper != nil || r.twin != nil || len(r.own) > 0 ||
			r.stories[0].last().act == act(intake.FactNotEligible) || came.Before(civil.NewDate(2018, time.March, 1)) || came.After(civil.NewDate(2021, time.June, 30)) {
			continue
		}
		_, held := r.stories[0].first(dayOfFigures(), act(intake.FactInterviewed))
		if _, named := r.stories[0].first(dayOfFigures(), act(intake.FactReceived)); !named || held != (from == interviewed) {
			continue
		}
		was := r.stories[0]
		r.stories = nil
		s := g.again(r, was, want)
		if _, held = s.first(dayOfFigures(), act(intake.FactInterviewed)); held == (from == interviewed) {
			r.stories = []*story{was} // it came out the same
			continue
		}
		missing -= sign(missing)
	}
}

func (g *generator) again(r *record, was *story, f fate) *story {
	s := g.story(r, 1)
	received, _ := was.first(g.today, act(intake.FactReceived))
	g.enter(s, received.day, f)
	if !s.decided.IsZero() {
		s.decision = g.usually(s)
	}
	g.proceed(s)
	return s
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	default:
		return 0
	}
}

// meetToday brings some interviews of the next days forward to this morning.
func (g *generator) meetToday() {
	morning := []int{9 * 60, 10*60 + 30, 12 * 60}
	for _, r := range g.records {
		for _, s := range r.stories {
			if len(morning) == 0 || len(s.deeds) == 0 {
				continue
			}
			d := &s.deeds[len(s.deeds)-1]
			if d.act != act(intake.FactInvited) || d.until.Before(g.today) || r.keeper != nil || r.twin != nil {
				continue
			}
			d.until, d.hour, d.with = g.today, morning[0], g.roster.first(access.Interviewer).ID
			morning = morning[1:]
		}
	}
}
