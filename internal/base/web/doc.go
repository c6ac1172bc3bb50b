// Package web turns HTTP into calls of handlers and their answers into pages.
//
// An area declares routes: method, pattern, the action of the permission
// vocabulary that the page needs, and a handler that gets a Ctx and returns an
// error. Everything that every page needs is done around it, in this order,
// outermost first: panics caught, request numbered, access logged and
// measured by the route's pattern (never its URL), security headers, size and
// time limited, session found, requests of other sites refused, language
// chosen, permission checked. A session is stored before the status is sent.
//
// What a handler returns decides the answer: nil for an answer already given,
// or an error that one place renders: 422 for input without a page of its own,
// 404 alike for what is absent and what is not allowed, 409 for a conflict, 503
// for "shortly", and 500 with a reference number whose cause is only in the log.
//
// A page that changes something answers a POST with Done: 303 and one line of
// feedback kept in the session, or the same for htmx. A form with mistakes is
// shown again by its own handler, with status 422 and what was typed.
package web
