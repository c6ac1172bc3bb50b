package intake

import (
	"log/slog"
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// QuestionID names a question of the shared verification.
type QuestionID string

// QuestionState is where a question stands. An answer that has expired is a
// matter of the day: see ExpiredOn.
type QuestionState string

// The states of a question.
const (
	QuestionAsked     QuestionState = "asked"
	QuestionAnswered  QuestionState = "answered"  // by the organisation; nobody has looked yet
	QuestionTaken     QuestionState = "taken"     // somebody of the programme has taken the answer over
	QuestionWithdrawn QuestionState = "withdrawn" // nobody waits for it any more
)

// Reply is what an organisation answers.
type Reply string

// The replies. To the question about measures none, active and unknown make
// sense; to the one about L.R. 14/15 all four.
const (
	ReplyNone     Reply = "none"     // no measure, or no path
	ReplyActive   Reply = "active"   // runs until a day
	ReplyPossible Reply = "possible" // an L.R. 14/15 path could be started
	ReplyUnknown  Reply = "unknown"  // the organisation does not know
)

// RepliesTo lists the replies that a question takes, in the order of the page.
func RepliesTo(rule Rule) []Reply {
	switch rule {
	case RuleMeasures:
		return []Reply{ReplyNone, ReplyActive, ReplyUnknown}
	case RuleL14:
		return []Reply{ReplyNone, ReplyActive, ReplyPossible, ReplyUnknown}
	default:
		return nil
	}
}

// Ways in which an answer comes.
const (
	WayLogin = "login" // somebody of the organisation who has signed in
	WayLink  = "link"  // by the link of the message, without an account
)

// Question is one question of the shared verification, put to one organisation.
type Question struct {
	ID           QuestionID
	Application  id.Application
	Rule         Rule // RuleMeasures or RuleL14
	Organisation id.Organisation
	Months       int // how far back measures are looked for; as on the day of asking
	AskedOn      civil.Date
	AskedBy      id.User // empty for the programme itself
	AskedEvent   id.Event
	DueOn        civil.Date
	RemindedOn   civil.Date // the last reminder
	Reminders    int
	State        QuestionState
	Reply        Reply
	Measure      string     // code of SuspensionReasons, of an active measure
	RunsUntil    civil.Date // of what is active
	AnsweredOn   civil.Date
	AnsweredBy   id.User    // empty for an answer by link
	Way          string     // WayLogin or WayLink
	ValidUntil   civil.Date // the last day on which the answer counts
	TakenEvent   id.Event
	Version      int
}

// Answer is what an organisation says to a question.
type Answer struct {
	Reply     Reply
	RunsUntil civil.Date // needed for a measure that is active
	Measure   string     // code of SuspensionReasons; empty when not said
	Note      string     // for the programme's office, sealed
}

// LogValue keeps the note out of the log.
func (Answer) LogValue() slog.Value { return slog.StringValue("[answer]") }

// maxNote is how long the note of an answer may be, in bytes.
const maxNote = 2000

// CanBeAsked reports whether organisations are asked about an application in
// a state, and may answer: while it is verified, and while it waits for the
// invitation, since an answer may expire meanwhile.
func CanBeAsked(s State) bool { return s == Verifying || s == ToInvite }

// Answered is the question with its answer, given today; the answer counts for
// some months. A question that is not open any more is a Conflict; an answer
// that does not fit is Invalid (reply, until, measure, note).
func (q Question) Answered(a Answer, today civil.Date, months int) (Question, error) {
	const op = "intake.Question.Answered"
	if q.State != QuestionAsked {
		return q, fault.New(fault.Conflict, op, "intake.question.error.closed")
	}
	var c fault.Check
	c.Fail(!slices.Contains(RepliesTo(q.Rule), a.Reply), "reply", "intake.error.answer")
	active := a.Reply == ReplyActive
	c.Fail(active && a.RunsUntil.IsZero(), "until", "intake.question.error.until")
	c.Fail(active && !a.RunsUntil.IsZero() && !a.RunsUntil.After(today), "until", "intake.question.error.until_later")
	if active && q.Rule == RuleMeasures && a.Measure != "" {
		known(&c, "measure", a.Measure, SuspensionReasons())
	}
	c.Fail(len(a.Note) > maxNote, "note", "intake.question.error.note", maxNote)
	if err := c.Err(op); err != nil {
		return q, err
	}
	q.State, q.Reply, q.AnsweredOn, q.ValidUntil = QuestionAnswered, a.Reply, today, today.AddMonths(months)
	if active {
		q.RunsUntil = a.RunsUntil
		if q.Rule == RuleMeasures {
			if q.Measure = a.Measure; q.Measure == "" {
				q.Measure = "other_measure"
			}
		}
	}
	return q, nil
}

// Reminded is the question put once more, with a new day to answer by when the
// former one is gone.
func (q Question) Reminded(today civil.Date, days int) (Question, error) {
	if q.State != QuestionAsked {
		return q, fault.New(fault.Conflict, "intake.Question.Reminded", "intake.question.error.closed")
	}
	q.RemindedOn, q.Reminders = today, q.Reminders+1
	if q.DueOn.Before(today.AddDays(days)) {
		q.DueOn = today.AddDays(days)
	}
	return q, nil
}

// Withdrawn is the question that nobody waits for any more.
func (q Question) Withdrawn() (Question, error) {
	if q.State != QuestionAsked {
		return q, fault.New(fault.Conflict, "intake.Question.Withdrawn", "intake.question.error.closed")
	}
	q.State = QuestionWithdrawn
	return q, nil
}

// Taken is the question whose answer somebody has taken over by a fact; empty
// for one that was only seen, because it leads nowhere. An expired answer is
// not taken over: it is asked again.
func (q Question) Taken(event id.Event, today civil.Date) (Question, error) {
	const op = "intake.Question.Taken"
	switch {
	case q.State != QuestionAnswered:
		return q, fault.New(fault.Conflict, op, "intake.question.error.closed")
	case event != "" && q.ExpiredOn(today):
		return q, fault.New(fault.Conflict, op, "intake.question.error.expired")
	}
	q.State, q.TakenEvent = QuestionTaken, event
	return q, nil
}

// SettledBy reports whether an answer that came otherwise answers the open
// question: from the same organisation, or from nobody in particular.
func (q Question) SettledBy(f Finding) bool {
	return q.State == QuestionAsked && q.Rule == f.Rule && (f.Partner == "" || f.Partner == q.Organisation)
}

// LateOn reports whether the answer should have come before a day.
func (q Question) LateOn(today civil.Date) bool {
	return q.State == QuestionAsked && q.DueOn.Before(today)
}

// ExpiredOn reports whether there is an answer and it counts no longer.
func (q Question) ExpiredOn(today civil.Date) bool {
	return !q.ValidUntil.IsZero() && q.ValidUntil.Before(today) && (q.State == QuestionAnswered || q.State == QuestionTaken)
}
