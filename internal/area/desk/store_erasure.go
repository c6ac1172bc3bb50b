package desk

import (
	"context"
	"slices"
	"strings"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/words"
)

// Eraser takes some identities of one person out of the list and the search,
// merged ones too: their words may have been written after the merge. Searches
// that somebody keeps and that name the person go as well.
func Eraser(k *crypt.Keys) func(ctx context.Context, tx *db.Tx, people []id.Person) error {
	return func(ctx context.Context, tx *db.Tx, people []id.Person) error {
		for _, p := range people {
			if err := forgetNamedIn(ctx, tx, k, p); err != nil {
				return err
			}
			if err := deleteCard(ctx, tx, p); err != nil {
				return err
			}
		}
		return nil
	}
}

// forgetNamedIn deletes the kept searches in whose name or words a person's
// whole surname stands.
func forgetNamedIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, person id.Person) error {
	const op = "desk.forgetNamed"
	surname, err := db.One(ctx, tx, db.Scalar[string], `SELECT surname FROM fact_person_card WHERE id = $1`, string(person))
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return fault.Wrap(op, err)
	}
	named := strings.Fields(words.Fold(surname))
	if len(named) == 0 {
		return nil
	}
	all, err := db.All(ctx, tx, scanSearch(k), `SELECT `+searchColumns+` FROM desk_search`)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, s := range all {
		said := strings.Fields(words.Fold(s.Name, s.Typed))
		if slices.ContainsFunc(named, func(w string) bool { return !slices.Contains(said, w) }) {
			continue
		}
		if err := deleteSearchIn(ctx, tx, s.ID); err != nil {
			return err
		}
	}
	return nil
}
