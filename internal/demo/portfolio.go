package demo

import (
	"cmp"
	"fmt"
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// spell is a time in which a case worker follows somebody: it begins with a
// deed and ends with the pathway, or when the case worker leaves.
type spell struct {
	story *story
	deed  deed
	end   civil.Date // of the pathway
}

// portfolios gives every pathway a case worker, who has the fewest people then,
// and another one when that one leaves.
func (d *diary) portfolios() {
	g, wanted, main := d.generator, bits(), d.roster.first(access.CaseWorker)
	var spells []spell
	for _, r := range g.records {
		for _, s := range r.stories {
			end := g.today.AddDays(400)
			if d, closed := lastOf(s, act(pathway.FactClosed)); closed {
				end = d.day
			}
			for _, d := range s.deeds {
				if d.act == actReferent {
					spells = append(spells, spell{s, d, end})
				}
			}
			s.deeds = slices.DeleteFunc(s.deeds, func(d deed) bool { return d.act == actReferent })
		}
	}
	order := func(a, b spell) int { return earlier(a.deed, b.deed) }
	slices.SortStableFunc(spells, order)
	ends := map[id.User][]civil.Date{}
	for i := 0; i < len(spells); i++ {
		s := &spells[i]
		who := g.takesOn(ends, s.deed.day, "")
		switch why := d.concernOf(s.story); {
		case !main.there(s.deed.day):
		case wanted[why] > 0:
			wanted[why]--
			who = main
		case why.limited():
			who = g.takesOn(ends, s.deed.day, main.ID)
		}
		s.deed.with = who.ID
		ends[who.ID] = append(ends[who.ID], s.end)
		s.story.deeds = append(s.story.deeds, s.deed)
		if !who.left.IsZero() && who.left.Before(s.end) && who.left.Before(g.today) {
			next := spell{s.story, deed{act: actReferent, by: byChief, day: who.left, minute: 16 * 60, reason: "other"}, s.end}
			at, _ := slices.BinarySearchFunc(spells, next, order)
			spells = slices.Insert(spells, max(at, i+1), next)
		}
	}
	for _, r := range g.records {
		for _, s := range r.stories {
			slices.SortStableFunc(s.deeds, earlier)
		}
	}
}

// takesOn is who has the fewest people, but for one.
func (g *generator) takesOn(ends map[id.User][]civil.Date, day civil.Date, but id.User) colleague {
	who := slices.DeleteFunc(g.staying(day), func(k colleague) bool { return k.ID == but })
	return slices.MinFunc(who, func(a, b colleague) int {
		return cmp.Compare(openOn(ends[a.ID], day), openOn(ends[b.ID], day))
	})
}

// staying are the case workers who take on new people: nobody who leaves soon.
func (g *generator) staying(day civil.Date) []colleague {
	all := g.roster.with(access.CaseWorker, day)
	stay := slices.DeleteFunc(slices.Clone(all), func(k colleague) bool { return !k.there(day.AddDays(60)) })
	if len(stay) == 0 {
		return all
	}
	return stay
}

func openOn(ends []civil.Date, day civil.Date) int {
	n := 0
	for _, e := range ends {
		if e.After(day) {
			n++
		}
	}
	return n
}

func lastOf(s *story, a act) (deed, bool) {
	for _, d := range slices.Backward(s.deeds) {
		if d.act == a {
			return d, true
		}
	}
	return deed{}, false
}

// seat is an hour of an interviewer.
type seat struct {
	user id.User
	day  civil.Date
	hour int
}

// seats gives every interview an interviewer who is free at its hour, or at
// another one of the same day.
func (g *generator) seats() error {
	type invitation struct {
		story *story
		at    int
	}
	var all []invitation
	for _, r := range g.records {
		for _, s := range r.stories {
			for i, d := range s.deeds {
				if d.act == act(intake.FactInvited) {
					all = append(all, invitation{s, i})
				}
			}
		}
	}
	asked := func(i invitation) *deed { return &i.story.deeds[i.at] }
	slices.SortStableFunc(all, func(a, b invitation) int {
		// Those that are with somebody already come first.
		return cmp.Or(asked(a).until.Compare(asked(b).until), -cmp.Compare(asked(a).with, asked(b).with))
	})
	taken := map[seat]bool{}
	for _, i := range all {
		d := asked(i)
		chosen, free := g.freeSeat(taken, *d)
		if !free {
			return fmt.Errorf("demo: on %s there are more interviews than interviewers have hours", d.until)
		}
		taken[chosen] = true
		d.with = chosen.user
		if moved := chosen.hour - d.hour; moved != 0 {
			d.hour = chosen.hour
			i.story.move(i.at, moved)
		}
	}
	return nil
}

func (g *generator) freeSeat(taken map[seat]bool, d deed) (seat, bool) {
	if d.with != "" {
		return seat{d.with, d.until, d.hour}, true
	}
	there := g.roster.with(access.Interviewer, d.until)
	turn := d.until.Day() + d.hour/30 // so that nobody has all the mornings
	for _, hour := range slices.Concat([]int{d.hour}, hours(), overtime()) {
		for i := range there {
			s := seat{there[(turn+i)%len(there)].ID, d.until, hour}
			if !taken[s] {
				return s, true
			}
		}
	}
	return seat{}, false
}

// move moves what happened around an interview with its hour.
func (s *story) move(invitation, minutes int) {
	day := s.deeds[invitation].until
	for i := invitation + 1; i < len(s.deeds) && s.deeds[i].day == day; i++ {
		s.deeds[i].minute += minutes
	}
}

// places are the hours that interviewers offer from this week on, those taken
// among them.
func (g *generator) places(c chance, appointments []agenda.Past) []agenda.Slot {
	of := map[seat]agenda.AppointmentID{}
	for _, a := range appointments {
		if a.State == agenda.Set {
			of[seat{a.User, a.OnDay, a.Minute}] = a.ID
		}
	}
	var out []agenda.Slot
	for _, day := range g.between(g.today, g.today.AddDays(35)) {
		for _, k := range g.roster.with(access.Interviewer, day) {
			for _, hour := range hours() {
				appointment, taken := of[seat{k.ID, day, hour}]
				if !taken && !c.happens(0.3) {
					continue
				}
				out = append(out, agenda.Slot{
					ID: id.At[agenda.SlotID](g.instant(deed{day: g.before(day, 12), minute: opens}), c), User: k.ID, Kind: agenda.Interview,
					Time:  agenda.Time{OnDay: day, Minute: hour, Length: lengthOfInterview},
					Place: roomOfInterviews, Appointment: appointment,
				})
			}
		}
	}
	return out
}
