package web

import (
	"context"
	"errors"
	"net/http"

	"insieme/internal/base/fault"
)

var (
	// errCrossSite refuses a form that another site sent in the reader's name.
	errCrossSite = errors.New("web: request from another site")
	// errTooLarge refuses a body beyond the limit.
	errTooLarge = errors.New("web: body too large")
)

// statusOf is the one table from kinds of errors to answers.
func statusOf(err error) int {
	switch {
	case errors.Is(err, errCrossSite):
		return http.StatusForbidden
	case errors.Is(err, errTooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable // too slow, or nobody waits any more
	}
	switch fault.KindOf(err) {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Denied, fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Busy:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}

// messageOf is the message key that tells a reader what happened.
func messageOf(err error) string {
	switch {
	case errors.Is(err, errCrossSite):
		return "error.cross_site"
	case errors.Is(err, errTooLarge):
		return "error.too_large"
	case statusOf(err) == http.StatusServiceUnavailable && !fault.Is(err, fault.Busy):
		return "error.busy"
	default:
		return fault.SafeOf(err)
	}
}

// fail answers with an error: the only place where errors are logged.
func (c *Ctx) fail(err error) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		c.server.o.Log.Error("failed", "request", c.number, "pattern", c.route.Pattern, "kind", fault.KindOf(err).String(), "cause", err)
	} else {
		c.server.o.Log.Debug("refused", "request", c.number, "pattern", c.route.Pattern, "kind", fault.KindOf(err).String(), "cause", err)
	}
	if c.w.status != 0 {
		return // an answer is on its way; all that can be done is to say so in the log
	}
	if status == http.StatusServiceUnavailable {
		c.w.Header().Set("Retry-After", "5")
	}
	if perr := c.failPage(status, err); perr != nil {
		c.server.o.Log.Error("error page failed", "request", c.number, "pattern", c.route.Pattern, "cause", perr)
		c.saved = true // the session is what broke, perhaps: this answer goes without it
		_ = c.send(status, "text/plain; charset=utf-8", []byte(c.L.T("error.internal")+" "+c.number+"\n"))
	}
}
