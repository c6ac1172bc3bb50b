package civil

// Period is a row of days, both ends included. From without To runs on; To
// without From has always run; the zero value is every day.
type Period struct{ From, To Date }

// IsValid reports whether the period has at least one day.
func (p Period) IsValid() bool { return p.From.IsZero() || p.To.IsZero() || !p.From.After(p.To) }

// IsOpen reports whether the period has no end.
func (p Period) IsOpen() bool { return p.To.IsZero() }

// Contains reports whether the day is one of the period's.
func (p Period) Contains(day Date) bool {
	return !day.Before(p.From) && (p.To.IsZero() || !day.After(p.To))
}

// Intersect is what two periods have in common; where that is nothing, the
// result is not valid.
func (p Period) Intersect(q Period) Period {
	r := p
	if q.From.After(r.From) {
		r.From = q.From
	}
	if r.To.IsZero() || !q.To.IsZero() && q.To.Before(r.To) {
		r.To = q.To
	}
	return r
}

// Overlaps reports whether two periods have a day in common.
func (p Period) Overlaps(q Period) bool {
	return p.IsValid() && q.IsValid() && p.Intersect(q).IsValid()
}

// Days counts the days of a period with two ends: 1 for a single day, 0 where
// the period is not valid or has an open end.
func (p Period) Days() int {
	if p.From.IsZero() || p.To.IsZero() || !p.IsValid() {
		return 0
	}
	return p.From.DaysUntil(p.To) + 1
}
