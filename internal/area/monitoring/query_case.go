package monitoring

import (
	"context"
	"log/slog"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// caseRow is an application with what its case is made of. It never leaves
// this package.
type caseRow struct {
	person                        id.Person // the record that counts for merged ones
	birth                         civil.Date
	district, state, track        string
	received, decided, ended      civil.Date
	pathway, ending               string
	closed                        civil.Date
	kept, late, broken, openStill int
}

// LogValue keeps the identity out of the log.
func (caseRow) LogValue() slog.Value { return slog.StringValue("case") }

// caseRows reads every application that was received, of people who have not
// been erased.
func caseRows(ctx context.Context, q db.Queryer) ([]caseRow, error) {
	rows, err := db.All(ctx, q, func(s db.Scanner) (caseRow, error) {
		var r caseRow
		err := s.Scan(&r.person, &r.birth, &r.district, &r.state, &r.track, &r.received, &r.decided, &r.ended,
			&r.pathway, &r.ending, &r.closed, &r.kept, &r.late, &r.broken, &r.openStill)
		return r, err
	}, `SELECT COALESCE(c.merged_into, c.id), c.birth_date, c.district, a.state, a.track, a.received_on, a.decided_on, a.ended_on,
			COALESCE(w.state, ''), COALESCE(w.ending, ''), w.closed_on,
			COALESCE(t.kept, 0), COALESCE(t.late, 0), COALESCE(t.broken, 0), COALESCE(t.still, 0)
		FROM fact_intake_application a JOIN fact_person_card c ON c.id = a.person
		LEFT JOIN fact_pathway_pathway w ON w.application = a.id
		LEFT JOIN (SELECT application, SUM(CASE WHEN state = 'kept' THEN 1 ELSE 0 END) AS kept,
				SUM(CASE WHEN state = 'late' THEN 1 ELSE 0 END) AS late, SUM(CASE WHEN state = 'broken' THEN 1 ELSE 0 END) AS broken,
				SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS still
			FROM fact_pathway_promise GROUP BY application) t ON t.application = a.id
		WHERE a.received_on IS NOT NULL ORDER BY a.id`)
	return rows, fault.Wrap("monitoring.caseRows", err)
}
