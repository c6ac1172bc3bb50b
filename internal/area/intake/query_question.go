package intake

import (
	"context"
	"log/slog"
	"strconv"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// QuestionRow is a question with whom it is about.
type QuestionRow struct {
	Question
	Person         id.Person
	Surname, Given string
	Birth          civil.Date
}

// LogValue keeps the person out of the log.
func (QuestionRow) LogValue() slog.Value { return slog.StringValue("[person]") }

// ofQuestion joins the application and what is shown of its person; the
// columns have names that no question has.
const ofQuestion = ` FROM verification_request
	JOIN (SELECT id AS case_id, person, state AS case_state, district, organisation AS brought_by, interviewer, assisted_by FROM application) a
		ON case_id = application
	JOIN (SELECT id AS card, surname, given_name, birth_date, referent FROM fact_person_card) c ON card = person`

// canBeAsked are the states of CanBeAsked in SQL.
const canBeAsked = `case_state IN ('verifying', 'to_invite')`

// Where a scope finds whom a question was put to, and whose case it is about.
var (
	putTo     = access.Columns{Organisation: "organisation"}
	aboutCase = access.Columns{Person: "person", District: "district", Organisation: "brought_by", Owners: []string{"interviewer", "assisted_by", "referent"}}
)

func scanQuestionRow(s db.Scanner) (QuestionRow, error) {
	var r QuestionRow
	var err error
	r.Question, err = scanQuestion(wider{s, []any{&r.Person, &r.Surname, &r.Given, &r.Birth}})
	return r, err
}

const selectQuestionRow = `SELECT ` + questionColumns + `, person, surname, given_name, birth_date` + ofQuestion

// openQuestions reads the questions that wait for an organisation within the
// scope, those due first before the others.
func openQuestions(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]QuestionRow, error) {
	where, args := scope.Where(putTo, 1)
	rows, err := db.All(ctx, q, scanQuestionRow, selectQuestionRow+` WHERE state = 'asked' AND `+canBeAsked+` AND `+where+
		` ORDER BY due_on, id LIMIT $`+strconv.Itoa(len(args)+1), append(args, limit)...)
	return rows, fault.Wrap("intake.openQuestions", err)
}

// countOpenQuestions counts them.
func countOpenQuestions(ctx context.Context, q db.Queryer, scope access.Scope) (int, error) {
	where, args := scope.Where(putTo, 1)
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*)`+ofQuestion+` WHERE state = 'asked' AND `+canBeAsked+` AND `+where, args...)
	return n, fault.Wrap("intake.countOpenQuestions", err)
}

// questionWithin reads one open question within the scope; fault.NotFound.
func questionWithin(ctx context.Context, q db.Queryer, scope access.Scope, question QuestionID) (QuestionRow, error) {
	where, args := scope.Where(putTo, 2)
	r, err := db.One(ctx, q, scanQuestionRow, selectQuestionRow+` WHERE id = $1 AND state = 'asked' AND `+canBeAsked+` AND `+where,
		append([]any{question}, args...)...)
	return r, fault.Wrap("intake.questionWithin", err)
}

// pendingQuestions reads, within the scope of cases, the questions that the
// office has something to do about: unanswered and due before today, and
// answers that nobody has looked at.
func pendingQuestions(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]QuestionRow, error) {
	where, args := scope.Where(aboutCase, 2)
	rows, err := db.All(ctx, q, scanQuestionRow, selectQuestionRow+` WHERE (state = 'asked' AND due_on < $1 OR state = 'answered') AND `+
		canBeAsked+` AND `+where+` ORDER BY due_on, id LIMIT $`+strconv.Itoa(len(args)+2), append(append([]any{today}, args...), limit)...)
	return rows, fault.Wrap("intake.pendingQuestions", err)
}
