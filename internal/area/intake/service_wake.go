package intake

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// WakeCmd takes an application back into verification.
type WakeCmd struct {
	Cmd
	On civil.Date
}

// Wake records that the verification begins again: of a suspended application,
// because its day came or a fitting request did (R2.5); of one that the
// services had in charge or were told of, because the path ended or they
// answered (R2.4).
func (s *Service) Wake(ctx context.Context, actor access.Actor, c WakeCmd) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, access.IntakeVerify, c.Cmd)
		if err != nil {
			return err
		}
		h := Happening{Fact: FactWoken, On: c.On}
		if a.State != Suspended {
			h.Fact = FactBack
		}
		_, event, err = s.record(ctx, tx, actor, access.IntakeVerify, a, h, nil)
		return err
	})
	return event, fault.Wrap("intake.Wake", err)
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
		if a.State == InCharge {
			cmd.On = a.RecheckOn
		}
		_, err := s.Wake(ctx, access.System(), cmd)
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
