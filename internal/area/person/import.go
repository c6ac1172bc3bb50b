package person

import (
	"context"
	"encoding/json"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode"

	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is a record with everything beside it, as it comes in from elsewhere.
// Contacts are in their normal form; MergedInto has its row in Merges.
type Past struct {
	Person
	Dimensions []Dimension
	Referents  []ReferentSpan // oldest first; the last one has no end
	Notes      []Note         // with the journal's events that say them
	Merges     []Alias        // of this record into the one that counts
	Lookalikes []Lookalike
}

// LogValue keeps everything but the identity out of the log.
func (p Past) LogValue() slog.Value { return p.Person.LogValue() }

// Lookalike is an open question: is the other record the same person? It is
// kept by one of the two.
type Lookalike struct {
	Other   id.Person
	Score   int
	FoundAt time.Time
}

// ImportIn writes many records. Those that others are merged into come first,
// whatever the order given.
func ImportIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, past []Past) error {
	const op = "person.ImportIn"
	past = slices.Clone(past)
	slices.SortStableFunc(past, func(a, b Past) int { return len(a.MergedInto) - len(b.MergedInto) })
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
		_, err := tx.Bulk(ctx, table.name, table.columns, iter.Seq[[]any](rows))
		if bad != nil {
			err = bad
		}
		if err != nil {
			return fault.Wrap(op+"."+table.name, err)
		}
	}
	return nil
}

// importTable gives the rows that a record has in a table; rows stops when put
// says so, and then is false.
type importTable struct {
	name    string
	columns []string
	rows    func(p Past, put func([]any, error) bool) bool
}

func importTables(k *crypt.Keys) []importTable {
	return []importTable{
		{tablePerson, append(columnNames(personColumns), "referent", "merged_into"), func(p Past, put func([]any, error) bool) bool {
			row, err := personRow(k, p.Person)
			return put(append(row, p.Version, id.Null(p.Referent), id.Null(p.MergedInto)), err)
		}},
		{tableContact, contactColumns, func(p Past, put func([]any, error) bool) bool {
			return every(p.Contacts, func(c Contact) bool { return put(contactRow(k, p.Person, c)) })
		}},
		{"person_consent", consentColumns, func(p Past, put func([]any, error) bool) bool {
			return every(p.Consents, func(c Consent) bool { return put(consentRow(p.Person, c), nil) })
		}},
		{"person_dimension", dimensionColumns, func(p Past, put func([]any, error) bool) bool {
			return every(p.Dimensions, func(d Dimension) bool { return put(dimensionRow(p.ID, d), nil) })
		}},
		{"person_referent", referentColumns, func(p Past, put func([]any, error) bool) bool {
			return every(p.Referents, func(r ReferentSpan) bool {
				return put(referentRow(id.New[ReferentID](), p.ID, r), nil)
			})
		}},
		{tableNote, noteColumns, func(p Past, put func([]any, error) bool) bool {
			return every(p.Notes, func(n Note) bool { return put(noteRow(k, n)) })
		}},
		{tableAlias, []string{"id", "alias", "person", "recorded_at", "event", "before"}, func(p Past, put func([]any, error) bool) bool {
			return every(p.Merges, func(a Alias) bool { return put(aliasRow(k, a)) })
		}},
		{"person_duplicate", []string{"one", "other", "score", "found_at"}, func(p Past, put func([]any, error) bool) bool {
			return every(p.Lookalikes, func(l Lookalike) bool {
				return put([]any{min(p.ID, l.Other), max(p.ID, l.Other), l.Score, l.FoundAt}, nil)
			})
		}},
	}
}

// aliasRow is a merge that changed nothing in the record that counts.
func aliasRow(k *crypt.Keys, a Alias) ([]any, error) {
	plain, err := json.Marshal(mergeUndo{})
	if err != nil {
		return nil, err
	}
	before, err := k.Seal(plain, tableAlias, string(a.ID), columnBefore)
	return []any{a.ID, a.Alias, a.Person, a.RecordedAt, a.Event, before}, err
}

// columnNames takes a list of columns, as SQL writes it, apart.
func columnNames(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}

// every goes through a list as long as fn is true, and says whether it always was.
func every[T any](list []T, fn func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !fn(v) })
}
