package fault

import (
	"errors"
	"strings"
)

// Kind decides what the edge does with an error: the HTTP status, the exit
// code, whether a job is tried again.
type Kind int

// The kinds of error, from the least to the most specific knowledge.
const (
	Internal Kind = iota // a defect or a broken machine: 500, cause in the log
	Invalid              // the input breaks a rule: 422, Fields say where
	Denied               // the actor may not: shown as 404, so that existence stays unknown
	NotFound             // nothing there: 404
	Conflict             // changed by somebody else, or no longer possible in this state: 409
	Busy                 // try again shortly: 503
)

// String names the kind as it is written in logs.
func (k Kind) String() string {
	switch k {
	case Invalid:
		return "invalid"
	case Denied:
		return "denied"
	case NotFound:
		return "not_found"
	case Conflict:
		return "conflict"
	case Busy:
		return "busy"
	default:
		return "internal"
	}
}

// Field is one thing the user has to change. Name is the form field (empty
// for the form as a whole); Key is the message's key in the catalogue, with
// Args for its placeholders. Args must not hold personal data.
type Field struct {
	Name string
	Key  string
	Args []any
}

// Error is the error of the programme; see the package comment.
type Error struct {
	Kind   Kind
	Op     string  // operation, for example "intake.Suspend"
	Safe   string  // message key that anybody may read, empty for the kind's own
	Fields []Field // for Invalid
	Cause  error
}

// Error renders the text for the log: operation, kind, field names and cause.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	b.WriteString(": ")
	b.WriteString(e.Kind.String())
	if e.Safe != "" {
		b.WriteString(" (" + e.Safe + ")")
	}
	for _, f := range e.Fields {
		b.WriteString(" " + f.Name + "=" + f.Key)
	}
	if e.Cause != nil {
		b.WriteString(": " + e.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// New builds an error of a kind with a message key that anybody may read.
func New(kind Kind, op, safe string) error { return &Error{Kind: kind, Op: op, Safe: safe} }

// Bad builds an Invalid error from the fields to change.
func Bad(op string, fields ...Field) error { return &Error{Kind: Invalid, Op: op, Fields: fields} }

// Absent says that nothing is there under the given identity.
func Absent(op string) error { return &Error{Kind: NotFound, Op: op} }

// Refused says that the actor may not do this. The edge answers as for Absent.
func Refused(op string) error { return &Error{Kind: Denied, Op: op} }

// Stale says that the record changed since the caller read it.
func Stale(op string) error { return &Error{Kind: Conflict, Op: op, Safe: "error.stale"} }

// Wrap adds an operation to an error, keeping its kind, key and fields. It
// returns nil for nil.
func Wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return &Error{Kind: e.Kind, Op: op, Safe: e.Safe, Fields: e.Fields, Cause: err}
	}
	return &Error{Kind: Internal, Op: op, Cause: err}
}

// KindOf reports the kind of an error; an error of any other type is Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Is reports whether err is of the given kind. It is false for nil.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }

// FieldsOf lists the fields of an Invalid error.
func FieldsOf(err error) []Field {
	var e *Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}

// SafeOf gives the message key that anybody may read: the error's own or the
// kind's ("error.internal", "error.not_found" …). Denied reads as NotFound.
func SafeOf(err error) string {
	var e *Error
	if errors.As(err, &e) && e.Safe != "" {
		return e.Safe
	}
	k := KindOf(err)
	if k == Denied {
		k = NotFound
	}
	return "error." + k.String()
}

// Check collects the fields of a form that break a rule.
type Check struct{ fields []Field }

// Fail notes a broken rule when bad is true.
func (c *Check) Fail(bad bool, name, key string, args ...any) {
	if bad {
		c.fields = append(c.fields, Field{Name: name, Key: key, Args: args})
	}
}

// Add notes fields found elsewhere.
func (c *Check) Add(fields ...Field) { c.fields = append(c.fields, fields...) }

// Err is nil when nothing failed, an Invalid error otherwise.
func (c *Check) Err(op string) error {
	if len(c.fields) == 0 {
		return nil
	}
	return Bad(op, c.fields...)
}
