package demo

import (
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
)

// writeNotes leaves the traces of people who follow somebody: a note now and
// then, a call in between.
func (j *journey) writeNotes() {
	last := j.ended
	if last.IsZero() {
		last = j.decided.AddDays(300)
	}
	for day := j.followed.AddDays(j.luck.between(3, 60)); day.Before(last); day = day.AddDays(j.luck.between(50, 200)) {
		d := j.noteOn(day)
		if j.luck.happens(0.4) {
			call := one(j.luck, calls())
			d.note = &call
		} else {
			r := one(j.luck, remarks())
			d.note = &person.Note{Kind: person.PlainNote, Shared: r.shared, Private: r.private}
		}
		j.do(d)
	}
}

func (j *journey) noteOn(day civil.Date) deed {
	return deed{act: actNote, by: byReferent, day: j.from(day), minute: j.luck.between(opens, closes)}
}
