package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// streams are where a command reads and writes.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// command is one entry of the table.
type command struct {
	name  string
	args  string // after the name, in the usage line
	about string // one line
	run   func(ctx context.Context, s streams, args []string) error
}

// commands is the table, in the order in which help prints it.
func commands() []command {
	return []command{
		{"serve", "[--db URL] [--addr HOST:PORT]", "serve the pages and do the background work", serve},
		{"worker", "[--db URL]", "do background work only, beside other processes", worker},
		{"demo", "[--dir FOLDER] [--addr HOST:PORT] [--fresh]", "a running programme with invented data", runDemo},
		{"migrate", "[--db URL]", "bring the database up to date", migrateUp},
		{"check", "[--db URL] [--deep]", "look for what is wrong and say the remedy", check},
		{"user", "add LOGIN --name NAME --role ROLE | reset-factor LOGIN", "add somebody who signs in; reset a lost second factor", user},
		{"indicators", "[--db URL | --dir FOLDER] --at DATE [--json]", "figures as of a date, from the journal", indicators},
		{"eval", "duplicates FILE [--pairs-out FILE] [--json] | assignment FILE [--json] | occupations|titles|labels --lang L --labels F --concepts F …", "measure what is found on data whose answer is known", eval},
		{"simulate", "[--months N] [--people N] [--openings N] [--seeds N] [--json]", "play months with each way of proposing, and compare", simulate},
		{"export", "--all FILE [--db URL]", "write the whole database to a file that either engine reads", export},
		{"import", "--all FILE [--db URL] | people FILE [--dry-run] [--source NAME] [--author LOGIN] | people --columns | esco FOLDER|ZIP [--db URL]", "read such a file into a new database; read in a list of people (CSV, XLSX), or the Commission's ESCO export", importInto},
		{"backup", "FILE [--db URL]", "copy the database while the program runs", backup},
		{"restore", "FILE [--db URL]", "put a backup where there is no database yet", restore},
		{"retention", "[--db URL | --dir FOLDER] [--dry-run]", "records kept for as long as they may be: propose their erasure", retention},
		{"docs", "[--dir FOLDER]", "write the generated documents", docs},
		{"version", "", "the version of the program", version},
	}
}

// errUsage says that the command line was not understood; its text is for the user.
var errUsage = errors.New("usage")

func usage(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUsage, fmt.Sprintf(format, args...))
}

// Main runs a command line and returns the exit code. An interrupt ends the
// command in order.
func Main(args []string, in io.Reader, out, err io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, args, streams{in, out, err})
}

func run(ctx context.Context, args []string, s streams) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		help(s.out)
		return exitOK
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return report(s, c, c.run(ctx, s, args[1:]))
		}
	}
	fmt.Fprintf(s.err, "insieme: there is no command %q; see insieme help\n", args[0])
	return exitUsage
}

func report(s streams, c command, err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, errUsage):
		fmt.Fprintf(s.err, "insieme %s: %s\nusage: insieme %s %s\n", c.name, strings.TrimPrefix(err.Error(), "usage: "), c.name, c.args)
		return exitUsage
	default:
		fmt.Fprintf(s.err, "insieme %s: %v\n", c.name, err)
		return exitFailed
	}
}

func help(out io.Writer) {
	fmt.Fprint(out, "insieme runs a city's job-inclusion programme.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(out, "  insieme %-11s %s\n", c.name, c.about)
	}
	fmt.Fprint(out, "\ninsieme COMMAND --help tells a command's options. Settings come from defaults, then the\nfile named by INSIEME_CONFIG, then the environment (docs/config.md).\n")
}

// flags makes a command's flag set, whose help goes to standard error.
func flags(s streams, name string) *flag.FlagSet {
	f := flag.NewFlagSet("insieme "+name, flag.ContinueOnError)
	f.SetOutput(s.err)
	return f
}

// parse reads a command's flags and wants exactly n further words.
func parse(f *flag.FlagSet, args []string, n int) error {
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usage("%v", err)
	}
	if f.NArg() != n {
		return usage("%d words after the options, expected %d", f.NArg(), n)
	}
	return nil
}
