package demo

import (
	"slices"

	"insieme/internal/area/agenda"
	"insieme/internal/area/pathway"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// agendaBegins is when the case workers began to keep their meetings in the
// agenda. What they did before is told by the steps of the plans.
func agendaBegins() civil.Date { return civil.MustDate("2022-09-05") }

// meetingHours are those at which case workers meet somebody, an hour apart,
// so that two meetings never overlap.
func meetingHours() []int {
	return []int{9 * 60, 10 * 60, 11 * 60, 12 * 60, 14*60 + 30, 15*60 + 30, 16*60 + 30}
}

// meet lets the referent and the person meet every few weeks, as long as the
// pathway lasts.
func (j *journey) meet(today civil.Date) {
	last := j.ended
	if last.IsZero() {
		last = j.decided.AddDays(360)
	}
	j.day, j.minute = j.accepted, closes
	if begin := agendaBegins(); j.day.Before(begin) {
		j.day = begin.AddDays(j.luck.between(0, 40))
	}
	for {
		booked := deed{act: actBook, by: byReferent, day: j.from(j.day.AddDays(1)), minute: j.luck.between(opens, closes)}
		booked.until, booked.hour = j.after(booked.day, j.luck.between(3, 10)), one(j.luck, meetingHours())
		booked.kind = string(draw(j.luck, []weighted[agenda.Kind]{{agenda.Orientation, 50}, {agenda.Call, 22}, {agenda.Meeting, 28}}))
		if !booked.until.Before(last) || booked.day.After(today) {
			return
		}
		j.do(booked)
		// Once in a while nobody has yet said how it went.
		if booked.until.DaysUntil(today) > 8 || !j.luck.happens(0.06) {
			j.do(j.attendance(booked))
		}
		j.day = booked.until.AddDays(j.luck.between(14, 40))
	}
}

// attendance is how a meeting went, written down soon after its hour.
func (j *journey) attendance(booked deed) deed {
	d := deed{act: actAttend, by: byReferent, day: booked.until, minute: booked.hour + j.luck.between(25, 55), kind: booked.kind}
	d.absence = draw(j.luck, []weighted[agenda.State]{{agenda.Present, 83}, {agenda.Excused, 8}, {agenda.Absent, 6}, {agenda.Moved, 3}})
	return d
}

// arrange books a meeting at a free hour of the referent: the one that was
// thought of, or one before. On a day that is full there is none.
func (h *household) arrange(c *dossier, d deed) {
	who := h.owner(c, d.day).id
	hours := slices.DeleteFunc(meetingHours(), func(hour int) bool { return hour > d.hour })
	slices.Reverse(hours)
	i := slices.IndexFunc(hours, func(hour int) bool { return !h.busy[seat{h.referent, d.until, hour}] })
	if i < 0 {
		return
	}
	at := h.instant(d)
	a := agenda.Past{Appointment: agenda.Appointment{
		ID: id.At[agenda.AppointmentID](at, h.luck), Kind: agenda.Kind(d.kind), Person: who, User: h.referent,
		Time: agenda.Time{OnDay: d.until, Minute: hours[i], Length: 45}, Place: "piazza Rossini 3, stanza 4", State: agenda.Set, Version: 1,
	}}
	if a.Kind == agenda.Call {
		a.Place, a.Length = "", 20
	}
	h.busy[seat{a.User, a.OnDay, a.Minute}] = true
	h.meetings = append(h.meetings, a)
	h.record(at, journal.Event{
		Kind: agenda.KindSet, OccurredOn: d.day, Actor: h.referent, Person: who,
		Codes: journal.Codes{"kind": d.kind, "day": a.OnDay.String()},
	})
}

// attend says how the meeting of a day went.
func (h *household) attend(d deed) {
	i := slices.IndexFunc(h.meetings, func(a agenda.Past) bool { return a.OnDay == d.day && string(a.Kind) == d.kind })
	if i < 0 {
		return
	}
	a := &h.meetings[i]
	a.State = d.absence
	a.Version++
	a.MarkedBy = h.record(h.instant(d), journal.Event{
		Kind: agenda.KindMarked, OccurredOn: d.day, Actor: h.referent, Person: a.Person,
		Codes: journal.Codes{"kind": d.kind, "state": string(a.State)},
	})
}

// stands is a pathway as its deeds say, and whether it is open, for who looks
// at it before it is written down.
func (s *story) stands() (p pathway.Pathway, paused, open bool) {
	for _, d := range s.deeds {
		day := d.happened()
		first := func(at *civil.Date) {
			if at.IsZero() || day.Before(*at) {
				*at = day
			}
		}
		switch f := pathway.Fact(d.act); f {
		case pathway.FactOpenedReady, pathway.FactOpenedReactivation:
			p = pathway.Pathway{DecidedOn: day, Track: pathway.TrackReady}
			if f == pathway.FactOpenedReactivation {
				p.Track = pathway.TrackReactivation
			}
		case pathway.FactPactProposed:
			first(&p.PactProposedOn)
		case pathway.FactPactAccepted:
			first(&p.PactAcceptedOn)
		case pathway.FactReactivated:
			first(&p.ReactivatedOn)
		case pathway.FactOpportunity:
			first(&p.OpportunityOn)
		case pathway.FactExperience:
			first(&p.ExperienceOn)
		case pathway.FactJob:
			first(&p.JobOn)
		case pathway.FactPaused:
			paused = true
		case pathway.FactClosed:
			p.ClosedOn = day
		}
	}
	return p, paused, !p.DecidedOn.IsZero() && p.ClosedOn.IsZero()
}
