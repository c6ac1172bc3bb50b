package audit

import (
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/id"
)

// Page is a short code of what was looked at ("person", "person.health"): the
// page, never its address.
type Page string

// Reason is a code of why somebody looked beyond their own cases; empty when
// the case is theirs.
type Reason string

// LookID and ChangeID name rows of the two logs; they order as the rows do.
type (
	LookID   string
	ChangeID string
)

// LookRow is one reading of a person's file.
type LookRow struct {
	ID     LookID
	At     time.Time // machine's time, UTC
	Actor  id.User   // empty for the program itself
	Person id.Person
	Page   Page
	Reason Reason
}

// ChangeRow is one command carried out.
type ChangeRow struct {
	ID      ChangeID
	At      time.Time // machine's time, UTC
	Actor   id.User   // empty for the program itself
	Action  access.Action
	Kind    string // what was changed: "person", "application", "setting"
	Subject string // its id
	Request string // the request's number, as in the log
}
