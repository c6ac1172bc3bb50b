package pathway

import (
	"context"
	"log/slog"
	"slices"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// ProposePactCmd is the pact as the case worker wrote it with the person.
type ProposePactCmd struct {
	Cmd
	PersonSide string
	OurSide    string
	On         civil.Date // today when empty
}

// LogValue keeps the words out of the log.
func (ProposePactCmd) LogValue() slog.Value { return slog.StringValue("[pact]") }

const maxPactSide = 4000

// ProposePact writes a version of the pact and waits for the person's yes. A
// pact can be proposed anew at any time: one that was accepted stays in force
// until the person says yes to the next version.
func (s *Service) ProposePact(ctx context.Context, actor access.Actor, c ProposePactCmd) error {
	var check fault.Check
	for name, text := range map[string]string{"person_side": c.PersonSide, "our_side": c.OurSide} {
		check.Fail(strings.TrimSpace(text) == "", name, "error.field.required")
		check.Fail(len(text) > maxPactSide, name, "error.field.long", maxPactSide)
	}
	if err := check.Err("pathway.ProposePact"); err != nil {
		return err
	}
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactPactProposed, On: c.On}, func(tx *db.Tx, p Pathway) error {
		version := 1
		latest, err := LatestPact(ctx, tx, p.Application)
		switch {
		case err == nil:
			version = latest.Version + 1
		case !fault.Is(err, fault.NotFound):
			return err
		}
		return insertPact(ctx, tx, Pact{
			ID: id.New[PactID](), Application: p.Application, Version: version, PersonSide: c.PersonSide, OurSide: c.OurSide,
			ProposedOn: s.day(c.On), ProposedBy: actor.User,
		})
	})
}

// AcceptPactCmd is the person's yes to the latest version of the pact.
type AcceptPactCmd struct {
	Cmd
	How string // one of AcceptedWays
	On  civil.Date
}

// The ways in which a person says yes to a pact.
const (
	AcceptedOnScreen = "on_screen" // with the operator
	AcceptedOnPaper  = "on_paper"
	AcceptedOnline   = "online" // alone, from their own page, with the code
)

// AcceptPact records that the person accepted the pact, in the operator's
// presence or earlier from home.
func (s *Service) AcceptPact(ctx context.Context, actor access.Actor, c AcceptPactCmd) error {
	if !slices.Contains([]string{AcceptedOnScreen, AcceptedOnPaper, AcceptedOnline}, c.How) {
		return fault.Bad("pathway.AcceptPact", fault.Field{Name: "how", Key: "error.field.required"})
	}
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactPactAccepted, On: c.On, Source: c.How}, func(tx *db.Tx, p Pathway) error {
		latest, err := LatestPact(ctx, tx, p.Application)
		if err != nil {
			return err
		}
		return acceptPact(ctx, tx, latest.ID, s.day(c.On), c.How)
	})
}

// AnswerPactCmd is the person's own answer, from the page that their code
// opens, to the version of the pact that they read there.
type AnswerPactCmd struct {
	Application id.Application
	Pact        PactID
}

// AcceptOwnPact records the person's own yes. A version that is no longer the
// newest, or was answered meanwhile, is a Conflict: nobody says yes to words
// they have not read.
func (s *Service) AcceptOwnPact(ctx context.Context, c AnswerPactCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, _, err := unanswered(ctx, tx, c)
		if err != nil {
			return err
		}
		h := Happening{Fact: FactPactAccepted, Source: AcceptedOnline}
		cmd := Cmd{Application: p.Application, Version: p.Version}
		return s.recordIn(ctx, tx, access.System(), access.PathwayEdit, cmd, h, func(tx *db.Tx, _ Pathway) error {
			return acceptPact(ctx, tx, c.Pact, s.Clock.Today(), AcceptedOnline)
		})
	})
	return fault.Wrap("pathway.AcceptOwnPact", err)
}

// AskPactTalk records that the person would rather talk about the pact first:
// a line of Oggi for who follows them. It moves nothing and may be asked twice.
func (s *Service) AskPactTalk(ctx context.Context, c AnswerPactCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		p, pact, err := unanswered(ctx, tx, c)
		if err != nil || !pact.TalkAskedOn.IsZero() {
			return err
		}
		today := s.Clock.Today()
		if err := askPactTalk(ctx, tx, c.Pact, today); err != nil {
			return err
		}
		_, err = s.Journal.Record(ctx, tx, journal.Event{Kind: KindPactTalkAsked, OccurredOn: today, Person: p.Person, Application: p.Application})
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, access.System(), access.PathwayEdit, "pathway", p.Application)
	})
	return fault.Wrap("pathway.AskPactTalk", err)
}

// unanswered loads a pact that waits for the person's answer, with its pathway.
func unanswered(ctx context.Context, tx *db.Tx, c AnswerPactCmd) (Pathway, Pact, error) {
	latest, err := LatestPact(ctx, tx, c.Application)
	if err != nil {
		return Pathway{}, latest, err
	}
	p, err := Load(ctx, tx, c.Application)
	if err != nil {
		return p, latest, err
	}
	if latest.ID != c.Pact || latest.IsAccepted() || p.State == Closed {
		return p, latest, fault.New(fault.Conflict, "pathway.unanswered", "pathway.error.pact_moved")
	}
	return p, latest, nil
}

func (s *Service) day(on civil.Date) civil.Date {
	if on.IsZero() {
		return s.Clock.Today()
	}
	return on
}
