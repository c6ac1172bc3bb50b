package selection

import (
	"context"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const (
	tableEntry = "request_entry"
	columnNote = "note_sealed"
)

// entryKey names an entry to the seal of its note.
func entryKey(e Entry) string { return string(e.Request) + "/" + string(e.Person) }

func scanEntry(k *crypt.Keys) func(db.Scanner) (Entry, error) {
	return func(s db.Scanner) (Entry, error) {
		var e Entry
		var sealed []byte
		err := s.Scan(&e.Request, &e.Person, id.ScanNull(&e.AddedBy), &e.AddedOn, &sealed, &e.PersonOn, &e.ReferentOn, id.ScanNull(&e.ReferentBy), &e.SentOn)
		if err != nil || len(sealed) == 0 {
			return e, err
		}
		plain, err := k.Open(sealed, tableEntry, entryKey(e), columnNote)
		e.Note = string(plain)
		return e, err
	}
}

const entryColumns = `request, person, added_by, added_on, note_sealed, person_agreed_on, referent_agreed_on, referent_agreed_by, sent_on`

func loadEntry(ctx context.Context, q db.Queryer, k *crypt.Keys, of id.Request, who id.Person) (Entry, error) {
	e, err := db.One(ctx, q, scanEntry(k), `SELECT `+entryColumns+` FROM request_entry WHERE request = $1 AND person = $2`, of, who)
	return e, fault.Wrap("selection.loadEntry", err)
}

// entriesOf reads a shortlist, first come first.
func entriesOf(ctx context.Context, q db.Queryer, k *crypt.Keys, of id.Request) ([]Entry, error) {
	all, err := db.All(ctx, q, scanEntry(k), `SELECT `+entryColumns+` FROM request_entry WHERE request = $1 ORDER BY added_on, person`, of)
	return all, fault.Wrap("selection.entriesOf", err)
}

func insertEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	return fault.Wrap("selection.insertEntry", tx.ExecOne(ctx,
		`INSERT INTO request_entry (request, person, added_by, added_on) VALUES ($1, $2, $3, $4)`, e.Request, e.Person, id.Null(e.AddedBy), e.AddedOn))
}

func updateEntry(ctx context.Context, tx *db.Tx, k *crypt.Keys, e Entry) error {
	const op = "selection.updateEntry"
	var note any
	if e.Note != "" {
		sealed, err := k.Seal([]byte(e.Note), tableEntry, entryKey(e), columnNote)
		if err != nil {
			return fault.Wrap(op, err)
		}
		note = sealed
	}
	return fault.Wrap(op, tx.ExecOne(ctx, `UPDATE request_entry SET note_sealed = $3, person_agreed_on = $4, referent_agreed_on = $5,
		referent_agreed_by = $6, sent_on = $7 WHERE request = $1 AND person = $2`,
		e.Request, e.Person, note, e.PersonOn, e.ReferentOn, id.Null(e.ReferentBy), e.SentOn))
}

func deleteEntry(ctx context.Context, tx *db.Tx, of id.Request, who id.Person) error {
	return fault.Wrap("selection.deleteEntry", tx.ExecOne(ctx, `DELETE FROM request_entry WHERE request = $1 AND person = $2`, of, who))
}
