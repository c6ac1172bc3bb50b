package audit

import (
	"context"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// After is where a page of a log goes on: below the row with this instant and
// id. The zero value is the newest row. It names nobody and may stand in a URL.
type After struct {
	At time.Time
	ID string
}

// edge is the place in the order; the newest rows come first.
func (a After) edge() (time.Time, string) {
	if a.At.IsZero() {
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), "~"
	}
	return a.At, a.ID
}

const looksOfPerson = `SELECT id, at, actor, person, page, reason FROM access_log
	WHERE person = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4`

// LooksAt lists who read a person's file, newest first, for the page "chi ha
// guardato". The actor must hold person.looks on the person.
func LooksAt(ctx context.Context, q db.Queryer, actor access.Actor, person id.Person, of access.Subject, after After, limit int) ([]LookRow, error) {
	if err := access.Require(actor, access.PersonLooks, of); err != nil {
		return nil, fault.Wrap("audit.LooksAt", err)
	}
	at, last := after.edge()
	rows, err := db.All(ctx, q, scanLook, looksOfPerson, person, at, last, limit)
	return rows, fault.Wrap("audit.LooksAt", err)
}

const looksAll = `SELECT id, at, actor, person, page, reason FROM access_log
	WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3`

const looksOfActor = `SELECT id, at, actor, person, page, reason FROM access_log
	WHERE actor = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4`

// Looks lists the readings by one user, or by everybody when by is empty,
// newest first, for the controller's page. The actor must hold audit.view.
func Looks(ctx context.Context, q db.Queryer, actor access.Actor, by id.User, after After, limit int) ([]LookRow, error) {
	if err := access.RequireAny(actor, access.AuditView); err != nil {
		return nil, fault.Wrap("audit.Looks", err)
	}
	at, last := after.edge()
	if by == "" {
		rows, err := db.All(ctx, q, scanLook, looksAll, at, last, limit)
		return rows, fault.Wrap("audit.Looks", err)
	}
	rows, err := db.All(ctx, q, scanLook, looksOfActor, by, at, last, limit)
	return rows, fault.Wrap("audit.Looks", err)
}

const changesAll = `SELECT id, at, actor, action, kind, subject, request FROM audit_log
	WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3`

const changesOfActor = `SELECT id, at, actor, action, kind, subject, request FROM audit_log
	WHERE actor = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4`

// Changes lists the commands of one user, or of everybody when by is empty,
// newest first. The actor must hold audit.view.
func Changes(ctx context.Context, q db.Queryer, actor access.Actor, by id.User, after After, limit int) ([]ChangeRow, error) {
	if err := access.RequireAny(actor, access.AuditView); err != nil {
		return nil, fault.Wrap("audit.Changes", err)
	}
	at, last := after.edge()
	if by == "" {
		rows, err := db.All(ctx, q, scanChange, changesAll, at, last, limit)
		return rows, fault.Wrap("audit.Changes", err)
	}
	rows, err := db.All(ctx, q, scanChange, changesOfActor, by, at, last, limit)
	return rows, fault.Wrap("audit.Changes", err)
}

const changesOfSubject = `SELECT id, at, actor, action, kind, subject, request FROM audit_log
	WHERE subject = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4`

// ChangesTo lists the commands on one record, newest first. The actor must
// hold audit.view.
func ChangesTo[T ~string](ctx context.Context, q db.Queryer, actor access.Actor, subject T, after After, limit int) ([]ChangeRow, error) {
	if err := access.RequireAny(actor, access.AuditView); err != nil {
		return nil, fault.Wrap("audit.ChangesTo", err)
	}
	at, last := after.edge()
	rows, err := db.All(ctx, q, scanChange, changesOfSubject, string(subject), at, last, limit)
	return rows, fault.Wrap("audit.ChangesTo", err)
}

func scanLook(s db.Scanner) (LookRow, error) {
	var r LookRow
	err := s.Scan(&r.ID, db.Instant(&r.At), id.ScanNull(&r.Actor), &r.Person, &r.Page, &r.Reason)
	return r, err
}

func scanChange(s db.Scanner) (ChangeRow, error) {
	var r ChangeRow
	err := s.Scan(&r.ID, db.Instant(&r.At), id.ScanNull(&r.Actor), &r.Action, &r.Kind, &r.Subject, &r.Request)
	return r, err
}
