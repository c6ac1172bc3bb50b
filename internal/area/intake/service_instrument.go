package intake

import (
	"context"
	"strconv"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// auditInstrument is what the audit calls a version of the instrument.
const auditInstrument = "instrument"

// InstrumentCmd begins a new version of the instrument on a day (R2.6). Seen is
// the number of the version that it was made from: the command is fault.Stale
// when another one has come since.
type InstrumentCmd struct {
	Seen       int
	Instrument Instrument
}

// NewInstrument writes a new version. Code, number and what the form does not
// ask, who may read a domain and the person's own words, come from the last
// version: an assessment's secrecy never changes with a text.
func (s *Service) NewInstrument(ctx context.Context, actor access.Actor, c InstrumentCmd) (Instrument, error) {
	const op = "intake.NewInstrument"
	if err := access.RequireAny(actor, access.IntakeRules); err != nil {
		return Instrument{}, fault.Wrap(op, err)
	}
	var made Instrument
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		all, err := instruments(ctx, tx)
		if err != nil {
			return err
		}
		last := all.Last()
		if last.Version != c.Seen {
			return fault.Stale(op)
		}
		if made, err = last.next(c.Instrument); err != nil {
			return err
		}
		if err := made.CheckNew(last, s.Clock.Today()); err != nil {
			return err
		}
		if err := insertInstrumentIn(ctx, tx, made); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.IntakeRules, auditInstrument, strconv.Itoa(made.Version))
	})
	return made, fault.Wrap(op, err)
}

// WithdrawInstrument takes back a version that has not begun. The errors are
// NotFound, and Conflict for one that has begun or is followed by another.
func (s *Service) WithdrawInstrument(ctx context.Context, actor access.Actor, version int) error {
	const op = "intake.WithdrawInstrument"
	if err := access.RequireAny(actor, access.IntakeRules); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		all, err := instruments(ctx, tx)
		if err != nil {
			return err
		}
		at, known := all.find(version)
		if !known {
			return fault.Absent(op)
		}
		used, err := usedIn(ctx, tx, all[at])
		if err != nil {
			return err
		}
		if used || !all.canWithdraw(at, s.Clock.Today()) {
			return fault.New(fault.Conflict, op, "intake.instrument.error.begun")
		}
		if err := deleteInstrumentIn(ctx, tx, all[at]); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.IntakeRules, auditInstrument, strconv.Itoa(version))
	}))
}
