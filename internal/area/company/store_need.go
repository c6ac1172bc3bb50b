package company

import (
	"context"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func insertSurvey(ctx context.Context, tx *db.Tx, s Survey, blind string, by id.User, expires time.Time) error {
	return fault.Wrap("company.insertSurvey", tx.ExecOne(ctx, `INSERT INTO company_survey (id, company, blind, counterpart, asked_on, asked_by, expires_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, string(s.ID), string(s.Company), blind, id.Null(s.Counterpart), s.AskedOn, id.Null(by), expires))
}

type openSurvey struct {
	Survey
	expires time.Time
}

// surveyBehind reads the survey of a link's keyed hash; fault.NotFound.
func surveyBehind(ctx context.Context, q db.Queryer, blind string) (openSurvey, error) {
	s, err := db.One(ctx, q, func(s db.Scanner) (openSurvey, error) {
		var x openSurvey
		err := s.Scan(&x.ID, &x.Company, id.ScanNull(&x.Counterpart), &x.AskedOn, &x.AnsweredOn, db.Instant(&x.expires))
		return x, err
	}, `SELECT id, company, counterpart, asked_on, answered_on, expires_at FROM company_survey WHERE blind = $1`, blind)
	return s, fault.Wrap("company.surveyBehind", err)
}

// closeSurvey uses the link up; one that is used up already is a Conflict.
func closeSurvey(ctx context.Context, tx *db.Tx, survey SurveyID, on civil.Date) error {
	return fault.Wrap("company.closeSurvey", tx.ExecOne(ctx, `UPDATE company_survey SET answered_on = $2 WHERE id = $1 AND answered_on IS NULL`, string(survey), on))
}

// SurveysOf reads the invitations of a company, the newest first.
func SurveysOf(ctx context.Context, q db.Queryer, company id.Company) ([]Survey, error) {
	rows, err := db.All(ctx, q, func(s db.Scanner) (Survey, error) {
		var x Survey
		err := s.Scan(&x.ID, &x.Company, id.ScanNull(&x.Counterpart), &x.AskedOn, &x.AnsweredOn)
		return x, err
	}, `SELECT id, company, counterpart, asked_on, answered_on FROM company_survey WHERE company = $1 ORDER BY asked_on DESC, id DESC LIMIT 20`, string(company))
	return rows, fault.Wrap("company.SurveysOf", err)
}

const needColumns = `n.id, n.company, n.survey, n.kind, n.what, n.many, n.needed, n.said_on, n.closed_on`

func scanNeed(s db.Scanner) (Need, error) {
	var n Need
	err := s.Scan(&n.ID, &n.Company, id.ScanNull(&n.Survey), &n.Kind, &n.What, &n.Many, &n.When, &n.SaidOn, &n.ClosedOn)
	return n, err
}

// NeedsOf reads what a company needs, the newest first, closed ones last.
func NeedsOf(ctx context.Context, q db.Queryer, company id.Company) ([]Need, error) {
	rows, err := db.All(ctx, q, scanNeed, `SELECT `+needColumns+` FROM company_need n WHERE n.company = $1
		ORDER BY CASE WHEN n.closed_on IS NULL THEN 0 ELSE 1 END, n.said_on DESC, n.id DESC`, string(company))
	return rows, fault.Wrap("company.NeedsOf", err)
}

func insertNeed(ctx context.Context, tx *db.Tx, n Need) error {
	return fault.Wrap("company.insertNeed", tx.ExecOne(ctx, `INSERT INTO company_need (id, company, survey, kind, what, many, needed, said_on)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, string(n.ID), string(n.Company), id.Null(n.Survey), string(n.Kind), n.What, n.Many, n.When, n.SaidOn))
}

func closeNeed(ctx context.Context, tx *db.Tx, company id.Company, need NeedID, on civil.Date) error {
	return fault.Wrap("company.closeNeed", tx.ExecOne(ctx, `UPDATE company_need SET closed_on = $3 WHERE id = $1 AND company = $2`, string(need), string(company), on))
}

const commitmentColumns = `m.id, m.company, m.organisation, m.signed_on, m.places, m.due_on, m.words, m.ended_on`

func scanCommitment(s db.Scanner) (Commitment, error) {
	var m Commitment
	err := s.Scan(&m.ID, &m.Company, &m.Union, &m.SignedOn, &m.Places, &m.DueOn, &m.Words, &m.EndedOn)
	return m, err
}

// CommitmentsOf reads the commitments of a company, the newest first.
func CommitmentsOf(ctx context.Context, q db.Queryer, company id.Company) ([]Commitment, error) {
	rows, err := db.All(ctx, q, scanCommitment, `SELECT `+commitmentColumns+` FROM company_commitment m WHERE m.company = $1
		ORDER BY m.signed_on DESC, m.id DESC`, string(company))
	return rows, fault.Wrap("company.CommitmentsOf", err)
}

func insertCommitment(ctx context.Context, tx *db.Tx, m Commitment) error {
	return fault.Wrap("company.insertCommitment", tx.ExecOne(ctx, `INSERT INTO company_commitment (id, company, organisation, signed_on, places, due_on, words)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, string(m.ID), string(m.Company), string(m.Union), m.SignedOn, m.Places, m.DueOn, m.Words))
}

func endCommitment(ctx context.Context, tx *db.Tx, company id.Company, of CommitmentID, on civil.Date) error {
	return fault.Wrap("company.endCommitment", tx.ExecOne(ctx, `UPDATE company_commitment SET ended_on = $3 WHERE id = $1 AND company = $2`, string(of), string(company), on))
}
