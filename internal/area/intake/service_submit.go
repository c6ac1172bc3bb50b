package intake

import (
	"context"
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// SubmitCmd sends a form. Token is the one that the form was shown with: it
// makes sending twice harmless. Channel and Organisation say who helped; on the
// site nobody did. Draft, when the form was kept in one, is removed.
type SubmitCmd struct {
	Token        string
	Channel      Channel
	Organisation id.Organisation
	Draft        DraftID
	Youth        bool // came by the link of young people
	Answers      Answers
}

// LogValue keeps the person out of the log.
func (SubmitCmd) LogValue() slog.Value { return slog.StringValue("[form]") }

// Receipt is what an applicant gets. Again says that the form had been received
// before: nothing was written this time.
type Receipt struct {
	Application id.Application
	Person      id.Person
	Code        Code
	ReceivedOn  civil.Date
	Again       bool
}

// LogValue keeps the code out of the log.
func (r Receipt) LogValue() slog.Value {
	return slog.StringValue("receipt of " + string(r.Application))
}

// tries bounds how often a form is sent anew because its code exists already,
// or because the one that had its token first came to nothing.
const tries = 5

// Submit receives an application (R2.1, R2.2): the person's record, the answers,
// the fact, the receipt message, all or nothing. On the site anybody may; an
// assisted form needs intake.receive for the organisation that helps.
//
// A form token is received once: sent again, also at the same moment, it
// returns the first receipt. The errors are Invalid and Denied. There is no
// undo: an application that should not be is ended with its reason.
func (s *Service) Submit(ctx context.Context, actor access.Actor, cmd SubmitCmd) (Receipt, error) {
	const op = "intake.Submit"
	if err := cmd.check(actor); err != nil {
		return Receipt{}, fault.Wrap(op, err)
	}
	district, err := s.districtOf(ctx, cmd.Answers)
	if err != nil {
		return Receipt{}, fault.Wrap(op, err)
	}
	// The token is not looked up first: it is new nearly always, and its unique
	// index answers when it is not.
	for range tries {
		var receipt Receipt
		err = s.DB.Append(ctx, func(tx *db.Tx) error {
			var err error
			receipt, err = s.receive(ctx, tx, actor, cmd, district)
			return err
		})
		switch {
		case err == nil:
			return receipt, nil
		case db.IsUnique(err, "application_form_token"):
			receipt, err = receiptByToken(ctx, s.DB.Reader(), s.Keys, cmd.Token)
			receipt.Again = true
			if !fault.Is(err, fault.NotFound) {
				return receipt, fault.Wrap(op, err)
			}
		case !db.IsUnique(err, "application_code"):
			return Receipt{}, fault.Wrap(op, err)
		}
	}
	return Receipt{}, fault.Wrap(op, err)
}

func (cmd SubmitCmd) check(actor access.Actor) error {
	if !isFormToken(cmd.Token) {
		return fault.Bad("intake.Submit", fault.Field{Key: "intake.form.error.token"})
	}
	switch cmd.Channel {
	case ChannelSite:
		return nil
	case ChannelHelpDesk, ChannelAccessPoint:
		return access.Require(actor, access.IntakeReceive, access.Subject{Organisation: cmd.Organisation})
	default:
		return fault.Bad("intake.Submit", fault.Field{Key: "error.field.choice"})
	}
}

// isFormToken accepts what NewFormToken makes, and longer ones.
func isFormToken(s string) bool {
	if len(s) < 20 || len(s) > 64 {
		return false
	}
	for _, c := range s {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// districtOf is the district of where the applicant lives; none elsewhere.
func (s *Service) districtOf(ctx context.Context, a Answers) (string, error) {
	if a.Municipality == Elsewhere {
		return "", nil
	}
	m, err := municipality(ctx, s.DB.Reader(), a.Municipality)
	return m.District, err
}

// receive writes everything of one application.
func (s *Service) receive(ctx context.Context, tx *db.Tx, actor access.Actor, cmd SubmitCmd, district string) (Receipt, error) {
	who, err := s.People.RegisterIn(ctx, tx, actor, cmd.Answers.person(district))
	if err != nil {
		return Receipt{}, err
	}
	a := Application{ID: id.New[id.Application](), Person: who, District: district, Channel: cmd.Channel}
	if cmd.Channel != ChannelSite {
		a.Organisation, a.AssistedBy = cmd.Organisation, actor.User
	}
	code := NewCode()
	b, err := newBirth(s.Keys, a.ID, cmd.Token, code)
	if err != nil {
		return Receipt{}, err
	}
	h := Happening{Fact: FactReceived, On: s.Clock.Today(), Channel: cmd.Channel}
	if a, _, err = s.open(ctx, tx, actor, access.IntakeReceive, a, b, h); err != nil {
		return Receipt{}, err
	}
	if err := insertDeclaredIn(ctx, tx, a.ID, cmd.Answers.Declared); err != nil {
		return Receipt{}, err
	}
	if cmd.Youth {
		if err := markYouthIn(ctx, tx, a.ID); err != nil {
			return Receipt{}, err
		}
	}
	if err := s.askReceipt(ctx, tx, a.ID, cmd.Answers); err != nil {
		return Receipt{}, err
	}
	if err := s.attachUploadIn(ctx, tx, actor, cmd.Token, who); err != nil {
		return Receipt{}, err
	}
	if cmd.Draft != "" {
		if err := deleteDraft(ctx, tx, cmd.Draft); err != nil {
			return Receipt{}, err
		}
	}
	return Receipt{Application: a.ID, Person: who, Code: code, ReceivedOn: h.On}, nil
}

// person is the record that the answers begin.
func (a Answers) person(district string) person.New {
	n := person.New{
		Surname: a.Surname, GivenName: a.GivenName, BirthDate: a.BirthDate, Sex: a.Sex, Citizenship: a.Citizenship,
		FiscalCode: a.FiscalCode, District: district, Education: a.Education, ItalianLevel: a.ItalianLevel,
		Trades: a.Trades, TradeOther: a.TradeOther, Lang: a.Lang, Interpreter: a.Interpreter,
		Consents: []person.Consent{{Kind: person.ConsentPrivacy, NoticeVersion: NoticeVersion}},
	}
	if a.Municipality != Elsewhere {
		n.Municipality = a.Municipality
	}
	if a.Phone != "" {
		n.Phones = []string{a.Phone}
	}
	if a.Email != "" {
		n.Emails = []string{a.Email}
	}
	return n
}

// Receipt reads the receipt of an application again, for the page that follows
// the sending. It authorises nothing: the caller knows the application from
// the session in which it was sent.
func (s *Service) Receipt(ctx context.Context, application id.Application) (Receipt, error) {
	return receiptOf(ctx, s.DB.Reader(), s.Keys, application)
}

// ReceiptByToken is Receipt for who holds the form's token; NotFound for a form
// that has not been received.
func (s *Service) ReceiptByToken(ctx context.Context, token string) (Receipt, error) {
	return receiptByToken(ctx, s.DB.Reader(), s.Keys, token)
}

// Follow finds the application of a receipt's code; NotFound alike for a code
// that is none and for an unknown one. The caller throttles.
func (s *Service) Follow(ctx context.Context, typed string) (id.Application, error) {
	const op = "intake.Follow"
	code, ok := ParseCode(typed)
	if !ok {
		return "", fault.Absent(op)
	}
	a, err := applicationByCode(ctx, s.DB.Reader(), s.Keys, code)
	return a, fault.Wrap(op, err)
}
