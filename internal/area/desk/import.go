package desk

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// ImportIn makes the cards and the search words of everybody, when history has
// come in from elsewhere.
func ImportIn(ctx context.Context, tx *db.Tx, catalogue *i18n.Catalogue) error {
	const op = "desk.ImportIn"
	if err := rebuild(ctx, tx); err != nil {
		return fault.Wrap(op, err)
	}
	profiles, err := allProfiles(ctx, tx)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if err := db.EmptyText(ctx, tx, textTable); err != nil {
		return fault.Wrap(op, err)
	}
	l := catalogue.In(i18n.It)
	return fault.Wrap(op, db.FillText(ctx, tx, textTable, func(yield func(string, db.Text) bool) {
		for _, p := range profiles {
			if !yield(string(p.person), textOf(l, p)) {
				return
			}
		}
	}))
}
