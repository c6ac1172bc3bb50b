package intake

import (
	"context"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// youthOf reads what a young person said besides; NotFound for who said
// nothing and came another way.
func youthOf(ctx context.Context, q db.Queryer, application id.Application) (Youth, error) {
	y, err := db.One(ctx, q, func(s db.Scanner) (Youth, error) {
		var y Youth
		var wishes string
		err := s.Scan(&y.ByLink, &y.Studying, &wishes, &y.Guardian, &y.AnsweredOn)
		y.Wishes = strings.Fields(wishes)
		return y, err
	}, `SELECT by_link, studying, wishes, guardian, answered_on FROM application_youth WHERE application = $1`, application)
	return y, fault.Wrap("intake.youthOf", err)
}

// markYouthIn notes that an application came by the link of young people.
func markYouthIn(ctx context.Context, tx *db.Tx, application id.Application) error {
	_, err := tx.Exec(ctx, `INSERT INTO application_youth (application, by_link) VALUES ($1, TRUE)
		ON CONFLICT (application) DO NOTHING`, application)
	return fault.Wrap("intake.markYouth", err)
}

// putYouthIn writes the answers; the last ones count.
func putYouthIn(ctx context.Context, tx *db.Tx, application id.Application, y Youth) error {
	_, err := tx.Exec(ctx, `INSERT INTO application_youth (application, studying, wishes, guardian, answered_on) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (application) DO UPDATE SET studying = excluded.studying, wishes = excluded.wishes, guardian = excluded.guardian,
			answered_on = excluded.answered_on`, application, y.Studying, strings.Join(y.Wishes, " "), y.Guardian, y.AnsweredOn)
	return fault.Wrap("intake.putYouth", err)
}
