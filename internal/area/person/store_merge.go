package person

import (
	"context"
	"encoding/json"
	"time"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Alias is a merge: Alias is another name for Person.
type Alias struct {
	ID         AliasID
	Alias      id.Person
	Person     id.Person
	RecordedAt time.Time
	Event      id.Event // person_merged
}

const columnBefore = "before"

func mergeIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, a Alias, undo mergeUndo) error {
	const op = "person.mergeIn"
	plain, err := json.Marshal(undo)
	if err != nil {
		return fault.Wrap(op, err)
	}
	before, err := k.Seal(plain, tableAlias, string(a.ID), columnBefore)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if _, err := tx.Exec(ctx, `INSERT INTO person_alias (id, alias, person, recorded_at, event, before)
		VALUES ($1, $2, $3, $4, $5, $6)`, a.ID, a.Alias, a.Person, a.RecordedAt, a.Event, before); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `UPDATE person SET merged_into = $2 WHERE id = $1 AND merged_into IS NULL`, a.Alias, a.Person))
}

// nameMergeIn notes under which event a merge stands in the journal.
func nameMergeIn(ctx context.Context, tx *db.Tx, alias AliasID, event id.Event) error {
	return fault.Wrap("person.nameMergeIn", tx.ExecOne(ctx, `UPDATE person_alias SET event = $2 WHERE id = $1`, alias, event))
}

// standingAlias reads the merge that holds for an alias and what it changed;
// none is fault.NotFound.
func standingAlias(ctx context.Context, q db.Queryer, k *crypt.Keys, alias id.Person) (Alias, mergeUndo, error) {
	const op = "person.standingAlias"
	var before []byte
	a, err := db.One(ctx, q, func(s db.Scanner) (Alias, error) {
		var a Alias
		err := s.Scan(&a.ID, &a.Alias, &a.Person, db.Instant(&a.RecordedAt), &a.Event, &before)
		return a, err
	}, `SELECT id, alias, person, recorded_at, event, before FROM person_alias WHERE alias = $1 AND voided_at IS NULL`, alias)
	if err != nil || len(before) == 0 {
		return a, mergeUndo{}, fault.Wrap(op, err)
	}
	plain, err := k.Open(before, tableAlias, string(a.ID), columnBefore)
	if err != nil {
		return a, mergeUndo{}, fault.Wrap(op, err)
	}
	var undo mergeUndo
	return a, undo, fault.Wrap(op, json.Unmarshal(plain, &undo))
}

func unmergeIn(ctx context.Context, tx *db.Tx, a Alias, at time.Time) error {
	const op = "person.unmergeIn"
	if err := tx.ExecOne(ctx, `UPDATE person_alias SET voided_at = $2, before = NULL WHERE id = $1`, a.ID, at); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, tx.ExecOne(ctx,
		`UPDATE person SET merged_into = NULL, version = version + 1 WHERE id = $1 AND merged_into = $2`, a.Alias, a.Person))
}

// keepApartIn writes the answer under the pair in order.
func keepApartIn(ctx context.Context, tx *db.Tx, a, b id.Person, by id.User, at time.Time) error {
	const op = "person.keepApartIn"
	one, other := min(a, b), max(a, b)
	if _, err := tx.Exec(ctx, `INSERT INTO person_distinct (one, other, said_by, said_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (one, other) DO NOTHING`, one, other, by, at); err != nil {
		return fault.Wrap(op, err)
	}
	_, err := tx.Exec(ctx, `DELETE FROM person_duplicate WHERE one = $1 AND other = $2`, one, other)
	return fault.Wrap(op, err)
}

// forgetDuplicatesIn drops the open questions about a record.
func forgetDuplicatesIn(ctx context.Context, tx *db.Tx, person id.Person) error {
	_, err := tx.Exec(ctx, `DELETE FROM person_duplicate WHERE one = $1 OR other = $1`, person)
	return fault.Wrap("person.forgetDuplicates", err)
}

// keepDuplicatesIn drops the open questions about a record but those about some.
func keepDuplicatesIn(ctx context.Context, tx *db.Tx, person id.Person, keep []Match) error {
	args := []any{person}
	for _, m := range keep {
		args = append(args, m.Person)
	}
	kept := db.Places(2, len(keep))
	_, err := tx.Exec(ctx, `DELETE FROM person_duplicate WHERE one = $1 AND COALESCE(other NOT IN (`+kept+`), TRUE)
		OR other = $1 AND COALESCE(one NOT IN (`+kept+`), TRUE)`, args...)
	return fault.Wrap("person.keepDuplicates", err)
}

func insertDuplicateIn(ctx context.Context, tx *db.Tx, a, b id.Person, score int, at time.Time) error {
	_, err := tx.Exec(ctx, `INSERT INTO person_duplicate (one, other, score, found_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (one, other) DO UPDATE SET score = excluded.score`, min(a, b), max(a, b), score, at)
	return fault.Wrap("person.insertDuplicate", err)
}

// deleteContactsIn removes the copies that a merge made; the alias has the
// originals.
func deleteContactsIn(ctx context.Context, tx *db.Tx, copies []ContactID) error {
	if len(copies) == 0 {
		return nil
	}
	args := make([]any, len(copies))
	for i, c := range copies {
		args[i] = c
	}
	_, err := tx.Exec(ctx, `DELETE FROM person_contact WHERE id IN (`+db.Places(1, len(args))+`)`, args...)
	return fault.Wrap("person.deleteContacts", err)
}

// takeReferentBackIn removes the referent that a merge brought.
func takeReferentBackIn(ctx context.Context, tx *db.Tx, person id.Person, user id.User) error {
	const op = "person.takeReferentBack"
	if _, err := tx.Exec(ctx, `DELETE FROM person_referent WHERE person = $1 AND app_user = $2 AND to_day IS NULL`, person, user); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `UPDATE person SET referent = NULL WHERE id = $1 AND referent = $2`, person, user))
}
