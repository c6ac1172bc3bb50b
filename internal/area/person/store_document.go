package person

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
)

func scanDocument(s db.Scanner) (Document, error) {
	var d Document
	err := s.Scan(&d.ID, &d.Person, &d.File, &d.Kind, &d.Audience, id.ScanNull(&d.AddedBy), db.Instant(&d.AddedAt), db.Instant(&d.ArchivedAt))
	return d, err
}

const documentColumns = `id, person, file, kind, audience, added_by, added_at, archived_at`

func insertDocumentIn(ctx context.Context, tx *db.Tx, d Document) error {
	return insertRows(ctx, tx, "person_document", []string{"id", "person", "file", "kind", "audience", "added_by", "added_at"},
		[][]any{{d.ID, d.Person, d.File, d.Kind, d.Audience, id.Null(d.AddedBy), d.AddedAt}})
}

// loadDocument reads a document; an unknown one is fault.NotFound.
func loadDocument(ctx context.Context, q db.Queryer, document DocumentID) (Document, error) {
	d, err := db.One(ctx, q, scanDocument, `SELECT `+documentColumns+` FROM person_document WHERE id = $1`, document)
	return d, fault.Wrap("person.loadDocument", err)
}

// archiveDocumentIn takes a document out of use, or back into it with a zero
// instant.
func archiveDocumentIn(ctx context.Context, tx *db.Tx, document DocumentID, at time.Time) error {
	return fault.Wrap("person.archiveDocument", tx.ExecOne(ctx,
		`UPDATE person_document SET archived_at = $2 WHERE id = $1`, document, db.NullInstant(at)))
}

// documentsOf reads the documents added under some identities, newest first,
// those in use before the archived ones.
func documentsOf(ctx context.Context, q db.Queryer, people []id.Person) ([]Document, error) {
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = p
	}
	all, err := db.All(ctx, q, scanDocument, `SELECT `+documentColumns+` FROM person_document
		WHERE person IN (`+db.Places(1, len(args))+`)
		ORDER BY CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END, added_at DESC, id DESC`, args...)
	return all, fault.Wrap("person.documentsOf", err)
}

// dropDocumentsIn removes the documents of some identities with their files.
func dropDocumentsIn(ctx context.Context, tx *db.Tx, people []id.Person) error {
	const op = "person.dropDocuments"
	all, err := documentsOf(ctx, tx, people)
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, d := range all {
		if _, err := tx.Exec(ctx, `DELETE FROM person_document WHERE id = $1`, d.ID); err != nil {
			return fault.Wrap(op, err)
		}
		if err := file.DropIn(ctx, tx, file.ID(d.File)); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return nil
}
