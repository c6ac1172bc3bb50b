package demo

import (
	"insieme/internal/base/civil"
)

// The companies of the history, by their number: the published figures are
// exact because each number's fate by the published days is fixed here. The
// days themselves, and all the rest, are chance.
//
// At the end of 2017: 17 on the Board, of which 12 have said that they take
// people; 6 more have said so without the Board, which makes 18 interested; 10
// more have answered, which makes 33 interacting. The 17 and the 18 are all
// among the 33.
const (
	boardAndInterested2017 = 12  // 0 to 11
	board2017              = 17  // to 16: signed, said nothing of places yet
	interested2017         = 23  // to 22: take people, sign in 2018
	interacting2017        = 33  // to 32: have answered; five of them sign in 2018
	contacted2017          = 41  // to 40: have not answered in 2017
	signed2018             = 67  // 41 to 66 come and sign in 2018
	others2018             = 100 // to 99 come in 2018 and do not sign
	signed2019             = 143 // 100 to 142 sign from 2019 to January 2020
	others2019             = 160 // to 159 do not sign
	signedLater            = 176 // 160 to 175 sign after January 2020
	contactedAll           = 256 // to 255 do not sign
	allFirms               = 274 // to 273 are known, and nobody has spoken with them

	signFrom2017 = 5 // of interacting2017, how many sign in 2018: 23 to 27
)

// leavers are the numbers of the companies that leave the Board, after January
// 2020.
func leavers() []int { return []int{14, 45, 60, 105} }

// agencies are the numbers of employment agencies, which bring other companies.
func agencies() []int { return []int{70, 110, 150} }

// fortune is when the relation with a company comes how far; no date for never.
type fortune struct {
	contacted civil.Date
	silent    bool // the first contact gets no answer
	answered  civil.Date
	met       civil.Date
	said      civil.Date // that it takes people
	joined    civil.Date
	left      civil.Date
	active    civil.Date
	refused   civil.Date
	ends      civil.Date // after that nobody speaks with it any more; no date for a company that is cared for
}

// window is a stretch of days.
type window struct{ from, to string }

func (g *generator) within(c chance, w window) civil.Date {
	days := g.between(civil.MustDate(w.from), civil.MustDate(w.to))
	return days[c.IntN(len(days))]
}

// fortuneOf draws the fate of a company by its number.
func (g *generator) fortuneOf(number int, c chance) fortune {
	var f fortune
	switch {
	case number < board2017:
		f.contacted = g.within(c, window{"2017-06-19", "2017-08-31"})
		f.joined = g.within(c, window{"2017-10-16", "2017-12-22"})
		f.met = g.meanwhile(c, f.contacted, f.joined)
		f.said = f.met
		if number >= boardAndInterested2017 {
			f.said = g.within(c, window{"2018-02-01", "2018-06-29"})
		}
	case number < interested2017:
		f.contacted = g.within(c, window{"2017-06-19", "2017-09-29"})
		f.met = g.within(c, window{"2017-10-16", "2017-12-21"})
		f.said, f.joined = f.met, g.within(c, window{"2018-02-05", "2018-12-19"})
	case number < interacting2017:
		f.contacted = g.within(c, window{"2017-09-04", "2017-12-20"})
		if number < interested2017+signFrom2017 {
			f.joined = g.within(c, window{"2018-04-03", "2018-12-19"})
			f.met, f.said = g.within(c, window{"2018-01-15", "2018-03-29"}), civil.Date{}
			f.said = f.met
		}
	case number < contacted2017:
		f.contacted, f.silent = g.within(c, window{"2017-09-04", "2017-12-20"}), true
		if c.happens(0.6) {
			f.answered = g.within(c, window{"2018-01-15", "2018-06-29"})
		}
	case number < signed2018:
		f.contacted = g.within(c, window{"2018-01-15", "2018-07-31"})
		f.joined = g.within(c, window{"2018-09-17", "2018-12-20"})
	case number < others2018:
		f.contacted = g.within(c, window{"2018-01-15", "2018-12-14"})
	case number < signed2019:
		f.contacted = g.within(c, window{"2018-06-04", "2019-06-28"})
		f.joined = g.within(c, window{"2019-09-02", "2020-01-30"})
	case number < others2019:
		f.contacted = g.within(c, window{"2019-01-14", "2019-12-13"})
	case number < signedLater:
		f.contacted = g.within(c, window{"2019-10-01", "2021-12-17"})
		f.joined = g.within(c, window{"2022-01-17", "2022-10-27"})
		if number%2 == 0 && f.contacted.Year() < 2021 {
			f.joined = g.within(c, window{"2021-02-01", "2021-12-20"})
		}
	default:
		f.contacted = g.within(c, window{"2019-02-04", "2022-10-26"})
	}
	return g.fill(number, c, f)
}

// meanwhile is a working day between two, both days apart from them.
func (g *generator) meanwhile(c chance, from, to civil.Date) civil.Date {
	first, last := from.AddDays(5), to.AddDays(-4)
	if !first.Before(last) {
		return g.after(from, 1)
	}
	days := g.between(first, last)
	if len(days) == 0 {
		return g.after(from, 1)
	}
	return days[c.IntN(len(days))]
}

// fill draws what the published figures leave open.
func (g *generator) fill(number int, c chance, f fortune) fortune {
	if f.answered.IsZero() && !f.silent {
		f.answered = f.contacted
	}
	if !f.joined.IsZero() {
		if f.met.IsZero() {
			f.met = g.meanwhile(c, f.contacted, f.joined)
		}
		if f.said.IsZero() && c.happens(0.8) {
			f.said = g.meanwhile(c, f.met, f.joined)
		}
		for _, n := range leavers() {
			if n == number {
				f.left = g.within(c, window{"2020-05-04", "2021-11-30"})
				f.ends = f.left
			}
		}
		return f
	}
	if number >= interested2017 && number < contacted2017 && f.answered.IsZero() {
		f.ends = f.contacted
		return f
	}
	later := func(from civil.Date, low, high int) civil.Date { return g.from(from.AddDays(c.between(low, high))) }
	start := later(f.answered, 20, 70)
	if start.Before(civil.MustDate("2018-01-08")) {
		start = g.within(c, window{"2018-01-15", "2018-05-31"})
	}
	switch p := c.Float64(); {
	case p < 0.24:
		f.met = start
		f.said = f.met
	case p < 0.4:
		f.met = start
		f.active = later(f.met, 20, 120)
	case p < 0.66:
		f.refused = start
	case p < 0.84:
		f.met, f.ends = start, later(start, 30, 300)
	default:
		f.ends = start
	}
	return f
}
