package main

import (
	"math/rand/v2"
	"strings"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// copier makes further forms out of one that was captured: the same rows, with
// identities, names, codes and sealed bytes of their own, of the same sizes.
// What is an identity in one place is the same one in every other.
type copier struct {
	source *rand.ChaCha8
	r      *rand.Rand // over source
	ids    []string   // of the captured form
	tables [][][]cell
}

// cell makes the value of one column of one row for a new applicant.
type cell func(a *applicant) any

type applicant struct {
	ids            []string
	surname, given string
	birth          civil.Date
}

// newCopier makes a copier; copiers of one seed make forms that differ in their
// identities only.
func newCopier(form []written, seed uint64) *copier {
	c := &copier{source: rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16), byte(seed >> 24)})}
	c.r = rand.New(c.source)
	for _, w := range form {
		for _, row := range w.rows {
			for _, v := range row {
				if s, ok := v.(string); ok && isIdentity(s) && c.identity(s) < 0 {
					c.ids = append(c.ids, s)
				}
			}
		}
	}
	for _, w := range form {
		var rows [][]cell
		for _, row := range w.rows {
			cells := make([]cell, len(row))
			for i, v := range row {
				cells[i] = c.cellOf(w.Columns[i], v)
			}
			rows = append(rows, cells)
		}
		c.tables = append(c.tables, rows)
	}
	return c
}

func isIdentity(s string) bool {
	_, err := id.Parse[string](s)
	return err == nil
}

// identity is the number of the captured identity that s is or holds, or -1.
func (c *copier) identity(s string) int {
	for i, known := range c.ids {
		if strings.Contains(s, known) {
			return i
		}
	}
	return -1
}

func (c *copier) cellOf(column string, v any) cell {
	switch v := v.(type) {
	case string:
		return c.textOf(column, v)
	case []byte:
		return func(*applicant) any {
			b := make([]byte, len(v))
			_, _ = c.source.Read(b) // never fails, by its documentation
			return b
		}
	case civil.Date:
		if column == "birth_date" {
			return func(a *applicant) any { return a.birth }
		}
	case int64:
		if column == "birth_year" {
			return func(a *applicant) any { return int64(a.birth.Year()) }
		}
	case time.Time:
		return func(*applicant) any { return time.Now().UTC() }
	}
	return func(*applicant) any { return v }
}

func (c *copier) textOf(column, v string) cell {
	switch column {
	case "surname":
		return func(a *applicant) any { return a.surname }
	case "given_name":
		return func(a *applicant) any { return a.given }
	case "surname_key":
		return func(a *applicant) any { return strings.ToLower(a.surname) }
	case "given_key":
		return func(a *applicant) any { return strings.ToLower(a.given) }
	case "name_key":
		return func(a *applicant) any { return strings.ToLower(a.surname + " " + a.given) }
	case "form_token", "blind", "code_blind", "fiscal_blind":
		return func(*applicant) any { return c.letters(len(v)) }
	}
	if n := c.identity(v); n >= 0 {
		if v == c.ids[n] {
			return func(a *applicant) any { return a.ids[n] }
		}
		before, after, _ := strings.Cut(v, c.ids[n])
		if m := c.identity(after); m >= 0 {
			return func(a *applicant) any {
				return strings.Replace(before+a.ids[n]+after, c.ids[m], a.ids[m], 1)
			}
		}
		return func(a *applicant) any { return before + a.ids[n] + after }
	}
	return func(*applicant) any { return v }
}

// letters makes a code of small letters and digits.
func (c *copier) letters(n int) string {
	b := make([]byte, n)
	_, _ = c.source.Read(b)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz234567"[b[i]%32]
	}
	return string(b)
}

// next makes the rows of one more form, table by table.
func (c *copier) next() [][][]any {
	a := &applicant{
		ids: make([]string, len(c.ids)), surname: name(c.r, 3), given: name(c.r, 2),
		birth: civil.NewDate(1960+c.r.IntN(44), time.Month(1+c.r.IntN(12)), 1+c.r.IntN(28)),
	}
	now := time.Now()
	for i := range a.ids {
		a.ids[i] = id.At[string](now, c.source)
	}
	out := make([][][]any, len(c.tables))
	for t, rows := range c.tables {
		for _, cells := range rows {
			row := make([]any, len(cells))
			for i, cell := range cells {
				row[i] = cell(a)
			}
			out[t] = append(out[t], row)
		}
	}
	return out
}
