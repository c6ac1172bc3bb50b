package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/id"
)

// Paper is a document with what is known of its file.
type Paper struct {
	Document
	Info file.Info
}

// Papers lists the documents of a person, under whatever identity they were
// added, for an actor who holds person.document on the person.
func Papers(ctx context.Context, q db.Queryer, k *crypt.Keys, actor access.Actor, person id.Person) ([]Paper, error) {
	const op = "person.Papers"
	subject, err := Subject(ctx, q, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := access.Require(actor, access.PersonDocument, subject); err != nil {
		return nil, fault.Wrap(op, err)
	}
	people, err := Identities(ctx, q, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	all, err := documentsOf(ctx, q, people)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	out := make([]Paper, len(all))
	for i, d := range all {
		out[i].Document = d
		if out[i].Info, err = file.InfoOf(ctx, q, k, file.ID(d.File)); err != nil {
			return nil, fault.Wrap(op, err)
		}
	}
	return out, nil
}
