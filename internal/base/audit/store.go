package audit

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/obs"
)

const insertLook = `INSERT INTO access_log (id, at, actor, person, page, reason) VALUES ($1, $2, $3, $4, $5, $6)`

// Look notes that the actor is about to read a person's file. Call it before
// the page is sent; when it fails, the page must not be sent. It is durable on
// return, in a transaction of its own.
func Look(ctx context.Context, d *db.DB, actor access.Actor, person id.Person, page Page, reason Reason) error {
	row, at := id.New[LookID](), clock.Wall{}.Now()
	err := d.Claim(ctx, func(tx *db.Tx) error {
		return tx.ExecOne(ctx, insertLook, row, at, id.Null(actor.User), person, page, reason)
	})
	return fault.Wrap("audit.Look", err)
}

// LookAll is Look for a list that names several people: one row for each, in
// one transaction.
func LookAll(ctx context.Context, d *db.DB, actor access.Actor, people []id.Person, page Page, reason Reason) error {
	if len(people) == 0 {
		return nil
	}
	at := clock.Wall{}.Now()
	err := d.Claim(ctx, func(tx *db.Tx) error {
		for _, p := range people {
			if err := tx.ExecOne(ctx, insertLook, id.New[LookID](), at, id.Null(actor.User), p, page, reason); err != nil {
				return err
			}
		}
		return nil
	})
	return fault.Wrap("audit.LookAll", err)
}

const insertChange = `INSERT INTO audit_log (id, at, actor, action, kind, subject, request)
	VALUES ($1, $2, $3, $4, $5, $6, $7)`

// Change notes a command in the command's own transaction, so that neither
// is there without the other. subject is the changed record's id.
func Change[T ~string](ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, kind string, subject T) error {
	err := tx.ExecOne(ctx, insertChange, id.New[ChangeID](), clock.Wall{}.Now(), id.Null(actor.User), action, kind,
		string(subject), obs.RequestID(ctx))
	return fault.Wrap("audit.Change", err)
}
