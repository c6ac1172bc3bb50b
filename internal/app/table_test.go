package app

import (
	"fmt"
	"slices"
	"strings"
)

// tables are the tables of the program, for tests that look at all of them.
func (s *site) tables() []string {
	s.t.Helper()
	var out []string
	query := `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`
	if s.DB.Engine() == "postgres" {
		query = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
	}
	rows, err := s.DB.Reader().Query(s.ctx(), query)
	s.must(err)
	defer func() { s.must(rows.Close()) }()
	for rows.Next() {
		var name string
		s.must(rows.Scan(&name))
		out = append(out, name)
	}
	s.must(rows.Err())
	slices.Sort(out)
	return out
}

// rows writes a table's rows as texts, in order, without the given columns.
func (s *site) rows(table string, without ...string) []string {
	s.t.Helper()
	rows, err := s.DB.Reader().Query(s.ctx(), `SELECT * FROM `+table)
	s.must(err)
	defer func() { s.must(rows.Close()) }()
	columns, err := rows.Columns()
	s.must(err)
	var out []string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		s.must(rows.Scan(values...))
		var line []string
		for i, c := range columns {
			if !slices.Contains(without, c) {
				line = append(line, c+"="+plain(*values[i].(*any)))
			}
		}
		out = append(out, strings.Join(line, " "))
	}
	s.must(rows.Err())
	slices.Sort(out)
	return out
}

// plain writes a stored value as a text that is the same on both engines.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return "-"
	case []byte:
		return string(v)
	default:
		return fmt.Sprint(v)
	}
}

// counts says how many rows each table has, for tests that want nothing
// written. What only notes that somebody was there is left out.
func (s *site) counts() map[string]int {
	s.t.Helper()
	out := map[string]int{}
	for _, table := range s.tables() {
		if !slices.Contains([]string{"session", "signin_attempt", "access_log"}, table) {
			out[table] = s.count(`SELECT count(*) FROM ` + table)
		}
	}
	return out
}

// difference tells what one list of lines has and another has not.
func difference(got, want []string) string {
	var b strings.Builder
	for _, line := range got {
		if !slices.Contains(want, line) {
			b.WriteString("\n  got  " + line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			b.WriteString("\n  want " + line)
		}
	}
	return b.String()
}
