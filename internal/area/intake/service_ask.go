package intake

import (
	"context"
	"crypto/rand"
	"time"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// What the audit log calls a question, and what its link is sealed as.
const (
	kindQuestion = "verification_request"
	blindLink    = "verification_link"
)

// AskCmd asks partners of the network the two questions of the shared
// verification (step a5). Either partner may be empty; asking the same partner
// again is a reminder.
type AskCmd struct {
	Cmd
	On       civil.Date
	DueOn    civil.Date      // zero: the programme's days from On
	Measures id.Organisation // about active measures, usually the employment centre
	L14      id.Organisation // about an L.R. 14/15 path, usually the social services
}

// AskVerification puts questions to partners: each is a record of its own, told
// to who has an address. Of an application that is verified already it is a
// renewal: the state stays, the requirement is to be verified again.
func (s *Service) AskVerification(ctx context.Context, actor access.Actor, c AskCmd) (id.Event, error) {
	const op = "intake.AskVerification"
	var asked []Finding
	codes := journal.Codes{}
	if c.Measures != "" {
		asked = append(asked, Finding{Rule: RuleMeasures, Outcome: Open, Partner: c.Measures, OnDay: c.On})
		codes["partner"] = string(c.Measures)
	}
	if c.L14 != "" {
		asked = append(asked, Finding{Rule: RuleL14, Outcome: Open, Partner: c.L14, OnDay: c.On})
		codes["partner_l14"] = string(c.L14)
	}
	if len(asked) == 0 {
		return "", fault.Bad(op, fault.Field{Name: "measures_partner", Key: "intake.error.partner"})
	}
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		a, err := allowed(ctx, tx, actor, access.IntakeVerify, c.Cmd)
		if err != nil {
			return err
		}
		h := Happening{Fact: FactAsked, On: c.On}
		if a.State == ToInvite {
			h.Fact = FactRenewed
			event, err = s.note(ctx, tx, actor, a, h, codes)
		} else {
			a, event, err = s.record(ctx, tx, actor, access.IntakeVerify, a, h, codes)
		}
		if err != nil {
			return err
		}
		if err := s.found(ctx, actor, asked...)(tx, a, event); err != nil {
			return err
		}
		for _, f := range asked {
			if err := s.putIn(ctx, tx, actor, a, f, c.DueOn, event); err != nil {
				return err
			}
		}
		return nil
	})
	return event, fault.Wrap(op, err)
}

// note records a fact of the verification that does not move the application,
// and that somebody of the programme did it.
func (s *Service) note(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, h Happening, more journal.Codes) (id.Event, error) {
	event, err := s.attest(ctx, tx, actor, a, h, more)
	if err != nil {
		return "", err
	}
	return event, audit.Change(ctx, tx, actor, access.IntakeVerify, tableApplication, a.ID)
}

// attest writes such a fact into the journal.
func (s *Service) attest(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, h Happening, more journal.Codes) (id.Event, error) {
	if h.On.IsZero() {
		h.On = s.Clock.Today()
	}
	e, err := s.Journal.Record(ctx, tx, EventOf(a, h, actor.User, more))
	return e.ID, err
}

