package intake

import (
	"context"
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// CompleteCmd brings the form of somebody who had been referred, filled in
// together with them (step a2b after a2c). Token makes sending twice harmless.
type CompleteCmd struct {
	Cmd
	Token   string
	Channel Channel
	Answers Answers
}

// LogValue keeps the person out of the log.
func (CompleteCmd) LogValue() slog.Value { return slog.StringValue("[form]") }

// Complete receives the form of a referred person: the record made whole, the
// answers, the fact, the receipt message. The code is the one that the
// referral began with. Sent again with the same token it returns the same
// receipt. The errors are those of Submit, and Conflict when the application
// has been received already. There is no undo: see Submit.
func (s *Service) Complete(ctx context.Context, actor access.Actor, cmd CompleteCmd) (Receipt, error) {
	const op = "intake.Complete"
	if !isFormToken(cmd.Token) {
		return Receipt{}, fault.Bad(op, fault.Field{Key: "intake.form.error.token"})
	}
	district, err := s.districtOf(ctx, cmd.Answers)
	if err != nil {
		return Receipt{}, fault.Wrap(op, err)
	}
	var receipt Receipt
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		receipt = Receipt{}
		a, err := allowed(ctx, tx, actor, access.IntakeReceive, cmd.Cmd)
		if err != nil {
			return err
		}
		if receipt, err = receiptByToken(ctx, tx, s.Keys, cmd.Token); err == nil && receipt.Application == a.ID && a.State != Referred {
			receipt.Again = true
			return nil
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := s.complete(ctx, tx, actor, a, cmd, district); err != nil {
			return err
		}
		receipt, err = receiptOf(ctx, tx, s.Keys, a.ID)
		return err
	})
	return receipt, fault.Wrap(op, err)
}

// complete writes everything of one form for an application that was referred.
func (s *Service) complete(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, cmd CompleteCmd, district string) error {
	record := cmd.Answers.person(district)
	record.ID = a.Person
	h := Happening{Fact: FactReceived, On: s.Clock.Today(), Channel: cmd.Channel}
	if a.State != Referred {
		return fault.New(fault.Conflict, "intake.complete", "intake.error.not_now")
	}
	if err := s.People.CompleteIn(ctx, tx, actor, record); err != nil {
		return err
	}
	a.District, a.AssistedBy = district, actor.User
	if err := rebornIn(ctx, tx, a, cmd.Token); err != nil {
		return err
	}
	if _, _, err := s.record(ctx, tx, actor, access.IntakeReceive, a, h, nil); err != nil {
		return err
	}
	if err := insertDeclaredIn(ctx, tx, a.ID, cmd.Answers.Declared); err != nil {
		return err
	}
	if err := s.attachUploadIn(ctx, tx, actor, cmd.Token, a.Person); err != nil {
		return err
	}
	return s.askReceipt(ctx, tx, a.ID, cmd.Answers)
}

// Known is what a referral has said of a person: the form begun for them.
type Known struct {
	Person id.Person
	Form   Form
}

// LogValue keeps the person out of the log.
func (Known) LogValue() slog.Value { return slog.StringValue("[form]") }

// Known begins the form of a referred person with what the referral said. It
// is a Conflict once the form has been received.
func (s *Service) Known(ctx context.Context, actor access.Actor, application id.Application) (Known, error) {
	const op = "intake.Known"
	q := s.DB.Reader()
	a, err := allowed(ctx, q, actor, access.IntakeReceive, Cmd{Application: application})
	if err != nil {
		return Known{}, fault.Wrap(op, err)
	}
	if a.State != Referred {
		return Known{}, fault.New(fault.Conflict, op, "intake.error.not_now")
	}
	who, err := person.Load(ctx, q, s.Keys, a.Person)
	if err != nil {
		return Known{}, fault.Wrap(op, err)
	}
	k := Known{Person: a.Person}
	k.Form.Municipality, k.Form.GivenName, k.Form.Surname = who.Municipality, who.GivenName, who.Surname
	if !who.BirthDate.IsZero() {
		k.Form.BirthDate = asTyped(who.BirthDate)
	}
	if phones := who.Phones(); len(phones) > 0 {
		k.Form.Phone = phones[0]
	}
	return k, nil
}
