package cli

import (
	"encoding/json"
	"fmt"
	"os"

	"insieme/internal/area/selection/assign"
	"insieme/internal/base/clock"
)

// assignmentResult is what solving a problem of the OR-Library gave.
type assignmentResult struct {
	File    string  `json:"file"`
	Size    int     `json:"size"`
	Value   int64   `json:"value"`   // the least cost
	Seconds float64 `json:"seconds"` // from the costs to the proof, without reading the file
	Columns []int   `json:"columns"` // of each row, from 0
}

// evalAssignment solves an assignment problem whose best value is published.
func evalAssignment(s streams, args []string) error {
	f := flags(s, "eval assignment")
	asJSON := f.Bool("json", false, "an object with value and seconds")
	file, rest := first(args)
	if file == "" { // the options may stand in front
		if err := f.Parse(args); err != nil {
			return parse(f, args, 0)
		}
		if file, rest = first(f.Args()); file == "" {
			return usage("name a file in the format of the OR-Library: n, then n rows of n costs")
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
	costs, err := assign.ReadBeasley(in)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	begin := clock.Wall{}.Start()
	columns, total, err := assign.Cheapest(costs)
	if err != nil {
		return err
	}
	r := assignmentResult{file, len(costs), total, clock.Wall{}.Since(begin).Seconds(), columns}
	if *asJSON {
		return json.NewEncoder(s.out).Encode(r)
	}
	_, err = fmt.Fprintf(s.out, "value    %d\nseconds  %.3f\n", r.Value, r.Seconds)
	return err
}
