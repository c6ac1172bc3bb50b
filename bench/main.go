// Command bench measures the program on the machine it runs on:
//
//	go run ./bench NAME [-json] [options]
//
// Absolute figures drift with the machine and its neighbours, so a benchmark
// measures what the program does beside the least that could be done, in the
// same run, the two in turns, and tells their ratio. Without -json it prints a
// table for people. It leaves with 1 when it could not measure, or when what it
// measured breaks a budget.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
)

// report is what a benchmark found: printed as it is with -json, by table
// without.
type report interface{ table(w io.Writer) }

// bench is one entry of the table of benchmarks. Its setup declares options and
// returns what runs once they are read.
type bench struct {
	name  string
	about string
	setup func(f *flag.FlagSet) func(ctx context.Context) (report, error)
}

func benches() []bench {
	return []bench{
		{"intake", "the application form through HTTP, beside the bare driver", intakeBench},
		{"pages", "a person's page and a filtered list, beside their own statements; search, start, memory", pagesBench},
		{"search", "search as one types", searchBench},
		{"group", "commits in groups, beside a commit for each command", groupBench},
		{"match", "ranking a million people for a request", matchBench},
		{"assign", "a matching round: 5,000 people, 1,500 openings", assignBench},
		{"stats", "sizes of files and functions, tests against code, and their budgets", statsBench},
	}
}

// errBroken says that a report was made and is not as it should be.
var errBroken = errors.New("a budget is broken")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) > 0 {
		for _, b := range benches() {
			if b.name == args[0] {
				return measure(ctx, b, args[1:], out)
			}
		}
	}
	fmt.Fprintln(out, "go run ./bench NAME [-json] [options]; NAME --help lists the options")
	for _, b := range benches() {
		fmt.Fprintf(out, "  %-8s %s\n", b.name, b.about)
	}
	return errors.New("which benchmark?")
}

func measure(ctx context.Context, b bench, args []string, out io.Writer) error {
	f := flag.NewFlagSet("bench "+b.name, flag.ContinueOnError)
	asJSON := f.Bool("json", false, "all figures, for machines")
	profile := f.String("cpuprofile", "", "file for a profile of where the time goes")
	work := b.setup(f)
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	if *profile != "" {
		file, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		if err := pprof.StartCPUProfile(file); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	r, err := work(ctx)
	if r == nil {
		return err
	}
	if !*asJSON {
		r.table(out)
		return err
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return errors.Join(err, e.Encode(r))
}
