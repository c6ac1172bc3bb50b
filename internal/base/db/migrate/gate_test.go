package migrate_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// oneText are words that do not mean the same on both engines. A pair of files
// may use them, a common file may not.
var oneText = regexp.MustCompile(`(?i)::|\b(ILIKE|AUTOINCREMENT|IDENTITY|SERIAL|BIGSERIAL|JSONB?|VARCHAR|CHAR|TIMESTAMPTZ|INTEGER|INT|BLOB|NUMERIC|REAL|STRICT|WITHOUT|GIN|VIRTUAL|PRAGMA)\b`)

// never are words that no migration uses.
var never = regexp.MustCompile(`(?i)\b(TRIGGER|FUNCTION|PROCEDURE|NOW\s*\(|CURRENT_TIMESTAMP|CURRENT_DATE|SELECT\s+\*)|-- \+goose (Down|NO TRANSACTION|ENVSUB)`)

var (
	fileName = regexp.MustCompile(`^(\d{4})_([a-z][a-z0-9_]*)(\.sqlite|\.postgres)?\.sql$`)
	words    = regexp.MustCompile(`--[^\n]*|'[^']*'`) // comments and texts, in which anything may stand
)

func TestMigrationFilesObeyTheirRules(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("sql/*")
	if err != nil {
		t.Fatal(err)
	}
	byNumber := map[string]map[string]string{} // number → engine, "" for both → name
	for _, path := range paths {
		name := filepath.Base(path)
		m := fileName.FindStringSubmatch(name)
		if m == nil {
			t.Errorf("%s: want a name like 0030_person.sql or 0001_journal_event.sqlite.sql", name)
			continue
		}
		number, what, engine := m[1], m[2], m[3]
		if byNumber[number] == nil {
			byNumber[number] = map[string]string{}
		}
		if other, taken := byNumber[number][engine]; taken {
			t.Errorf("%s: the number is taken by %s", name, other)
		}
		byNumber[number][engine] = what
		checkText(t, path, engine)
	}
	for number, of := range byNumber {
		_, common := of[""]
		lite, hasLite := of[".sqlite"]
		pg, hasPg := of[".postgres"]
		switch {
		case common && (hasLite || hasPg):
			t.Errorf("migration %s has a common text and one for an engine", number)
		case !common && (!hasLite || !hasPg || lite != pg):
			t.Errorf("migration %s is not a pair of equal names: %q and %q", number, lite, pg)
		}
	}
}

func checkText(t *testing.T, path, engine string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	if !strings.HasPrefix(text, "-- +goose Up\n") {
		t.Errorf("%s: the first line is not \"-- +goose Up\"", path)
	}
	if word := never.FindString(text); word != "" {
		t.Errorf("%s: uses %q, which no migration does", path, word)
	}
	if word := oneText.FindString(words.ReplaceAllString(text, "")); engine == "" && word != "" {
		t.Errorf("%s: uses %q, which is not the same on both engines", path, word)
	}
}

func TestTheRulesOfMigrationFilesCanFail(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"x::text", "a SERIAL", "a varchar(3)", "a INTEGER"} {
		if !oneText.MatchString(text) {
			t.Errorf("%q passes as one text for both engines", text)
		}
	}
	for _, text := range []string{"CREATE TRIGGER a", "DEFAULT now()", "-- +goose Down", "select * from a"} {
		if !never.MatchString(text) {
			t.Errorf("%q passes", text)
		}
	}
	for _, name := range []string{"1_a.sql", "0001-a.sql", "0001_a.mysql.sql", "0001_A.sql"} {
		if fileName.MatchString(name) {
			t.Errorf("name %q passes", name)
		}
	}
}
