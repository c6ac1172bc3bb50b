package company

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

// ContactCmd records a contact with a company, and what comes next.
type ContactCmd struct {
	Cmd
	Contact Contact
	Reason  string // why it is not interested
	Next    NextAction
}

// LogValue keeps what was said out of the log.
func (c ContactCmd) LogValue() slog.Value {
	return slog.StringValue("contact with " + string(c.Company))
}

// RecordContact records a contact with a company: what it was about, how it
// went, and, compulsory, what is done next, by whom and when. Undo:
// TakeBackContact.
func (s *Service) RecordContact(ctx context.Context, actor access.Actor, cmd ContactCmd) (ContactID, error) {
	const op = "company.RecordContact"
	x := cmd.Contact
	x.ID, x.Company, x.Side, x.By = id.New[ContactID](), cmd.Company, WithCompany, actor.User
	if x.On.IsZero() {
		x.On = s.Clock.Today()
	}
	var check fault.Check
	check.Add(fault.FieldsOf(x.Check())...)
	check.Add(fault.FieldsOf(cmd.Next.Check(s.Clock.Today()))...)
	check.Fail(x.Outcome == SaidNo && !in(Refusals(), cmd.Reason), "reason", "company.error.choose")
	if err := check.Err(op); err != nil {
		return "", err
	}
	return x.ID, fault.Wrap(op, s.act(ctx, actor, access.CompanyEdit, cmd.Cmd, x.happenings(cmd.Reason), func(tx *db.Tx, c Company) error {
		if err := s.checkNext(ctx, tx, cmd.Next); err != nil {
			return err
		}
		if err := knows(ctx, tx, c.ID, x.Counterpart); err != nil {
			return err
		}
		if err := insertContact(ctx, tx, x); err != nil {
			return err
		}
		return putNext(ctx, tx, c.ID, cmd.Next)
	}))
}

// knows demands that a counterpart, when one is given, is the company's.
func knows(ctx context.Context, q db.Queryer, company id.Company, who CounterpartID) error {
	if who == "" {
		return nil
	}
	all, err := CounterpartsOf(ctx, q, company)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(p Counterpart) bool { return p.ID == who }) {
		return fault.Bad("company.knows", fault.Field{Name: "counterpart", Key: "company.error.choose"})
	}
	return nil
}

// checkNext demands that the one who does the next thing is somebody who may.
func (s *Service) checkNext(ctx context.Context, q db.Queryer, n NextAction) error {
	u, err := network.UserByID(ctx, q, n.Who)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if err != nil || !u.Active || !access.Allows(u.Actor(), access.CompanyEdit) {
		return fault.Bad("company.checkNext", fault.Field{Name: "next_who", Key: "company.error.next_who"})
	}
	return nil
}

// TellCmd records that an association was spoken with about a company, before
// or after a contact with it.
type TellCmd struct {
	Cmd
	Contact Contact // Side Before or After
}

// LogValue keeps what was said out of the log.
func (c TellCmd) LogValue() slog.Value {
	return slog.StringValue("association of " + string(c.Company))
}

// TellAssociation records a talk with a company's association: before a contact
// it is step c2, afterwards c16. Undo: TakeBackContact.
func (s *Service) TellAssociation(ctx context.Context, actor access.Actor, cmd TellCmd) (ContactID, error) {
	const op = "company.TellAssociation"
	x := cmd.Contact
	x.ID, x.Company, x.By, x.Topic, x.Outcome = id.New[ContactID](), cmd.Company, actor.User, "", ""
	if x.On.IsZero() {
		x.On = s.Clock.Today()
	}
	if x.Side != Before && x.Side != After {
		return "", fault.Bad(op, fault.Field{Name: "side", Key: "company.error.choose"})
	}
	if err := x.Check(); err != nil {
		return "", fault.Wrap(op, err)
	}
	return x.ID, fault.Wrap(op, s.act(ctx, actor, access.CompanyEdit, cmd.Cmd, x.happenings(""), func(tx *db.Tx, c Company) error {
		if !in(c.Associations, x.Organisation) {
			return fault.Bad(op, fault.Field{Name: "organisation", Key: "company.error.choose"})
		}
		return insertContact(ctx, tx, x)
	}))
}

