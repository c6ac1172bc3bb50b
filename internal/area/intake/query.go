package intake

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// dueOn reads the applications that wake on a day or should have before.
func dueOn(ctx context.Context, q db.Queryer, today civil.Date) ([]Application, error) {
	due, err := db.All(ctx, q, scanApplication, `SELECT `+applicationColumns+` FROM application
		WHERE (state = 'suspended' AND suspended_until <= $1) OR (state = 'in_charge' AND recheck_on <= $1) ORDER BY since, id`, today)
	return due, fault.Wrap("intake.dueOn", err)
}
