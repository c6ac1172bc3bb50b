package app

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strconv"

	"insieme/internal/base/db"
)

// A folder computes, from the source alone, which texts of SQL a call can be
// given: literals, constants, variables that take one of several texts, lists
// joined, parameters as the callers in the package fill them, and the functions
// of base/db that write fragments. What depends on data stays unfolded and is
// an error.
type folder struct {
	unit   *unit
	engine db.Engine
	depth  int
}

// deepest bounds the calls and definitions followed one inside the other, and
// with them those that lead to themselves.
const deepest = 60

var errUnknown = errors.New("depends on data")

func unfolded(what ast.Node) error { return fmt.Errorf("%T: %w", what, errUnknown) }

// texts folds an expression; result is which one, where a call returns several.
func (f *folder) texts(e ast.Expr, in *frame, result int) ([]string, error) {
	f.depth++
	defer func() { f.depth-- }()
	if f.depth > deepest {
		return nil, unfolded(e)
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return []string{s}, err
		}
	case *ast.ParenExpr:
		return f.texts(e.X, in, result)
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return f.joined(e, in)
		}
	case *ast.Ident:
		return f.named(e, in)
	case *ast.CallExpr:
		return f.returned(e, in, result)
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && in != nil {
			if d, known := in.element[x.Name][e.Sel.Name]; known {
				return f.texts(d.expr, d.in, 0)
			}
		}
	}
	return nil, unfolded(e)
}

func (f *folder) joined(e *ast.BinaryExpr, in *frame) ([]string, error) {
	left, err := f.texts(e.X, in, 0)
	if err != nil {
		return nil, err
	}
	right, err := f.texts(e.Y, in, 0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, l := range left {
		for _, r := range right {
			out = append(out, l+r)
		}
	}
	return out, nil
}

// named folds a name to all the texts that it is ever given.
func (f *folder) named(name *ast.Ident, in *frame) ([]string, error) {
	given := f.definitions(name.Name, in)
	if len(given) == 0 {
		return nil, fmt.Errorf("%s: %w", name.Name, errUnknown)
	}
	var out []string
	for _, d := range given {
		texts, err := f.texts(d.expr, d.in, d.result)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name.Name, err)
		}
		out = append(out, texts...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// definition is an expression that a name stands for.
type definition struct {
	expr   ast.Expr
	in     *frame
	result int // of the call that expr is
}

// definitions finds what a name is given in a function, by its callers, or in
// the package.
func (f *folder) definitions(name string, in *frame) []definition {
	if in != nil {
		if i, is := parameter(in.fn, name); is {
			if i < len(in.args) {
				return []definition{{expr: in.args[i], in: in.from}}
			}
			return nil
		}
		if local := assigned(in.fn.Body, name); local != nil {
			for i := range local {
				local[i].in = in
			}
			return local
		}
	}
	if e, known := f.unit.values[name]; known {
		return []definition{{expr: e}}
	}
	return nil
}

func parameter(fn *ast.FuncDecl, name string) (int, bool) {
	i := 0
	for _, field := range fn.Type.Params.List {
		for _, n := range field.Names {
			if n.Name == name {
				return i, true
			}
			i++
		}
	}
	return 0, false
}

// assigned lists what a function's body gives to a local name. A loop over a
// list written out gives each of its elements.
func assigned(body *ast.BlockStmt, name string) []definition {
	var out []definition
	is := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && id.Name == name
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				switch {
				case !is(left):
				case n.Tok == token.ADD_ASSIGN: // how often is a matter of data
					out = append(out, definition{expr: &ast.BadExpr{}})
				case len(n.Rhs) == len(n.Lhs):
					out = append(out, definition{expr: n.Rhs[i]})
				default:
					out = append(out, definition{expr: n.Rhs[0], result: i})
				}
			}
		case *ast.ValueSpec:
			for i, left := range n.Names {
				if left.Name == name && i < len(n.Values) {
					out = append(out, definition{expr: n.Values[i]})
				}
			}
		case *ast.RangeStmt:
			if list, written := n.X.(*ast.CompositeLit); written && n.Value != nil && is(n.Value) {
				for _, e := range list.Elts {
					out = append(out, definition{expr: e})
				}
			}
		}
		return true
	})
	return out
}

// returned folds a call: of a function that this test knows, or of one of the
// package, whose returns are followed.
func (f *folder) returned(call *ast.CallExpr, in *frame, result int) ([]string, error) {
	if texts, known, err := f.fragment(call, in, result); known {
		return texts, err
	}
	fn := f.unit.funcs[called(call)]
	if fn == nil || fn.Body == nil {
		return nil, fmt.Errorf("%s(): %w", called(call), errUnknown)
	}
	inside := &frame{fn: fn, args: call.Args, from: in}
	var out []string
	for _, r := range returns(fn.Body) {
		e, n := ast.Expr(nil), 0
		switch {
		case result < len(r.Results):
			e = r.Results[result]
		case len(r.Results) == 1:
			e, n = r.Results[0], result
		default:
			return nil, unfolded(call)
		}
		texts, err := f.texts(e, inside, n)
		if err != nil {
			return nil, fmt.Errorf("%s(): %w", fn.Name.Name, err)
		}
		out = append(out, texts...)
	}
	if out == nil {
		return nil, unfolded(call)
	}
	return out, nil
}

// returns lists the return statements of a function, without those of the
// functions written inside it.
func returns(body *ast.BlockStmt) []*ast.ReturnStmt {
	var out []*ast.ReturnStmt
	ast.Inspect(body, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok {
			out = append(out, r)
		}
		_, inner := n.(*ast.FuncLit)
		return !inner
	})
	return out
}

// declared names a function as called names its calls.
func declared(d *ast.FuncDecl) string {
	if d.Recv != nil {
		return "." + d.Name.Name
	}
	return d.Name.Name
}

// called names what is called: a function, or a dot and a method.
func called(c *ast.CallExpr) string {
	fun := c.Fun
	if index, generic := fun.(*ast.IndexExpr); generic {
		fun = index.X
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return "." + fun.Sel.Name
	}
	return ""
}

// calledOn is called with the name in front of the dot, where there is one.
func calledOn(c *ast.CallExpr) string {
	if s, ok := c.Fun.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok {
			return x.Name + called(c)
		}
	}
	return called(c)
}
