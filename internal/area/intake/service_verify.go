package intake

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// CheckCmd is the first check of the requirements (step a4): both outcomes are
// yes, or reason and destination say why not and where the person is sent.
type CheckCmd struct {
	Cmd
	On          civil.Date // zero is today
	Area, Work  Outcome
	Source      string // code of Sources
	Reason      string // code of IneligibleReasons
	Destination string // code of Destinations
}

func (c CheckCmd) happening() (Happening, error) {
	var check fault.Check
	answer := func(name string, o Outcome) { check.Fail(o != Yes && o != No, name, "intake.error.answer") }
	answer("area", c.Area)
	answer("work", c.Work)
	known(&check, "source", c.Source, Sources())
	h := Happening{Fact: FactEligible, On: c.On}
	if c.Area == No || c.Work == No {
		h = Happening{Fact: FactNotEligible, On: c.On, Reason: c.Reason, Destination: c.Destination}
		known(&check, "reason", c.Reason, IneligibleReasons())
		known(&check, "destination", c.Destination, Destinations())
	}
	return h, check.Err("intake.CheckRequirements")
}

// CheckRequirements records the first check and what it found.
func (s *Service) CheckRequirements(ctx context.Context, actor access.Actor, c CheckCmd) (id.Event, error) {
	h, err := c.happening()
	if err != nil {
		return "", err
	}
	return s.step(ctx, actor, access.IntakeVerify, c.Cmd, h, nil, s.found(ctx, actor,
		Finding{Rule: RuleArea, Outcome: c.Area, Source: c.Source, OnDay: c.On},
		Finding{Rule: RuleWork, Outcome: c.Work, Source: c.Source, OnDay: c.On},
	))
}

// found writes findings beside the fact that says them.
func (s *Service) found(ctx context.Context, actor access.Actor, findings ...Finding) func(*db.Tx, Application, id.Event) error {
	return func(tx *db.Tx, a Application, event id.Event) error {
		for _, f := range findings {
			if f.OnDay.IsZero() {
				f.OnDay = s.Clock.Today()
			}
			f.SaidBy, f.Event = actor.User, event
			if err := insertFindingIn(ctx, tx, a.ID, f); err != nil {
				return err
			}
		}
		return nil
	}
}

// MeasuresCmd is the answer to the question about active measures (step a6).
type MeasuresCmd struct {
	Cmd
	On      civil.Date
	Answer  Outcome // Yes: none in the look-back months; No: one is active
	Until   civil.Date
	Reason  string // code of SuspensionReasons, for No
	Source  string
	Partner id.Organisation
	Request QuestionID // whose answer this takes over; empty for one that came otherwise
}

// AnswerMeasures records the answer: no measure leads on, an active one
// suspends until a day (R2.5).
func (s *Service) AnswerMeasures(ctx context.Context, actor access.Actor, c MeasuresCmd) (id.Event, error) {
	const op = "intake.AnswerMeasures"
	if c.Answer == No {
		return s.Suspend(ctx, actor, SuspendCmd{Cmd: c.Cmd, On: c.On, Until: c.Until, Reason: c.Reason, Source: c.Source, Partner: c.Partner, Request: c.Request})
	}
	var check fault.Check
	check.Fail(c.Answer != Yes, "answer", "intake.error.answer")
	known(&check, "source", c.Source, Sources())
	if err := check.Err(op); err != nil {
		return "", err
	}
	return s.hear(ctx, actor, c.Cmd, Happening{Fact: FactNoMeasure, On: c.On}, c.Request,
		Finding{Rule: RuleMeasures, Outcome: Yes, Source: c.Source, Partner: c.Partner, OnDay: c.On})
}

// SuspendCmd suspends an application while an active measure runs its course,
// or moves the day of a suspension.
type SuspendCmd struct {
	Cmd
	On      civil.Date
	Until   civil.Date // the day on which it wakes
	Reason  string     // code of SuspensionReasons
	Source  string
	Partner id.Organisation
	Request QuestionID // whose answer this takes over; empty for one that came otherwise
}

// Suspend records the suspension. It is never a refusal: the application wakes
// by itself.
func (s *Service) Suspend(ctx context.Context, actor access.Actor, c SuspendCmd) (id.Event, error) {
	var check fault.Check
	known(&check, "reason", c.Reason, SuspensionReasons())
	known(&check, "source", c.Source, Sources())
	check.Fail(c.Until.IsZero(), "until", "error.field.required")
	if err := check.Err("intake.Suspend"); err != nil {
		return "", err
	}
	h := Happening{Fact: FactSuspended, On: c.On, Until: c.Until, Reason: c.Reason}
	return s.hear(ctx, actor, c.Cmd, h, c.Request, Finding{Rule: RuleMeasures, Outcome: No, Source: c.Source, Partner: c.Partner, OnDay: c.On})
}

// PathAnswer is the answer to the question about L.R. 14/15 (R2.4).
type PathAnswer string

// The answers.
const (
	PathNone     PathAnswer = "none"     // not active, not to be started
	PathActive   PathAnswer = "active"   // in charge of the équipe; looked at again on a day
	PathPossible PathAnswer = "possible" // reported to the social services
)

// PathAnswers lists the answers in the order of the page.
func PathAnswers() []PathAnswer { return []PathAnswer{PathNone, PathActive, PathPossible} }

// PathCmd is the answer about an L.R. 14/15 path (step a7).
type PathCmd struct {
	Cmd
	On      civil.Date
	Answer  PathAnswer
	Until   civil.Date // for PathActive: the day to look again
	Source  string
	Partner id.Organisation
	Request QuestionID // whose answer this takes over; empty for one that came otherwise
}

// AnswerPath records the answer about an L.R. 14/15 path, or a new day to look
// at an active one again.
func (s *Service) AnswerPath(ctx context.Context, actor access.Actor, c PathCmd) (id.Event, error) {
	h, outcome := Happening{On: c.On}, No
	var check fault.Check
	known(&check, "source", c.Source, Sources())
	switch c.Answer {
	case PathNone:
		h.Fact, outcome = FactNoPath, Yes
	case PathActive:
		h.Fact, h.Until = FactPathActive, c.Until
		check.Fail(c.Until.IsZero(), "until", "error.field.required")
	case PathPossible:
		h.Fact = FactPathPossible
	default:
		check.Fail(true, "answer", "intake.error.answer")
	}
	if err := check.Err("intake.AnswerPath"); err != nil {
		return "", err
	}
	return s.hear(ctx, actor, c.Cmd, h, c.Request, Finding{Rule: RuleL14, Outcome: outcome, Source: c.Source, Partner: c.Partner, OnDay: c.On})
}

// RefuseCmd ends the verification: outside the requirements after all.
type RefuseCmd struct {
	Cmd
	On          civil.Date
	Reason      string // code of IneligibleReasons
	Destination string // code of Destinations
}

// Refuse records that the requirements are not met, why, and where the person
// is sent instead.
func (s *Service) Refuse(ctx context.Context, actor access.Actor, c RefuseCmd) (id.Event, error) {
	var check fault.Check
	known(&check, "reason", c.Reason, IneligibleReasons())
	known(&check, "destination", c.Destination, Destinations())
	if err := check.Err("intake.Refuse"); err != nil {
		return "", err
	}
	h := Happening{Fact: FactNotEligible, On: c.On, Reason: c.Reason, Destination: c.Destination}
	return s.step(ctx, actor, access.IntakeVerify, c.Cmd, h, nil, nil)
}
