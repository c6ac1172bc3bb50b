package pathway

import (
	"context"
	"slices"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// StepKinds lists the kinds of steps (R3.4) in the order of the page.
func StepKinds() []string {
	return []string{"orientation", "soft_skills", "italian", "job_search", "training", "company_visit"}
}

// PlanStepCmd adds a step to the plan.
type PlanStepCmd struct {
	Application id.Application
	Kind        string
	On          civil.Date
}

// PlanStep adds a step to the plan.
func (s *Service) PlanStep(ctx context.Context, actor access.Actor, c PlanStepCmd) error {
	const op = "pathway.PlanStep"
	var check fault.Check
	check.Fail(!slices.Contains(StepKinds(), c.Kind), "kind", "error.field.required")
	check.Fail(c.On.IsZero(), "planned_on", "error.field.required")
	if err := check.Err(op); err != nil {
		return err
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := s.allowed(ctx, tx, actor, access.PathwayEdit, c.Application)
		if err != nil {
			return err
		}
		if p.State == Closed {
			return fault.New(fault.Conflict, op, "pathway.error.not_now")
		}
		st := Step{ID: id.New[StepID](), Application: p.Application, Kind: c.Kind, PlannedOn: c.On, State: "planned"}
		if err := insertStep(ctx, tx, st); err != nil {
			return err
		}
		return s.recordStep(ctx, tx, actor, p, st, KindStepPlanned, s.Clock.Today())
	}))
}

// EndStepCmd says what became of a planned step.
type EndStepCmd struct {
	Step    StepID
	Version int
	Held    Outcome
	On      civil.Date // today when empty
	Minutes int        // held for so long
}

// Outcome is what became of a step.
type Outcome string

// The outcomes of a step.
const (
	OutcomeHeld   Outcome = "held"
	OutcomeMissed Outcome = "missed"
)

const maxStepMinutes = 200 * 60

// EndStep records that a step was held, with its length, or missed.
func (s *Service) EndStep(ctx context.Context, actor access.Actor, c EndStepCmd) error {
	const op = "pathway.EndStep"
	var check fault.Check
	check.Fail(c.Held != OutcomeHeld && c.Held != OutcomeMissed, "held", "error.field.required")
	check.Fail(c.Held == OutcomeHeld && (c.Minutes <= 0 || c.Minutes > maxStepMinutes), "minutes", "pathway.error.minutes")
	if err := check.Err(op); err != nil {
		return err
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		st, err := loadStep(ctx, tx, c.Step)
		if err != nil {
			return err
		}
		p, err := s.allowed(ctx, tx, actor, access.PathwayEdit, st.Application)
		if err != nil {
			return err
		}
		if st.State != "planned" || st.Version != c.Version {
			return fault.Stale(op)
		}
		kind := KindStepMissed
		st.State, st.DoneOn, st.Minutes = string(c.Held), s.day(c.On), 0
		if c.Held == OutcomeHeld {
			kind, st.Minutes = KindStepHeld, c.Minutes
		}
		if err := saveStep(ctx, tx, st); err != nil {
			return err
		}
		return s.recordStep(ctx, tx, actor, p, st, kind, st.DoneOn)
	}))
}

func (s *Service) recordStep(ctx context.Context, tx *db.Tx, actor access.Actor, p Pathway, st Step, kind journal.Kind, on civil.Date) error {
	_, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: kind, OccurredOn: on, Actor: actor.User, Person: p.Person, Application: p.Application,
		Quantity: int64(st.Minutes), Codes: journal.Codes{"step": st.Kind, "id": string(st.ID)},
	})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.PathwayEdit, "pathway_step", st.ID)
}
