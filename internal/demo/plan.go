package demo

import (
	"slices"
	"strings"
	"time"

	"insieme/internal/base/civil"
)

// What is known about the programme (R9.4, R9.5 and the waypoints of the
// domain notes), and how the invented history meets it.
const (
	registered     = 5849 // people, on dayOfFigures
	interviewedAll = 4395 // people, on dayOfFigures
	arrivals2017   = 733  // applications and people, by the end of 2017
	inTarget2017   = 250  // people whose first decision was in target, by then
	ready2017      = 130  // of these, ready at once

	mergedTwins = 55 // people registered twice, found out before dayOfFigures
	openTwins   = 5  // people registered twice, still to be found out
	onlyNamed   = 44 // people referred who never filled in a form
)

// first is the programme's first day, dayOfFigures that of its last published
// figures, endOf2017 that of its first ones.
func firstDay() civil.Date     { return civil.MustDate("2017-05-22") }
func dayOfFigures() civil.Date { return civil.MustDate("2022-10-31") }
func endOf2017() civil.Date    { return civil.MustDate("2017-12-31") }

// wave is how many people come for the first time in a period; months weighs
// January to December.
type wave struct {
	from, to string
	people   int
	months   [12]float64
}

// waves plans the arrivals. Seeds move them a little, where nothing was published.
func waves(c chance) []wave {
	usual := [12]float64{1.05, 1, 1.1, 1, 1, 0.95, 0.85, 0.35, 1.15, 1.15, 1.05, 0.75}
	february := 1005 + c.between(-2, 3)
	year2019 := 1468 + c.between(-3, 3)
	year2021 := 988 + c.between(-15, 15)
	plan := []wave{
		{"2017-05-22", "2017-12-31", arrivals2017, [12]float64{4: 1.4, 5: 1.05, 6: 0.95, 7: 0.35, 8: 1.15, 9: 1.2, 10: 1.1, 11: 0.75}},
		{"2018-01-01", "2018-02-28", february - arrivals2017, usual},
		{"2018-03-01", "2018-12-31", 2010 - february, usual},
		{"2019-01-01", "2019-12-31", year2019, usual},
		// The spring of the closed offices.
		{"2020-01-01", "2020-12-31", 824, [12]float64{1.35, 1.2, 0.35, 0.12, 0.5, 0.95, 1, 0.5, 1.25, 1.2, 1, 0.75}},
		{"2021-01-01", "2021-12-31", year2021, usual},
	}
	before := 0
	for _, w := range plan {
		before += w.people
	}
	return append(plan,
		wave{"2022-01-01", "2022-10-31", registered - openTwins - before, usual},
	)
}

// perDay is how many people a working day brings after the published figures.
const perDay = 2.7

// arrivals are the days on which people come for the first time, in order.
func (g *generator) arrivals() []civil.Date {
	c := newChance(g.seed, streamPlan)
	var out []civil.Date
	for _, w := range waves(c) {
		var days []weighted[civil.Date]
		for _, d := range g.between(civil.MustDate(w.from), civil.MustDate(w.to)) {
			days = append(days, weighted[civil.Date]{d, w.months[d.Month()-1]})
		}
		for range w.people {
			out = append(out, draw(c, days))
		}
	}
	if since := dayOfFigures().AddDays(1); since.Before(g.today) {
		days := g.between(since, g.today.AddDays(-1))
		for range int(perDay * float64(len(days))) {
			out = append(out, one(c, days))
		}
	}
	slices.SortFunc(out, civil.Date.Compare)
	return out
}

// returns is how many people apply again, by the year.
func returns() map[int]int { return map[int]int{2018: 10, 2019: 26, 2020: 85, 2021: 110, 2022: 82} }

// closedOffices is the time of the first months of 2020 in which nobody was met.
var closedOffices = [2]civil.Date{civil.NewDate(2020, time.March, 10), civil.NewDate(2020, time.May, 18)}

// pause moves a day on which nobody could be met to the weeks after, and lets
// those of the first months wait for the interviewers to begin.
func (g *generator) pause(c chance, day civil.Date) civil.Date {
	if day.Before(civil.NewDate(2017, time.November, 20)) {
		return g.after(day, c.between(20, 75))
	}
	if day.Before(closedOffices[0]) || !day.Before(closedOffices[1]) {
		return day
	}
	return g.after(closedOffices[1], c.between(0, 30))
}

// misspelt writes a name as somebody else heard it: for people who were
// registered twice.
func misspelt(c chance, name string) string {
	swaps := []string{"i", "y", "y", "i", "ss", "s", "tt", "t", "ll", "l", "ch", "c", "ou", "u", "ph", "f", "k", "c", "w", "v", "nn", "n"}
	from := c.IntN(len(swaps)/2) * 2
	for i := range len(swaps) / 2 {
		at := (from + 2*i) % len(swaps)
		if other := strings.Replace(name, swaps[at], swaps[at+1], 1); other != name {
			return other
		}
	}
	return name + "i"
}
