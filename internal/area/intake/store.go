package intake

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const applicationColumns = `id, person, organisation, assisted_by, interviewer, channel, district, state, since, waiting_since, referred_on,
	received_on, checked_on, asked_on, measure_free_on, path_free_on, suspended_until, recheck_on, interview_on,
	interviewed_on, decided_on, track, ended_on, reason, destination, version`

func scanApplication(s db.Scanner) (Application, error) {
	var a Application
	err := s.Scan(&a.ID, &a.Person, id.ScanNull(&a.Organisation), id.ScanNull(&a.AssistedBy), id.ScanNull(&a.Interviewer),
		&a.Channel, &a.District, &a.State, &a.Since, &a.WaitingSince, &a.ReferredOn, &a.ReceivedOn, &a.CheckedOn, &a.AskedOn, &a.MeasureFreeOn,
		&a.PathFreeOn, &a.SuspendedUntil, &a.RecheckOn, &a.InterviewOn, &a.InterviewedOn, &a.DecidedOn, &a.Track, &a.EndedOn,
		&a.Reason, &a.Destination, &a.Version)
	return a, err
}

// load reads an application; an unknown one is fault.NotFound.
func load(ctx context.Context, q db.Queryer, application id.Application) (Application, error) {
	a, err := db.One(ctx, q, scanApplication, `SELECT `+applicationColumns+` FROM application WHERE id = $1`, application)
	return a, fault.Wrap("intake.load", err)
}

// birth is what an application is born with beside its facts: the token that
// makes a retried form harmless and the code that follows it.
type birth struct {
	FormToken  string
	CodeBlind  string
	CodeSealed []byte
}

const insertApplication = `INSERT INTO application (form_token, code_blind, code_sealed, ` + applicationColumns + `)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
		$25, $26, $27, $28, 1)`

// insertIn writes a new application as its first facts left it; its version
// becomes 1.
func insertIn(ctx context.Context, tx *db.Tx, a Application, b birth) error {
	_, err := tx.Exec(ctx, insertApplication, append([]any{b.FormToken, b.CodeBlind, b.CodeSealed}, values(a)...)...)
	return fault.Wrap("intake.insert", err)
}

// values lists an application's columns in the order of applicationColumns,
// without the version.
func values(a Application) []any {
	return []any{
		a.ID, a.Person, id.Null(a.Organisation), id.Null(a.AssistedBy), id.Null(a.Interviewer), a.Channel, a.District, a.State,
		a.Since, a.WaitingSince, a.ReferredOn, a.ReceivedOn, a.CheckedOn, a.AskedOn, a.MeasureFreeOn, a.PathFreeOn,
		a.SuspendedUntil, a.RecheckOn, a.InterviewOn, a.InterviewedOn, a.DecidedOn, a.Track, a.EndedOn, a.Reason, a.Destination,
	}
}

const updateApplication = `UPDATE application SET interviewer = $3, channel = $4, state = $5, since = $6, referred_on = $7,
	received_on = $8, checked_on = $9, asked_on = $10, measure_free_on = $11, path_free_on = $12, suspended_until = $13,
	recheck_on = $14, interview_on = $15, interviewed_on = $16, decided_on = $17, track = $18, ended_on = $19, reason = $20,
	destination = $21, waiting_since = $22, version = version + 1 WHERE id = $1 AND version = $2`

// saveIn writes the fold of an application's facts over the version that was
// loaded: fault.Stale when somebody else was faster.
func saveIn(ctx context.Context, tx *db.Tx, a Application) error {
	err := tx.ExecOne(ctx, updateApplication, a.ID, a.Version, id.Null(a.Interviewer), a.Channel, a.State, a.Since, a.ReferredOn,
		a.ReceivedOn, a.CheckedOn, a.AskedOn, a.MeasureFreeOn, a.PathFreeOn, a.SuspendedUntil, a.RecheckOn, a.InterviewOn,
		a.InterviewedOn, a.DecidedOn, a.Track, a.EndedOn, a.Reason, a.Destination, a.WaitingSince)
	return fault.Wrap("intake.save", err)
}

type findingID string

const findingColumns = `id, application, rule, outcome, source, partner, on_day, said_by, event, valid_until`

const insertFinding = `INSERT INTO application_check (` + findingColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

func findingRow(finding findingID, application id.Application, f Finding) []any {
	return []any{finding, application, f.Rule, f.Outcome, f.Source, id.Null(f.Partner), f.OnDay, id.Null(f.SaidBy), f.Event, f.ValidUntil}
}

func insertFindingIn(ctx context.Context, tx *db.Tx, application id.Application, f Finding) error {
	_, err := tx.Exec(ctx, insertFinding, findingRow(id.New[findingID](), application, f)...)
	return fault.Wrap("intake.insertFinding", err)
}

// deleteFindingsIn forgets what a fact that has been taken back had said.
func deleteFindingsIn(ctx context.Context, tx *db.Tx, event id.Event) error {
	_, err := tx.Exec(ctx, `DELETE FROM application_check WHERE event = $1`, event)
	return fault.Wrap("intake.deleteFindings", err)
}

// findings reads all that was said about an application's requirements, in
// order.
func findings(ctx context.Context, q db.Queryer, application id.Application) ([]Finding, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Finding, error) {
		var f Finding
		err := s.Scan(&f.Rule, &f.Outcome, &f.Source, id.ScanNull(&f.Partner), &f.OnDay, id.ScanNull(&f.SaidBy), &f.Event, &f.ValidUntil)
		return f, err
	}, `SELECT rule, outcome, source, partner, on_day, said_by, event, valid_until FROM application_check
		WHERE application = $1 ORDER BY on_day, id`, application)
	return all, fault.Wrap("intake.findings", err)
}
