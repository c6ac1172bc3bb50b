package app

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rank orders the areas: an area may import those of strictly lower rank.
var rank = map[string]int{
	"programme": 0, "network": 1, "person": 2, "company": 2, "agenda": 3, "intake": 4, "training": 4, "venture": 4,
	"pathway": 5, "selection": 6, "placement": 7, "monitoring": 8, "governance": 9, "communication": 9, "desk": 10,
}

const (
	maxFileLines     = 600
	maxFunctionLines = 80
)

// checkFile holds one file against every rule and lists what it breaks.
func checkFile(set *token.FileSet, file *ast.File, name string, lines int, owners map[string]string) []string {
	name = filepath.ToSlash(name)
	c := &checker{set: set, path: name, owners: owners, generated: isGenerated(file, name)}
	c.packageName(file)
	for _, spec := range file.Imports {
		c.importing(spec, strings.Trim(spec.Path.Value, `"`))
	}
	ast.Inspect(file, c.node)
	if !c.generated && lines > maxFileLines {
		c.add(file.Pos(), "file of %d lines, at most %d", lines, maxFileLines)
	}
	return c.found
}

type checker struct {
	set       *token.FileSet
	path      string
	owners    map[string]string // table → area or base package
	generated bool
	found     []string
}

func (c *checker) add(pos token.Pos, format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf("%s:%d: %s", c.path, c.set.Position(pos).Line, fmt.Sprintf(format, args...)))
}

func isGenerated(file *ast.File, path string) bool {
	return ast.IsGenerated(file) || strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "_data.go")
}

func (c *checker) packageName(file *ast.File) {
	switch name := file.Name.Name; name {
	case "util", "utils", "common", "helper", "helpers", "manager", "models", "types":
		c.add(file.Pos(), "package name %s says nothing", name)
	}
}

// place reads where a file stands: its layer, its area and its role.
func place(path string) (layer int, area string) {
	parts := strings.Split(path, "/")
	switch {
	case parts[0] == "cmd" || parts[0] == "bench" || parts[0] == "test":
		return 5, ""
	case len(parts) > 2 && parts[0] == "internal" && parts[1] == "cli":
		return 4, ""
	case len(parts) > 2 && parts[0] == "internal" && (parts[1] == "app" || parts[1] == "demo"):
		return 3, ""
	case len(parts) > 3 && parts[1] == "area":
		return 2, parts[2]
	case len(parts) > 2 && parts[1] == "config":
		return 1, ""
	default:
		return 1, ""
	}
}

func (c *checker) importing(spec *ast.ImportSpec, imported string) {
	pos := spec.Pos()
	own, ownArea := place(c.path)
	if rest, ours := strings.CutPrefix(imported, "insieme/"); ours {
		layer, area := place(rest + "/x.go")
		if layer > own || (layer == own && own >= 3 && own < 5 && !strings.HasPrefix(filepath.Dir(c.path), rest) && !strings.HasPrefix(rest, filepath.Dir(c.path))) {
			c.add(pos, "upward import of %s", imported)
		}
		if own == 2 && layer == 2 && area != ownArea && rank[area] >= rank[ownArea] {
			c.add(pos, "upward import: %s (rank %d) imports %s (rank %d)", ownArea, rank[ownArea], area, rank[area])
		}
	}
	if own == 2 && isRule(c.path) && !ruleMayImport(imported) {
		c.add(pos, "rules may not import %s", imported)
	}
	if own == 2 && (imported == "database/sql" || imported == "net/smtp") {
		c.add(pos, "areas may not import %s", imported)
	}
}

// isRule tells by its name whether a file of an area holds pure rules.
func isRule(path string) bool {
	name := filepath.Base(path)
	if strings.HasSuffix(name, "_templ.go") {
		return false
	}
	for _, role := range []string{
		"service", "store", "query", "web", "panel", "events", "jobs", "import", "cli", "text", "facts", "mail", "todo", "form", "page", "check",
	} {
		if name == role+".go" || strings.HasPrefix(name, role+"_") {
			return false
		}
	}
	return name != "doc.go"
}

func ruleMayImport(imported string) bool {
	switch {
	case strings.HasPrefix(imported, "insieme/internal/base/"):
		allowed := []string{"civil", "id", "fault", "access", "i18n", "words"}
		return slices.Contains(allowed, strings.TrimPrefix(imported, "insieme/internal/base/"))
	case strings.HasPrefix(imported, "insieme/internal/area/"):
		return true // the types of lower areas; ranks are checked apart
	case strings.Contains(strings.Split(imported, "/")[0], "."):
		return false // other modules
	default:
		return !slices.Contains([]string{"net", "net/http", "os", "database/sql", "os/exec"}, imported)
	}
}

var (
	statement = regexp.MustCompile(`(?s)^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|ALTER|DROP)\b.*`)
	clause    = regexp.MustCompile(`(?s)\b(FROM|INTO|SET|VALUES|TABLE|INDEX|VIEW)\b`)
	tableUse  = regexp.MustCompile(`\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)`)
)

