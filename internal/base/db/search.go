package db

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Search by words. An area that wants to find its records by words makes three
// tables of one fixed shape, here for NAME, in a pair of migrations (on SQLite
// the last two WITHOUT ROWID; on PostgreSQL words COLLATE "C"):
//
//	CREATE TABLE NAME (doc BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
//	CREATE TABLE NAME_word (field BIGINT NOT NULL, word TEXT NOT NULL, doc BIGINT NOT NULL, PRIMARY KEY (field, word, doc));
//	CREATE TABLE NAME_near (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word));
//
// The engines' own full-text indexes are not used: they fold and stem words
// differently, PostgreSQL's reads every record that has a word before it gives
// the first, and neither forgives typing errors. An ordered list of words gives
// the first hundred of a million at once, the same on both. Go folds and stems.
// The tables are written by PutText from the job queue, not in the command: an
// index of words costs as much as the rest of the command together.

// Text is the words under which a record is found, folded.
type Text struct {
	Name string // what it is called: found first
	Rest string
}

// Field is a part of a record's text.
type Field int

// The parts of a text, and both.
const (
	InName Field = iota
	InRest
	Anywhere
)

// in is the condition of a part on the list of words.
func (f Field) in() string {
	return [...]string{"field = 0", "field = 1", "field IN (0, 1)"}[f]
}

