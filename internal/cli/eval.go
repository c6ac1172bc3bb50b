package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"text/tabwriter"

	"insieme/internal/area/person/linkage"
)

// eval measures what the program finds by itself on data whose answer is known.
func eval(_ context.Context, s streams, args []string) error {
	const whats = "say what to measure: duplicates, assignment, occupations, titles or labels"
	if len(args) == 0 {
		return usage(whats)
	}
	switch what := args[0]; what {
	case "duplicates":
		return evalDuplicates(s, args[1:])
	case "assignment":
		return evalAssignment(s, args[1:])
	case "occupations", "titles", "labels":
		return evalOccupations(s, what, args[1:])
	default:
		return usage(whats)
	}
}

// evalDuplicates looks for the same people in a file, with the rules and the
// settings of the register (area person), and compares with what the
// identities of the rows say: rec-7-org and rec-7-dup-0 are one person. It
// needs no database.
func evalDuplicates(s streams, args []string) error {
	f := flags(s, "eval duplicates")
	pairsOut := f.String("pairs-out", "", "write the pairs to a file, two rec_id a line with a comma, the surest first")
	asJSON := f.Bool("json", false, "an object with precision and recall")
	file, rest := first(args)
	if file == "" { // the options may stand in front
		if err := f.Parse(args); err != nil {
			return parse(f, args, 0)
		}
		if file, rest = first(f.Args()); file == "" {
			return usage("name a file: CSV with a line of headers, compressed by gzip or not")
		}
	}
	if err := parse(f, rest, 0); err != nil {
		return err
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	rows, err := linkage.ReadRows(in)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	result, pairs := linkage.Measure(rows)
	if *pairsOut != "" {
		if err := writePairs(*pairsOut, rows, pairs); err != nil {
			return err
		}
	}
	if *asJSON {
		e := json.NewEncoder(s.out)
		e.SetIndent("", "  ")
		return e.Encode(result)
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "records\t%d\npairs found\t%d\n", result.Records, result.Found)
	if result.Known {
		fmt.Fprintf(w, "pairs that are one person\t%d\nof them found\t%d\nprecision\t%.4f\nrecall\t%.4f\nF1\t%.4f\n",
			result.True, result.Right, result.Precision, result.Recall, result.F1)
	}
	return w.Flush()
}

func writePairs(path string, rows []linkage.Row, pairs []linkage.Pair) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	for _, p := range pairs {
		fmt.Fprintf(w, "%s,%s\n", rows[p.A].ID, rows[p.B].ID)
	}
	if err := w.Flush(); err != nil {
		_ = out.Close() // the first error tells
		return err
	}
	return out.Close()
}
