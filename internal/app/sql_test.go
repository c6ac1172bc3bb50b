package app

import (
	"database/sql"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
)

// unfoldable lists the functions whose SQL depends on data, and what holds them
// against the engines instead.
var unfoldable = map[string]string{
	"internal/area/desk having":        "find_test.go runs it with one word and with several",
	"internal/area/desk People":        "query_plan_test.go explains every combination of parts",
	"internal/area/intake queueRows":   "query_plan_test.go explains every combination of parts",
	"internal/area/intake stageCounts": "query_plan_test.go runs it in every scope",
	"internal/area/intake facets":      "query_plan_test.go runs it for every column in every scope",
	"internal/area/intake waits":       "query_plan_test.go runs it in every scope",
	"internal/area/intake referrals":   "query_plan_test.go runs it in every scope",
	"internal/base/job insert":         "as many rows as jobs: every test that enqueues runs it",
}

// TestSQLTextsAreAcceptedByBothEngines prepares every text of SQL that stands
// in the program on a migrated database: a misspelt column, a function that one
// engine lacks, or a type that does not fit is found before it runs.
func TestSQLTextsAreAcceptedByBothEngines(t *testing.T) {
	t.Parallel()
	units := sqlUnits(t, "../../internal")
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		used := map[string]bool{}
		prepared := 0
		for _, u := range units {
			texts, open := u.fold(d.Engine())
			for _, s := range open {
				if unfoldable[s.where] == "" {
					t.Errorf("%s: %s; where its SQL depends on data, test it and say so in unfoldable", s.at, s.text)
				}
				used[s.where] = true
			}
			for _, s := range texts {
				if err := prepare(t, d, s.text); err != nil {
					t.Errorf("%s: %v in\n%s", s.at, err, s.text)
				}
			}
			prepared += len(texts)
		}
		for where := range unfoldable {
			if !used[where] {
				t.Errorf("unfoldable names %s, which folds or is gone", where)
			}
		}
		if prepared < 150 {
			t.Errorf("only %d texts were found", prepared)
		}
		t.Logf("%d texts prepared", prepared)
	})
}

func TestSQLThatIsMisspeltIsFound(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source string }{
		{"a column that is not there", "func f() { db.One(ctx, q, scan, `SELECT surnam FROM person WHERE id = $1`, id) }"},
		{"a table that is not there", "func f() { tx.Exec(ctx, `DELETE FROM persons WHERE id = $1`, id) }"},
		{"a column in a constant", "const columns = `id, surnam`\nfunc f() { db.All(ctx, q, scan, `SELECT ` + columns + ` FROM person`) }"},
		{"a column in one of two branches", "func f() {\nquery := `SELECT id FROM person`\nif x { query = `SELECT idd FROM person` }\ndb.All(ctx, q, scan, query) }"},
		{"a column that a caller gives", "func f(where string) { db.All(ctx, q, scan, `SELECT id FROM person WHERE `+where) }\nfunc g() { f(`surnam = $1`) }"},
		{"a column that a scope looks at", "func f(s access.Scope) {\nwhere, args := s.Where(access.Columns{District: \"distrikt\"}, 1)\ndb.All(ctx, q, scan, `SELECT id FROM fact_person_card WHERE `+where, args...) }"},
		{"a column of a bulk insert", "var columns = []string{\"id\", \"surnam\"}\nfunc f() { tx.Bulk(ctx, \"person\", columns, rows) }"},
		{"a column in a table of bulk inserts", "type table struct{ name, columns string }\nfunc tables() []table { return []table{{\"person\", \"id, surnam\"}} }\nfunc f() {\nfor _, t := range tables() {\ntx.Bulk(ctx, t.name, strings.Split(t.columns, `,`), rows) } }"},
		{"a column of rows joined in a loop", "func f(columns []string) {\nplaces[i] = \"(\" + db.Places(len(args)+1, len(columns)) + \")\"\ntx.Exec(ctx, `INSERT INTO person (`+strings.Join(columns, `, `)+`) VALUES `+strings.Join(places, `, `)) }\nfunc g() { f([]string{`id`, `surnam`}) }"},
	}
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		for _, tt := range tests {
			u := newUnit()
			u.read(t, "planted.go", "package planted\n"+tt.source)
			texts, open := u.fold(d.Engine())
			if len(open) > 0 || len(texts) == 0 {
				t.Errorf("%s: %d texts, not folded: %v", tt.name, len(texts), open)
			}
			found := slices.ContainsFunc(texts, func(s sqlText) bool { return prepare(t, d, s.text) != nil })
			if !found {
				t.Errorf("%s passes: %v", tt.name, texts)
			}
		}
	})
}

func TestSQLThatDependsOnDataIsReported(t *testing.T) {
	t.Parallel()
	u := newUnit()
	u.read(t, "planted.go", "package planted\nfunc f(where string) { db.All(ctx, q, scan, `SELECT id FROM person WHERE `+where) }")
	if texts, open := u.fold(db.SQLite); len(texts) != 0 || len(open) != 1 {
		t.Errorf("got texts %v and open %v, want one open", texts, open)
	}
}

func prepare(t *testing.T, d *db.DB, text string) error {
	t.Helper()
	var stmt *sql.Stmt
	stmt, err := d.Pool().PrepareContext(t.Context(), text)
	if err == nil {
		err = stmt.Close()
	}
	return err
}

