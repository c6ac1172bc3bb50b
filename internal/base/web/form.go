package web

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/ui"
)

// Decode reads the posted form into a struct whose fields carry the tag
// `form:"name"`. Fields may be strings and other types of text, bool, whole
// numbers, civil.Date, time of day as text, slices of those, and embedded
// structs; a number that may be absent is a pointer.
//
// Texts are trimmed, brought to one form of Unicode (NFC) and limited:
// `max:"200"` characters, 500 by default; `area:"true"` allows line breaks and
// 5,000 characters by default. A slice takes 200 values, or as many as
// `values:"500"` says. What breaks a rule is an Invalid error with the
// field's name; the struct still gets what can be shown again, and Typed knows
// the rest. A field that no tag names is refused unless it begins with "_".
// Files, on routes that take them, are read with File.
func (c *Ctx) Decode(dst any) error {
	const op = "web.Decode"
	if err := c.parse(); err != nil {
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			return &fault.Error{Kind: fault.Invalid, Op: op, Fields: []fault.Field{{Key: "error.too_large"}}, Cause: errTooLarge}
		}
		// A part of the form that cannot be read is a part that was typed and
		// would be lost: refuse the whole. The cause may quote it, so it is dropped.
		return fault.Bad(op, fault.Field{Key: "error.form.unreadable"})
	}
	c.typed = c.r.PostForm
	return decodeForm(op, c.r.PostForm, dst)
}

// DecodeQuery reads the structured filters of the address into a struct, by
// the rules of Decode.
func (c *Ctx) DecodeQuery(dst any) error { return decodeForm("web.DecodeQuery", c.Query(), dst) }

// Typed is what was typed into a field of the decoded form, for showing again
// what did not fit its type ("31/02/1990").
func (c *Ctx) Typed(name string) string { return printable(c.typed.Get(name)) }

func decodeForm(op string, values url.Values, dst any) error {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		panic("web: Decode wants a pointer to a struct")
	}
	d := decoder{values: values, known: map[string]bool{}}
	d.fill(v.Elem())
	for name := range values {
		if !d.known[name] && !strings.HasPrefix(name, "_") {
			d.check.Fail(true, "", "error.form.unknown")
			break
		}
	}
	return d.check.Err(op)
}

// Fields are the messages of an error by form field, to put beside the fields
// of the form shown again; "" is the form as a whole, also for a command that
// is not possible now. It is empty, not nil, for nil.
func Fields(l i18n.L, err error) map[string]string {
	out := map[string]string{}
	for _, f := range fieldsOf(err) {
		if _, first := out[f.Name]; !first {
			out[f.Name] = l.T(f.Key, f.Args...)
		}
	}
	return out
}

// Summary lists the messages of an error in their order, for ui.ErrorSummary.
// labels name the fields as the form does.
func Summary(l i18n.L, err error, labels map[string]string) []ui.FieldError {
	var out []ui.FieldError
	for _, f := range fieldsOf(err) {
		out = append(out, ui.FieldError{Name: f.Name, Label: labels[f.Name], Text: l.T(f.Key, f.Args...)})
	}
	return out
}

// fieldsOf is the fields of an error, or its safe message for the whole form.
func fieldsOf(err error) []fault.Field {
	fields := fault.FieldsOf(err)
	if err != nil && len(fields) == 0 {
		return []fault.Field{{Key: fault.SafeOf(err)}}
	}
	return fields
}

// Retry says what to do with the error of a form: for Invalid, and for a
// command that this state does not allow, it shows the form again through show
// with status 422 or 409; any other error is passed on.
//
//	return c.Retry(err, func() (templ.Component, error) { return h.form(c, f, err) })
func (c *Ctx) Retry(err error, show func() (templ.Component, error)) error {
	if !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Conflict) || errors.Is(err, errTooLarge) {
		return err
	}
	page, perr := show()
	if perr != nil {
		return perr
	}
	return c.Page(statusOf(err), page)
}
