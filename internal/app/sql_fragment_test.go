package app

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/db"
)

// free stands in a folded text for a placeholder whose number depends on data;
// numbered gives it one.
const free = "$?"

var placeholder = regexp.MustCompile(`\$([0-9]+)`)

// numbered gives the free placeholders of a text the numbers after its fixed
// ones: PostgreSQL wants no gap.
func numbered(text string) string {
	last := 0
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		last = max(last, n)
	}
	for strings.Contains(text, free) {
		last++
		text = strings.Replace(text, free, "$"+strconv.Itoa(last), 1)
	}
	return text
}

// fragment folds a call of a function that is known by its name.
func (f *folder) fragment(call *ast.CallExpr, in *frame, result int) (texts []string, known bool, err error) {
	one := func(s string) ([]string, bool, error) { return []string{s}, true, nil }
	switch name := calledOn(call); name {
	case "db.Places":
		return one(f.places(call, in))
	case "db.CurrentXact":
		return one(db.CurrentXact(f.engine))
	case "db.Settled":
		texts, err = f.texts(call.Args[1], in, 0)
		for i, column := range texts {
			texts[i] = db.Settled(f.engine, column)
		}
		return texts, true, err
	case "strings.Join":
		list, err := f.list(call.Args[0], in)
		if err != nil {
			return nil, true, err
		}
		between, err := f.texts(call.Args[1], in, 0)
		if err != nil {
			return nil, true, err
		}
		return one(strings.Join(list, between[0]))
	case "strconv.Itoa":
		if n, fixed := f.number(call.Args[0], in); fixed {
			return one(strconv.Itoa(n))
		}
		return one(strings.TrimPrefix(free, "$"))
	case "strings.Replace":
		texts, err = f.replaced(call, in)
		return texts, true, err
	}
	if called(call) == ".Where" && len(call.Args) == 2 && result == 0 {
		texts, err = f.scoped(call.Args[0], in)
		return texts, true, err
	}
	return nil, false, nil
}

// places folds db.Places: two placeholders where their number depends on data.
func (f *folder) places(call *ast.CallExpr, in *frame) string {
	n, fixed := f.number(call.Args[1], in)
	if !fixed {
		n = 2
	}
	if first, fixed := f.number(call.Args[0], in); fixed {
		return db.Places(first, n)
	}
	return strings.Join(slices.Repeat([]string{free}, n), ",")
}

func (f *folder) number(e ast.Expr, in *frame) (int, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		n, err := strconv.Atoi(e.Value)
		return n, err == nil
	case *ast.CallExpr:
		if calledOn(e) == "len" {
			list, err := f.list(e.Args[0], in)
			return len(list), err == nil
		}
	case *ast.BinaryExpr:
		x, known := f.number(e.X, in)
		y, too := f.number(e.Y, in)
		return x + y, known && too && e.Op == token.ADD
	}
	return 0, false
}

// list folds a list of texts: written out, split from one text, or filled in a
// loop, which is then a list of one.
func (f *folder) list(e ast.Expr, in *frame) ([]string, error) {
	f.depth++
	defer func() { f.depth-- }()
	if f.depth > deepest {
		return nil, unfolded(e)
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		var out []string
		for _, element := range e.Elts {
			texts, err := f.texts(element, in, 0)
			if err != nil || len(texts) != 1 {
				return nil, unfolded(element)
			}
			out = append(out, texts[0])
		}
		if len(out) == 0 {
			return nil, unfolded(e) // filled later
		}
		return out, nil
	case *ast.CallExpr:
		return f.split(e, in)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && in != nil {
			if d, known := in.element[x.Name][e.Sel.Name]; known {
				return f.list(d.expr, d.in)
			}
		}
	case *ast.Ident:
		if in != nil {
			if element := element(in.fn.Body, e.Name); element != nil {
				return f.texts(element, in, 0)
			}
		}
		if given := f.definitions(e.Name, in); len(given) == 1 {
			return f.list(given[0].expr, given[0].in)
		}
	}
	return nil, unfolded(e)
}

// element is what a loop gives to the elements of a local list, if that is one
// expression only.
func element(body *ast.BlockStmt, name string) ast.Expr {
	var found []ast.Expr
	ast.Inspect(body, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok && len(a.Lhs) == 1 {
			if index, ok := a.Lhs[0].(*ast.IndexExpr); ok {
				if x, ok := index.X.(*ast.Ident); ok && x.Name == name {
					found = append(found, a.Rhs[0])
				}
			}
		}
		return true
	})
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// split folds a list of columns that is taken apart from one text.
func (f *folder) split(call *ast.CallExpr, in *frame) ([]string, error) {
	if name := calledOn(call); name == "strings.FieldsFunc" || name == "strings.Split" || name == "strings.Fields" {
		texts, err := f.texts(call.Args[0], in, 0)
		if err != nil || len(texts) != 1 {
			return nil, unfolded(call)
		}
		return strings.FieldsFunc(texts[0], func(r rune) bool { return strings.ContainsRune(", \t\n", r) }), nil
	}
	if called(call) == "append" && call.Ellipsis == token.NoPos {
		list, err := f.list(call.Args[0], in)
		for _, e := range call.Args[1:] {
			texts, terr := f.texts(e, in, 0)
			if err = errors.Join(err, terr); err != nil || len(texts) != 1 {
				return nil, unfolded(call)
			}
			list = append(list, texts[0])
		}
		return list, err
	}
	fn := f.unit.funcs[called(call)]
	if fn == nil || len(returns(fn.Body)) != 1 {
		return nil, unfolded(call)
	}
	return f.list(returns(fn.Body)[0].Results[0], &frame{fn: fn, args: call.Args, from: in})
}

func (f *folder) replaced(call *ast.CallExpr, in *frame) ([]string, error) {
	var part [3]string
	for i := range part {
		texts, err := f.texts(call.Args[i], in, 0)
		if err != nil || len(texts) != 1 {
			return nil, unfolded(call)
		}
		part[i] = texts[0]
	}
	n, fixed := f.number(call.Args[3], in)
	if !fixed {
		n = -1
	}
	return []string{strings.Replace(part[0], part[1], part[2], n)}, nil
}

// scoped folds the condition of a scope: unlimited, empty, and the one that
// looks at every column.
func (f *folder) scoped(columns ast.Expr, in *frame) ([]string, error) {
	if name, ok := columns.(*ast.Ident); ok {
		given := f.definitions(name.Name, in)
		if len(given) != 1 {
			return nil, unfolded(columns)
		}
		columns, in = given[0].expr, given[0].in
	}
	lit, ok := columns.(*ast.CompositeLit)
	if !ok {
		return nil, unfolded(columns)
	}
	var parts []string
	for _, e := range lit.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return nil, unfolded(e)
		}
		var names []string
		var err error
		if _, several := field.Value.(*ast.CompositeLit); several {
			names, err = f.list(field.Value, in)
		} else {
			names, err = f.texts(field.Value, in, 0)
		}
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			parts = append(parts, fmt.Sprintf("%s IN (%s,%s)", name, free, free), name+" = "+free)
		}
	}
	return []string{"1=1", "1=0", "(" + strings.Join(parts, " OR ") + ")"}, nil
}
