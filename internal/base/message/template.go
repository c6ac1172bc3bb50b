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

func in(t i18n.Text, lang i18n.Lang) string {
	if lang == i18n.En {
		return t.En
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

// check finds the mistakes of whoever wrote the template.
func (t Template) check() error {
	if t.Key == "" || t.Title.It == "" || t.Title.En == "" || t.Body.It == "" || t.Body.En == "" || (t.Subject.It == "") != (t.Subject.En == "") {
		return fmt.Errorf("message: template %q lacks a text", t.Key)
	}
	english := Template{Subject: i18n.Text{It: t.Subject.En}, Body: i18n.Text{It: t.Body.En}}
	if !slices.Equal(t.Placeholders(), english.Placeholders()) {
		return fmt.Errorf("message: template %q has different placeholders in its languages", t.Key)
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
	fill := func(s string) string {
		return placeholder.ReplaceAllStringFunc(s, func(p string) string { return vars[p[1:len(p)-1]] })
	}
	return lineBreaks.Replace(fill(in(t.Subject, lang))), fill(in(t.Body, lang)), nil
}
