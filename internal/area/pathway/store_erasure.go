package pathway

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// EraseIn takes the words of some identities' pacts and balances out of this
// area's tables; states and days stay. An open pathway is a Conflict.
func EraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	const op = "pathway.EraseIn"
	for _, p := range people {
		open, err := db.Exists(ctx, tx, `SELECT 1 FROM pathway WHERE person = $1 AND state <> 'closed' LIMIT 1`, string(p))
		if err != nil {
			return fault.Wrap(op, err)
		}
		if open {
			return fault.New(fault.Conflict, op, "pathway.error.erase_open")
		}
		for _, statement := range []string{
			`UPDATE pact SET person_side = '', our_side = '' WHERE application IN (SELECT application FROM pathway WHERE person = $1)`,
			`DELETE FROM pathway_balance WHERE application IN (SELECT application FROM pathway WHERE person = $1)`,
		} {
			if _, err := tx.Exec(ctx, statement, string(p)); err != nil {
				return fault.Wrap(op, err)
			}
		}
	}
	return nil
}
