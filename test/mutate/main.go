// Command mutate breaks named rules of the programme one by one, each in a copy
// of the source, and runs the tests of that package. A rule that can be broken
// without a test turning red is a rule that nobody holds:
//
//	go run ./test/mutate [-rule WORDS]
//
// It prints a table and leaves with 1 if a rule survives, or if the text that a
// rule stands in is not where the table says. It takes some minutes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	only := flag.String("rule", "", "only the rules whose name or file has these words")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *only, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

var errSurvived = errors.New("a rule can be broken without a test turning red")

func run(ctx context.Context, only string, out io.Writer) error {
	tree, err := os.MkdirTemp("", "insieme-mutate-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(tree) }()
	if err := copySource(ctx, tree); err != nil {
		return err
	}
	chosen := slices.DeleteFunc(rules(), func(r rule) bool { return !strings.Contains(r.name+" "+r.file, only) })
	if err := sound(ctx, tree, chosen); err != nil {
		return err
	}
	survived := false
	for _, r := range chosen {
		began := time.Now()
		killed, err := try(ctx, tree, r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		verdict := "killed"
		if !killed {
			verdict, survived = "SURVIVED", true
		}
		fmt.Fprintf(out, "%-9s %5.1f s  %-62s %s\n", verdict, time.Since(began).Seconds(), r.name, r.place())
	}
	if survived {
		return errSurvived
	}
	fmt.Fprintf(out, "%d rules broken, each turns a test red\n", len(chosen))
	return nil
}

// copySource copies what belongs to the source, new files included.
func copySource(ctx context.Context, to string) error {
	list, err := exec.CommandContext(ctx, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return fmt.Errorf("git ls-files: %w", err)
	}
	for path := range strings.SplitSeq(strings.Trim(string(list), "\x00"), "\x00") {
		text, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			continue // deleted, and not yet committed
		}
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(to, filepath.Dir(path)), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, path), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// sound demands that all the tests pass before anything is broken.
func sound(ctx context.Context, tree string, chosen []rule) error {
	packages := map[string]bool{}
	for _, r := range chosen {
		packages[r.tests] = true
	}
	for tests := range packages {
		if passed, output := test(ctx, tree, tests, ""); !passed {
			return fmt.Errorf("the tests of %s fail before anything is broken:\n%s", tests, output)
		}
	}
	return nil
}

// try breaks one rule, runs the tests, and puts the rule back.
func try(ctx context.Context, tree string, r rule) (killed bool, err error) {
	path := filepath.Join(tree, r.file)
	source, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	broken, err := r.breakIn(string(source))
	if err != nil {
		return false, err
	}
	if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
		return false, err
	}
	passed, output := test(ctx, tree, r.tests, r.run)
	if !passed && !strings.Contains(output, "--- FAIL") && !strings.Contains(output, "panic: ") {
		err = fmt.Errorf("the broken rule does not compile:\n%s", output)
	}
	return !passed, errors.Join(err, ctx.Err(), os.WriteFile(path, source, 0o644))
}

// test runs the tests of a package on SQLite.
func test(ctx context.Context, tree, packages, run string) (passed bool, output string) {
	args := []string{"test", "-short", "-failfast", "-count=1", "-timeout=5m"}
	if run != "" {
		args = append(args, "-run", run)
	}
	cmd := exec.CommandContext(ctx, "go", append(args, strings.Fields(packages)...)...)
	cmd.Dir = tree
	cmd.Env = append(os.Environ(), "TEST_ENGINE=sqlite", "TEST_POSTGRES=")
	text, err := cmd.CombinedOutput()
	return err == nil, string(text)
}
