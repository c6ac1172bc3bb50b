package job

import (
	"context"
	"encoding/json"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Turn tells the latest instant, not after now, at which a schedule is due.
type Turn func() time.Time

// Daily is due every day of the programme at an hour and minute of its zone.
// It follows the programme's clock, as what falls due on a day does.
func Daily(c clock.Programme, hour, minute int) Turn {
	return func() time.Time {
		day := c.Today()
		at := day.At(hour, minute, c.Zone())
		if at.After(c.Now()) {
			at = day.AddDays(-1).At(hour, minute, c.Zone())
		}
		return at.UTC()
	}
}

// Interval is due at whole multiples of d by the wall clock: for the machine's
// own housekeeping.
func Interval(w clock.Wall, d time.Duration) Turn {
	return func() time.Time { return w.Now().Truncate(d) }
}

type schedule struct {
	kind string
	turn Turn
}

// Every does fn at each turn, in one process of all. The name is the job's kind
// after "every.". On a new installation the first turn is at once.
func (q *Queue) Every(name string, turn Turn, fn func(ctx context.Context) error) {
	kind := "every." + name
	q.Handle(kind, func(ctx context.Context, _ json.RawMessage) error { return fn(ctx) })
	q.schedules = append(q.schedules, schedule{kind, turn})
}

// askSchedules puts the turns that are due on the queue. Other processes do the
// same; the key makes it one job.
func (q *Queue) askSchedules(ctx context.Context) error {
	var specs []Spec
	turns := map[string]time.Time{}
	q.mu.Lock()
	for _, s := range q.schedules {
		if at := s.turn(); !at.Equal(q.asked[s.kind]) {
			turns[s.kind] = at
			specs = append(specs, Spec{Kind: s.kind, Key: at.Format(time.RFC3339)})
		}
	}
	q.mu.Unlock()
	if len(specs) == 0 {
		return nil
	}
	err := q.db.Claim(ctx, func(tx *db.Tx) error { return q.Enqueue(ctx, tx, specs...) })
	if err != nil {
		return fault.Wrap("job.askSchedules", err)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	for kind, at := range turns {
		q.asked[kind] = at
	}
	return nil
}
