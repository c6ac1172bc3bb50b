package pathway

import (
	"context"
	"log/slog"
	"slices"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// FactCmd is a fact in a company, or the person's readiness: its day and where
// it came from.
type FactCmd struct {
	Cmd
	On     civil.Date // today when empty; a past day is a fact known late
	Source string     // code: company, agency, board, internship, job, own
}

// Sources lists the codes of where a fact in a company came from.
func Sources() []string {
	return []string{"board", "company", "agency", "association", "training_body", "other"}
}

// Reactivate records that the reactivation is done: the person can be proposed
// to companies (a14).
func (s *Service) Reactivate(ctx context.Context, actor access.Actor, c FactCmd) error {
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactReactivated, On: c.On}, nil)
}

// RecordOpportunity records an opportunity of an interview in a company (a15).
func (s *Service) RecordOpportunity(ctx context.Context, actor access.Actor, c FactCmd) error {
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactOpportunity, On: c.On, Source: c.Source}, nil)
}

// RecordExperience records the start of an experience in a company (a16b).
func (s *Service) RecordExperience(ctx context.Context, actor access.Actor, c FactCmd) error {
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactExperience, On: c.On, Source: c.Source}, nil)
}

// RecordJob records the start of a job found through the programme (a17).
func (s *Service) RecordJob(ctx context.Context, actor access.Actor, c FactCmd) error {
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactJob, On: c.On, Source: c.Source}, nil)
}

// PauseCmd lets the promises stand still for a while, with its reason and with
// who allowed it: the programme does not put its own promises off by itself.
type PauseCmd struct {
	Cmd
	On       civil.Date
	Until    civil.Date // the last day
	Reason   string     // code: family, training, abroad, personal, other
	Approver id.User    // a coordinator
}

// PauseReasons lists the codes of a pause's reason. What lies behind "other"
// or a matter of health stays in the case worker's own notes.
func PauseReasons() []string { return []string{"family", "training", "abroad", "personal", "other"} }

// Pause lets the promises stand still. It ends by itself with its last day.
func (s *Service) Pause(ctx context.Context, actor access.Actor, c PauseCmd) error {
	h := Happening{Fact: FactPaused, On: c.On, Until: c.Until, Reason: c.Reason, Approver: c.Approver}
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, h, func(tx *db.Tx, _ Pathway) error {
		if actor.System {
			return nil
		}
		chiefs, err := network.UsersWithRole(ctx, tx, access.Coordinator)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(chiefs, func(u network.Named) bool { return u.ID == c.Approver }) {
			return fault.Bad("pathway.Pause", fault.Field{Name: "approver", Key: "error.field.required"})
		}
		return nil
	})
}

// Resume ends a pause before its last day.
func (s *Service) Resume(ctx context.Context, actor access.Actor, c Cmd) error {
	return s.record(ctx, actor, access.PathwayEdit, c, Happening{Fact: FactResumed}, nil)
}

// Balance is what was left when a pathway closed: written by the case worker,
// sealed in the database.
type Balance struct {
	Done     string `json:"done"`
	NotDone  string `json:"not_done"`
	Barriers string `json:"barriers"`
}

// LogValue keeps the words out of the log.
func (Balance) LogValue() slog.Value { return slog.StringValue("[balance]") }

// CloseCmd ends a pathway with its balance.
type CloseCmd struct {
	Cmd
	End      End
	On       civil.Date
	Balance  Balance
	FollowUp civil.Date // when to ask again; may be empty
}

// LogValue keeps the words out of the log.
func (CloseCmd) LogValue() slog.Value { return slog.StringValue("[balance]") }

// Close ends the pathway. Work found alone is a success like any other.
func (s *Service) Close(ctx context.Context, actor access.Actor, c CloseCmd) error {
	var check fault.Check
	check.Fail(c.Balance.Done == "", "done", "error.field.required")
	check.Fail(!c.FollowUp.IsZero() && c.FollowUp.Before(s.day(c.On)), "follow_up", "pathway.error.until_later")
	if err := check.Err("pathway.Close"); err != nil {
		return err
	}
	h := Happening{Fact: FactClosed, On: c.On, End: c.End}
	return s.record(ctx, actor, access.PathwayClose, c.Cmd, h, func(tx *db.Tx, p Pathway) error {
		sealed, err := sealBalance(s.Keys, p.Application, c.Balance)
		if err != nil {
			return err
		}
		return insertBalance(ctx, tx, p.Application, s.day(c.On), sealed, c.FollowUp)
	})
}

// Reopen takes a closed pathway up again where its facts lead.
func (s *Service) Reopen(ctx context.Context, actor access.Actor, c Cmd) error {
	return s.record(ctx, actor, access.PathwayClose, c, Happening{Fact: FactReopened}, nil)
}

// Undo takes the pathway's last fact back. It is a Conflict when a fact that is
// not the last one is named: those after it would have to go first. An event
// that stands on no pathway, or no longer, is NotFound.
func (s *Service) Undo(ctx context.Context, actor access.Actor, application id.Application, event id.Event) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := s.allowed(ctx, tx, actor, access.PathwayEdit, application)
		if err != nil {
			return err
		}
		events, err := journal.ByApplication(ctx, tx, application)
		if err != nil {
			return err
		}
		entries := Entries(events)
		if !slices.ContainsFunc(entries, func(e Entry) bool { return e.Event == event }) {
			return fault.Absent("pathway.Undo")
		}
		if entries[len(entries)-1].Event != event {
			return fault.New(fault.Conflict, "pathway.Undo", "pathway.error.undo_later_first")
		}
		last := entries[len(entries)-1]
		if last.Fact == FactOpenedReady || last.Fact == FactOpenedReactivation {
			return fault.New(fault.Conflict, "pathway.Undo", "pathway.error.undo_decision")
		}
		if err := s.undoRows(ctx, tx, p, last); err != nil {
			return err
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, event, "undone"); err != nil {
			return err
		}
		if err := s.forgiveIn(ctx, tx, actor, application); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PathwayEdit, "pathway", application)
	})
	return fault.Wrap("pathway.Undo", err)
}

// undoRows takes back what a command wrote beside the journal.
func (s *Service) undoRows(ctx context.Context, tx *db.Tx, p Pathway, last Entry) error {
	switch last.Fact {
	case FactPactProposed, FactPactAccepted:
		return withdrawPact(ctx, tx, p.Application, last.Fact)
	case FactClosed:
		return deleteBalance(ctx, tx, p.Application, last.On)
	default:
		return nil
	}
}
