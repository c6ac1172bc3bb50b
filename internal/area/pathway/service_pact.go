package pathway

import (
	"context"
	"log/slog"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
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
// pact that is not yet accepted can be proposed anew, as the next version.
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
	How string // on_screen, on_paper, online
	On  civil.Date
}

// AcceptPact records that the person accepted the pact.
func (s *Service) AcceptPact(ctx context.Context, actor access.Actor, c AcceptPactCmd) error {
	if c.How != "on_screen" && c.How != "on_paper" && c.How != "online" {
		return fault.Bad("pathway.AcceptPact", fault.Field{Name: "how", Key: "error.field.required"})
	}
	return s.record(ctx, actor, access.PathwayEdit, c.Cmd, Happening{Fact: FactPactAccepted, On: c.On}, func(tx *db.Tx, p Pathway) error {
		latest, err := LatestPact(ctx, tx, p.Application)
		if err != nil {
			return err
		}
		return acceptPact(ctx, tx, latest.ID, s.day(c.On), c.How)
	})
}

func (s *Service) day(on civil.Date) civil.Date {
	if on.IsZero() {
		return s.Clock.Today()
	}
	return on
}
