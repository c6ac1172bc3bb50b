package migrate_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/db/migrate"
)

var update = flag.Bool("update", false, "write the golden schema from SQLite")

const golden = "../../../../test/golden/schema.txt"

func TestBothEnginesHaveTheSchemaOfTheGoldenFile(t *testing.T) {
	t.Parallel()
	if *update {
		got, err := migrate.Dump(t.Context(), dbtest.Open(t, db.SQLite, db.Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := string(text)
	if strings.Contains(want, "UNKNOWN") {
		t.Error("a column has a type that is not one of package db")
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		got, err := migrate.Dump(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range onlyIn(got, want) {
			t.Errorf("the database has, and the golden file has not: %s", line)
		}
		for _, line := range onlyIn(want, got) {
			t.Errorf("the golden file has, and the database has not: %s", line)
		}
		if got != want && !t.Failed() {
			t.Error("the same lines in another order")
		}
		if t.Failed() {
			t.Log("if the change is meant: go test ./internal/base/db/migrate -run Golden -update")
		}
	})
}

// onlyIn lists the lines of a that b has not, each with its relation.
func onlyIn(a, b string) []string {
	there := map[string]bool{}
	for _, line := range withRelation(b) {
		there[line] = true
	}
	var only []string
	for _, line := range withRelation(a) {
		if !there[line] {
			only = append(only, line)
		}
	}
	return only
}

func withRelation(dump string) []string {
	var lines []string
	relation := ""
	for line := range strings.Lines(dump) {
		line = strings.TrimRight(line, "\n")
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, " ") {
			relation = line
			lines = append(lines, line)
			continue
		}
		lines = append(lines, relation+": "+strings.TrimSpace(line))
	}
	return lines
}
