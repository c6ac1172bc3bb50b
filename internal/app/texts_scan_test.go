package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// spoken is what the sources say about messages.
type spoken struct {
	// keys are the literals that stand where a message is asked for, with
	// where; plural ones are asked for with a quantity.
	keys, plurals map[string]string
	// prefixes are the literals that a code is added to, with where.
	prefixes map[string]string
	// literals are all texts of the program, besides the catalogues' own keys.
	literals map[string]bool
}

// keyArguments are the functions of other packages that take a message's key,
// with its place among the arguments.
var keyArguments = map[string]int{
	"T": 0, "N": 0, "Frame": 0, "PublicFrame": 0, "Fail": 2, "New": 2,
}

// keyFields end the names of fields that hold a message's key.
func isKeyName(name string) bool {
	return name == "key" || name == "Key" || strings.HasSuffix(name, "Key")
}

// readSpoken reads all sources of the program, generated pages included.
func readSpoken(t *testing.T, root string) spoken {
	t.Helper()
	s := spoken{keys: map[string]string{}, plurals: map[string]string{}, prefixes: map[string]string{}, literals: map[string]bool{}}
	packages := map[string][]*ast.File{}
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range packages {
		places := keyPlaces(files)
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool { return s.look(n, places, set) })
		}
	}
	return s
}

// keyPlaces finds the functions of a package that take a key, by the names of
// their parameters.
func keyPlaces(files []*ast.File) map[string]int {
	places := map[string]int{}
	for _, file := range files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			i := 0
			for _, field := range f.Type.Params.List {
				for _, name := range field.Names {
					if isKeyName(name.Name) && name.Name != "key" {
						places[f.Name.Name] = i
					}
					i++
				}
			}
		}
	}
	return places
}

func (s *spoken) look(n ast.Node, places map[string]int, set *token.FileSet) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.CompositeLit:
		if isWords(n.Type) {
			return false // the same entries in the other languages
		}
	case *ast.KeyValueExpr:
		if isText(n.Value) {
			return false // a catalogue's own entry
		}
		if name, ok := n.Key.(*ast.Ident); ok && isKeyName(name.Name) {
			s.ask(n.Value, s.keys, set)
		}
	case *ast.CallExpr:
		name := calledName(n.Fun)
		at, takes := places[name]
		if !takes {
			at, takes = keyArguments[name]
		}
		if takes && at < len(n.Args) {
			into := s.keys
			if name == "N" {
				into = s.plurals
			}
			s.ask(n.Args[at], into, set)
		}
	case *ast.Field:
		if n.Tag != nil { // the words of a code on the page of a person's whole file
			tag, _ := literal(n.Tag)
			if words := reflect.StructTag(tag).Get("words"); strings.HasSuffix(words, ".") {
				s.prefixes[words] = set.Position(n.Pos()).String()
			}
		}
	case *ast.BinaryExpr:
		if text, ok := literal(n.X); ok && n.Op == token.ADD && strings.HasSuffix(text, ".") && isMessageKey(text+"x") {
			s.prefixes[text] = set.Position(n.Pos()).String()
		}
	case *ast.BasicLit:
		if text, ok := literal(n); ok {
			s.literals[text] = true
		}
	}
	return true
}

// ask notes a key that stands as it is.
func (s *spoken) ask(e ast.Expr, into map[string]string, set *token.FileSet) {
	if text, ok := literal(e); ok && isMessageKey(text) {
		into[text] = set.Position(e.Pos()).String()
	}
}

// isText reports whether an expression is a message in its languages.
func isText(e ast.Expr) bool {
	c, ok := e.(*ast.CompositeLit)
	if !ok || len(c.Elts) == 0 {
		return false
	}
	kv, ok := c.Elts[0].(*ast.KeyValueExpr)
	if !ok {
		return false
	}
	name, ok := kv.Key.(*ast.Ident)
	return ok && name.Name == "It"
}

// isWords reports whether a literal holds words of one or more languages.
func isWords(of ast.Expr) bool {
	switch of := of.(type) {
	case *ast.MapType:
		return isWords(of.Value)
	case *ast.SelectorExpr:
		return of.Sel.Name == "Words"
	default:
		return false
	}
}

func calledName(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	default:
		return ""
	}
}

func literal(e ast.Expr) (string, bool) {
	b, ok := e.(*ast.BasicLit)
	if !ok || b.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(b.Value)
	return text, err == nil
}

// isMessageKey: words of small letters and digits with dots between.
func isMessageKey(s string) bool {
	return strings.Contains(s, ".") && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_.-") == "" && !strings.Contains(s, "..")
}
