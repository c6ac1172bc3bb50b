package db_test

import (
	"maps"
	"slices"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// textTable makes the full-text table of search.go.
func textTable(t *testing.T, d *db.DB, name string) {
	t.Helper()
	statements := map[db.Engine][]string{
		db.SQLite: {
			`CREATE TABLE ` + name + ` (doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
			`CREATE VIRTUAL TABLE ` + name + `_fts USING fts5 (body, content = '` + name + `', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 0')`,
		},
		db.Postgres: {
			`CREATE TABLE ` + name + ` (doc BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
			`CREATE INDEX ` + name + `_words ON ` + name + ` USING GIN (array_to_tsvector(string_to_array(body, ' ')))`,
		},
	}
	for _, s := range statements[d.Engine()] {
		exec(t, d, s)
	}
}

func TestWordsFindTheSameRecordsOnBothEngines(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		textTable(t, d, "person_text")
		bodies := map[string]string{
			"mario": "mario rossi murator carpent",
			"anna":  "anna d'angelo muratrice 1975",
			"li":    "li wei e1e5 ну",
			"old":   "mario bianchi",
		}
		write(t, d, func(tx *db.Tx) error {
			for id, body := range bodies {
				if err := db.PutText(t.Context(), tx, "person_text", id, body); err != nil {
					return err
				}
			}
			if err := db.PutText(t.Context(), tx, "person_text", "old", "giorgio neri"); err != nil {
				return err
			}
			return db.DropText(t.Context(), tx, "person_text", "nobody")
		})
		for _, c := range []struct {
			words []string
			want  []string
		}{
			{[]string{"mario"}, []string{"mario"}},
			{[]string{"ros"}, []string{"mario"}},             // a beginning
			{[]string{"ros", "mario"}, nil},                  // only of the last word
			{[]string{"mario", "ros"}, []string{"mario"}},    // all words
			{[]string{"murat"}, []string{"anna", "mario"}},   // of several records
			{[]string{"d'angelo"}, []string{"anna"}},         // split as the body was
			{[]string{"angelo"}, []string{"anna"}},           //
			{[]string{"e1e5"}, []string{"li"}},               // no engine's idea of a number
			{[]string{"ну"}, []string{"li"}},                 // any script
			{[]string{"giorgio"}, []string{"old"}},           // what was put last
			{[]string{"bianchi"}, nil},                       // what was there before
			{[]string{"rossi OR anna"}, nil},                 // OR is a word
			{[]string{`"mario`}, []string{"mario"}},          // quotes are nothing
			{[]string{"mario*", "NOT"}, nil},                 //
			{[]string{"body:mario"}, nil},                    // a column is a word
			{[]string{"mario & ! ( :"}, []string{"mario"}},   // PostgreSQL's operators are nothing
			{[]string{"'; DROP TABLE person_text; --"}, nil}, //
			{[]string{"", "  "}, nil},                        // nothing finds nothing
			{nil, nil},                                       //
		} {
			query, arg := db.Match(d.Engine(), "person_text", 2, c.words)
			got, err := db.All(t.Context(), d.Reader(), db.Scalar[string], `SELECT id FROM person_text WHERE id <> $1 AND id IN (`+query+`) ORDER BY id`, "x", arg)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%q: got %v, %v; want %v", c.words, got, err, c.want)
			}
		}
		write(t, d, func(tx *db.Tx) error { return db.DropText(t.Context(), tx, "person_text", "mario") })
		query, arg := db.Match(d.Engine(), "person_text", 1, []string{"mario"})
		if found, err := db.Exists(t.Context(), d.Reader(), query, arg); err != nil || found {
			t.Errorf("got found = %v, %v after the record was dropped", found, err)
		}
	})
}

func TestFillTextWritesWhatPutTextWould(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		textTable(t, d, "person_text")
		bodies := map[string]string{"mario": "mario rossi", "anna": "anna d'angelo"}
		err := d.Import(t.Context(), func(tx *db.Tx) error { return db.FillText(t.Context(), tx, "person_text", maps.All(bodies)) })
		if err != nil {
			t.Fatal(err)
		}
		write(t, d, func(tx *db.Tx) error { return db.DropText(t.Context(), tx, "person_text", "mario") })
		for word, want := range map[string]int{"angelo": 1, "mario": 0} {
			query, arg := db.Match(d.Engine(), "person_text", 1, []string{word})
			got, err := db.All(t.Context(), d.Reader(), db.Scalar[string], query, arg)
			if err != nil || len(got) != want {
				t.Errorf("%s: found %v, %v; want %d", word, got, err, want)
			}
		}
	})
}
