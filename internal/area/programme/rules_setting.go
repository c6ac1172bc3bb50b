package programme

import (
	"strings"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Section is a group of settings that are changed together; it is the part of
// a setting's code before the dot.
type Section string

// The sections. The territory has tables of its own.
const (
	SectionIdentity  Section = "identity"
	SectionRules     Section = "rules"
	SectionTerritory Section = "territory"
)

// Setting is a value of one code from a day on. Settings of one command share
// a number; numbers grow.
type Setting struct {
	Number int64
	Code   string // section, dot, field: "rules.hours_limit"
	From   civil.Date
	Value  string
	SetAt  time.Time // programme's time, UTC
	SetBy  id.User   // empty for the defaults
}

// section is the part of the code before the dot.
func (s Setting) section() Section {
	section, _, _ := strings.Cut(s.Code, ".")
	return Section(section)
}

// Settings are all values ever set, ordered by the day they hold from, then by
// number.
type Settings []Setting

// On gives the value of every code on a day.
func (s Settings) On(day civil.Date) map[string]string {
	values := map[string]string{}
	for _, v := range s {
		if !v.From.After(day) {
			values[v.Code] = v.Value
		}
	}
	return values
}

// Last is the number of the last change of a section: what a form has seen.
func (s Settings) Last(section Section) int64 {
	var last int64
	for _, v := range s {
		if v.section() == section {
			last = max(last, v.Number)
		}
	}
	return last
}

// next is the number of the next change.
func (s Settings) next() int64 {
	var last int64
	for _, v := range s {
		last = max(last, v.Number)
	}
	return last + 1
}

// Of lists the values of one code, the newest day first and the last word on
// a day before those that it replaced.
func (s Settings) Of(code string) []Setting {
	var out []Setting
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].Code == code {
			out = append(out, s[i])
		}
	}
	return out
}

// change lists the settings to write so that values hold from a day on: those
// that differ from what holds then.
func (s Settings) change(from civil.Date, values map[string]string) []Setting {
	holds := s.On(from)
	number := s.next()
	var out []Setting
	for code, value := range values {
		if old, known := holds[code]; !known || old != value {
			out = append(out, Setting{Number: number, Code: code, From: from, Value: value})
		}
	}
	return out
}

// undo lists the settings that bring back what held before a change, from the
// change's own day on. ok is false when there is no such change, when it set
// the defaults, or when a later one touched one of its settings.
func (s Settings) undo(number int64) (out []Setting, ok bool) {
	for _, v := range s {
		if v.Number != number {
			continue
		}
		old, ok := s.before(v)
		if !ok {
			return nil, false
		}
		out = append(out, Setting{Number: s.next(), Code: v.Code, From: v.From, Value: old})
	}
	return out, len(out) > 0
}

// before is the value that held on a setting's day until it was set. ok is
// false when there was none or when the code has been set again since.
func (s Settings) before(v Setting) (value string, ok bool) {
	for _, w := range s {
		switch {
		case w.Code != v.Code || w.From.After(v.From) && w.Number < v.Number:
		case w.Number > v.Number:
			return "", false
		case w.Number < v.Number:
			value, ok = w.Value, true
		}
	}
	return value, ok
}
