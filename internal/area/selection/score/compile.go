package score

import (
	"maps"
	"slices"
)

// plan is a request turned into tables: what each code of a column adds, the
// company's points in the upper half and the person's in the lower.
type plan struct {
	s      *Scorer
	base   uint64
	planes int // binary digits of the most points of skills

	skills  [maxPoints]uint64 // by points
	near    *[1 << 16]uint8   // occupation → grade of nearness; 0 is not near
	trade   []uint64          // by grade
	past    []uint64          // by grade and experienceCode
	wish    [MaxWishes][]uint64
	week    Week
	hours   [29]uint64
	coming  [256]uint8 // points of a code that is wished
	train   []uint64
	load    [256]uint32 // of the person's side
	pays    [256]uint32 // of the person's side
	kinds   [256]uint32 // of the person's side
	promise [promiseDays + 1]uint64
	travel  []uint32 // of the person's side, by the index's place

	firstLang, secondLang uint8        // shifts
	language              [256]uint64  // of the first two asked
	languages             []langColumn // when more are asked
	gates                 []langGate
	weekMust              Week   // bands that are indispensable
	rest                  uint64 // the most that can still come after travel, contract, pay and load
}

// maxPoints is more than the points of skills can be: two for each wish.
const maxPoints = 256

type langColumn struct {
	shift  uint8
	values [16]int32
}

// langGate shuts out a known level below the least.
type langGate struct {
	shift  uint8
	least  Level
	passes uint64 // bit of each level
}

func gateOf(w LanguageWish) langGate {
	g := langGate{shift: 4 * w.Language, least: w.Level, passes: 1 << LevelUnknown}
	for level := w.Level; level < 16; level++ {
		g.passes |= 1 << level
	}
	return g
}

// pair packs the points of a criterion by its side.
func (p *plan) pair(c Criterion, value int32) uint64 {
	points := uint64(scaleBy(value, p.s.Weights.Of[c]))
	if c.Side() == Company {
		return points << 32
	}
	return points
}

// compile tabulates; places is the index's list.
func compile(s *Scorer, places []Place) *plan {
	r := &s.Request
	p := &plan{s: s, week: r.Week & weekBands}
	if r.WeekMust && r.Week&WeekKnown != 0 {
		p.weekMust = p.week
	}
	p.base = p.pair(Quality, max(r.Quality, 0))
	for points := range s.most + 1 {
		p.skills[points] = p.pair(Skills, skillsValue(points, s.most))
		p.train = append(p.train, p.pair(Training, trainingValue(points, s.most)))
	}
	for n := s.most; n > 0; n >>= 1 {
		p.planes++
	}
	p.occupations()
	for covered := range p.hours {
		p.hours[covered] = p.pair(Hours, hoursValue(min(covered, r.Week.count()), r.Week.count()))
	}
	for _, c := range r.Essential {
		p.coming[c] = 2
	}
	for _, c := range r.Optional {
		p.coming[c] = max(p.coming[c], 1)
	}
	for i := range 256 {
		p.load[i] = uint32(p.pair(Load, loadValue(uint8(i), r.WeekHours)))
		p.pays[i] = uint32(p.pair(Pay, payValue(uint8(i), r.Pay)))
		p.kinds[i] = uint32(p.pair(Contract, contractValue(uint8(i), r.Contract)))
	}
	for left := range p.promise {
		p.promise[left] = p.pair(Promise, int32(promiseDays-left)*Million/promiseDays)
	}
	p.places(places)
	p.ask()
	p.bounds()
	return p
}

// occupations grades nearness: equal nearness, equal grade, a greater one
// further up. More than 255 different ones are too many for a byte.
func (p *plan) occupations() {
	r := &p.s.Request
	grades := slices.Compact(slices.Sorted(maps.Values(r.Near)))
	if len(grades) > 0 && grades[0] == 0 {
		grades = grades[1:]
	}
	values := append([]int32{0}, grades...)
	p.near = new([1 << 16]uint8)
	for o, near := range r.Near {
		grade, _ := slices.BinarySearch(values, near)
		p.near[o] = uint8(grade)
	}
	for _, near := range values {
		p.trade = append(p.trade, p.pair(Trade, near))
		for code := range 256 {
			p.past = append(p.past, p.pair(Experience, scaleBy(near, experienceValue(uint8(code)))))
		}
		for i, share := range preferenceShare {
			p.wish[i] = append(p.wish[i], p.pair(Preference, scaleBy(near, share)))
		}
	}
}

// places computes the travel from places not seen yet.
func (p *plan) places(places []Place) {
	r := &p.s.Request
	for _, place := range places[len(p.travel):] {
		if north := int(place.Lat) - int(r.At.Lat); len(r.Minutes) == 0 && (north > tooFar || north < -tooFar) {
			p.travel = append(p.travel, 0) // without the root: most places of a region
			continue
		}
		p.travel = append(p.travel, uint32(p.pair(Travel, travelValue(r.minutesFrom(place)))))
	}
}

func (p *plan) ask() {
	asked := p.s.Request.Languages
	for _, w := range asked {
		if w.Must {
			p.gates = append(p.gates, gateOf(w))
		}
	}
	if len(asked) == 0 {
		p.base += p.pair(Language, Million)
		return
	}
	column := func(w LanguageWish) langColumn {
		c := langColumn{shift: 4 * w.Language}
		for level := range c.values {
			c.values[level] = languageValue(Level(level), w.Level) / int32(len(asked))
		}
		return c
	}
	if len(asked) > 2 {
		for _, w := range asked {
			p.languages = append(p.languages, column(w))
		}
		return
	}
	first := column(asked[0])
	second := langColumn{shift: first.shift}
	if len(asked) == 2 {
		second = column(asked[1])
	}
	p.firstLang, p.secondLang = first.shift, second.shift
	for i := range p.language {
		p.language[i] = p.pair(Language, first.values[i&15]+second.values[i>>4])
	}
}

// bounds sums the most that criteria not yet looked at can add.
func (p *plan) bounds() {
	most := func(c Criterion) uint64 { return p.pair(c, Million) }
	late := most(Language) + most(Hours) + most(Promise) + p.train[min(2*MaxComing, p.s.most)]
	if len(p.s.Request.Languages) == 0 {
		late -= most(Language)
	}
	p.rest = p.base + late
}
