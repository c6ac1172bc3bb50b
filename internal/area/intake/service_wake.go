package intake

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// WakeCmd takes an application back into verification before its day.
type WakeCmd struct {
	Cmd
	On civil.Date
}

// Wake records that a suspended application goes on: its day came, or a
// fitting request did (R2.5).
func (s *Service) Wake(ctx context.Context, actor access.Actor, c WakeCmd) (id.Event, error) {
	return s.step(ctx, actor, access.IntakeVerify, c.Cmd, Happening{Fact: FactWoken, On: c.On}, nil, nil)
}

// Recheck records that an L.R. 14/15 path has ended, or that the social
// services have answered a report: the verification begins again.
func (s *Service) Recheck(ctx context.Context, actor access.Actor, c WakeCmd) (id.Event, error) {
	return s.step(ctx, actor, access.IntakeVerify, c.Cmd, Happening{Fact: FactBack, On: c.On}, nil, nil)
}

// WakeDue wakes every application whose day has come, each in a transaction of
// its own, and counts them. It dates the fact on the day that was set, so that
// it may run late or twice. It is the daily job's work.
func (s *Service) WakeDue(ctx context.Context) (int, error) {
	const op = "intake.WakeDue"
	due, err := dueOn(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return 0, fault.Wrap(op, err)
	}
	woken := 0
	for _, a := range due {
		cmd := WakeCmd{Cmd: Cmd{Application: a.ID, Version: a.Version}, On: a.SuspendedUntil}
		wake := s.Wake
		if a.State == InCharge {
			cmd.On, wake = a.RecheckOn, s.Recheck
		}
		_, err := wake(ctx, access.System(), cmd)
		if fault.Is(err, fault.Conflict) {
			continue // somebody has just moved it: the next run looks again
		}
		if err != nil {
			return woken, fault.Wrap(op, err)
		}
		woken++
	}
	return woken, nil
}
