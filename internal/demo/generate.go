package demo

import (
	"slices"
	"time"

	"insieme/internal/area/intake"
	"insieme/internal/area/pathway"
	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Streams of chance: one for each thing that may change without the others. A
// story's stream is its record's number and its own, shifted.
const (
	streamPlan uint64 = iota + 1
	streamRoster
	streamTwins
	streamReturns
	streamNamed
	streamBalance
	streamDiary
	streamSlots
	streamMix
	streamMorning
	streamQuestions
	streamFirms

	streamHumans  = 1 << 20
	streamStories = 1 << 40
)

// generator lives the history in memory. What it makes is a list of deeds for
// each record; diary.go turns them into facts by the rules of the areas.
type generator struct {
	*calendar
	seed    uint64
	today   civil.Date
	zone    *time.Location
	society society
	roster  roster
	records []*record
}

func newGenerator(seed uint64, today civil.Date, zone *time.Location, territory []programme.Municipality) *generator {
	g := &generator{
		calendar: newCalendar(firstDay(), later(today, dayOfFigures()).AddDays(900)), seed: seed, today: today, zone: zone, society: newSociety(territory),
	}
	g.roster = newRoster(newChance(seed, streamRoster), firstDay(), zone)
	return g
}

func later(a, b civil.Date) civil.Date {
	if a.After(b) {
		return a
	}
	return b
}

// live lives everybody's history up to this morning.
func (g *generator) live() {
	days := g.arrivals()
	dealt := deal(newChance(g.seed, streamMix), days)
	for i, day := range days {
		g.enter(g.story(g.record(g.invent(i, day, dealt[i])), 0), day, draw(g.luckOf(i), fates(day)))
	}
	g.twins()
	g.judge()
	for _, r := range g.records {
		g.proceed(r.stories[0])
	}
	g.come()
	g.name()
	g.balance()
	for _, r := range g.records {
		for _, s := range r.stories {
			s.deeds = g.past(s.deeds)
		}
		r.own = g.past(r.own)
	}
	g.records = slices.DeleteFunc(g.records, func(r *record) bool { return len(r.stories[0].deeds) == 0 })
	g.meetToday()
}

// past keeps the deeds done by now: nine o'clock in the morning, before
// anybody but the daily jobs has worked.
func (g *generator) past(deeds []deed) []deed {
	return slices.DeleteFunc(deeds, func(d deed) bool {
		return d.day.After(g.today) || d.day == g.today && d.by != byProgramme
	})
}

func (g *generator) luckOf(number int) chance { return newChance(g.seed, streamHumans+uint64(number)) }

// invent makes the number-th human, who comes on a day. Each municipality has
// somebody.
func (g *generator) invent(number int, day civil.Date, is traits) human {
	c := g.luckOf(number)
	c.Uint64() // the fate's
	h := g.society.invent(c, number, day, is)
	if every := 40; number%every == 0 && number/every < len(g.society.places) {
		place := g.society.places[number/every].what
		h.Municipality, h.District, h.declared.Municipality = place.ISTAT, place.District, place.ISTAT
	}
	return h
}

// record opens a record for a human.
func (g *generator) record(h human) *record {
	r := &record{human: h, number: len(g.records)}
	g.records = append(g.records, r)
	return r
}

// story begins the next story of a record; attempt tells lives apart that are
// lived again.
func (g *generator) story(r *record, attempt int) *story {
	s := &story{record: r, number: len(r.stories), district: r.human.District}
	s.luck = newChance(g.seed, streamStories+uint64(r.number)<<16+uint64(s.number)<<8+uint64(attempt))
	r.stories = append(r.stories, s)
	return s
}

// judge takes the first decisions: those of 2017 to the published figures, the
// others as they usually come out.
func (g *generator) judge() {
	var first []*story
	for _, r := range g.records {
		s := r.stories[0]
		switch {
		case s.decided.IsZero():
		case s.decided.After(endOf2017()):
			s.decision = g.usually(s)
		default:
			first = append(first, s)
		}
	}
	for i, s := range shuffled(newChance(g.seed, streamBalance+1<<10), first) {
		switch {
		case i < ready2017:
			s.decision = act(intake.FactReady)
		case i < inTarget2017:
			s.decision = act(intake.FactReactivation)
		default:
			s.decision = act(intake.FactNotInTarget)
		}
	}
}

// usually is how a decision comes out.
func (g *generator) usually(s *story) act {
	ready := map[int]float64{2018: 0.55, 2019: 0.675}[s.decided.Year()]
	if ready == 0 {
		ready = 0.62
	}
	switch {
	case !s.luck.happens(0.615):
		return act(intake.FactNotInTarget)
	case s.luck.happens(ready):
		return act(intake.FactReady)
	default:
		return act(intake.FactReactivation)
	}
}

// proceed lives what follows an interview.
func (g *generator) proceed(s *story) {
	if !s.decided.IsZero() {
		g.decide(s)
	}
}

// come lets people apply again whose first story ended without work.
func (g *generator) come() {
	c := newChance(g.seed, streamReturns)
	years := returns()
	over := shuffled(c, slices.DeleteFunc(slices.Clone(g.records), func(r *record) bool { return r.keeper != nil || r.twin != nil || !mayReturn(r.stories[0]) }))
	for year := firstDay().Year() + 1; year <= g.today.Year(); year++ {
		days := g.between(civil.NewDate(year, time.March, 1), civil.NewDate(year, time.December, 31))
		if year == g.today.Year() {
			days = g.between(civil.NewDate(year, time.January, 1), dayOfFigures())
		}
		for n := years[year]; n > 0 && len(over) > 0; n-- {
			day := one(c, days)
			i := slices.IndexFunc(over, func(r *record) bool { return len(r.stories) == 1 && r.stories[0].last().day.AddDays(100).Before(day) })
			if i < 0 {
				break
			}
			s := g.story(over[i], 0)
			over = slices.Delete(over, i, i+1)
			g.enter(s, day, draw(s.luck, fates(day)))
			if !s.decided.IsZero() {
				s.decision = g.usually(s)
			}
			g.proceed(s)
		}
	}
}

// mayReturn reports whether a story ended so that somebody might try again.
func mayReturn(s *story) bool {
	switch d := s.last(); d.act {
	case act(intake.FactWithdrawn), act(intake.FactUnreachable), act(intake.FactNotEligible), act(intake.FactNotInTarget):
		return s.record.human.District != ""
	case act(pathway.FactClosed):
		return d.ending != pathway.EndWorks && d.ending != pathway.EndFoundWorkAlone
	default:
		return false
	}
}

// name lets access points name people who never fill in a form.
func (g *generator) name() {
	c := newChance(g.seed, streamNamed)
	days := g.between(civil.NewDate(2018, time.January, 1), g.today.AddDays(-1))
	for i := range onlyNamed {
		day := one(c, days)
		if i < 4 { // still waiting
			day = g.before(g.today, c.between(1, 12))
		}
		h := g.society.invent(c, len(g.records), day, mixOf(day.Year()).of(c))
		h.onlyNamed(g.society.phone(len(g.records)))
		s := g.story(g.record(h), 0)
		points := g.roster.points(s.district)
		s.channel, s.desk = intake.ChannelAccessPoint, one(c, points).ID
		s.helper = g.roster.of(s.desk).ID
		w := &walk{calendar: g.calendar, luck: s.luck, day: day, minute: s.luck.between(opens, closes)}
		s.deeds = append(s.deeds, w.now(act(intake.FactReferred), byPoint))
		w.wait(12, 40)
		s.deeds = append(s.deeds, w.now(draw(c, []weighted[act]{{act(intake.FactUnreachable), 50}, {act(intake.FactWithdrawn), 40}, {act(intake.FactFoundWorkAlone), 10}}), byOffice))
	}
}

// ids gives records and stories their identities, in the order of their days.
func (g *generator) identify(c chance) {
	for _, r := range g.records {
		r.id = id.At[id.Person](g.instant(r.stories[0].deeds[0]), c)
		for _, s := range r.stories {
			if len(s.deeds) > 0 {
				s.id = id.At[id.Application](g.instant(s.deeds[0]), c)
			}
		}
	}
}

// instant is when a deed was done.
func (g *generator) instant(d deed) time.Time {
	return d.day.At(d.minute/60, d.minute%60, g.zone).UTC()
}
