package main

import (
	"context"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The budgets of the house: docs/architecture.md says why.
const (
	maxFileLines     = 600
	maxMedianLines   = 150
	maxFunctionLines = 80
	minTestRatio     = 0.8
	maxTestRatio     = 1.2
	maxDependencies  = 25
)

// statsReport is the size of the source.
type statsReport struct {
	Files        int      `json:"files"`        // written by hand, without tests
	Lines        int      `json:"lines"`        // of those
	MedianFile   int      `json:"median_file"`  // lines
	LargestFile  named    `json:"largest_file"` // lines
	Functions    int      `json:"functions"`    // without tests
	LongestFunc  named    `json:"longest_func"` // lines
	Pages        int      `json:"pages"`        // lines of templ
	TestLines    int      `json:"test_lines"`   //
	TestRatio    float64  `json:"test_ratio"`   // lines of test for a line of code
	Generated    int      `json:"generated"`    // lines
	Packages     int      `json:"packages"`     //
	Undocumented []string `json:"undocumented"` // packages without a story
	Dependencies []string `json:"dependencies"` // modules that the product names itself
	Broken       []string `json:"broken"`       // budgets

	sizes      []int
	documented map[string]bool
	modules    map[string]bool
}

type named struct {
	Name  string `json:"name"`
	Lines int    `json:"lines"`
}

func (n *named) grow(name string, lines int) {
	if lines > n.Lines {
		*n = named{name, lines}
	}
}

func statsBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	root := f.String("root", ".", "folder of the source")
	return func(context.Context) (report, error) {
		r, err := statsOf(os.DirFS(*root))
		if err != nil {
			return nil, err
		}
		if len(r.Broken) > 0 {
			return r, errBroken
		}
		return r, nil
	}
}

func statsOf(source fs.FS) (*statsReport, error) {
	r := &statsReport{documented: map[string]bool{}, modules: map[string]bool{}}
	if err := r.readModules(source); err != nil {
		return nil, err
	}
	err := fs.WalkDir(source, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		text, err := fs.ReadFile(source, path)
		if err != nil {
			return err
		}
		return r.file(path, string(text))
	})
	if err != nil {
		return nil, err
	}
	r.sum()
	return r, nil
}

// readModules reads which modules go.mod names.
func (r *statsReport) readModules(source fs.FS) error {
	text, err := fs.ReadFile(source, "go.mod")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(words) >= 2 && strings.Contains(words[0], ".") && strings.HasPrefix(words[1], "v") {
			r.modules[words[0]] = false
		}
	}
	return nil
}

func (r *statsReport) file(path, text string) error {
	lines := strings.Count(text, "\n")
	switch {
	case strings.HasSuffix(path, ".templ"):
		r.Pages += lines
		return nil
	case !strings.HasSuffix(path, ".go"):
		return nil
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, text, parser.ParseComments)
	if err != nil {
		return err
	}
	switch {
	case strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "test/"):
		r.TestLines += lines
		return nil
	case ast.IsGenerated(file) || strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "_data.go"):
		r.Generated += lines
	default:
		r.Files, r.Lines = r.Files+1, r.Lines+lines
		r.sizes = append(r.sizes, lines)
		r.LargestFile.grow(path, lines)
		r.functions(set, file)
	}
	dir := filepath.ToSlash(filepath.Dir(path))
	r.documented[dir] = r.documented[dir] || file.Doc != nil
	if strings.HasPrefix(path, "cmd/") || strings.HasPrefix(path, "internal/") {
		r.imports(file)
	}
	return nil
}

func (r *statsReport) functions(set *token.FileSet, file *ast.File) {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			r.Functions++
			at := set.Position(f.Pos())
			r.LongestFunc.grow(at.Filename+": "+f.Name.Name, set.Position(f.End()).Line-at.Line+1)
		}
	}
}

// imports notes the modules that a file of the product names.
func (r *statsReport) imports(file *ast.File) {
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		for module := range r.modules {
			if imported == module || strings.HasPrefix(imported, module+"/") {
				r.modules[module] = true
			}
		}
	}
}

// sum computes what the files together say, and holds it against the budgets.
func (r *statsReport) sum() {
	slices.Sort(r.sizes)
	if len(r.sizes) > 0 {
		r.MedianFile = r.sizes[len(r.sizes)/2]
	}
	r.TestRatio = math.Round(float64(r.TestLines)/float64(max(r.Lines, 1))*100) / 100
	r.Packages = len(r.documented)
	for dir, documented := range r.documented {
		if !documented {
			r.Undocumented = append(r.Undocumented, dir)
		}
	}
	for module, direct := range r.modules {
		if direct {
			r.Dependencies = append(r.Dependencies, module)
		}
	}
	slices.Sort(r.Undocumented)
	slices.Sort(r.Dependencies)
	breaks := func(broken bool, format string, args ...any) {
		if broken {
			r.Broken = append(r.Broken, fmt.Sprintf(format, args...))
		}
	}
	breaks(r.LargestFile.Lines > maxFileLines, "a file of more than %d lines: %s", maxFileLines, r.LargestFile.Name)
	breaks(r.MedianFile > maxMedianLines, "the median file has more than %d lines", maxMedianLines)
	breaks(r.LongestFunc.Lines > maxFunctionLines, "a function of more than %d lines: %s", maxFunctionLines, r.LongestFunc.Name)
	breaks(r.TestRatio < minTestRatio || r.TestRatio > maxTestRatio, "lines of test for a line of code: not within %.1f and %.1f", minTestRatio, maxTestRatio)
	breaks(len(r.Dependencies) > maxDependencies, "more than %d direct dependencies", maxDependencies)
	breaks(len(r.Undocumented) > 0, "packages without a comment that tells their story")
}

func (r *statsReport) table(w io.Writer) {
	row := func(what string, value any, more string) { fmt.Fprintf(w, "%-28s %8v  %s\n", what, value, more) }
	row("files of code", r.Files, "")
	row("lines of code", r.Lines, "")
	row("lines of pages (templ)", r.Pages, "")
	row("lines of test", r.TestLines, "")
	row("lines generated", r.Generated, "")
	row("test for a line of code", r.TestRatio, fmt.Sprintf("%.1f to %.1f", minTestRatio, maxTestRatio))
	row("median file", r.MedianFile, fmt.Sprintf("at most %d", maxMedianLines))
	row("largest file", r.LargestFile.Lines, fmt.Sprintf("at most %d: %s", maxFileLines, r.LargestFile.Name))
	row("functions", r.Functions, "")
	row("longest function", r.LongestFunc.Lines, fmt.Sprintf("at most %d: %s", maxFunctionLines, r.LongestFunc.Name))
	row("packages", r.Packages, fmt.Sprintf("%d without a story %s", len(r.Undocumented), strings.Join(r.Undocumented, " ")))
	row("direct dependencies", len(r.Dependencies), fmt.Sprintf("at most %d", maxDependencies))
	for _, b := range r.Broken {
		fmt.Fprintln(w, "broken:", b)
	}
}
