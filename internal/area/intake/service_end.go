package intake

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Decision is what follows the interview (R2.8).
type Decision string

// The decisions.
const (
	DecideReady        Decision = "ready"         // in target and ready
	DecideReactivation Decision = "reactivation"  // in target, to be reactivated
	DecideNotInTarget  Decision = "not_in_target" // with reason and destination
)

// Decisions lists the decisions in the order of the page.
func Decisions() []Decision { return []Decision{DecideReady, DecideReactivation, DecideNotInTarget} }

// DecideCmd is the decision after the interview (step a10).
type DecideCmd struct {
	Cmd
	On          civil.Date
	Decision    Decision
	Reason      string // code of OutOfTargetReasons, for DecideNotInTarget
	Destination string // code of Destinations, for DecideNotInTarget
}

// Decide records the decision. In target opens the pathway, whose promises
// count from this day.
func (s *Service) Decide(ctx context.Context, actor access.Actor, c DecideCmd) (id.Event, error) {
	h := Happening{On: c.On}
	var check fault.Check
	switch c.Decision {
	case DecideReady:
		h.Fact = FactReady
	case DecideReactivation:
		h.Fact = FactReactivation
	case DecideNotInTarget:
		h.Fact, h.Reason, h.Destination = FactNotInTarget, c.Reason, c.Destination
		known(&check, "reason", c.Reason, OutOfTargetReasons())
		known(&check, "destination", c.Destination, Destinations())
	default:
		check.Fail(true, "decision", "intake.error.answer")
	}
	if err := check.Err("intake.Decide"); err != nil {
		return "", err
	}
	return s.step(ctx, actor, access.IntakeDecide, c.Cmd, h, nil, nil)
}

// Endings lists how an application ends before the decision, on the person's
// side: the facts that CloseCmd takes.
func Endings() []Fact { return []Fact{FactWithdrawn, FactUnreachable, FactFoundWorkAlone} }

// CloseCmd ends an application before the decision.
type CloseCmd struct {
	Cmd
	On     civil.Date
	Ending Fact // one of Endings
}

// Close records the end. An interview that was set is cancelled with it.
func (s *Service) Close(ctx context.Context, actor access.Actor, c CloseCmd) (id.Event, error) {
	var check fault.Check
	known(&check, "ending", string(c.Ending), texts(Endings()))
	if err := check.Err("intake.Close"); err != nil {
		return "", err
	}
	return s.cancelling(ctx, actor, access.IntakeClose, c.Cmd, Happening{Fact: c.Ending, On: c.On})
}

// ReopenCmd takes an ended application up again.
type ReopenCmd struct {
	Cmd
	On civil.Date
}

// Reopen records that an ended application goes on: after a decision against it
// where it was, after any other end from the beginning.
func (s *Service) Reopen(ctx context.Context, actor access.Actor, c ReopenCmd) (id.Event, error) {
	return s.step(ctx, actor, access.IntakeClose, c.Cmd, Happening{Fact: FactReopened, On: c.On}, nil, nil)
}

// texts are typed codes as plain ones.
func texts[T ~string](codes []T) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = string(c)
	}
	return out
}
