package intake

import (
	"context"
	"encoding/json"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/job"
	"insieme/internal/base/message"
	"insieme/internal/base/phone"
)

// jobReceipt tells an applicant the code by mail or text message. It is a job
// of its own, so that receiving a form writes little.
const jobReceipt = "intake.receipt"

// receiptJob is what the job knows: who it is for is read when it runs.
type receiptJob struct {
	Application id.Application `json:"application"`
}

// askReceipt queues the receipt's message for who can be written to.
func (s *Service) askReceipt(ctx context.Context, tx *db.Tx, application id.Application, a Answers) error {
	if a.Email == "" && !phone.IsMobile(a.Phone) {
		return nil
	}
	return s.Jobs.Enqueue(ctx, tx, job.Spec{Kind: jobReceipt, Key: string(application), Payload: receiptJob{application}})
}

// handleReceipt is the job.
func (s *Service) handleReceipt(ctx context.Context, payload json.RawMessage) error {
	var of receiptJob
	if err := json.Unmarshal(payload, &of); err != nil {
		return fault.Wrap("intake.handleReceipt", err)
	}
	return s.TellReceipt(ctx, of.Application)
}

// TellReceipt puts the message with an application's code into the outbox, once
// for each application: by mail where there is an address, by text message
// otherwise, in the language of the person as far as it is spoken here.
func (s *Service) TellReceipt(ctx context.Context, application id.Application) error {
	const op = "intake.TellReceipt"
	q := s.DB.Reader()
	receipt, err := receiptOf(ctx, q, s.Keys, application)
	if err != nil {
		return fault.Wrap(op, err)
	}
	who, err := person.Load(ctx, q, s.Keys, receipt.Person)
	if err != nil {
		return fault.Wrap(op, err)
	}
	rules, err := programme.RulesAt(ctx, q, receipt.ReceivedOn)
	if err != nil {
		return fault.Wrap(op, err)
	}
	m, ok := receiptMessage(who, receipt, rules)
	if !ok {
		return nil
	}
	young, err := s.asksYouth(ctx, q, receipt, who)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if young {
		m.Template = map[string]string{templateReceipt: templateReceiptYouth, templateReceiptShort: templateReceiptYouthShort}[m.Template]
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		_, err := s.Outbox.QueueIn(ctx, tx, m)
		return err
	})
	return fault.Wrap(op, err)
}

// receiptMessage is the message for a person; ok is false for who has neither
// an address nor a mobile telephone.
func receiptMessage(who person.Person, r Receipt, rules programme.Rules) (m message.Message, ok bool) {
	lang := i18n.ParseLang(who.Lang)
	m = message.Message{
		Template: templateReceipt, Key: string(r.Application), Lang: lang, Person: who.ID, Application: r.Application,
		Vars: map[string]string{
			"name": who.GivenName, "code": r.Code.Groups(), "day": new(i18n.Catalogue).In(lang).Date(r.ReceivedOn.AddDays(7 * rules.InviteWeeks)),
		},
	}
	if m.Channel, m.To, ok = reach(who); m.Channel == message.SMS {
		m.Template = templateReceiptShort
		delete(m.Vars, "name")
	}
	return m, ok
}

// reach is how a person is written to: by mail where there is an address, by
// text message otherwise; ok is false for who has neither.
func reach(who person.Person) (channel message.Channel, to string, ok bool) {
	if emails := who.Emails(); len(emails) > 0 {
		return message.Email, emails[0], true
	}
	for _, number := range who.Phones() {
		if phone.IsMobile(number) {
			return message.SMS, number, true
		}
	}
	return "", "", false
}
