package desk

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// ImportIn makes the cards and the search words of everybody, when history has
// come in from elsewhere and no word is written yet.
func ImportIn(ctx context.Context, tx *db.Tx, catalogue *i18n.Catalogue) error {
	const op = "desk.ImportIn"
	cards, err := rebuildCards(ctx, tx)
	if err != nil {
		return fault.Wrap(op, err)
	}
	l := catalogue.In(i18n.It)
	return fault.Wrap(op, db.FillText(ctx, tx, textTable, func(yield func(person, body string) bool) {
		for _, c := range cards {
			if !yield(string(c.Person), Words(l, c)) {
				return
			}
		}
	}))
}
