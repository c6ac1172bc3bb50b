package pathway

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// caseRow is a pathway on which something is to be done, with whose it is.
type caseRow struct {
	Application        id.Application
	Person             id.Person
	Kind               string // of a step; empty for a pause
	On                 civil.Date
	Referent           id.User
	Surname, GivenName string
	Birth              civil.Date
}

// LogValue keeps the name out of the log.
func (r caseRow) LogValue() slog.Value { return slog.StringValue("pathway " + string(r.Application)) }

func scanCase(s db.Scanner) (caseRow, error) {
	var r caseRow
	err := s.Scan(&r.Application, &r.Person, &r.Kind, &r.On, id.ScanNull(&r.Referent), &r.Surname, &r.GivenName, &r.Birth)
	return r, err
}

// overdue reads the steps planned for days gone of which nobody has said how
// they went, oldest first, of people who are still on the way to a company.
func overdue(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]caseRow, error) {
	where, args := scope.Where(access.Columns{Person: "p.person", District: "c.district", Owners: []string{"c.referent"}}, 3)
	rows, err := db.All(ctx, q, scanCase, `SELECT p.application, p.person, s.kind, s.planned_on, c.referent, c.surname, c.given_name, c.birth_date
		FROM pathway_step s JOIN pathway p ON p.application = s.application JOIN fact_person_card c ON c.id = p.person
		WHERE s.state = 'planned' AND s.planned_on < $1 AND p.state IN ('pact_to_propose', 'pact_proposed', 'reactivating', 'ready', 'in_selection') AND `+where+`
		ORDER BY s.planned_on, s.id LIMIT $2`, append([]any{today, limit}, args...)...)
	return rows, fault.Wrap("pathway.overdue", err)
}

// awake reads the pathways whose pause has ended by itself and on which nothing
// has happened since: no state reached, no step planned for a later day.
func awake(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date, limit int) ([]caseRow, error) {
	where, args := scope.Where(access.Columns{Person: "p.person", District: "c.district", Owners: []string{"c.referent"}}, 3)
	rows, err := db.All(ctx, q, scanCase, `SELECT p.application, p.person, '', p.paused_until, c.referent, c.surname, c.given_name, c.birth_date
		FROM pathway p JOIN fact_person_card c ON c.id = p.person
		WHERE p.paused_until < $1 AND p.state IN ('reactivating', 'ready', 'in_selection') AND p.since <= p.paused_until
			AND NOT EXISTS (SELECT 1 FROM pathway_step s WHERE s.application = p.application AND s.planned_on > p.paused_until) AND `+where+`
		ORDER BY p.paused_until, p.application LIMIT $2`, append([]any{today, limit}, args...)...)
	return rows, fault.Wrap("pathway.awake", err)
}
