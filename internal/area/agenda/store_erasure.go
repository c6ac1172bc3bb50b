package agenda

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// EraseIn takes the places of some identities' appointments, which may be
// somebody's home, out of this area's tables.
func EraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	for _, p := range people {
		if _, err := tx.Exec(ctx, `UPDATE appointment SET place = '' WHERE person = $1`, string(p)); err != nil {
			return fault.Wrap("agenda.EraseIn", err)
		}
	}
	return nil
}
