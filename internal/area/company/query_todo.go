package company

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// dueRow is a company with which something is to be done, since a day.
type dueRow struct {
	Company id.Company
	Name    string
	What    string // of the next action
	Since   civil.Date
	Owner   id.User
	Places  int
}

// LogValue keeps the name out of the log.
func (r dueRow) LogValue() slog.Value { return slog.StringValue("company " + string(r.Company)) }

func scanDue(s db.Scanner) (dueRow, error) {
	var r dueRow
	err := s.Scan(&r.Company, &r.Name, &r.What, &r.Since, id.ScanNull(&r.Owner), &r.Places)
	return r, err
}

const dueName = `CASE WHEN c.other_name <> '' THEN c.other_name ELSE c.legal_name END`

// nextDue reads the next actions whose day has come, oldest first.
func nextDue(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]dueRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 3)
	rows, err := db.All(ctx, q, scanDue, `SELECT c.id, `+dueName+`, c.next_what, c.next_on, c.next_who, 0 FROM company c
		WHERE c.next_on <= $1 AND c.state <> 'archived' AND `+where+` ORDER BY c.next_on, c.id LIMIT $2`, append([]any{today, limit}, args...)...)
	return rows, fault.Wrap("company.nextDue", err)
}

// toTell reads the companies whose association has not been told of a contact
// before today, oldest first.
func toTell(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]dueRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 3)
	rows, err := db.All(ctx, q, scanDue, `SELECT c.id, `+dueName+`, '', c.tell_since, c.owner, 0 FROM company c
		WHERE c.tell_since < $1 AND c.state <> 'archived' AND EXISTS (SELECT 1 FROM company_association a WHERE a.company = c.id) AND `+where+`
		ORDER BY c.tell_since, c.id LIMIT $2`, append([]any{today, limit}, args...)...)
	return rows, fault.Wrap("company.toTell", err)
}

// staleOpen reads the companies that nobody has confirmed since a day and that
// still owe or need something, oldest first.
func staleOpen(ctx context.Context, q db.Queryer, scope access.Scope, before civil.Date, limit int) ([]dueRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 3)
	rows, err := db.All(ctx, q, scanDue, `SELECT c.id, `+dueName+`, '', c.fresh_on, c.owner, 0 FROM company c
		WHERE c.fresh_on < $1 AND c.state NOT IN ('archived', 'not_interested') AND c.id IN (
			SELECT n.company FROM company_need n WHERE n.closed_on IS NULL
			UNION SELECT p.company FROM company_pledge p JOIN company_pledge_place l ON l.pledge = p.id
			WHERE p.withdrawn_on IS NULL AND l.kept_on IS NULL) AND `+where+`
		ORDER BY c.fresh_on, c.id LIMIT $2`, append([]any{before, limit}, args...)...)
	return rows, fault.Wrap("company.staleOpen", err)
}

// lateness reads the pledges whose day has passed with places not kept, oldest
// first.
func lateness(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]dueRow, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 3)
	rows, err := db.All(ctx, q, scanDue, `SELECT c.id, `+dueName+`, '', p.due_on, c.owner, COUNT(*) FROM company_pledge p
		JOIN company c ON c.id = p.company JOIN company_pledge_place l ON l.pledge = p.id
		WHERE p.due_on < $1 AND p.withdrawn_on IS NULL AND l.kept_on IS NULL AND c.state <> 'archived' AND `+where+`
		GROUP BY p.id, p.due_on, c.id, c.other_name, c.legal_name, c.owner ORDER BY p.due_on, p.id LIMIT $2`, append([]any{today, limit}, args...)...)
	return rows, fault.Wrap("company.lateness", err)
}
