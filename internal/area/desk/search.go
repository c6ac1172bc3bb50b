package desk

import (
	"log/slog"

	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// SearchID names a search that somebody keeps.
type SearchID string

// Search is a search of the list of people that somebody keeps under a name
// (R10.2). Name and words are free text: personal data.
type Search struct {
	ID     SearchID
	Owner  id.User
	Name   string
	Typed  string // words as typed; empty for a search by filters only
	Filter Filter // without its words
	Shared bool   // with everybody who may see the list
}

// LogValue keeps the words out of the log.
func (s Search) LogValue() slog.Value { return slog.StringValue("search " + string(s.ID)) }

// maxSearches is how many searches somebody keeps.
const maxSearches = 50

// check holds a search against the rules.
func (s Search) check() error {
	var c fault.Check
	c.Fail(s.Name == "", "nome", "desk.saved.error.name")
	c.Fail(stagesOf(s.Filter.Group) == nil && s.Filter.Group != "", "", "error.field.choice")
	c.Fail(sortOf(s.Filter.Sort) != ByName && s.Filter.Sort != ByDue, "", "error.field.choice")
	return c.Err("desk.Search")
}

// same reports whether another search finds the same.
func (s Search) same(typed string, f Filter) bool {
	return s.Typed == typed && s.Filter.Group == f.Group && s.Filter.District == f.District && s.Filter.Referent == f.Referent &&
		sortOf(s.Filter.Sort) == sortOf(f.Sort)
}

func sortOf(s Sort) Sort {
	if s == "" {
		return ByName
	}
	return s
}
