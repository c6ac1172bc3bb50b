package person

import (
	"log/slog"
	"slices"
	"time"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// NoteKind is what a note is about.
type NoteKind string

// The kinds of note.
const (
	PlainNote NoteKind = "note"
	CallNote  NoteKind = "call" // a telephone call, with its outcome
)

// CallOutcomes lists how a call can end.
func CallOutcomes() []string { return []string{"reached", "no_answer", "wrong_number", "call_back"} }

// Note is a pair of texts about a person: what the team and partners may read,
// and what stays with its author and the referent.
type Note struct {
	ID        NoteID
	Person    id.Person // the identity it was written under
	Author    id.User
	Kind      NoteKind
	Outcome   string // of a call
	OnDay     civil.Date
	Shared    string
	Private   string // empty too when the reader may not read it: see HasPrivate
	Event     id.Event
	WrittenAt time.Time
	TakenBack bool // by its author; the texts are no longer shown

	HasPrivate bool
}

// LogValue keeps the texts out of the log.
func (n Note) LogValue() slog.Value { return slog.StringValue("note " + string(n.ID)) }

const maxNote = 4000

// check holds a note against the rules. Fields: kind, outcome, on, shared, private.
func (n Note) check(today civil.Date) error {
	var c fault.Check
	c.Fail(n.Kind != PlainNote && n.Kind != CallNote, "kind", "error.field.choice")
	c.Fail(n.Kind == CallNote && !slices.Contains(CallOutcomes(), n.Outcome), "outcome", "person.error.outcome")
	c.Fail(n.Kind == PlainNote && n.Outcome != "", "outcome", "error.field.choice")
	c.Fail(n.OnDay.After(today), "on", "person.error.future")
	c.Fail(n.Kind == PlainNote && n.Shared == "" && n.Private == "", "shared", "person.error.empty_note")
	c.Fail(utf8.RuneCountInString(n.Shared) > maxNote, "shared", "error.field.long", maxNote)
	c.Fail(utf8.RuneCountInString(n.Private) > maxNote, "private", "error.field.long", maxNote)
	return c.Err("person.AddNote")
}
