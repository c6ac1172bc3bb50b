package desk

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

// EraseIn takes some identities of one person out of the list and the search,
// merged ones too: their words may have been written after the merge.
func EraseIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	for _, p := range people {
		if err := deleteCard(ctx, tx, p); err != nil {
			return err
		}
	}
	return nil
}