func (c *checker) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BasicLit:
		if n.Kind == token.STRING && !c.generated {
			c.text(n)
		}
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok {
			c.selector(n.Pos(), x.Name+"."+n.Sel.Name)
		}
	case *ast.FuncDecl:
		c.function(n)
	case *ast.MapType:
		key, _ := n.Key.(*ast.Ident)
		value, _ := n.Value.(*ast.Ident)
		if key != nil && value != nil && key.Name == "string" && value.Name == "any" && !strings.HasPrefix(c.path, "test/") && !strings.HasPrefix(c.path, "bench/") {
			c.add(n.Pos(), "map[string]any instead of a type")
		}
	}
	return true
}

func (c *checker) text(lit *ast.BasicLit) {
	s := strings.Trim(lit.Value, "`\"")
	if !clause.MatchString(s) && !strings.HasPrefix(s, "SELECT ") {
		return
	}
	layer, area := place(c.path)
	if statement.MatchString(s) {
		if layer != 1 && !mayHoldSQL(c.path) {
			c.add(lit.Pos(), "SQL outside store.go, query.go and import.go")
		}
		if strings.Contains(s, "SELECT *") {
			c.add(lit.Pos(), "SELECT * hides which columns are meant")
		}
	}
	if layer != 2 {
		return
	}
	for _, m := range tableUse.FindAllStringSubmatch(s, -1) {
		owner, known := c.owners[m[1]]
		if known && owner != area && !strings.HasPrefix(m[1], "fact_") && owner != "journal" {
			c.add(lit.Pos(), "SQL names the table of area %s: %s", owner, m[1])
		}
	}
}

func mayHoldSQL(path string) bool {
	name := filepath.Base(path)
	for _, role := range []string{"store", "query", "import"} {
		if name == role+".go" || strings.HasPrefix(name, role+"_") {
			return true
		}
	}
	return strings.HasPrefix(path, "bench/") || strings.HasPrefix(path, "test/")
}

func (c *checker) selector(pos token.Pos, name string) {
	layer, area := place(c.path)
	switch name {
	case "time.Now":
		if !strings.HasPrefix(c.path, "internal/base/clock/") && layer < 5 {
			c.add(pos, "time.Now outside base/clock")
		}
	case "time.Sleep":
		if layer < 5 {
			c.add(pos, "time.Sleep: wait for a signal instead")
		}
	case "http.Error":
		if !strings.HasPrefix(c.path, "internal/base/web/") {
			c.add(pos, "http.Error outside base/web")
		}
	case "access.Unlimited":
		if layer == 2 && area != "monitoring" && filepath.Base(c.path) != "jobs.go" && filepath.Base(c.path) != "cli.go" {
			c.add(pos, "access.Unlimited outside monitoring, jobs and the command line")
		}
	case "context.Background", "context.TODO":
		// The writer of base/db works for a whole group of callers, none of which
		// may stop it.
		if layer <= 2 && !strings.HasPrefix(c.path, "internal/base/db/") && !strings.HasSuffix(path.Dir(c.path), "test") {
			c.add(pos, "%s: take the caller's context", name)
		}
	case "templ.Raw", "templ.SafeURL":
		if !c.generated { // generated code names the type; the .templ source is checked as text
			c.add(pos, "%s switches escaping off", name)
		}
	case "db.Postgres", "db.SQLite":
		if layer == 2 {
			c.add(pos, "%s: engines differ in base/db only", name)
		}
	}
}

func (c *checker) function(f *ast.FuncDecl) {
	if f.Name.Name == "init" && f.Recv == nil {
		c.add(f.Pos(), "init() hides what starts the program")
	}
	if c.generated || f.Body == nil {
		return
	}
	lines := c.set.Position(f.End()).Line - c.set.Position(f.Pos()).Line + 1
	if lines > maxFunctionLines {
		c.add(f.Pos(), "function %s of %d lines, at most %d", f.Name.Name, lines, maxFunctionLines)
	}
}

var unsafeMarkup = regexp.MustCompile(`templ\.SafeURL\(|templ\.Raw\(|\sstyle=|\son[a-z]+=|hx-on|<script>`)

// checkMarkup holds a page's source against the content policy: nothing
// inline, nothing unescaped.
func checkMarkup(path, source string) []string {
	var found []string
	for i, line := range strings.Split(source, "\n") {
		if m := unsafeMarkup.FindString(line); m != "" {
			found = append(found, fmt.Sprintf("%s:%d: %s breaks the content policy or switches escaping off", path, i+1, strings.TrimSpace(m)))
		}
	}
	return found
}

var createTable = regexp.MustCompile(`CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?([a-z_0-9]+)`)

// tableOwners reads from the migrations' names which area owns each table.
func tableOwners(t *testing.T, root string) map[string]string {
	t.Helper()
	owners := map[string]string{}
	dir := filepath.Join(root, "internal/base/db/migrate/sql")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		source, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		owner := strings.FieldsFunc(e.Name(), func(r rune) bool { return r == '_' || r == '.' })[1]
		for _, m := range createTable.FindAllStringSubmatch(string(source), -1) {
			owners[m[1]] = owner
		}
	}
	if len(owners) < 20 {
		t.Fatalf("only %d tables found in the migrations", len(owners))
	}
	return owners
}
