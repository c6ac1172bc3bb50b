// Package fault says what went wrong in a way that every layer can act on.
//
// An error of the programme has a kind (what the caller should do), an
// operation (where it happened, for the log), fields (what the user should
// change) and a cause (for the log only). Whatever a stranger may read is a
// message key, turned into words by the page; the cause never leaves the log.
// Errors are wrapped with operations and ids, never with personal data, and
// are either returned or logged, once, at the edge.
package fault
