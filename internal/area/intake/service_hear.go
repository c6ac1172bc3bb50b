package intake

import (
	"context"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// hear records what somebody of the programme takes an answer for: the fact,
// what it says about the requirement and, where the answer is an
// organisation's, that it has been taken over. A good answer about an
// application that has been verified already confirms it and moves nothing.
func (s *Service) hear(ctx context.Context, actor access.Actor, cmd Cmd, said Happening, question QuestionID, finding Finding) (id.Event, error) {
	var event id.Event
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		h, f := said, finding // the closure may run twice
		a, err := allowed(ctx, tx, actor, access.IntakeVerify, cmd)
		if err != nil {
			return err
		}
		q, err := heard(ctx, tx, a, question)
		if err != nil {
			return err
		}
		if q.ID != "" {
			f.Rule, f.Partner, f.ValidUntil = q.Rule, q.Organisation, q.ValidUntil
		}
		codes := journal.Codes{"partner": string(f.Partner)}
		if good := h.Fact == FactNoMeasure || h.Fact == FactNoPath; good && a.State == ToInvite {
			h.Fact = FactConfirmed
			event, err = s.note(ctx, tx, actor, a, h, codes)
		} else {
			a, event, err = s.record(ctx, tx, actor, access.IntakeVerify, a, h, codes)
		}
		if err != nil {
			return err
		}
		if err := s.settleIn(ctx, tx, a, q, event, f); err != nil {
			return err
		}
		return s.found(ctx, actor, f)(tx, a, event)
	})
	return event, fault.Wrap("intake."+string(said.Fact), err)
}

// settleIn takes over the answer of a question. An answer that came otherwise,
// by telephone or on paper, closes the open question that it answers.
func (s *Service) settleIn(ctx context.Context, tx *db.Tx, a Application, q Question, event id.Event, f Finding) error {
	if q.ID != "" {
		q, err := q.Taken(event, s.Clock.Today())
		if err != nil {
			return err
		}
		return saveQuestionIn(ctx, tx, q)
	}
	all, err := questionsOf(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	for _, q := range all {
		if !q.SettledBy(f) {
			continue
		}
		q.State, q.TakenEvent = QuestionWithdrawn, event
		if err := saveQuestionIn(ctx, tx, q); err != nil {
			return err
		}
	}
	return nil
}

// heard loads the question whose answer is taken over; none for none. A
// question of another application is not there.
func heard(ctx context.Context, q db.Queryer, a Application, question QuestionID) (Question, error) {
	if question == "" {
		return Question{}, nil
	}
	of, err := loadQuestion(ctx, q, question)
	if err == nil && of.Application != a.ID {
		err = fault.Absent("intake.heard")
	}
	return of, err
}

// AnswerCmd is an organisation's answer to a question.
type AnswerCmd struct {
	Question QuestionID
	Answer   Answer
}

// AnswerQuestion records the answer of somebody who has signed in for the
// organisation. The answer is evidence: what follows from it is decided by the
// programme. An answer cannot be taken back by who gave it; the office asks
// again.
func (s *Service) AnswerQuestion(ctx context.Context, actor access.Actor, c AnswerCmd) error {
	const op = "intake.AnswerQuestion"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error { return s.answerAs(ctx, tx, actor, c) }))
}

// AnswerQuestions records several answers at once: all or none. The fields of
// an error end with the number of the answer: reply-2.
func (s *Service) AnswerQuestions(ctx context.Context, actor access.Actor, all []AnswerCmd) error {
	const op = "intake.AnswerQuestions"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		var wrong fault.Check
		for _, c := range all {
			err := s.answerAs(ctx, tx, actor, c)
			if !fault.Is(err, fault.Invalid) && err != nil {
				return err
			}
			for _, f := range fault.FieldsOf(err) {
				f.Name += "-" + string(c.Question)
				wrong.Add(f)
			}
		}
		return wrong.Err(op)
	}))
}

