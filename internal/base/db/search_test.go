package db_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// textTable makes the tables of search.go.
func textTable(t *testing.T, d *db.DB, name string) {
	t.Helper()
	text, end := `TEXT COLLATE "C" NOT NULL`, ``
	if d.Engine() == db.SQLite {
		text, end = `TEXT NOT NULL`, ` WITHOUT ROWID`
	}
	for _, s := range []string{
		`CREATE TABLE ` + name + ` (doc BIGINT PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL)`,
		`CREATE TABLE ` + name + `_word (field BIGINT NOT NULL, word ` + text + `, doc BIGINT NOT NULL, PRIMARY KEY (field, word, doc))` + end,
		`CREATE TABLE ` + name + `_near (variant ` + text + `, word ` + text + `, PRIMARY KEY (variant, word))` + end,
	} {
		exec(t, d, s)
	}
}

// matched lists the records that have words, the rarest of which is looked for
// in both fields.
func matched(t *testing.T, d *db.DB, table string, words []string) []string {
	t.Helper()
	var out []string
	condition, has := db.Has(table, "p.id", 1, words)
	having, err := db.All(t.Context(), d.Reader(), db.Scalar[string], `SELECT id FROM `+table+` p WHERE `+condition+` ORDER BY id`, has...)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []db.Field{db.InName, db.InRest, db.Anywhere} {
		query, args := db.Match(table, field, 2, words, 100)
		got, err := db.All(t.Context(), d.Reader(), db.Scalar[string], `SELECT id FROM `+table+` WHERE id <> $1 AND id IN (`+query+`)`, append([]any{"x"}, args...)...)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, got...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if !slices.Equal(out, having) {
		t.Errorf("%q: Match finds %v, Has %v", words, out, having)
	}
	return out
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
				name, rest, _ := strings.Cut(body, " ")
				if err := db.PutText(t.Context(), tx, "person_text", id, db.Text{Name: name, Rest: rest}); err != nil {
					return err
				}
			}
			if err := db.PutText(t.Context(), tx, "person_text", "old", db.Text{Name: "giorgio", Rest: "neri giorgio"}); err != nil {
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
			{[]string{"ros", "mar"}, []string{"mario"}},      // of every word
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
			if got := matched(t, d, "person_text", c.words); !slices.Equal(got, c.want) {
				t.Errorf("%q: got %v; want %v", c.words, got, c.want)
			}
		}
		write(t, d, func(tx *db.Tx) error { return db.DropText(t.Context(), tx, "person_text", "mario") })
		if got := matched(t, d, "person_text", []string{"mario"}); len(got) > 0 {
			t.Errorf("found %v after the record was dropped", got)
		}
	})
}

func TestFillTextWritesWhatPutTextWould(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		texts := map[string]db.Text{"mario": {Name: "mario rossi", Rest: "rossi bologna"}, "anna": {Name: "anna d'angelo", Rest: "imola"}}
		textTable(t, d, "one_text")
		textTable(t, d, "all_text")
		err := d.Import(t.Context(), func(tx *db.Tx) error { return db.FillText(t.Context(), tx, "all_text", maps.All(texts)) })
		if err != nil {
			t.Fatal(err)
		}
		write(t, d, func(tx *db.Tx) error {
			for id, text := range texts {
				if err := db.PutText(t.Context(), tx, "one_text", id, text); err != nil {
					return err
				}
			}
			return nil
		})
		for _, query := range []string{
			`SELECT id || ' ' || body FROM %s ORDER BY 1`, `SELECT variant || ' ' || word FROM %s_near ORDER BY 1`,
			`SELECT word || ' ' || field || ' ' || (SELECT id FROM %[1]s t WHERE t.doc = w.doc) FROM %[1]s_word w ORDER BY 1`,
		} {
			one, err := db.All(t.Context(), d.Reader(), db.Scalar[string], fmt.Sprintf(query, "one_text"))
			if err != nil {
				t.Fatal(err)
			}
			all, err := db.All(t.Context(), d.Reader(), db.Scalar[string], fmt.Sprintf(query, "all_text"))
			if err != nil || len(one) == 0 || !slices.Equal(one, all) {
				t.Errorf("one by one %q, all at once %q, %v", one, all, err)
			}
		}
	})
}

func TestASlipOfTheFingerIsForgiven(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		textTable(t, d, "person_text")
		write(t, d, func(tx *db.Tx) error {
			if err := db.PutText(t.Context(), tx, "person_text", "a", db.Text{Name: "ferrari abdelkarim", Rest: "magazziniere"}); err != nil {
				return err
			}
			return db.PutText(t.Context(), tx, "person_text", "b", db.Text{Name: "ferraro li", Rest: "magazziniere"})
		})
		near := func(word string) string {
			got, err := db.Near(t.Context(), d.Reader(), "person_text", word, 10)
			if err != nil {
				t.Fatal(err)
			}
			return strings.Join(got, " ")
		}
		for typed, want := range map[string]string{
			"ferari": "ferrari", "ferrarri": "ferrari ferraro", "ferrwri": "ferrari", "ferrrai": "ferrari", "ferarri": "ferrari",
			"ferrar": "ferrari ferraro", "magaziniere": "magazziniere", "abdeelkarym": "abdelkarim", "li": "", "lii": "", "bianchi": "", "ferrari": "ferraro",
		} {
			if got := near(typed); got != want {
				t.Errorf("%q may be %q, want %q", typed, got, want)
			}
		}
		write(t, d, func(tx *db.Tx) error { return db.DropText(t.Context(), tx, "person_text", "a") })
		if got := near("ferari") + near("magaziniere"); got != "magazziniere" {
			t.Errorf("after the only Ferrari has gone %q is known", got)
		}
	})
}

func TestTheRarestWordIsLookedForFirst(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		textTable(t, d, "person_text")
		write(t, d, func(tx *db.Tx) error {
			for n := range 9 {
				text := db.Text{Name: fmt.Sprintf("nome%d", n), Rest: "bologna"}
				if err := db.PutText(t.Context(), tx, "person_text", text.Name, text); err != nil {
					return err
				}
			}
			return nil
		})
		for _, c := range []struct {
			words, want []string
			rows        int
		}{
			{[]string{"bol", "nome3"}, []string{"nome3", "bol"}, 1}, {[]string{"bologna"}, []string{"bologna"}, 5},
			{[]string{"bologna", "altro"}, []string{"altro", "bologna"}, 0}, {nil, nil, 0},
		} {
			got, rows, err := db.Rarest(t.Context(), d.Reader(), "person_text", c.words, 5)
			if err != nil || !slices.Equal(got, c.want) || rows != c.rows {
				t.Errorf("%v: %v with %d rows, %v; want %v with %d", c.words, got, rows, err, c.want, c.rows)
			}
		}
	})
}
