package intake

import (
	"context"
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// ReferCmd names a person who might come (step a2c): an access point does, and
// sees later what became of it. Token makes sending twice harmless.
type ReferCmd struct {
	Token        string
	Organisation id.Organisation // empty: the actor's own
	GivenName    string
	Surname      string
	BirthDate    civil.Date
	Phone        string
	Municipality string // ISTAT code; empty when not known
}

// LogValue keeps the person out of the log.
func (ReferCmd) LogValue() slog.Value { return slog.StringValue("[person]") }

// ReferPerson records a referral: a person without a form yet. Sent again with
// the same token it returns the first one's application.
func (s *Service) ReferPerson(ctx context.Context, actor access.Actor, c ReferCmd) (id.Application, error) {
	const op = "intake.ReferPerson"
	if c.Organisation == "" {
		c.Organisation = actor.Organisation
	}
	if err := access.Require(actor, access.IntakeRefer, access.Subject{Organisation: c.Organisation}); err != nil {
		return "", fault.Wrap(op, err)
	}
	if err := c.check(); err != nil {
		return "", fault.Wrap(op, err)
	}
	var a Application
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		var err error
		a, err = s.referIn(ctx, tx, actor, c)
		return err
	})
	if db.IsUnique(err, "application_form_token") {
		receipt, err := receiptByToken(ctx, s.DB.Reader(), s.Keys, c.Token)
		return receipt.Application, fault.Wrap(op, err)
	}
	return a.ID, fault.Wrap(op, err)
}

func (c ReferCmd) check() error {
	var check fault.Check
	check.Fail(!isFormToken(c.Token), "", "intake.form.error.token")
	check.Fail(c.Organisation == "", "organisation", "error.field.required")
	check.Fail(c.GivenName == "", "given_name", "error.field.required")
	check.Fail(c.Surname == "", "surname", "error.field.required")
	check.Fail(c.Phone == "", "phone", "error.field.required")
	return check.Err("intake.ReferPerson")
}

func (s *Service) referIn(ctx context.Context, tx *db.Tx, actor access.Actor, c ReferCmd) (Application, error) {
	district := ""
	if c.Municipality != "" {
		m, err := programme.MunicipalityByISTAT(ctx, tx, c.Municipality)
		if fault.Is(err, fault.NotFound) {
			return Application{}, fault.Bad("intake.referIn", fault.Field{Name: "municipality", Key: "error.field.choice"})
		}
		if err != nil {
			return Application{}, err
		}
		district = m.District
	}
	who, err := s.People.RegisterIn(ctx, tx, actor, person.New{
		Surname: c.Surname, GivenName: c.GivenName, BirthDate: c.BirthDate, Municipality: c.Municipality, District: district,
		Phones: []string{c.Phone},
	})
	if err != nil {
		return Application{}, err
	}
	a := Application{ID: id.New[id.Application](), Person: who, Organisation: c.Organisation, AssistedBy: actor.User, District: district}
	b, err := newBirth(s.Keys, a.ID, c.Token, NewCode())
	if err != nil {
		return Application{}, err
	}
	a, _, err = s.open(ctx, tx, actor, access.IntakeRefer, a, b, Happening{Fact: FactReferred})
	return a, err
}