// TakeBackContact undoes a contact: its facts are voided and its words go. What
// was to be done next stays as it is. It is a Conflict when what came after
// could not have happened without it.
func (s *Service) TakeBackContact(ctx context.Context, actor access.Actor, company id.Company, contact ContactID) error {
	return fault.Wrap("company.TakeBackContact", s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyEdit, company)
		if err != nil {
			return err
		}
		if _, err := loadContact(ctx, tx, company, contact); err != nil {
			return err
		}
		if err := claim(ctx, tx, c.ID, c.Version); err != nil {
			return err
		}
		if err := s.voidIn(ctx, tx, actor, company, contact); err != nil {
			return err
		}
		if err := deleteContact(ctx, tx, contact); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.CompanyEdit, kindCompany, company)
	}))
}

// voidIn voids the facts of a contact, the last first, so that no history
// between is an impossible one.
func (s *Service) voidIn(ctx context.Context, tx *db.Tx, actor access.Actor, company id.Company, contact ContactID) error {
	events, err := journal.ByCompany(ctx, tx, company)
	if err != nil {
		return err
	}
	live := journal.Live(events)
	slices.Reverse(live)
	for _, e := range live {
		if e.Code("contact") != string(contact) {
			continue
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, e.ID, "undone"); err != nil {
			return err
		}
	}
	return nil
}

// PlanNext changes what is to be done next without a contact.
func (s *Service) PlanNext(ctx context.Context, actor access.Actor, cmd Cmd, next NextAction) error {
	const op = "company.PlanNext"
	if err := next.Check(s.Clock.Today()); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyEdit, cmd.Company)
		if err != nil {
			return err
		}
		if err := claim(ctx, tx, c.ID, cmd.Version); err != nil {
			return err
		}
		if err := s.checkNext(ctx, tx, next); err != nil {
			return err
		}
		if err := putNext(ctx, tx, c.ID, next); err != nil {
			return err
		}
		return s.changedIn(ctx, tx, actor, access.CompanyEdit, c.ID, "next")
	}))
}

// Confirm says that what is known of a company is still so: one tap.
func (s *Service) Confirm(ctx context.Context, actor access.Actor, cmd Cmd) error {
	return fault.Wrap("company.Confirm", s.act(ctx, actor, access.CompanyEdit, cmd, []Happening{{Fact: FactConfirmed}}, nil))
}

// Reopen takes up again with a company that was not interested. Undo: a contact
// that says no.
func (s *Service) Reopen(ctx context.Context, actor access.Actor, cmd Cmd) error {
	return fault.Wrap("company.Reopen", s.act(ctx, actor, access.CompanyEdit, cmd, []Happening{{Fact: FactReopened}}, nil))
}

// Activate says that a company works with the programme without the Board.
func (s *Service) Activate(ctx context.Context, actor access.Actor, cmd Cmd, on civil.Date) error {
	return fault.Wrap("company.Activate", s.act(ctx, actor, access.CompanyEdit, cmd, []Happening{{Fact: FactActive, On: on}}, nil))
}

// Archive takes a company out of use, with a reason. Undo: Restore.
func (s *Service) Archive(ctx context.Context, actor access.Actor, cmd Cmd, reason string) error {
	return fault.Wrap("company.Archive", s.act(ctx, actor, access.CompanyEdit, cmd, []Happening{{Fact: FactArchived, Reason: reason}}, nil))
}

// Restore takes an archived company into use again.
func (s *Service) Restore(ctx context.Context, actor access.Actor, cmd Cmd) error {
	return fault.Wrap("company.Restore", s.act(ctx, actor, access.CompanyEdit, cmd, []Happening{{Fact: FactRestored}}, nil))
}
