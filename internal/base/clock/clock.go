package clock

import (
	"sync/atomic"
	"time"
	_ "time/tzdata" // a small server may have no zone files

	"insieme/internal/base/civil"
)

// Wall tells the machine's time. The zero value is ready for use.
type Wall struct{}

// Now is the machine's time in UTC, in whole microseconds: what both database
// engines keep.
func (Wall) Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// Since is the time gone since t on the machine's monotonic clock.
func (Wall) Since(t time.Time) time.Duration { return time.Since(t) }

// Start is the machine's time with its monotonic reading, for Since.
func (Wall) Start() time.Time { return time.Now() }

// Programme tells the programme's time. Make one with Real, Shifted or Fixed.
type Programme struct {
	loc   *time.Location
	fixed *atomic.Int64 // microseconds since the epoch, or nil when the clock runs
	shift time.Duration
}

// Real is the programme's clock of a real installation.
func Real(loc *time.Location) Programme { return Programme{loc: loc} }

// Shifted is a clock that shows start now and runs from there.
func Shifted(start time.Time, loc *time.Location) Programme {
	return Programme{loc: loc, shift: time.Until(start)}
}

// Fixed is a clock that stands at t until Set moves it: for tests and for
// replaying history.
func Fixed(t time.Time, loc *time.Location) Programme {
	p := Programme{loc: loc, fixed: new(atomic.Int64)}
	p.Set(t)
	return p
}

// Set moves a fixed clock. Setting a running clock is a programmer's mistake.
func (p Programme) Set(t time.Time) {
	if p.fixed == nil {
		panic("clock: Set on a running clock")
	}
	p.fixed.Store(t.UnixMicro())
}

// Now is the programme's instant in UTC, in whole microseconds.
func (p Programme) Now() time.Time {
	if p.fixed != nil {
		return time.UnixMicro(p.fixed.Load()).UTC()
	}
	return time.Now().Add(p.shift).UTC().Truncate(time.Microsecond)
}

// Local is the programme's instant in the programme's time zone.
func (p Programme) Local() time.Time { return p.Now().In(p.loc) }

// Today is the programme's civil date in its time zone.
func (p Programme) Today() civil.Date { return civil.DateOf(p.Local()) }

// Zone is the programme's time zone.
func (p Programme) Zone() *time.Location { return p.loc }

// Today is the machine's date in UTC: for reading settings before the
// programme's own zone is known.
func (w Wall) Today() civil.Date { return civil.DateOf(w.Now()) }
