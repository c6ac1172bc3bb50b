package company

import (
	"insieme/internal/base/civil"
)

// IsStale reports whether what is known of a company is too old to be relied
// on: nobody has confirmed it within the months of the programme's rules.
func (e Engagement) IsStale(today civil.Date, months int) bool {
	return e.FreshOn.Before(StaleBefore(today, months))
}

// StaleBefore is the day before which what was last confirmed is stale.
func StaleBefore(today civil.Date, months int) civil.Date { return today.AddMonths(-months) }

// Warmth is how close the relation with a company is.
type Warmth string

// The degrees of the thermometer.
const (
	Cold Warmth = "cold" // never spoken, or too long ago
	Mild Warmth = "mild"
	Warm Warmth = "warm" // spoken within a quarter of the time after which it is stale
)

const quarters = 4

// WarmthOn reads the thermometer: how long ago the company last answered,
// against the months after which it is stale. One that has said no is cold.
func (e Engagement) WarmthOn(today civil.Date, months int) Warmth {
	switch {
	case e.AnsweredOn.IsZero() || e.State == NotInterested || e.State == Archived || e.AnsweredOn.Before(StaleBefore(today, months)):
		return Cold
	case !e.AnsweredOn.Before(today.AddMonths(-max(1, months/quarters))):
		return Warm
	default:
		return Mild
	}
}

// MonthLoad is how many proposals a company has had in a month, against its most
// (peers: companies that get too much leave).
type MonthLoad struct {
	Count, Cap int
}

// LoadState says what a load means for the next proposal.
type LoadState string

// The states of a load.
const (
	LoadFree  LoadState = "free"
	LoadAhead LoadState = "ahead" // more than the month's share so far: better to wait
	LoadFull  LoadState = "full"  // one more would pass the most
)

// StateOn reads a load on a day of its month. It is ahead when the next one
// would pass the share of the most that the days gone so far give, rounded up.
func (l MonthLoad) StateOn(today civil.Date) LoadState {
	last := civil.NewDate(today.Year(), today.Month(), 1).AddMonths(1).AddDays(-1).Day()
	share := (l.Cap*today.Day() + last - 1) / last
	switch {
	case l.Count >= l.Cap:
		return LoadFull
	case l.Count+1 > share:
		return LoadAhead
	default:
		return LoadFree
	}
}

// Most is how many proposals a company gets in a month: its own number, or the
// programme's.
func (d Details) Most(programmes int) int {
	if d.LoadCap > 0 {
		return d.LoadCap
	}
	return programmes
}
