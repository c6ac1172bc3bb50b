package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Notes lists the notes about a person, under whatever identity they were
// written, newest first. The actor must hold person.note on the person; private
// texts are left empty (HasPrivate stays) unless the actor wrote them or holds
// person.private; texts taken back are empty for everybody.
func Notes(ctx context.Context, q db.Queryer, k *crypt.Keys, actor access.Actor, person id.Person) ([]Note, error) {
	const op = "person.Notes"
	subject, err := Subject(ctx, q, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := access.Require(actor, access.PersonNote, subject); err != nil {
		return nil, fault.Wrap(op, err)
	}
	people, err := Identities(ctx, q, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	notes, err := notesOf(ctx, q, k, people)
	for i := range notes {
		notes[i] = notes[i].readBy(actor, subject)
	}
	return notes, fault.Wrap(op, err)
}

// readBy is the note with only what an actor may read of it.
func (n Note) readBy(actor access.Actor, of access.Subject) Note {
	if n.TakenBack {
		n.Shared, n.Private = "", ""
		return n
	}
	if n.Author != actor.User && !access.Can(actor, access.PersonPrivate, of) {
		n.Private = ""
	}
	return n
}