// putIn puts one question, or reminds of it where it is open already.
func (s *Service) putIn(ctx context.Context, tx *db.Tx, actor access.Actor, a Application, f Finding, due civil.Date, event id.Event) error {
	rules, err := programme.RulesAt(ctx, tx, s.Clock.Today())
	if err != nil {
		return err
	}
	today := s.Clock.Today()
	before, err := questionsOf(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	for _, q := range before {
		if q.State == QuestionAsked && q.Rule == f.Rule && q.Organisation == f.Partner {
			return s.remindIn(ctx, tx, q, rules)
		}
	}
	q := Question{
		ID: id.New[QuestionID](), Application: a.ID, Rule: f.Rule, Organisation: f.Partner, Months: rules.LookBackMonths, AskedOn: f.OnDay,
		AskedBy: actor.User, AskedEvent: event, DueOn: due, State: QuestionAsked, Version: 1,
	}
	if q.AskedOn.IsZero() {
		q.AskedOn = today
	}
	if q.DueOn.IsZero() {
		q.DueOn = q.AskedOn.AddDays(rules.VerifyDays)
	}
	if q.DueOn.Before(q.AskedOn) {
		return fault.Bad("intake.putIn", fault.Field{Name: "due", Key: "intake.error.until_later"})
	}
	if err := insertQuestionIn(ctx, tx, q); err != nil {
		return err
	}
	return s.inviteIn(ctx, tx, q, rules)
}

// remindIn puts an open question once more.
func (s *Service) remindIn(ctx context.Context, tx *db.Tx, q Question, rules programme.Rules) error {
	q, err := q.Reminded(s.Clock.Today(), rules.VerifyDays)
	if err != nil {
		return err
	}
	if err := saveQuestionIn(ctx, tx, q); err != nil {
		return err
	}
	return s.inviteIn(ctx, tx, q, rules)
}

// inviteIn sends the organisation a fresh link, where it has an address. The
// message names nobody: who is meant stands behind the link.
func (s *Service) inviteIn(ctx context.Context, tx *db.Tx, q Question, rules programme.Rules) error {
	o, err := network.OrganisationByID(ctx, tx, q.Organisation)
	if err != nil || o.Email == "" {
		return err
	}
	token := rand.Text() // 130 bits
	expires := s.Wall.Now().Add(time.Duration(rules.VerifyLinkDays) * 24 * time.Hour)
	if _, err := tx.Exec(ctx, insertLink, s.Keys.Blind(blindLink, token), q.ID, expires); err != nil {
		return err
	}
	_, err = s.Outbox.QueueIn(ctx, tx, questionMessage(q, o, s.Public+pathCheck+"/"+token, s.Clock.Today().AddDays(rules.VerifyLinkDays)))
	return err
}

// QuestionCmd names a question that somebody of the programme acts on.
type QuestionCmd struct {
	Question QuestionID
	Version  int // the one that the user saw; zero is "as it is now"
}

// RemindPartner puts a question once more, with a fresh link. It has no undo: what is
// told is told.
func (s *Service) RemindPartner(ctx context.Context, actor access.Actor, c QuestionCmd) (id.Application, error) {
	return s.onQuestion(ctx, actor, "intake.RemindPartner", c, FactReminded, func(tx *db.Tx, a Application, q Question) error {
		if !CanBeAsked(a.State) {
			return fault.New(fault.Conflict, "intake.RemindPartner", "intake.error.not_now")
		}
		rules, err := programme.RulesAt(ctx, tx, s.Clock.Today())
		if err != nil {
			return err
		}
		return s.remindIn(ctx, tx, q, rules)
	})
}

// Withdraw gives up an open question: its links open nothing any more. To ask
// again is its undo.
func (s *Service) Withdraw(ctx context.Context, actor access.Actor, c QuestionCmd) (id.Application, error) {
	return s.onQuestion(ctx, actor, "intake.Withdraw", c, FactUnasked, func(tx *db.Tx, _ Application, q Question) error {
		q, err := q.Withdrawn()
		if err != nil {
			return err
		}
		return saveQuestionIn(ctx, tx, q)
	})
}

// Dismiss notes that an answer has been seen which leads nowhere: the
// organisation does not know, or the answer has expired.
func (s *Service) Dismiss(ctx context.Context, actor access.Actor, c QuestionCmd) (id.Application, error) {
	return s.onQuestion(ctx, actor, "intake.Dismiss", c, "", func(tx *db.Tx, _ Application, q Question) error {
		q, err := q.Taken("", s.Clock.Today())
		if err != nil {
			return err
		}
		return saveQuestionIn(ctx, tx, q)
	})
}

// onQuestion is the path of these commands: authorise, load, the given rule,
// journal (no fact: nothing), audit. It returns whose question it is.
func (s *Service) onQuestion(ctx context.Context, actor access.Actor, op string, c QuestionCmd, fact Fact,
	do func(*db.Tx, Application, Question) error,
) (id.Application, error) {
	var of id.Application
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		q, err := loadQuestion(ctx, tx, c.Question)
		if err != nil {
			return err
		}
		a, err := allowed(ctx, tx, actor, access.IntakeVerify, Cmd{Application: q.Application})
		if err != nil {
			return err
		}
		of = a.ID
		if c.Version != 0 && c.Version != q.Version {
			return fault.Stale(op)
		}
		if err := do(tx, a, q); err != nil {
			return err
		}
		if fact != "" {
			if _, err := s.attest(ctx, tx, actor, a, Happening{Fact: fact}, journal.Codes{"partner": string(q.Organisation)}); err != nil {
				return err
			}
		}
		return audit.Change(ctx, tx, actor, access.IntakeVerify, kindQuestion, q.ID)
	})
	return of, fault.Wrap(op, err)
}
