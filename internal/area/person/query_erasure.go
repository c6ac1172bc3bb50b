package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

const selectOverdue = `SELECT p.id, p.surname, p.given_name, p.birth_date, r.last_on, r.due_on
	FROM person_retention r JOIN person p ON p.id = r.person LEFT JOIN fact_programme_municipality m ON m.istat = p.municipality
	WHERE p.erased_on IS NULL AND `

// Overdues lists the records proposed for erasure, the longest overdue first,
// within a scope of person.erase.
func Overdues(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]Overdue, error) {
	where, args := scope.Where(access.Columns{District: "m.district", Owners: []string{"p.referent"}}, 2)
	all, err := db.All(ctx, q, func(s db.Scanner) (Overdue, error) {
		var o Overdue
		err := s.Scan(&o.ID, &o.Surname, &o.GivenName, &o.BirthDate, &o.LastOn, &o.DueOn)
		return o, err
	}, selectOverdue+where+` ORDER BY r.due_on, r.person LIMIT $1`, append([]any{limit}, args...)...)
	return all, fault.Wrap("person.Overdues", err)
}
