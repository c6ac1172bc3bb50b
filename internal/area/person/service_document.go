package person

import (
	"context"
	"log/slog"
	"time"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// AddDocumentCmd adds a paper to a person's file, as it came.
type AddDocumentCmd struct {
	Person   id.Person
	Kind     string // one of DocumentKinds
	Audience Audience
	Name     string // of the file, not looked at yet
	Content  []byte
}

// LogValue keeps the file out of the log.
func (AddDocumentCmd) LogValue() slog.Value { return slog.StringValue("[document]") }

// AddDocument stores a file of a person, sealed (R2.1, R10.4). Invalid names the
// fields kind, audience and file. It is undone by ArchiveDocument; for good a
// file goes with the person's erasure.
func (s *Service) AddDocument(ctx context.Context, actor access.Actor, cmd AddDocumentCmd) (DocumentID, error) {
	const op = "person.AddDocument"
	// Who may not is refused before anything is stored.
	if _, err := s.allowed(ctx, s.DB.Reader(), actor, access.PersonDocument, cmd.Person); err != nil {
		return "", fault.Wrap(op, err)
	}
	if err := checkDocument(cmd.Kind, cmd.Audience); err != nil {
		return "", fault.Wrap(op, err)
	}
	stored, err := s.StoreFile(ctx, "file", cmd.Name, cmd.Content)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	d := Document{Person: cmd.Person, File: string(stored), Kind: cmd.Kind, Audience: cmd.Audience, AddedBy: actor.User}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.PersonDocument, cmd.Person); err != nil {
			return err
		}
		var err error
		if d.ID, err = s.AttachIn(ctx, tx, actor, d); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonDocument, "person", cmd.Person)
	})
	return d.ID, fault.Wrap(op, err)
}

// StoreFile looks at a file and stores it, sealed; what is wrong with it is
// Invalid for the form's field. It is removed by itself unless a command keeps
// it (AttachIn).
func (s *Service) StoreFile(ctx context.Context, field, name string, content []byte) (file.ID, error) {
	const op = "person.StoreFile"
	rules, err := programme.RulesAt(ctx, s.DB.Reader(), s.Clock.Today())
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	n, err := file.Check(field, name, content, int64(rules.FileMegabytes)<<20)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	stored, err := file.Put(ctx, s.DB, s.Keys, n)
	return stored, fault.Wrap(op, err)
}

// AttachIn makes a stored file a document of a person, in the transaction of
// who has authorised it. It returns the document's name.
func (s *Service) AttachIn(ctx context.Context, tx *db.Tx, actor access.Actor, d Document) (DocumentID, error) {
	const op = "person.AttachIn"
	d.ID, d.AddedAt = id.New[DocumentID](), s.Clock.Now()
	if err := file.KeepIn(ctx, tx, file.ID(d.File)); err != nil {
		return "", fault.Wrap(op, err)
	}
	return d.ID, fault.Wrap(op, s.recordDocumentIn(ctx, tx, actor, d))
}

// AttachKeptIn is AttachIn for a file that a form has kept until now.
func (s *Service) AttachKeptIn(ctx context.Context, tx *db.Tx, actor access.Actor, d Document) error {
	d.ID, d.AddedAt = id.New[DocumentID](), s.Clock.Now()
	return fault.Wrap("person.AttachKeptIn", s.recordDocumentIn(ctx, tx, actor, d))
}

func (s *Service) recordDocumentIn(ctx context.Context, tx *db.Tx, actor access.Actor, d Document) error {
	if err := insertDocumentIn(ctx, tx, d); err != nil {
		return err
	}
	_, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindDocumentAdded, Actor: actor.User, Person: d.Person, Codes: journal.Codes{"kind": d.Kind},
	})
	return err
}

// ArchiveDocument takes a document out of use; it can still be read. RestoreDocument
// undoes it.
func (s *Service) ArchiveDocument(ctx context.Context, actor access.Actor, about id.Person, document DocumentID) error {
	return fault.Wrap("person.ArchiveDocument", s.moveDocument(ctx, actor, about, document, s.Clock.Now()))
}

// RestoreDocument takes an archived document into use again.
func (s *Service) RestoreDocument(ctx context.Context, actor access.Actor, about id.Person, document DocumentID) error {
	return fault.Wrap("person.RestoreDocument", s.moveDocument(ctx, actor, about, document, time.Time{}))
}

func (s *Service) moveDocument(ctx context.Context, actor access.Actor, about id.Person, document DocumentID, at time.Time) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.documentFor(ctx, tx, actor, about, document); err != nil {
			return err
		}
		if err := archiveDocumentIn(ctx, tx, document, at); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonDocument, "person", about)
	})
}

// documentFor loads a document of a person for an actor who may read it. One of
// somebody else is NotFound.
func (s *Service) documentFor(ctx context.Context, q db.Queryer, actor access.Actor, about id.Person, document DocumentID) (Document, error) {
	const op = "person.documentFor"
	if _, err := s.allowed(ctx, q, actor, access.PersonDocument, about); err != nil {
		return Document{}, err
	}
	d, err := loadDocument(ctx, q, document)
	if err != nil {
		return d, fault.Wrap(op, err)
	}
	of, err := Canonical(ctx, q, d.Person)
	if err == nil && of != about {
		err = fault.Absent(op)
	}
	return d, fault.Wrap(op, err)
}

// OpenDocument reads a document's file. The look is written down before the
// content leaves.
func (s *Service) OpenDocument(ctx context.Context, actor access.Actor, about id.Person, document DocumentID) (file.Info, []byte, error) {
	const op = "person.OpenDocument"
	d, err := s.documentFor(ctx, s.DB.Reader(), actor, about, document)
	if err != nil {
		return file.Info{}, nil, fault.Wrap(op, err)
	}
	info, content, err := file.Read(ctx, s.DB.Reader(), s.Keys, file.ID(d.File))
	if err != nil {
		return info, nil, fault.Wrap(op, err)
	}
	return info, content, fault.Wrap(op, audit.Look(ctx, s.DB, actor, about, lookDocument, ""))
}