// unit is the source of one package.
type unit struct {
	set    *token.FileSet
	values map[string]ast.Expr      // constants and variables of the package
	funcs  map[string]*ast.FuncDecl // functions, and methods with a dot before their name
	calls  map[string][]call        // by the name of what is called
	others map[string]bool          // names of imported packages
	fields map[string][]string      // of structs, in order
}

type call struct {
	expr *ast.CallExpr
	in   *ast.FuncDecl
}

// sqlText is a text of SQL, or why there is none, and where it stands.
type sqlText struct{ where, at, text string }

func newUnit() *unit {
	return &unit{
		set: token.NewFileSet(), values: map[string]ast.Expr{}, funcs: map[string]*ast.FuncDecl{},
		calls: map[string][]call{}, others: map[string]bool{}, fields: map[string][]string{},
	}
}

// sqlUnits reads every package below root, without base/db, whose texts have
// tests of their own.
func sqlUnits(t *testing.T, root string) map[string]*unit {
	t.Helper()
	units := map[string]*unit{}
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
			return err
		}
		rel, _ := filepath.Rel(filepath.Dir(root), path)
		dir := filepath.ToSlash(filepath.Dir(rel))
		if strings.HasPrefix(dir+"/", "internal/base/db/") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if units[dir] == nil {
			units[dir] = newUnit()
		}
		units[dir].read(t, filepath.ToSlash(rel), string(source))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return units
}

func (u *unit) read(t *testing.T, name, source string) {
	t.Helper()
	file, err := parser.ParseFile(u.set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		u.others[path.Base(strings.Trim(spec.Path.Value, `"`))] = true
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			for _, s := range d.Specs {
				u.declare(s)
			}
		case *ast.FuncDecl:
			if d.Body == nil {
				continue
			}
			u.define(d)
		}
	}
}

// declare notes constants, variables and the fields of structs.
func (u *unit) declare(s ast.Spec) {
	switch s := s.(type) {
	case *ast.ValueSpec:
		for i, value := range s.Values {
			u.values[s.Names[i].Name] = value
		}
	case *ast.TypeSpec:
		if of, ok := s.Type.(*ast.StructType); ok {
			for _, field := range of.Fields.List {
				for _, name := range field.Names {
					u.fields[s.Name.Name] = append(u.fields[s.Name.Name], name.Name)
				}
			}
		}
	}
}

// define notes a function and what it calls. Two methods of one name cannot be
// told apart without types: their calls are not followed.
func (u *unit) define(d *ast.FuncDecl) {
	name := declared(d)
	if _, twice := u.funcs[name]; twice {
		u.funcs[name] = nil
	} else {
		u.funcs[name] = d
	}
	ast.Inspect(d.Body, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			u.calls[called(c)] = append(u.calls[called(c)], call{c, d})
		}
		return true
	})
}

// queryAt says which argument of a call is SQL, or a table for Bulk: of the
// functions of base/db, and of methods of whatever there is.
var queryAt = map[string]int{
	"db.All": 3, "db.One": 3, "db.Exists": 2, ".Exec": 1, ".ExecOne": 1, ".Query": 1, ".QueryRow": 1, ".Bulk": 1,
}

// fold lists the texts of SQL that the package gives to the database, and the
// calls whose text depends on data.
func (u *unit) fold(e db.Engine) (texts, open []sqlText) {
	f := &folder{unit: u, engine: e}
	for _, name := range slices.Sorted(maps.Keys(u.calls)) {
		for _, c := range u.calls[name] {
			query := u.queryOf(c.expr)
			if query == nil {
				continue
			}
			pos := u.set.Position(c.expr.Pos())
			at := sqlText{where: fmt.Sprintf("%s %s", filepath.Dir(pos.Filename), c.in.Name.Name), at: fmt.Sprintf("%s:%d", pos.Filename, pos.Line)}
			folded, err := f.sink(name, c, query)
			if err != nil {
				at.text = err.Error()
				open = append(open, at)
			}
			for _, text := range folded {
				at.text = text
				texts = append(texts, at)
			}
		}
	}
	return texts, open
}

func (u *unit) queryOf(c *ast.CallExpr) ast.Expr {
	full := calledOn(c)
	at, known := queryAt[full]
	if on, _, qualified := strings.Cut(full, "."); !known && !(qualified && u.others[on]) {
		at, known = queryAt[called(c)]
	}
	if !known || len(c.Args) <= at {
		return nil
	}
	return c.Args[at]
}

// sink folds the text of one call, for each way in which its function is called.
func (f *folder) sink(name string, c call, query ast.Expr) ([]string, error) {
	var out []string
	for _, in := range f.frames(c.in, 3) {
		texts, err := f.texts(query, in, 0)
		if err == nil && name == ".Bulk" {
			texts, err = f.bulk(texts, c.expr.Args[2], in)
		}
		if err != nil {
			return nil, err
		}
		for _, text := range texts {
			out = append(out, numbered(text))
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// bulk writes the INSERT that a bulk insert stands for.
func (f *folder) bulk(tables []string, columns ast.Expr, in *frame) ([]string, error) {
	list, err := f.list(columns, in)
	if err != nil {
		return nil, err
	}
	for i, table := range tables {
		tables[i] = `INSERT INTO ` + table + ` (` + strings.Join(list, ", ") + `) VALUES (` + db.Places(1, len(list)) + `)`
	}
	return tables, nil
}
