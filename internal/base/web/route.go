package web

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"

	"github.com/a-h/templ"
)

// Handler answers one request; see the package comment for what becomes of an
// error.
type Handler func(c *Ctx) error

// Route is one page or command. Pattern is a path of http.ServeMux without the
// method: "/persone/{id}". Action is what the actor must be granted on some
// subject; the handler's service decides about the subject itself.
type Route struct {
	Method, Pattern string
	Action          access.Action
	Handler         Handler
	// Upload is the most bytes of a form with files; 0 is a route that takes
	// none, and forms of at most 1 MiB.
	Upload int64
	// Languages are those that the page speaks; nil for those of the staff.
	Languages []i18n.Lang
}

// NavItem is one destination of the staff's navigation, shown to who holds
// Action. Items of the same Group stand together; Count, when not nil, says how
// much waits there for the actor.
type NavItem struct {
	Key, LabelKey, Href, Icon string
	Action                    access.Action
	Sub                       bool
	Group                     int
	Count                     func(ctx context.Context, actor access.Actor) (int, error)
}

// Panel is a fragment that an area offers to the page of a person. It is shown
// to who holds Action; Render decides about this person and returns nil, nil
// when there is nothing to show.
type Panel struct {
	ID       string // anchor on the page
	TitleKey string
	Action   access.Action
	Render   func(c *Ctx, person id.Person) (templ.Component, error)
}

// Hit is one thing that a search finds, of an area's own kind.
type Hit struct{ Label, Second, Href string }

// HitSource finds an area's things by what is typed, a few of them, the best
// first. It is asked for who holds Action; TitleKey names the kind.
type HitSource struct {
	TitleKey string
	Action   access.Action
	Find     func(c *Ctx, question string) ([]Hit, error)
}

// Who is how a person is named on a line of work.
type Who struct {
	Surname, Given string
	Birth          civil.Date
}

// LogValue keeps names out of the log.
func (Who) LogValue() slog.Value { return slog.StringValue("[person]") }

// Todo is one line of Oggi: who, what, since when, and the one button that
// does it.
type Todo struct {
	Person    id.Person
	Who       Who
	Title     string // what it is about where that is no person, such as a company
	TitleHref string
	WhatKey   string // message key of what is to be done, with its arguments
	WhatArgs  []any
	Since     civil.Date
	Late      bool
	ActionKey string // message key of the button
	Href      string // where the button leads
	Post      string // or what it does at once
	Owner     id.User
}

// Waiting is somebody for whom the next step is another's: who, what is waited
// for, since when.
type Waiting struct {
	Person   id.Person
	Who      Who
	WhatKey  string
	WhatArgs []any
	Since    civil.Date
	Owner    id.User
	Call     bool // the wait is long enough to ask again
}

// WaitingSource gives the waits that an area knows of, within the scope.
type WaitingSource func(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]Waiting, error)

// TodoSource gives an area's lines for an actor, within the scope, on a day of
// the programme.
type TodoSource func(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]Todo, error)
