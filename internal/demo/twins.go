package demo

import (
	"slices"
	"time"

	"insieme/internal/base/civil"
)

// twins registers some people a second time, under a name spelt otherwise. Of
// most this is found out; a few are still open questions.
func (g *generator) twins() {
	c := newChance(g.seed, streamTwins)
	lately := civil.NewDate(2022, time.October, 3)
	candidates := shuffled(c, g.records)
	candidates = slices.DeleteFunc(candidates, func(r *record) bool {
		day := r.comes()
		return day.Before(civil.NewDate(2018, time.January, 10)) || !day.Before(civil.NewDate(2022, time.May, 1)) || r.human.District == ""
	})
	for i, r := range candidates[:mergedTwins+openTwins] {
		if i < openTwins {
			g.twin(c, r, one(c, g.between(lately, dayOfFigures().AddDays(-3))))
			continue
		}
		day := g.from(r.comes().AddDays(c.between(60, 420)))
		if latest := civil.NewDate(2022, time.September, 9); day.After(latest) {
			day = latest
		}
		g.unite(c, r, g.twin(c, r, day))
	}
}

// twin is the second record of a human.
func (g *generator) twin(c chance, of *record, day civil.Date) *record {
	h := of.human
	switch c.IntN(3) {
	case 0:
		h.Surname = misspelt(c, h.Surname)
	case 1:
		h.GivenName = misspelt(c, h.GivenName)
	default:
		h.Surname, h.GivenName = h.GivenName, h.Surname
	}
	if c.happens(0.5) {
		h.FiscalCode = civil.FiscalCode{}
	}
	if len(h.Phones) > 0 && c.happens(0.4) {
		h.Phones, h.Emails = []string{g.society.phone(of.number + 6000)}, nil
	}
	h.Consents = consents(c, day)
	r := g.record(h)
	r.twin, of.twin = of, r
	s := g.story(r, 0)
	g.enter(s, day, draw(s.luck, fates(day)))
	return r
}

// unite finds out that a record is another's twin, soon after it came in: the
// second application goes on for the record that counts, or is ended as double.
func (g *generator) unite(c chance, keep, alias *record) {
	alias.keeper, alias.twin, keep.twin = keep, nil, nil
	s := alias.stories[0]
	w := &walk{calendar: g.calendar, luck: c, day: s.deeds[0].day, minute: s.deeds[0].minute}
	w.wait(1, 7)
	alias.merged = w.now(actMerge, byOffice)
	alias.merged.other = alias
	keep.own = append(keep.own, alias.merged)
	if c.happens(0.6) {
		g.leaveAsDouble(s, w)
	}
}

// leaveAsDouble ends the second application in place of what was to come.
func (g *generator) leaveAsDouble(s *story, w *walk) {
	w.soon(2, 6)
	end := w.now(doubleEnds, byOffice)
	s.deeds = slices.DeleteFunc(s.deeds, func(d deed) bool { return earlier(d, end) >= 0 })
	s.decided = civil.Date{}
	if !ends(s.last().act) {
		s.deeds = append(s.deeds, end)
	}
}
