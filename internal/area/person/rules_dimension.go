package person

import (
	"time"

	"insieme/internal/base/civil"
)

// nextDimensions lists the versions to add so that breakdowns see a person as
// d says from today on. versions are those that stand, by valid_from.
//
// Birth year and sex were always so: a change is a correction and holds for
// every version. Where somebody lives, what they studied and of which country
// they are can change: that holds from today, and the past stays as it was.
func nextDimensions(versions []Dimension, d Dimension, today civil.Date, now time.Time) []Dimension {
	d.ValidFrom, d.RecordedAt = today, now
	if len(versions) == 0 {
		return []Dimension{d}
	}
	var out []Dimension
	last := versions[len(versions)-1]
	if d.Sex != last.Sex || d.BirthYear != last.BirthYear {
		for _, v := range versions {
			v.Sex, v.BirthYear, v.RecordedAt = d.Sex, d.BirthYear, now
			out = append(out, v)
		}
	}
	if d.Citizenship == last.Citizenship && d.Education == last.Education && d.District == last.District {
		return out
	}
	if len(out) > 0 && last.ValidFrom == today {
		out = out[:len(out)-1]
	}
	return append(out, d)
}
