package demo

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"insieme/internal/area/agenda"
	"insieme/internal/area/company"
	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// diary writes deeds down as the commands of the areas would: each is put to
// the rules of its area first, so that nothing impossible can be invented.
type diary struct {
	*generator
	luck  chance // of identities
	rules programme.Rules
	in    intake.Instrument

	events       []journal.Event
	people       []person.Past
	applications []intake.Past
	appointments []agenda.Past
	pathways     []pathway.Past
	companies    []company.Past
	busy         map[seat]bool // hours of case workers that are taken
}

// write writes everything down, household by household, and puts the facts in
// the order in which they became known.
func (d *diary) write() error {
	aliases := map[*record][]*record{}
	for _, r := range d.records {
		if r.keeper != nil {
			aliases[r.keeper] = append(aliases[r.keeper], r)
		}
	}
	for _, r := range d.records {
		if r.keeper != nil {
			continue
		}
		if err := d.household(append([]*record{r}, aliases[r]...)); err != nil {
			return err
		}
	}
	d.asks()
	if err := d.firms(); err != nil {
		return err
	}
	d.events = append(d.events, d.roster.events...)
	d.events = inOrder(d.events)
	return nil
}

// inOrder puts facts in the order in which they became known; those of the same
// minute stay as they are.
func inOrder(events []journal.Event) []journal.Event {
	type place struct{ at, was int64 }
	places := make([]place, len(events))
	for i, e := range events {
		places[i] = place{e.RecordedAt.UnixMicro(), int64(i)}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.was, b.was)) })
	out := make([]journal.Event, len(events))
	for i, p := range places {
		out[i] = events[p.was]
	}
	return out
}

// household are the records of one human, the one that counts first: they have
// one referent.
type household struct {
	*diary
	files    map[*record]*person.Past
	cases    []*dossier
	referent id.User
	facts    []journal.Event
	meetings []agenda.Past // of referents
}

// dossier is what is written of one story.
type dossier struct {
	*story
	past  intake.Past
	seats []agenda.Past // appointments, the last one stands
	way   way
}

func (d *diary) household(records []*record) error {
	h := &household{diary: d, files: map[*record]*person.Past{}}
	type entry struct {
		deed
		of *dossier // nil for what is about the record itself
	}
	var entries []entry
	for _, r := range records {
		h.files[r] = h.open(r)
		for _, s := range r.stories {
			c := newDossier(s)
			h.cases = append(h.cases, c)
			for _, deed := range s.deeds {
				entries = append(entries, entry{deed, c})
			}
		}
		for _, deed := range r.own {
			entries = append(entries, entry{deed, nil})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return earlier(a.deed, b.deed) })
	for _, e := range entries {
		if err := h.put(e.of, e.deed); err != nil {
			return fmt.Errorf("demo: record %d, %s on %s: %w", records[0].number, e.act, e.day, err)
		}
	}
	return h.close(records)
}

// put writes one deed.
func (h *household) put(c *dossier, d deed) error {
	switch {
	case d.act == actMerge:
		h.merge(d)
	case d.act == actReferent:
		h.assign(d)
	case d.act == actNote:
		h.note(c, d)
	case d.act == actBook:
		h.arrange(c, d)
	case d.act == actAttend:
		h.attend(d)
	case d.act == actAssess:
		h.assess(c, d)
	case slices.Contains(intake.Facts(), intake.Fact(d.act)):
		return h.enters(c, d)
	case d.act == actPlan || d.act == actHeld || d.act == actMissed:
		h.step(c, d)
	default:
		return h.walks(c, d)
	}
	return nil
}

// close hands what was written of a household over to the diary.
func (h *household) close(records []*record) error {
	for _, c := range h.cases {
		if len(c.deeds) == 0 {
			continue
		}
		h.breaks(c, h.today)
		h.applications = append(h.applications, c.past)
		h.appointments = append(h.appointments, c.seats...)
		if len(c.way.entries) == 0 {
			continue
		}
		past, err := c.way.close()
		if err != nil {
			return err
		}
		h.pathways = append(h.pathways, past)
	}
	h.appointments = append(h.appointments, h.meetings...)
	for _, r := range records {
		h.people = append(h.people, *h.files[r])
	}
	h.events = append(h.events, inOrder(h.facts)...)
	return nil
}

// record writes a fact that the rules have allowed.
func (h *household) record(at time.Time, e journal.Event) id.Event {
	e.ID, e.RecordedAt = id.At[id.Event](at, h.luck), at
	h.facts = append(h.facts, e)
	return e.ID
}

// actor is who did a deed.
func (h *household) actor(c *dossier, d deed) id.User {
	switch d.by {
	case byOffice:
		if d.act == act(intake.FactReceived) {
			return c.helper
		}
		there := h.roster.with(access.Office, d.day)
		return there[d.day.Day()%len(there)].ID // they take turns
	case byPoint:
		return c.helper
	case byInterviewer:
		return c.past.Interviewer
	case byReferent:
		return h.referent
	case byChief:
		return h.roster.first(access.Coordinator).ID
	default:
		return ""
	}
}

// owner is the record that a deed of a story is about: the one that counts.
func (h *household) owner(c *dossier, day civil.Date) *record {
	if r := c.record; r.keeper != nil && !r.merged.day.After(day) {
		return r.keeper
	}
	return c.record
}
