package selection

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// eraseIn forgets on which shortlists people were; the journal keeps the facts
// under identities that lead to nobody.
func eraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	for _, p := range people {
		if _, err := tx.Exec(ctx, `DELETE FROM request_entry WHERE person = $1`, p); err != nil {
			return fault.Wrap("selection.eraseIn", err)
		}
	}
	return nil
}
