package intake

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const questionColumns = `id, application, rule, organisation, months, asked_on, asked_by, asked_event, due_on, reminded_on, reminders,
	state, reply, measure, runs_until, answered_on, answered_by, way, valid_until, taken_event, version`

func scanQuestion(s db.Scanner) (Question, error) {
	var q Question
	err := s.Scan(&q.ID, &q.Application, &q.Rule, &q.Organisation, &q.Months, &q.AskedOn, id.ScanNull(&q.AskedBy), &q.AskedEvent,
		&q.DueOn, &q.RemindedOn, &q.Reminders, &q.State, &q.Reply, &q.Measure, &q.RunsUntil, &q.AnsweredOn, id.ScanNull(&q.AnsweredBy),
		&q.Way, &q.ValidUntil, &q.TakenEvent, &q.Version)
	return q, err
}

func questionRow(q Question) []any {
	return []any{
		q.ID, q.Application, q.Rule, q.Organisation, q.Months, q.AskedOn, id.Null(q.AskedBy), q.AskedEvent, q.DueOn, q.RemindedOn,
		q.Reminders, q.State, q.Reply, q.Measure, q.RunsUntil, q.AnsweredOn, id.Null(q.AnsweredBy), q.Way, q.ValidUntil, q.TakenEvent,
		q.Version,
	}
}

const tableQuestion = "verification_request"

const insertQuestion = `INSERT INTO verification_request (` + questionColumns + `)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`

func insertQuestionIn(ctx context.Context, tx *db.Tx, q Question) error {
	_, err := tx.Exec(ctx, insertQuestion, questionRow(q)...)
	return fault.Wrap("intake.insertQuestion", err)
}

const updateQuestion = `UPDATE verification_request SET due_on = $3, reminded_on = $4, reminders = $5, state = $6, reply = $7,
	measure = $8, runs_until = $9, answered_on = $10, answered_by = $11, way = $12, valid_until = $13, taken_event = $14,
	version = version + 1 WHERE id = $1 AND version = $2`

// saveQuestionIn writes a question over the version that was loaded:
// fault.Stale when somebody else was faster.
func saveQuestionIn(ctx context.Context, tx *db.Tx, q Question) error {
	err := tx.ExecOne(ctx, updateQuestion, q.ID, q.Version, q.DueOn, q.RemindedOn, q.Reminders, q.State, q.Reply, q.Measure, q.RunsUntil,
		q.AnsweredOn, id.Null(q.AnsweredBy), q.Way, q.ValidUntil, q.TakenEvent)
	return fault.Wrap("intake.saveQuestion", err)
}

const selectQuestion = `SELECT ` + questionColumns + ` FROM verification_request WHERE `

// loadQuestion reads a question; an unknown one is fault.NotFound.
func loadQuestion(ctx context.Context, q db.Queryer, question QuestionID) (Question, error) {
	of, err := db.One(ctx, q, scanQuestion, selectQuestion+`id = $1`, question)
	return of, fault.Wrap("intake.loadQuestion", err)
}

// questionsOf reads the questions of an application in the order of asking.
func questionsOf(ctx context.Context, q db.Queryer, application id.Application) ([]Question, error) {
	all, err := db.All(ctx, q, scanQuestion, selectQuestion+`application = $1 ORDER BY asked_on, id`, application)
	return all, fault.Wrap("intake.questionsOf", err)
}

// unaskIn withdraws the questions that a fact has put, when the fact is taken
// back; those that were answered meanwhile stay.
func unaskIn(ctx context.Context, tx *db.Tx, event id.Event) error {
	_, err := tx.Exec(ctx, `UPDATE verification_request SET state = 'withdrawn', version = version + 1
		WHERE asked_event = $1 AND state = 'asked'`, event)
	return fault.Wrap("intake.unask", err)
}

// untakeIn gives back the answer that a fact had taken over, and opens again
// what it had closed.
func untakeIn(ctx context.Context, tx *db.Tx, event id.Event) error {
	_, err := tx.Exec(ctx, `UPDATE verification_request SET state = CASE WHEN state = 'withdrawn' THEN 'asked' ELSE 'answered' END, taken_event = '', version = version + 1
		WHERE taken_event = $1`, event)
	return fault.Wrap("intake.untake", err)
}

const (
	updateNote = `UPDATE verification_request SET note = $2 WHERE id = $1`
	selectNote = `SELECT note FROM verification_request WHERE id = $1`
)

// link is the key of a question for who has no account.
type link struct {
	Request   QuestionID
	ExpiresAt time.Time
	UsedAt    time.Time
}

const insertLink = `INSERT INTO verification_link (token_blind, request, expires_at, used_at) VALUES ($1, $2, $3, NULL)`

// loadLink reads a link by the keyed hash of its token; fault.NotFound.
func loadLink(ctx context.Context, q db.Queryer, blind string) (link, error) {
	l, err := db.One(ctx, q, func(s db.Scanner) (link, error) {
		var l link
		err := s.Scan(&l.Request, db.Instant(&l.ExpiresAt), db.Instant(&l.UsedAt))
		return l, err
	}, `SELECT request, expires_at, used_at FROM verification_link WHERE token_blind = $1`, blind)
	return l, fault.Wrap("intake.loadLink", err)
}

// useLinks closes every link of a question.
const useLinks = `UPDATE verification_link SET used_at = $2 WHERE request = $1 AND used_at IS NULL`
