package app

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestArchitecture holds every file of the program against the rules of the
// house. What it prints is the rule, the file and the line.
func TestArchitecture(t *testing.T) {
	t.Parallel()
	for _, fault := range checkTree(t, "../..") {
		t.Error(fault)
	}
}

// TestArchitectureFindsPlantedViolations proves that the rules bite: each
// fragment breaks one of them, and its name says which.
func TestArchitectureFindsPlantedViolations(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, path, source, want string }{
		{
			"an import upward", "internal/area/person/web.go",
			"package person\nimport _ \"insieme/internal/area/intake\"", "upward import",
		},
		{
			"an import sideways", "internal/area/person/service.go",
			"package person\nimport _ \"insieme/internal/area/company\"", "upward import",
		},
		{
			"base importing an area", "internal/base/web/x.go",
			"package web\nimport _ \"insieme/internal/area/person\"", "upward import",
		},
		{
			"an area importing app", "internal/area/desk/x.go",
			"package desk\nimport _ \"insieme/internal/app\"", "upward import",
		},
		{
			"SQL in a handler file", "internal/area/person/web.go",
			"package person\nconst q = `SELECT id FROM person WHERE id = $1`", "SQL outside",
		},
		{
			"SQL in a rule", "internal/area/intake/rules_x.go",
			"package intake\nvar q = \"UPDATE application SET state = $1\"", "SQL outside",
		},
		{
			"a rule that needs a database", "internal/area/intake/rules_x.go",
			"package intake\nimport _ \"insieme/internal/base/db\"", "rules may not import",
		},
		{
			"a rule that needs the network", "internal/area/intake/state.go",
			"package intake\nimport _ \"net/http\"", "rules may not import",
		},
		{
			"time.Now outside the clock", "internal/area/intake/service.go",
			"package intake\nimport \"time\"\nvar _ = time.Now()", "time.Now",
		},
		{
			"another area's table", "internal/area/intake/store.go",
			"package intake\nconst q = `SELECT surname FROM person WHERE id = $1`", "table of area person",
		},
		{
			"SELECT *", "internal/area/person/query.go",
			"package person\nconst q = `SELECT * FROM person`", "SELECT *",
		},
		{
			"an init function", "internal/base/web/x.go",
			"package web\nfunc init() {}", "init()",
		},
		{
			"the unlimited scope in an area", "internal/area/person/web.go",
			"package person\nimport \"insieme/internal/base/access\"\nvar _ = access.Unlimited()", "access.Unlimited",
		},
		{
			"context.Background in an area", "internal/area/person/service.go",
			"package person\nimport \"context\"\nvar _ = context.Background()", "context.Background",
		},
		{
			"escaping switched off", "internal/area/person/web.go",
			"package person\nimport \"github.com/a-h/templ\"\nvar _ = templ.Raw(\"x\")", "templ.Raw",
		},
		{
			"the dialect asked outside the base", "internal/area/person/store.go",
			"package person\nimport \"insieme/internal/base/db\"\nvar _ = db.Postgres", "db.Postgres",
		},
		{
			"a map as view data", "internal/area/person/web.go",
			"package person\nvar v map[string]any", "map[string]any",
		},
		{
			"a package for everything", "internal/base/util/x.go",
			"package util", "package name",
		},
	}
	owners := tableOwners(t, "../..")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, tt.path, tt.source, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			found := checkFile(set, file, tt.path, len(strings.Split(tt.source, "\n")), owners)
			if !strings.Contains(strings.Join(found, "\n"), tt.want) {
				t.Errorf("found %q, want something about %q", found, tt.want)
			}
		})
	}
}

func TestArchitectureFindsInlineMarkup(t *testing.T) {
	t.Parallel()
	for _, source := range []string{
		`<p style="color:red">`, `<a href={ templ.SafeURL(x) }>`, `<button onclick="x()">`, `@templ.Raw(x)`, `<div hx-on:click="x">`, `<script>`,
	} {
		if len(checkMarkup("x.templ", source)) == 0 {
			t.Errorf("%s passes", source)
		}
	}
}

func checkTree(t *testing.T, root string) []string {
	t.Helper()
	owners := tableOwners(t, root)
	var found []string
	packages := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			if name := d.Name(); name == ".git" || name == "node_modules" || name == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		page := strings.HasSuffix(rel, ".templ")
		if !page && (!strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go")) {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if page {
			found = append(found, checkMarkup(rel, string(source))...)
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, rel, source, parser.ParseComments)
		if err != nil {
			return err
		}
		dir := filepath.Dir(rel)
		packages[dir] = packages[dir] || file.Doc != nil
		found = append(found, checkFile(set, file, rel, strings.Count(string(source), "\n"), owners)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, documented := range packages {
		if !documented {
			found = append(found, dir+": package without a comment that tells its story")
		}
	}
	return found
}