func (s *Service) answerAs(ctx context.Context, tx *db.Tx, actor access.Actor, c AnswerCmd) error {
	q, err := openTo(ctx, tx, actor, c.Question)
	if err != nil {
		return err
	}
	q.AnsweredBy, q.Way = actor.User, WayLogin
	if err := s.answerIn(ctx, tx, actor, q, c.Answer); err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, access.IntakeAnswer, kindQuestion, q.ID)
}

// openTo loads a question for somebody of the organisation that it was put to.
func openTo(ctx context.Context, q db.Queryer, actor access.Actor, question QuestionID) (Question, error) {
	of, err := loadQuestion(ctx, q, question)
	if err != nil {
		return of, err
	}
	return of, access.Require(actor, access.IntakeAnswer, access.Subject{Organisation: of.Organisation})
}

// AnswerByLink records the answer of who has the link of a message. The link
// is used up by it. Whatever is wrong with a link, it is fault.NotFound.
func (s *Service) AnswerByLink(ctx context.Context, token string, answer Answer) error {
	const op = "intake.AnswerByLink"
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		q, err := s.behind(ctx, tx, token)
		if err != nil {
			return err
		}
		q.Way = WayLink
		return s.answerIn(ctx, tx, access.Actor{}, q, answer)
	}))
}

// behind is the open question behind a link: fault.NotFound for a link that is
// wrong, used up or expired, and for a question that nobody waits for.
func (s *Service) behind(ctx context.Context, q db.Queryer, token string) (Question, error) {
	const op = "intake.behind"
	l, err := loadLink(ctx, q, s.Keys.Blind(blindLink, token))
	if err != nil {
		return Question{}, err
	}
	if !l.UsedAt.IsZero() || !s.Wall.Now().Before(l.ExpiresAt) {
		return Question{}, fault.Absent(op)
	}
	of, err := loadQuestion(ctx, q, l.Request)
	if err != nil {
		return of, err
	}
	a, err := load(ctx, q, of.Application)
	if err == nil && (of.State != QuestionAsked || !CanBeAsked(a.State)) {
		err = fault.Absent(op)
	}
	return of, err
}

// answerIn writes an answer: the question, its sealed note, the fact; its links
// open nothing any more.
func (s *Service) answerIn(ctx context.Context, tx *db.Tx, actor access.Actor, q Question, answer Answer) error {
	a, err := load(ctx, tx, q.Application)
	if err != nil {
		return err
	}
	if !CanBeAsked(a.State) {
		return fault.New(fault.Conflict, "intake.answerIn", "intake.question.error.closed")
	}
	months, err := s.answerMonths(ctx, tx)
	if err != nil {
		return err
	}
	if q, err = q.Answered(answer, s.Clock.Today(), months); err != nil {
		return err
	}
	note, err := s.Keys.Seal([]byte(answer.Note), tableQuestion, string(q.ID), "note")
	if err != nil {
		return err
	}
	if err := saveQuestionIn(ctx, tx, q); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, updateNote, q.ID, note); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, useLinks, q.ID, s.Wall.Now()); err != nil {
		return err
	}
	_, err = s.attest(ctx, tx, actor, a, Happening{Fact: FactReplied}, journal.Codes{"partner": string(q.Organisation), "way": q.Way})
	return err
}

// noteOf opens the note of an answer; empty for none.
func noteOf(ctx context.Context, q db.Queryer, keys *crypt.Keys, question QuestionID) (string, error) {
	sealed, err := db.One(ctx, q, db.Scalar[[]byte], selectNote, question)
	if err != nil || sealed == nil {
		return "", fault.Wrap("intake.noteOf", err)
	}
	plain, err := keys.Open(sealed, tableQuestion, string(question), "note")
	return string(plain), fault.Wrap("intake.noteOf", err)
}

// answerMonths is for how long an answer of today counts.
func (s *Service) answerMonths(ctx context.Context, q db.Queryer) (int, error) {
	rules, err := programme.RulesAt(ctx, q, s.Clock.Today())
	return rules.VerifyMonths, err
}
