package intake

import (
	"context"

	"insieme/internal/base/job"
)

// wakeHour is when the applications of a day wake: before anybody is at work.
const wakeHour = 4

// remindHour is when the people of tomorrow's appointments are reminded.
const remindHour = 9

// Schedule puts this area's daily work on the queue, and takes its jobs.
func (s *Service) Schedule(q *job.Queue) {
	q.Handle(jobReceipt, s.handleReceipt)
	q.Handle(jobInvitation, s.handleInvitation)
	q.Handle(jobLink, s.handleLink)
	q.Handle(jobFreed, s.handleFreed)
	q.Every("intake_remind", job.Daily(s.Clock, remindHour, 0), s.Remind)
	q.Every("intake_forget_drafts", job.Daily(s.Clock, wakeHour, 30), s.ForgetDrafts)
	q.Every("intake_wake", job.Daily(s.Clock, wakeHour, 0), func(ctx context.Context) error {
		_, err := s.WakeDue(ctx)
		return err
	})
}
