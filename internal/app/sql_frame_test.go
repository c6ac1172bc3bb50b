package app

import "go/ast"

// frame is one way in which a function is called: its arguments, and the frame
// that they are from.
type frame struct {
	fn      *ast.FuncDecl
	args    []ast.Expr
	from    *frame
	element map[string]structure // what the variables of its loops stand for
}

// structure is a struct written out: its fields by name.
type structure map[string]definition

// frames lists the ways in which a function is called within its package; one
// without arguments where nobody calls it.
func (f *folder) frames(fn *ast.FuncDecl, depth int) []*frame {
	var out []*frame
	for _, c := range f.unit.calls[declared(fn)] {
		if c.in == fn || depth == 0 {
			continue
		}
		for _, from := range f.frames(c.in, depth-1) {
			out = append(out, &frame{fn: fn, args: c.expr.Args, from: from})
		}
	}
	if out == nil {
		out = []*frame{{fn: fn}}
	}
	return f.loops(out)
}

// loops gives each element to the variable of a loop over a table that a
// function of the package writes out.
func (f *folder) loops(frames []*frame) []*frame {
	var out []*frame
	for _, in := range frames {
		var each []*frame
		ast.Inspect(in.fn.Body, func(n ast.Node) bool {
			if r, ok := n.(*ast.RangeStmt); ok {
				name, _ := r.Value.(*ast.Ident)
				table, _ := r.X.(*ast.CallExpr)
				if name != nil && table != nil {
					for _, e := range f.table(table, in) {
						each = append(each, &frame{fn: in.fn, args: in.args, from: in.from, element: map[string]structure{name.Name: e}})
					}
				}
			}
			return true
		})
		if each == nil {
			each = []*frame{in}
		}
		out = append(out, each...)
	}
	return out
}

// table folds a call that returns a list of structs written out.
func (f *folder) table(c *ast.CallExpr, in *frame) []structure {
	fn := f.unit.funcs[called(c)]
	if fn == nil || len(returns(fn.Body)) != 1 || len(returns(fn.Body)[0].Results) != 1 {
		return nil
	}
	list, written := returns(fn.Body)[0].Results[0].(*ast.CompositeLit)
	if !written {
		return nil
	}
	array, _ := list.Type.(*ast.ArrayType)
	if array == nil {
		return nil
	}
	of, _ := array.Elt.(*ast.Ident)
	inside := &frame{fn: fn, args: c.Args, from: in}
	var out []structure
	for _, e := range list.Elts {
		lit, _ := e.(*ast.CompositeLit)
		if of == nil || lit == nil || len(lit.Elts) != len(f.unit.fields[of.Name]) {
			return nil
		}
		s := structure{}
		for i, field := range f.unit.fields[of.Name] {
			s[field] = definition{expr: lit.Elts[i], in: inside}
		}
		out = append(out, s)
	}
	return out
}
