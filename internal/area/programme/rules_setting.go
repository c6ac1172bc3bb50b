package programme

import (
	"cmp"
	"slices"
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

// Change is a setting with the value that held on its day until it was set.
type Change struct {
	Setting
	Was     string
	CanUndo bool // none of the settings of its number has been set again since
}

// Changes lists what has been set in a section since the defaults, the last
// change first.
func (s Settings) Changes(section Section) []Change {
	var out []Change
	for _, v := range s {
		was, known := s.held(v)
		if v.section() != section || !known {
			continue
		}
		_, ok := s.undo(v.Number)
		out = append(out, Change{Setting: v, Was: was, CanUndo: ok})
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Number, a.Number), strings.Compare(a.Code, b.Code))
	})
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
		was, known := s.held(v)
		if !known || s.setAgain(v) {
			return nil, false
		}
		out = append(out, Setting{Number: s.next(), Code: v.Code, From: v.From, Value: was})
	}
	return out, len(out) > 0
}

// held is the value that held on a setting's day before it was set; ok is
// false for a default.
func (s Settings) held(v Setting) (value string, ok bool) {
	for _, w := range s {
		if w.Code == v.Code && w.Number < v.Number && !w.From.After(v.From) {
			value, ok = w.Value, true
		}
	}
	return value, ok
}

// setAgain reports whether a later change set the same code.
func (s Settings) setAgain(v Setting) bool {
	return slices.ContainsFunc(s, func(w Setting) bool { return w.Code == v.Code && w.Number > v.Number })
}
