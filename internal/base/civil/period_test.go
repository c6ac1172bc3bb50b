package civil_test

import (
	"testing"

	"insieme/internal/base/civil"
)

// period reads "2022-01-31/2022-02-03"; either end may be missing.
func period(from, to string) civil.Period {
	parse := func(s string) civil.Date {
		if s == "" {
			return civil.Date{}
		}
		return civil.MustDate(s)
	}
	return civil.Period{From: parse(from), To: parse(to)}
}

func TestPeriodContains(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		p    civil.Period
		day  string
		want bool
	}{
		{"the first day is in", period("2022-01-10", "2022-01-20"), "2022-01-10", true},
		{"the last day is in", period("2022-01-10", "2022-01-20"), "2022-01-20", true},
		{"the day before is out", period("2022-01-10", "2022-01-20"), "2022-01-09", false},
		{"the day after is out", period("2022-01-10", "2022-01-20"), "2022-01-21", false},
		{"an open end runs on", period("2022-01-10", ""), "2099-01-01", true},
		{"an open start has always run", period("", "2022-01-10"), "1900-01-01", true},
		{"a period that ends before it starts has no day", period("2022-01-10", "2022-01-09"), "2022-01-10", false},
	}
	for _, tt := range tests {
		if got := tt.p.Contains(civil.MustDate(tt.day)); got != tt.want {
			t.Errorf("%s: Contains(%s) = %v, want %v", tt.name, tt.day, got, tt.want)
		}
	}
}

func TestPeriodsOverlap(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		p, q civil.Period
		days int // of the common part
		want bool
	}{
		{"one common day", period("2022-01-01", "2022-01-10"), period("2022-01-10", "2022-01-20"), 1, true},
		{"neighbours share nothing", period("2022-01-01", "2022-01-10"), period("2022-01-11", "2022-01-20"), 0, false},
		{"one inside the other", period("2022-01-01", ""), period("2022-02-27", "2022-03-01"), 3, true},
		{"both open", period("2022-01-01", ""), period("2022-02-27", ""), 0, true},
		{"every day and one", civil.Period{}, period("2024-02-28", "2024-03-01"), 3, true},
		{"nothing overlaps a period without days", period("2022-01-10", "2022-01-01"), civil.Period{}, 0, false},
	}
	for _, tt := range tests {
		for _, pair := range [][2]civil.Period{{tt.p, tt.q}, {tt.q, tt.p}} {
			if got := pair[0].Overlaps(pair[1]); got != tt.want {
				t.Errorf("%s: Overlaps = %v, want %v", tt.name, got, tt.want)
			}
			if got := pair[0].Intersect(pair[1]).Days(); got != tt.days {
				t.Errorf("%s: %d common days, want %d", tt.name, got, tt.days)
			}
		}
	}
}
