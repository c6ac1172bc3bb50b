package intake

import (
	"context"

	"insieme/internal/base/job"
)

// wakeHour is when the applications of a day wake: before anybody is at work.
const wakeHour = 4

// Schedule puts this area's daily work on the queue.
func (s *Service) Schedule(q *job.Queue) {
	q.Every("intake_wake", job.Daily(s.Clock, wakeHour, 0), func(ctx context.Context) error {
		_, err := s.WakeDue(ctx)
		return err
	})
}
