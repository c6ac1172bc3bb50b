// Package obs makes the running program visible to who operates it: a log, a
// set of metrics, and the answers to "are you alive" and "can you work".
//
// The log is safe by construction: values of free types are replaced by their
// type's name, keys that usually hold personal data are blanked, and what
// happened is told by ids, kinds and the pattern of the route, never by URLs or
// typed words. A type that knows how to speak of itself implements
// slog.LogValuer.
//
// The request's number travels in the context so that a log line, an audit row
// and the reference on an error page can be put side by side; it is the only
// value the program keeps there.
package obs
