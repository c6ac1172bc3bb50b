package intake

import (
	"context"
	"crypto/rand"
	"iter"
	"strings"
	"time"
	"unicode"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is an application with everything beside it, as it comes in from
// elsewhere: the fold of facts that journal.Import brings. Version counts the
// facts. Declared is written for who has filled in a form.
type Past struct {
	Application
	FormToken   string
	Code        Code
	Declared    Declared
	Findings    []PastFinding // in the order in which they were said
	Assessments []Assessment
	Questions   []Question // put to organisations
}

// PastFinding is a finding with the instant at which it was written down.
type PastFinding struct {
	Finding
	At time.Time
}

// ImportIn writes many applications. The rows are what the commands would have
// written.
func ImportIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, past []Past) error {
	const op = "intake.ImportIn"
	for _, table := range importTables(k) {
		var bad error
		rows := func(yield func([]any) bool) {
			put := func(row []any, err error) bool {
				bad = err
				return err == nil && yield(row)
			}
			for _, p := range past {
				if !table.rows(p, put) {
					return
				}
			}
		}
		_, err := tx.Bulk(ctx, table.name, columnNames(table.columns), iter.Seq[[]any](rows))
		if bad != nil {
			err = bad
		}
		if err != nil {
			return fault.Wrap(op+"."+table.name, err)
		}
	}
	return nil
}

// importTable gives the rows that an application has in a table; rows stops
// when put says so, and then is false.
type importTable struct {
	name    string
	columns string
	rows    func(p Past, put func([]any, error) bool) bool
}

func importTables(k *crypt.Keys) []importTable {
	return []importTable{
		{tableApplication, "form_token, code_blind, code_sealed, " + applicationColumns, func(p Past, put func([]any, error) bool) bool {
			b, err := newBirth(k, p.ID, p.FormToken, p.Code)
			return put(append(append([]any{b.FormToken, b.CodeBlind, b.CodeSealed}, values(p.Application)...), p.Version), err)
		}},
		{"application_answer", answerColumns, func(p Past, put func([]any, error) bool) bool {
			return p.ReceivedOn.IsZero() || put(declaredRow(p.ID, p.Declared), nil)
		}},
		{"application_check", findingColumns, func(p Past, put func([]any, error) bool) bool {
			for _, f := range p.Findings {
				if !put(findingRow(id.At[findingID](f.At, rand.Reader), p.ID, f.Finding), nil) {
					return false
				}
			}
			return true
		}},
		{tableQuestion, questionColumns, func(p Past, put func([]any, error) bool) bool {
			for _, q := range p.Questions {
				if !put(questionRow(q), nil) {
					return false
				}
			}
			return true
		}},
		{"assessment", assessmentColumns, func(p Past, put func([]any, error) bool) bool {
			for _, a := range p.Assessments {
				if !put(assessmentRow(a), nil) {
					return false
				}
			}
			return true
		}},
		{tableDomain, domainColumns, func(p Past, put func([]any, error) bool) bool {
			for _, a := range p.Assessments {
				for domain, answers := range a.Profile {
					if !answers.IsZero() && !put(domainRow(k, a, domain, answers)) {
						return false
					}
				}
			}
			return true
		}},
	}
}

// columnNames takes a list of columns, as SQL writes it, apart.
func columnNames(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}
