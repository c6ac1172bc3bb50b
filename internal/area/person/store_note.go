package person

import (
	"context"
	"time"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	columnShared  = "shared_sealed"
	columnPrivate = "private_sealed"
)

// sealText gives NULL for an empty text.
func sealText(k *crypt.Keys, note NoteID, column, text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	return k.Seal([]byte(text), tableNote, string(note), column)
}

func openText(k *crypt.Keys, note NoteID, column string, sealed []byte) (string, error) {
	if len(sealed) == 0 {
		return "", nil
	}
	plain, err := k.Open(sealed, tableNote, string(note), column)
	return string(plain), err
}

var noteColumns = []string{
	"id", "person", "author", "kind", "outcome", "on_day", "shared_sealed", "private_sealed", "event", "written_at", "taken_back_at",
}

func noteRow(k *crypt.Keys, n Note) ([]any, error) {
	shared, err := sealText(k, n.ID, columnShared, n.Shared)
	if err != nil {
		return nil, err
	}
	private, err := sealText(k, n.ID, columnPrivate, n.Private)
	if err != nil {
		return nil, err
	}
	return []any{n.ID, n.Person, n.Author, n.Kind, n.Outcome, n.OnDay, shared, private, n.Event, n.WrittenAt, nil}, nil
}

func insertNoteIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, n Note) error {
	row, err := noteRow(k, n)
	if err != nil {
		return fault.Wrap("person.insertNote", err)
	}
	return insertRows(ctx, tx, tableNote, noteColumns, [][]any{row})
}

// loadNote reads a note without its texts; an unknown one is fault.NotFound.
func loadNote(ctx context.Context, q db.Queryer, note NoteID) (Note, error) {
	n, err := db.One(ctx, q, func(s db.Scanner) (Note, error) {
		var n Note
		err := s.Scan(&n.ID, &n.Person, &n.Author, &n.Event)
		return n, err
	}, `SELECT id, person, author, event FROM person_note WHERE id = $1`, note)
	return n, fault.Wrap("person.loadNote", err)
}

func takeBackNoteIn(ctx context.Context, tx *db.Tx, note NoteID, at time.Time) error {
	return fault.Wrap("person.takeBackNote", tx.ExecOne(ctx,
		`UPDATE person_note SET taken_back_at = $2 WHERE id = $1 AND taken_back_at IS NULL`, note, at))
}

// notesOf reads the notes written under some identities, newest first, with
// all their texts: what the reader may not read is for the caller to take out.
func notesOf(ctx context.Context, q db.Queryer, k *crypt.Keys, people []id.Person) ([]Note, error) {
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = p
	}
	notes, err := db.All(ctx, q, func(s db.Scanner) (Note, error) {
		var n Note
		var shared, private []byte
		var takenBack time.Time
		err := s.Scan(&n.ID, &n.Person, &n.Author, &n.Kind, &n.Outcome, &n.OnDay, &shared, &private, &n.Event,
			db.Instant(&n.WrittenAt), db.Instant(&takenBack))
		if err != nil {
			return n, err
		}
		n.HasPrivate, n.TakenBack = len(private) > 0, !takenBack.IsZero()
		if n.Shared, err = openText(k, n.ID, columnShared, shared); err != nil {
			return n, err
		}
		n.Private, err = openText(k, n.ID, columnPrivate, private)
		return n, err
	}, `SELECT id, person, author, kind, outcome, on_day, shared_sealed, private_sealed, event, written_at, taken_back_at
		FROM person_note WHERE person IN (`+db.Places(1, len(args))+`) ORDER BY on_day DESC, id DESC`, args...)
	return notes, fault.Wrap("person.notesOf", err)
}
