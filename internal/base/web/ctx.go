package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Ctx is one request being answered. It belongs to the handler's goroutine.
type Ctx struct {
	L       i18n.L       // the reader's language
	Actor   access.Actor // who asks; anonymous on public pages
	Session *auth.Session

	server  *Server
	route   Route
	account auth.Account
	number  string
	w       *answer
	r       *http.Request
	typed   url.Values // of Decode, for showing a form again
	saved   bool       // the session is stored
}

// Context ends when the reader goes away or the request takes too long.
func (c *Ctx) Context() context.Context { return c.r.Context() }

// Request is the request itself, for what Ctx has no method for.
func (c *Ctx) Request() *http.Request { return c.r }

// Number identifies the request in the log and on error pages.
func (c *Ctx) Number() string { return c.number }

// Account is who signed in; its User is empty for nobody.
func (c *Ctx) Account() auth.Account { return c.account }

// Today is the programme's date.
func (c *Ctx) Today() civil.Date { return c.server.o.Clock.Today() }

// Now is the programme's instant, in UTC.
func (c *Ctx) Now() time.Time { return c.server.o.Clock.Now() }

// Zone is the programme's time zone.
func (c *Ctx) Zone() *time.Location { return c.server.o.Clock.Zone() }

// Query is the structured part of the address: filters, cursors, ids.
func (c *Ctx) Query() url.Values { return c.r.URL.Query() }

// HX reports whether htmx asks for a part of a page. A link or form that it
// only speeds up, and a step back in the history, want the whole page.
func (c *Ctx) HX() bool {
	h := c.r.Header
	return h.Get("HX-Request") == "true" && h.Get("HX-Request-Type") != "full" && h.Get("HX-History-Restore-Request") != "true"
}

// PathValue is a wildcard of the route's pattern.
func (c *Ctx) PathValue(name string) string { return c.r.PathValue(name) }

// PathID is a wildcard of the route's pattern as an identity. Anything that is
// none is fault.NotFound, like an unknown record.
func PathID[T ~string](c *Ctx, name string) (T, error) { return id.Parse[T](c.r.PathValue(name)) }

// QueryID is a parameter of the address as an identity; empty when absent,
// fault.NotFound when malformed.
func QueryID[T ~string](c *Ctx, name string) (T, error) {
	s := c.Query().Get(name)
	if s == "" {
		return "", nil
	}
	return id.Parse[T](s)
}
