package db

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"unicode"
)

// Full text. An area that wants to find its records by words makes a table of
// one fixed shape, here for NAME, in a pair of migrations:
//
//	-- SQLite
//	CREATE TABLE NAME (doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
//	CREATE VIRTUAL TABLE NAME_fts USING fts5 (body, content = 'NAME', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 0');
//	-- PostgreSQL
//	CREATE TABLE NAME (doc BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
//	CREATE INDEX NAME_words ON NAME USING GIN (array_to_tsvector(string_to_array(body, ' ')));
//
// The engines fold and stem words differently, so Go does it for both: body is
// the folded and stemmed words, and a search gives its words in the same form.
// The table is written by PutText from the job queue, not in the command: an
// index of words costs as much as the rest of the command together.

// plainWords reduces a text to words of letters and digits with one space
// between them: what neither engine splits any further.
func plainWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// PutText sets the words under which a record is found.
func PutText(ctx context.Context, tx *Tx, table, id, body string) error {
	if err := DropText(ctx, tx, table, id); err != nil {
		return err
	}
	words := strings.Join(plainWords(body), " ")
	if _, err := tx.Exec(ctx, `INSERT INTO `+table+` (id, body) VALUES ($1, $2)`, id, words); err != nil {
		return err
	}
	if tx.Engine() == Postgres {
		return nil
	}
	_, err := tx.Exec(ctx, `INSERT INTO `+table+`_fts (rowid, body) SELECT doc, body FROM `+table+` WHERE id = $1`, id)
	return err
}

// FillText fills an empty table with the words of many records, by their id. It
// is many times faster than PutText for each.
func FillText(ctx context.Context, tx *Tx, table string, bodies iter.Seq2[string, string]) error {
	_, err := tx.Bulk(ctx, table, []string{"id", "body"}, func(yield func([]any) bool) {
		for id, body := range bodies {
			if !yield([]any{id, strings.Join(plainWords(body), " ")}) {
				return
			}
		}
	})
	if err != nil || tx.Engine() == Postgres {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO `+table+`_fts (`+table+`_fts) VALUES ('rebuild')`)
	return err
}

// DropText takes a record out of the search. It is no error when it is not in.
func DropText(ctx context.Context, tx *Tx, table, id string) error {
	if tx.Engine() == SQLite {
		// The index must be told what it had: it keeps no copy.
		_, err := tx.Exec(ctx, `INSERT INTO `+table+`_fts (`+table+`_fts, rowid, body) SELECT 'delete', doc, body FROM `+table+` WHERE id = $1`, id)
		if err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, `DELETE FROM `+table+` WHERE id = $1`, id)
	return err
}

// Match writes the query for the ids of the records whose words include all of
// words, the last one as a beginning, and its argument for placeholder number
// place. Nothing in words is an operator. Without words nothing is found.
//
//	ids, arg := db.Match(q.Engine(), "person_text", 3, words)
//	… WHERE p.id IN (`+ids+`)   …args, arg
func Match(e Engine, table string, place int, words []string) (query, arg string) {
	var plain []string
	for _, w := range words {
		plain = append(plain, plainWords(w)...)
	}
	// Whoever asks for nothing asks for a word that no body has.
	if len(plain) == 0 {
		plain = []string{noWord}
	}
	if e == Postgres {
		arg = `'` + strings.Join(plain, `' & '`) + `':*`
		return fmt.Sprintf(`SELECT id FROM %s WHERE array_to_tsvector(string_to_array(body, ' ')) @@ CAST($%d AS tsquery)`, table, place), arg
	}
	arg = `"` + strings.Join(plain, `" AND "`) + `"*`
	return fmt.Sprintf(`SELECT %s.id FROM %s_fts JOIN %s ON %s.doc = %s_fts.rowid WHERE %s_fts MATCH $%d`,
		table, table, table, table, table, table, place), arg
}

// noWord is from the private range of Unicode: never a letter, never in a body.
const noWord = "\uE000"
