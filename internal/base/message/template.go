package message

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"insieme/internal/base/i18n"
)

// Template is one thing that is told, in every language. Subject and Body are
// plain text with placeholders such as {name}; a text message has no subject.
type Template struct {
	Key     string    // area, dot, what: "intake.receipt"
	Title   i18n.Text // as the outbox names it
	Subject i18n.Text
	Body    i18n.Text
}

var (
	placeholder = regexp.MustCompile(`\{([a-z_]+)\}`)
	lineBreaks  = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")
)

// in is a text in the reader's language; a template that is for the staff only
// speaks Italian to who reads neither Italian nor English.
func in(t i18n.Text, lang i18n.Lang) string {
	if s, ok := t.In(lang); ok {
		return s
	}
	return t.It
}

// Placeholders lists the names that the texts ask for, in alphabetical order.
func (t Template) Placeholders() []string {
	names := map[string]bool{}
	for _, s := range []string{t.Subject.It, t.Body.It} {
		for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
			names[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// langs are the languages of a template: two for the staff, all for people.
func (t Template) langs() []i18n.Lang {
	if t.Subject.More == nil && t.Body.More == nil {
		return i18n.StaffLangs()
	}
	return i18n.PeopleLangs()
}

// check finds the mistakes of whoever wrote the template.
func (t Template) check() error {
	if t.Key == "" || t.Title.It == "" || t.Title.En == "" {
		return fmt.Errorf("message: template %q lacks a title", t.Key)
	}
	for _, lang := range t.langs() {
		subject, _ := t.Subject.In(lang)
		body, ok := t.Body.In(lang)
		if !ok || (subject == "") != (t.Subject.It == "") {
			return fmt.Errorf("message: template %q lacks a text in %s", t.Key, lang)
		}
		own := Template{Subject: i18n.Text{It: subject}, Body: i18n.Text{It: body}}
		if !slices.Equal(t.Placeholders(), own.Placeholders()) {
			return fmt.Errorf("message: template %q has different placeholders in its languages", t.Key)
		}
	}
	return nil
}

var errVars = errors.New("message: the values are not those that the template asks for")

// render fills the placeholders, all of them and with nothing left over. A
// value is not looked into again, and never breaks the subject's line.
func (t Template) render(lang i18n.Lang, vars map[string]string) (subject, body string, err error) {
	if !slices.Equal(slices.Sorted(maps.Keys(vars)), t.Placeholders()) {
		return "", "", fmt.Errorf("%w: %s", errVars, t.Key)
	}
	if _, speaks := t.Body.In(lang); !speaks {
		lang = i18n.It
	}
	fill := func(s string) string {
		return placeholder.ReplaceAllStringFunc(s, func(p string) string {
			value := vars[p[1:len(p)-1]]
			if lang.IsRightToLeft() {
				return i18n.Isolated(value)
			}
			return value
		})
	}
	return lineBreaks.Replace(fill(in(t.Subject, lang))), fill(in(t.Body, lang)), nil
}
