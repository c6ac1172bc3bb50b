package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"time"

	"insieme/internal/area/selection/assign"
)

// maxAssign is the budget for 5,000 people and 1,500 openings.
const maxAssign = 50 * time.Millisecond

// assignReport tells how long a round takes, on problems of several kinds.
type assignReport struct {
	Environment environment `json:"environment"`
	Rounds      int         `json:"rounds"`
	Rows        []assignRow `json:"rows"`
	Worst       float64     `json:"worst_ms"` // computing time, of those with a budget
}

type assignRow struct {
	Name     string  `json:"name"`
	Pairs    int     `json:"pairs"`
	Budget   bool    `json:"budget"`
	Millis   float64 `json:"ms"`        // median, from rows in any order to the proof
	CPU      float64 `json:"cpu_ms"`    // median, computed in that time by all threads
	Least    float64 `json:"least_ms"`  // of all rounds, on the clock
	PathsMs  float64 `json:"paths_ms"`  // shortest paths alone, once
	GreedyMs float64 `json:"greedy_ms"` // by score, once
	Chosen   int     `json:"chosen"`
	Value    int64   `json:"value"`
	Gap      int64   `json:"gap_millionths"`
	Greedy   float64 `json:"greedy_of_best"` // what greedy reaches, of the best
	Method   string  `json:"method"`
}

func assignBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	rounds := f.Int("rounds", 7, "times each problem is solved")
	return func(context.Context) (report, error) {
		r := &assignReport{Environment: here(), Rounds: *rounds}
		for _, s := range assignSamples() {
			row, err := measureAssign(s, *rounds)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.Name, err)
			}
			row.Budget = !s.Limited
			if row.Budget {
				r.Worst = max(r.Worst, row.CPU)
			}
			r.Rows = append(r.Rows, row)
		}
		if r.Worst > millis(maxAssign) {
			return r, errBroken
		}
		return r, nil
	}
}

func assignSamples() []assign.Sample {
	one := assign.Sample{People: 5000, Openings: 1500, Feasible: 40, PerPerson: 1, Places: 1, Seed: 1}
	var samples []assign.Sample
	add := func(name string, change func(s *assign.Sample)) {
		s := one
		change(&s)
		s.Name = name
		samples = append(samples, s)
	}
	add("one to one, any scores", func(*assign.Sample) {})
	add("one to one, contended", func(s *assign.Sample) { s.Contended = true })
	add("one to one, 20 scores", func(s *assign.Sample) { s.Values = 20 })
	add("one to one, 4 scores", func(s *assign.Sample) { s.Values = 4 })
	add("one to one, 4 scores, contended", func(s *assign.Sample) { s.Values, s.Contended = 4, true })
	add("one to one, all equal", func(s *assign.Sample) { s.Values = 1 })
	add("one to one, all equal, contended", func(s *assign.Sample) { s.Values, s.Contended = 1, true })
	round := func(change func(s *assign.Sample)) func(s *assign.Sample) {
		return func(s *assign.Sample) { s.PerPerson, s.Places = 2, 3; change(s) }
	}
	add("two a person, three an opening", round(func(*assign.Sample) {}))
	add("the same, contended", round(func(s *assign.Sample) { s.Contended = true }))
	add("the same, 4 scores", round(func(s *assign.Sample) { s.Values = 4 }))
	add("with promises", round(func(s *assign.Sample) { s.Urgent = true }))
	add("with promises, contended", round(func(s *assign.Sample) { s.Urgent, s.Contended = true, true }))
	add("with promises, companies, tutors", round(func(s *assign.Sample) { s.Urgent, s.Limited = true, true }))
	return samples
}

func measureAssign(s assign.Sample, rounds int) (assignRow, error) {
	p := s.Problem()
	row := assignRow{Name: s.Name, Pairs: len(p.Pairs)}
	var took, computed []time.Duration
	for range rounds {
		begin, before := time.Now(), cpuTime()
		r, err := assign.Solve(p)
		if err != nil {
			return row, err
		}
		took, computed = append(took, time.Since(begin)), append(computed, cpuTime()-before)
		row.Chosen, row.Value, row.Gap, row.Method = len(r.Pairs), r.Value, r.GapMillionths(), r.Method
	}
	slices.Sort(took)
	slices.Sort(computed)
	row.Millis, row.CPU, row.Least = millis(took[len(took)/2]), millis(computed[len(took)/2]), millis(took[0])
	begin := time.Now()
	paths, err := assign.SolveByPaths(p)
	if err != nil {
		return row, err
	}
	row.PathsMs = millis(time.Since(begin))
	if paths.Value != row.Value || len(paths.Left) != 0 && paths.Kept == 0 {
		return row, errors.New("the auction and the shortest paths disagree")
	}
	begin = time.Now()
	greedy, err := assign.Greedy(p)
	if err != nil {
		return row, err
	}
	row.GreedyMs = millis(time.Since(begin))
	row.Greedy = ratio(float64(greedy.Value), float64(row.Value))
	return row, nil
}

// millis is a time in milliseconds, to two places.
func millis(d time.Duration) float64 { return ratio(float64(d), float64(time.Millisecond)) }

func (r *assignReport) table(w io.Writer) {
	r.Environment.table(w)
	fmt.Fprintf(w, "5,000 people, 1,500 openings, about 40 feasible pairs each; median of %d\n\n", r.Rounds)
	fmt.Fprintf(w, "%-34s %8s %8s %8s %8s %8s %8s %9s %7s %s\n", "", "ms", "cpu ms", "least", "paths", "greedy", "chosen", "greedy is", "gap", "by")
	for _, row := range r.Rows {
		fmt.Fprintf(w, "%-34s %8.2f %8.2f %8.2f %8.2f %8.2f %8d %9.4f %7d %s\n", row.Name, row.Millis, row.CPU, row.Least, row.PathsMs, row.GreedyMs, row.Chosen, row.Greedy, row.Gap, row.Method)
	}
}
