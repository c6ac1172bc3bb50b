package person

import (
	"context"
	"log/slog"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// AddNoteCmd writes a note or a call. A note without a day is of today.
type AddNoteCmd struct {
	Person  id.Person
	Kind    NoteKind
	Outcome string // of a call, one of CallOutcomes
	On      civil.Date
	Shared  string
	Private string
}

// LogValue keeps the texts out of the log.
func (AddNoteCmd) LogValue() slog.Value { return slog.StringValue("[note]") }

// AddNote writes a note about a person. It is undone by TakeBackNote.
func (s *Service) AddNote(ctx context.Context, actor access.Actor, cmd AddNoteCmd) (NoteID, error) {
	n := Note{
		Author: actor.User, Kind: cmd.Kind, Outcome: cmd.Outcome, OnDay: cmd.On, Shared: strings.TrimSpace(cmd.Shared),
		Private: strings.TrimSpace(cmd.Private), Person: cmd.Person,
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if _, err := s.allowed(ctx, tx, actor, access.PersonNote, cmd.Person); err != nil {
			return err
		}
		var err error
		n, err = s.addNoteIn(ctx, tx, actor, n)
		return err
	})
	return n.ID, fault.Wrap("person.AddNote", err)
}

// addNoteIn writes a note that somebody may write. It has no permission of its
// own.
func (s *Service) addNoteIn(ctx context.Context, tx *db.Tx, actor access.Actor, n Note) (Note, error) {
	n.ID, n.WrittenAt = id.New[NoteID](), s.Clock.Now()
	if n.OnDay.IsZero() {
		n.OnDay = s.Clock.Today()
	}
	if err := n.check(s.Clock.Today()); err != nil {
		return n, err
	}
	codes := journal.Codes{"kind": string(n.Kind)}
	if n.Outcome != "" {
		codes["outcome"] = n.Outcome
	}
	e, err := s.Journal.Record(ctx, tx, journal.Event{
		Kind: KindNoteAdded, OccurredOn: n.OnDay, Actor: actor.User, Person: n.Person, Codes: codes,
	})
	if err != nil {
		return n, err
	}
	n.Event = e.ID
	if err := insertNoteIn(ctx, tx, s.Keys, n); err != nil {
		return n, err
	}
	return n, audit.Change(ctx, tx, actor, access.PersonNote, "person", n.Person)
}

// TakeBackNote takes a note out of the story: its event is voided and its
// texts are no longer shown. Only who wrote it may; for others it is Denied. A
// note about somebody else is NotFound.
func (s *Service) TakeBackNote(ctx context.Context, actor access.Actor, about id.Person, note NoteID) error {
	const op = "person.TakeBackNote"
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		n, err := loadNote(ctx, tx, note)
		if err != nil {
			return err
		}
		if n.Person != about {
			return fault.Absent(op)
		}
		subject, err := Subject(ctx, tx, n.Person)
		if err != nil {
			return err
		}
		if err := access.Require(actor, access.PersonNote, subject); err != nil {
			return err
		}
		if n.Author != actor.User || actor.Anonymous() {
			return fault.Refused(op)
		}
		if _, err := s.Journal.Void(ctx, tx, actor.User, n.Event, "taken_back"); err != nil {
			return err
		}
		if err := takeBackNoteIn(ctx, tx, n.ID, s.Clock.Now()); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.PersonNote, "person", n.Person)
	})
	return fault.Wrap(op, err)
}
