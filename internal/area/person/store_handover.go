package person

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// handoverRow is what a handover did to one person.
type handoverRow struct {
	person   id.Person
	span     ReferentID
	before   ReferentID // the span that ended; none for ""
	referent id.User    // of that span
	event    id.Event
}

func insertHandoverIn(ctx context.Context, tx *db.Tx, batch HandoverID, rows []handoverRow) error {
	values := make([][]any, len(rows))
	for i, r := range rows {
		values[i] = []any{batch, r.person, r.span, id.Null(r.before), id.Null(r.referent), r.event}
	}
	return insertRows(ctx, tx, "person_handover", []string{"batch", "person", "span", "before", "referent", "event"}, values)
}

func handoverOf(ctx context.Context, q db.Queryer, batch HandoverID) ([]handoverRow, error) {
	rows, err := db.All(ctx, q, func(s db.Scanner) (handoverRow, error) {
		var r handoverRow
		err := s.Scan(&r.person, &r.span, id.ScanNull(&r.before), id.ScanNull(&r.referent), &r.event)
		return r, err
	}, `SELECT person, span, before, referent, event FROM person_handover WHERE batch = $1 ORDER BY person`, batch)
	return rows, fault.Wrap("person.handoverOf", err)
}

// dropSpanIn takes back a change of referent: the span before it goes on as if
// nothing had been.
func dropSpanIn(ctx context.Context, tx *db.Tx, batch HandoverID, r handoverRow) error {
	const op = "person.dropSpan"
	if err := tx.ExecOne(ctx, `DELETE FROM person_handover WHERE batch = $1 AND person = $2`, batch, r.person); err != nil {
		return fault.Wrap(op, err)
	}
	if err := tx.ExecOne(ctx, `DELETE FROM person_referent WHERE id = $1`, r.span); err != nil {
		return fault.Wrap(op, err)
	}
	if r.before != "" {
		if err := tx.ExecOne(ctx, `UPDATE person_referent SET to_day = NULL WHERE id = $1`, r.before); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `UPDATE person SET version = version + 1, referent = $2 WHERE id = $1`, r.person, id.Null(r.referent)))
}