// plainWords reduces a text to words of letters and digits, each once.
func plainWords(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// PutText sets the words under which a record is found.
func PutText(ctx context.Context, tx *Tx, table, id string, text Text) error {
	if err := DropText(ctx, tx, table, id); err != nil {
		return err
	}
	doc := rand.Int64()
	names, rest := plainWords(text.Name), plainWords(text.Rest)
	all := append(slices.Clone(names), rest...)
	if _, err := tx.Exec(ctx, `INSERT INTO `+table+` (doc, id, body) VALUES ($1, $2, $3)`, doc, id, strings.Join(all, " ")); err != nil {
		return err
	}
	for field, words := range [][]string{names, rest} {
		for _, w := range words {
			if _, err := tx.Exec(ctx, `INSERT INTO `+table+`_word (field, word, doc) VALUES ($1, $2, $3)`, field, w, doc); err != nil {
				return err
			}
		}
	}
	for _, w := range all {
		if err := putNear(ctx, tx, table, w); err != nil {
			return err
		}
	}
	return nil
}

// putNear makes a word findable in spite of typing errors.
func putNear(ctx context.Context, tx *Tx, table, word string) error {
	variants := nearForms(word, 1)
	if len(variants) == 0 {
		return nil
	}
	known, err := Exists(ctx, tx, `SELECT 1 FROM `+table+`_near WHERE variant = $1 AND word = $1`, word)
	if err != nil || known {
		return err
	}
	for _, v := range variants {
		_, err := tx.Exec(ctx, `INSERT INTO `+table+`_near (variant, word) VALUES ($1, $2) ON CONFLICT (variant, word) DO NOTHING`, v, word)
		if err != nil {
			return err
		}
	}
	return nil
}

// FillText fills empty tables with the words of many records, by their id. It
// is many times faster than PutText for each.
func FillText(ctx context.Context, tx *Tx, table string, texts iter.Seq2[string, Text]) error {
	type posting struct {
		field int
		word  string
		doc   int64
	}
	var postings []posting
	seen := map[string]bool{}
	doc := int64(0)
	_, err := tx.Bulk(ctx, table, []string{"doc", "id", "body"}, func(yield func([]any) bool) {
		doc, postings = 0, nil
		for id, text := range texts {
			doc++
			var all []string
			for field, part := range []string{text.Name, text.Rest} {
				for _, w := range plainWords(part) {
					postings = append(postings, posting{field, w, doc})
					seen[w] = true
					all = append(all, w)
				}
			}
			if !yield([]any{doc, id, strings.Join(all, " ")}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	slices.SortFunc(postings, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.word, b.word), cmp.Compare(a.doc, b.doc))
	})
	_, err = tx.Bulk(ctx, table+"_word", []string{"field", "word", "doc"}, func(yield func([]any) bool) {
		for _, p := range postings {
			if !yield([]any{p.field, p.word, p.doc}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	_, err = tx.Bulk(ctx, table+"_near", []string{"variant", "word"}, func(yield func([]any) bool) {
		for w := range seen {
			for _, v := range nearForms(w, 1) {
				if !yield([]any{v, w}) {
					return
				}
			}
		}
	})
	return err
}

// EmptyText takes every record out of the search.
func EmptyText(ctx context.Context, tx *Tx, table string) error {
	for _, t := range []string{table, table + "_word", table + "_near"} {
		if _, err := tx.Exec(ctx, `DELETE FROM `+t); err != nil {
			return err
		}
	}
	return nil
}

// DropText takes a record out of the search, and with it the words that no
// other record has. It is no error when it is not in.
func DropText(ctx context.Context, tx *Tx, table, id string) error {
	type row struct {
		doc  int64
		body string
	}
	old, err := All(ctx, tx, func(s Scanner) (r row, err error) { return r, s.Scan(&r.doc, &r.body) },
		`SELECT doc, body FROM `+table+` WHERE id = $1`, id)
	if err != nil || len(old) == 0 {
		return err
	}
	words := strings.Fields(old[0].body)
	for _, w := range words {
		if _, err := tx.Exec(ctx, `DELETE FROM `+table+`_word WHERE field IN (0, 1) AND word = $1 AND doc = $2`, w, old[0].doc); err != nil {
			return err
		}
		used, err := Exists(ctx, tx, `SELECT 1 FROM `+table+`_word WHERE field IN (0, 1) AND word = $1 LIMIT 1`, w)
		if err != nil {
			return err
		}
		if variants := nearForms(w, 1); !used && len(variants) > 0 {
			args := []any{w}
			for _, v := range variants {
				args = append(args, v)
			}
			_, err := tx.Exec(ctx, `DELETE FROM `+table+`_near WHERE word = $1 AND variant IN (`+Places(2, len(variants))+`)`, args...)
			if err != nil {
				return err
			}
		}
	}
	_, err = tx.Exec(ctx, `DELETE FROM `+table+` WHERE id = $1`, id)
	return err
}

// Match writes the query for the ids of records that have, in a field, a word
// beginning with the first of words, and anywhere words beginning with each of
// the others; with its arguments from placeholder number place on. It looks at
// no more than visit rows of the list of words. Nothing in words is an
// operator. Without words nothing is found.
//
//	ids, args := db.Match("person_text", db.InName, 3, words, 1000)
//	… WHERE p.id IN (`+ids+`)   …args
func Match(table string, field Field, place int, words []string, visit int) (query string, args []any) {
	plain := plainWords(strings.Join(words, " "))
	if len(plain) == 0 {
		plain = []string{noWord}
	}
	query = fmt.Sprintf(`SELECT t.id FROM (SELECT doc FROM %s_word WHERE %s AND word >= $%d AND word < $%d LIMIT %d) w JOIN %s t ON t.doc = w.doc`,
		table, field.in(), place, place+1, visit, table)
	args = []any{plain[0], After(plain[0])}
	if len(plain) > 1 {
		where, more := having(place+2, plain[1:])
		query, args = query+" WHERE "+where, append(args, more...)
	}
	return query, args
}

// Has writes the condition that the record whose id is in a column has words
// beginning with all of words. It reads one row of the table for each record it
// is asked about: where most records have the words, and a list of them is read
// in an order of its own, that is less than Match.
func Has(table, column string, place int, words []string) (condition string, args []any) {
	plain := plainWords(strings.Join(words, " "))
	if len(plain) == 0 {
		plain = []string{noWord}
	}
	where, args := having(place, plain)
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM %s t WHERE t.id = %s AND %s)`, table, column, where), args
}

// having is the condition that the body t has words beginning with all of
// plain.
func having(place int, plain []string) (condition string, args []any) {
	parts := make([]string, len(plain))
	for i, w := range plain {
		parts[i] = fmt.Sprintf(`(' ' || t.body) LIKE $%d`, place+i)
		args = append(args, "% "+w+"%")
	}
	return strings.Join(parts, " AND "), args
}

// After is the first text after all those that begin with some letters.
func After(prefix string) string { return prefix + string(utf8.MaxRune) }

// noWord is from the private range of Unicode: never a letter, never in a body.
const noWord = "\uE000"

// Rarest puts the words of a question in the order in which a search looks for
// them, the one that the fewest records have first, and says how many rows of
// the list of words that one has; counted to most and no further.
func Rarest(ctx context.Context, q Queryer, table string, words []string, most int) (ordered []string, rows int, err error) {
	plain := plainWords(strings.Join(words, " "))
	counts := map[string]int{}
	for _, w := range plain {
		counts[w], err = One(ctx, q, Scalar[int], fmt.Sprintf(`SELECT COUNT(*) FROM (
			SELECT 1 FROM %s_word WHERE field IN (0, 1) AND word >= $1 AND word < $2 LIMIT %d) w`, table, most), w, After(w))
		if err != nil {
			return nil, 0, err
		}
	}
	slices.SortStableFunc(plain, func(a, b string) int { return cmp.Compare(counts[a], counts[b]) })
	if len(plain) > 0 {
		rows = counts[plain[0]]
	}
	return plain, rows, nil
}

// shortestNear is the length from which a word forgives a typing error, and
// longNear that from which it forgives a letter more.
const (
	shortestNear = 4
	longNear     = 8
	longestNear  = 24
)

// Near lists the known words that a word may be a slip for: a letter wrong,
// missing, too many, moved or swapped with its neighbour; in words of eight
// letters and more one letter more. The closest in length come first.
func Near(ctx context.Context, q Queryer, table, word string, limit int) ([]string, error) {
	slips := 1
	if utf8.RuneCountInString(word) >= longNear {
		slips = 2
	}
	forms := nearForms(word, slips)
	if len(forms) == 0 {
		return nil, nil
	}
	args := make([]any, 0, len(forms)+1)
	for _, f := range forms {
		args = append(args, f)
	}
	found, err := All(ctx, q, Scalar[string], fmt.Sprintf(`SELECT DISTINCT word FROM %s_near WHERE variant IN (%s) AND word <> $%d`,
		table, Places(1, len(forms)), len(forms)+1), append(args, word)...)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b string) int {
		return cmp.Or(cmp.Compare(slip(word, a), slip(word, b)), cmp.Compare(a, b))
	})
	return found[:min(len(found), limit)], nil
}

// slip orders words by how little they differ from one: letters of length, one
// forgotten before one too many, then letters in another place.
func slip(word, other string) int {
	a, b := []rune(word), []rune(other)
	different := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			different++
		}
	}
	return 100*max(3*(len(b)-len(a)), 4*(len(a)-len(b))) + different
}

// nearForms are a word and what is left of it without as many letters as slips
// says; none of a word too short to be taken for another.
func nearForms(word string, slips int) []string {
	letters := []rune(word)
	if len(letters) < shortestNear || len(letters) > longestNear {
		return nil
	}
	forms := []string{word}
	last := forms
	for range slips {
		var shorter []string
		for _, form := range last {
			r := []rune(form)
			for i := range r {
				f := string(r[:i]) + string(r[i+1:])
				if !slices.Contains(shorter, f) {
					shorter = append(shorter, f)
				}
			}
		}
		forms, last = append(forms, shorter...), shorter
	}
	return forms
}
