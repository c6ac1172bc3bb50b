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

// Member is a member of the Board.
type Member struct {
	ID         id.Company
	Name       string
	Section    string
	Public     bool
	JoinedOn   civil.Date
	ShowcaseOn civil.Date
	HasAct     bool
}

// LogValue keeps the name out of the log.
func (m Member) LogValue() slog.Value { return slog.StringValue("company " + string(m.ID)) }

// Members reads the members of the Board that the scope covers, by name. There
// are a few hundred at most.
func Members(ctx context.Context, q db.Queryer, scope access.Scope) ([]Member, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 1)
	rows, err := db.All(ctx, q, func(s db.Scanner) (Member, error) {
		var m Member
		var ended civil.Date
		err := s.Scan(&m.ID, &m.Name, &m.Section, &m.Public, &m.JoinedOn, &m.ShowcaseOn, &ended, &m.HasAct)
		if !ended.IsZero() {
			m.ShowcaseOn = civil.Date{}
		}
		return m, err
	}, `SELECT c.id, CASE WHEN c.other_name <> '' THEN c.other_name ELSE c.legal_name END, c.section, c.public_control, c.board_on, c.showcase_on,
		c.showcase_ended_on, EXISTS (SELECT 1 FROM company_adhesion a WHERE a.company = c.id AND a.left_on IS NULL AND a.file IS NOT NULL)
		FROM company c WHERE c.state = 'board' AND `+where+` ORDER BY c.name_key, c.id`, args...)
	return rows, fault.Wrap("company.Members", err)
}

// LedgerFilter is which pledges the ledger shows; empty parts do not limit.
type LedgerFilter struct {
	Section     string
	Association id.Organisation
	Year        string // in which they were made
}

// LedgerRow is a pledge with whose it is.
type LedgerRow struct {
	Pledge
	Name string
}

// LogValue keeps the name out of the log.
func (r LedgerRow) LogValue() slog.Value { return slog.StringValue("pledge " + string(r.ID)) }

// Ledger reads the pledges of a filter that the scope covers, the ones due
// first.
func Ledger(ctx context.Context, q db.Queryer, scope access.Scope, f LedgerFilter) ([]LedgerRow, error) {
	const op = "company.Ledger"
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 5)
	from, to := civil.Date{}, civil.Date{}
	if f.Year != "" {
		var err error
		if from, err = civil.ParseDate(f.Year + "-01-01"); err != nil {
			return nil, fault.Absent(op)
		}
		to = from.AddMonths(12)
	} else {
		from, to = civil.NewDate(1900, 1, 1), civil.NewDate(3000, 1, 1)
	}
	rows, err := db.All(ctx, q, func(s db.Scanner) (LedgerRow, error) {
		var r LedgerRow
		var places int
		err := s.Scan(&r.ID, &r.Company, &r.MadeOn, &places, &r.Kind, &r.DueOn, &r.WithdrawnOn, &r.Version, &r.Name)
		return r, err
	}, `SELECT `+pledgeColumns+`, CASE WHEN c.other_name <> '' THEN c.other_name ELSE c.legal_name END
		FROM company_pledge p JOIN company c ON c.id = p.company
		WHERE p.made_on >= $1 AND p.made_on < $2 AND ($3 = '' OR c.section = $3)
			AND ($4 = '' OR EXISTS (SELECT 1 FROM company_association a WHERE a.company = c.id AND a.organisation = $4)) AND `+where+`
		ORDER BY p.due_on, p.id LIMIT 2000`, append([]any{from, to, f.Section, string(f.Association)}, args...)...)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	places, err := allPlaces(ctx, q)
	for i := range rows {
		rows[i].Places = places[rows[i].ID]
	}
	return rows, fault.Wrap(op, err)
}

// allPlaces reads the places of all pledges: one query for a page of many.
func allPlaces(ctx context.Context, q db.Queryer) (map[PledgeID][]Place, error) {
	out := map[PledgeID][]Place{}
	_, err := db.All(ctx, q, func(s db.Scanner) (int, error) {
		var p PledgeID
		var x Place
		err := s.Scan(&p, &x.Number, &x.Stage, &x.Since, &x.KeptOn)
		out[p] = append(out[p], x)
		return 0, err
	}, `SELECT pledge, number, stage, since, kept_on FROM company_pledge_place ORDER BY pledge, number`)
	return out, err
}
