package company

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// NeedRow is a need with whose it is.
type NeedRow struct {
	Need
	Name string
}

// LogValue keeps the words out of the log.
func (r NeedRow) LogValue() slog.Value { return slog.StringValue("need " + string(r.ID)) }

// Needs reads the open needs of a kind, or of all, that the scope covers, the
// newest first, at most limit.
func Needs(ctx context.Context, q db.Queryer, scope access.Scope, kind NeedKind, limit int) ([]NeedRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 3)
	rows, err := db.All(ctx, q, func(s db.Scanner) (NeedRow, error) {
		var r NeedRow
		err := s.Scan(&r.ID, &r.Company, id.ScanNull(&r.Survey), &r.Kind, &r.What, &r.Many, &r.When, &r.SaidOn, &r.ClosedOn, &r.Name)
		return r, err
	}, `SELECT `+needColumns+`, CASE WHEN c.other_name <> '' THEN c.other_name ELSE c.legal_name END
		FROM company_need n JOIN company c ON c.id = n.company
		WHERE n.closed_on IS NULL AND ($1 = '' OR n.kind = $1) AND `+where+` ORDER BY n.said_on DESC, n.id DESC LIMIT $2`,
		append([]any{string(kind), limit}, args...)...)
	return rows, fault.Wrap("company.Needs", err)
}

// CommitmentRow is a commitment with the company's and the union's name.
type CommitmentRow struct {
	Commitment
	Name, UnionName string
}

// LogValue keeps the words out of the log.
func (r CommitmentRow) LogValue() slog.Value { return slog.StringValue("commitment " + string(r.ID)) }

// Commitments reads the commitments that the scope covers, those in force
// first, at most limit.
func Commitments(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]CommitmentRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 2)
	rows, err := db.All(ctx, q, func(s db.Scanner) (CommitmentRow, error) {
		var r CommitmentRow
		err := s.Scan(&r.ID, &r.Company, &r.Union, &r.SignedOn, &r.Places, &r.DueOn, &r.Words, &r.EndedOn, &r.Name, &r.UnionName)
		return r, err
	}, `SELECT `+commitmentColumns+`, CASE WHEN c.other_name <> '' THEN c.other_name ELSE c.legal_name END, o.name
		FROM company_commitment m JOIN company c ON c.id = m.company JOIN fact_network_organisation o ON o.id = m.organisation
		WHERE `+where+` ORDER BY CASE WHEN m.ended_on IS NULL THEN 0 ELSE 1 END, m.signed_on DESC, m.id DESC LIMIT $1`, append([]any{limit}, args...)...)
	return rows, fault.Wrap("company.Commitments", err)
}
