package person

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// ReferentSpan is a time in which one user followed a person.
type ReferentSpan struct {
	User   id.User
	From   civil.Date
	To     civil.Date // none while it lasts
	Reason string     // code of why it began
}

var referentColumns = []string{"id", "person", "app_user", "from_day", "to_day", "reason"}

func referentRow(span ReferentID, p id.Person, r ReferentSpan) []any {
	return []any{span, p, r.User, r.From, r.To, r.Reason}
}

// changeReferentIn ends the present span on the day on which the new begins.
func changeReferentIn(ctx context.Context, tx *db.Tx, span ReferentID, p id.Person, r ReferentSpan) error {
	const op = "person.changeReferent"
	if _, err := tx.Exec(ctx, `UPDATE person_referent SET to_day = $2 WHERE person = $1 AND to_day IS NULL`, p, r.From); err != nil {
		return fault.Wrap(op, err)
	}
	if err := insertRows(ctx, tx, "person_referent", referentColumns, [][]any{referentRow(span, p, r)}); err != nil {
		return fault.Wrap(op, err)
	}
	_, err := tx.Exec(ctx, `UPDATE person SET referent = $2 WHERE id = $1`, p, r.User)
	return fault.Wrap(op, err)
}

// Referents lists who followed a record, the present one first.
func Referents(ctx context.Context, q db.Queryer, person id.Person) ([]ReferentSpan, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (ReferentSpan, error) {
		var r ReferentSpan
		err := s.Scan(&r.User, &r.From, &r.To, &r.Reason)
		return r, err
	}, `SELECT app_user, from_day, to_day, reason FROM person_referent WHERE person = $1
		ORDER BY to_day DESC NULLS FIRST, from_day DESC, id DESC`, person)
	return all, fault.Wrap("person.Referents", err)
}
