package desk

import "insieme/internal/base/civil"

// rungs are the days after which what waits is told to somebody further up, the
// highest first: the technical table, the weekly operational one, who
// coordinates, the case worker.
var rungs = []struct {
	days int
	told string
}{{30, "technical"}, {21, "operational"}, {14, "coordinator"}, {7, "referent"}, {0, "nobody"}}

// rungOf is the place on the ladder of what waits since a day.
func rungOf(since, today civil.Date) int {
	waited := since.DaysUntil(today)
	for i, r := range rungs {
		if waited >= r.days {
			return i
		}
	}
	return len(rungs) - 1
}
