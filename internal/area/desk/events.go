package desk

import (
	"context"

	"insieme/internal/base/db"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// JobText is the job that writes the words under which a person is found.
const JobText = "desk.text"

// TextPayload names the person whose words changed.
type TextPayload struct {
	Person id.Person `json:"person"`
}

// Part is what this area brings to the journal: the card, refreshed by every
// fact about a person, and the words of the search. kinds are all the kinds of
// the other areas.
func Part(kinds []journal.Kind, enqueue func(ctx context.Context, tx *db.Tx, person id.Person) error) journal.Part {
	return journal.Part{Projections: []journal.Projection{{
		Name: "person_card", Kinds: kinds,
		Apply: func(ctx context.Context, tx *db.Tx, _, of journal.Event) error {
			if of.Person == "" {
				return nil
			}
			if err := refresh(ctx, tx, of.Person); err != nil {
				return err
			}
			// The other record of a merge stands or falls with this one.
			if other := id.Person(of.Code("alias")); len(other) == id.Length {
				if err := refresh(ctx, tx, other); err != nil {
					return err
				}
			}
			if !namesPerson(of.Kind) {
				return nil
			}
			return enqueue(ctx, tx, of.Person)
		},
		Rebuild: rebuild,
	}}}
}

// namesPerson reports whether a fact may change the words of a person.
func namesPerson(k journal.Kind) bool {
	switch k {
	case "application_received", "person_referred", "person_updated", "person_merged", "person_imported":
		return true
	default:
		return false
	}
}
