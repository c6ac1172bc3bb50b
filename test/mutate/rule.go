package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// rule is one rule of the programme, where it stands, and a way to break it.
type rule struct {
	name   string
	file   string
	in     string // the function, methods as Type.Method; empty for the whole file
	text   string // stands there exactly once
	broken string
	tests  string // packages whose tests must notice
	run    string // only these tests; empty for all
}

func (r rule) place() string {
	if r.in == "" {
		return r.file
	}
	return r.file + ": " + r.in
}

// breakIn returns the source with the rule broken.
func (r rule) breakIn(source string) (string, error) {
	from, to := 0, len(source)
	if r.in != "" {
		var err error
		if from, to, err = function(source, r.in); err != nil {
			return "", fmt.Errorf("%s: %w", r.file, err)
		}
	}
	if n := strings.Count(source[from:to], r.text); n != 1 {
		return "", fmt.Errorf("%s: the text of the rule stands there %d times, want once: %s", r.place(), n, r.text)
	}
	return source[:from] + strings.Replace(source[from:to], r.text, r.broken, 1) + source[to:], nil
}

// function finds where a function begins and ends.
func function(source, name string) (from, to int, err error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", source, parser.SkipObjectResolution)
	if err != nil {
		return 0, 0, err
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && nameOf(f) == name {
			return set.Position(f.Pos()).Offset, set.Position(f.End()).Offset, nil
		}
	}
	return 0, 0, fmt.Errorf("no function %s", name)
}

func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if name, ok := of.(*ast.Ident); ok {
		return name.Name + "." + f.Name.Name
	}
	return f.Name.Name
}
