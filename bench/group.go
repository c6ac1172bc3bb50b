package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"insieme/internal/base/db"
)

// groupReport compares one durable commit for each command with commits shared
// by those that wait.
type groupReport struct {
	Environment environment `json:"environment"`
	Rounds      int         `json:"rounds"`
	Rows        []groupRow  `json:"rows"`
}

type groupRow struct {
	Alone  sample  `json:"alone"`
	Group  sample  `json:"group"`
	Ratio  float64 `json:"ratio"`  // of commands a second
	Shared float64 `json:"shared"` // commands in a commit, on average
}

func groupBench(f *flag.FlagSet) func(ctx context.Context) (report, error) {
	rounds := f.Int("rounds", 5, "rounds, the two kinds of commit in turns")
	ops := f.Int("ops", 2000, "commands in each measurement")
	return func(ctx context.Context) (report, error) {
		dir, err := os.MkdirTemp("", "insieme-bench-")
		if err != nil {
			return nil, err
		}
		defer func() { _ = os.RemoveAll(dir) }()
		alone, err := openNotes(ctx, filepath.Join(dir, "alone.db"), db.Options{GroupSize: 1})
		if err != nil {
			return nil, err
		}
		defer func() { _ = alone.Close() }()
		group, err := openNotes(ctx, filepath.Join(dir, "group.db"), db.Options{})
		if err != nil {
			return nil, err
		}
		defer func() { _ = group.Close() }()
		r := &groupReport{Environment: here(), Rounds: *rounds}
		for _, clients := range []int{1, 8, 64} {
			row, err := compareGroups(ctx, alone, group, *rounds, clients, *ops)
			if err != nil {
				return nil, err
			}
			r.Rows = append(r.Rows, row)
		}
		return r, nil
	}
}

// openNotes makes a database with one table like those of the areas: an
// identity, a text of a few hundred bytes, two indexes.
func openNotes(ctx context.Context, path string, o db.Options) (*db.DB, error) {
	d, err := db.Open(ctx, "sqlite:"+path, o)
	if err != nil {
		return nil, err
	}
	for _, statement := range []string{
		`CREATE TABLE bench_note (id TEXT PRIMARY KEY, person TEXT NOT NULL, body TEXT NOT NULL)`,
		`CREATE INDEX bench_note_person ON bench_note (person)`,
	} {
		if _, err := d.Pool().ExecContext(ctx, statement); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func compareGroups(ctx context.Context, alone, group *db.DB, rounds, clients, ops int) (groupRow, error) {
	var own, shared []sample
	before := group.Stats()
	for range rounds {
		a, err := load(ctx, clients, ops, writeNote(alone))
		if err != nil {
			return groupRow{}, err
		}
		g, err := load(ctx, clients, ops, writeNote(group))
		if err != nil {
			return groupRow{}, err
		}
		own, shared = append(own, a), append(shared, g)
	}
	after := group.Stats()
	row := groupRow{Alone: pooled(own), Group: pooled(shared)}
	row.Ratio = ratio(row.Group.PerSecond, row.Alone.PerSecond)
	row.Shared = ratio(float64(after.Members-before.Members), float64(after.Groups-before.Groups))
	return row, nil
}

// writeNote is the command: four rows of 300 bytes.
func writeNote(d *db.DB) func(ctx context.Context, client, op int) error {
	const rows = 4
	body := fmt.Sprintf("%300s", "note")
	return func(ctx context.Context, _, _ int) error {
		return d.Write(ctx, func(tx *db.Tx) error {
			for range rows {
				err := tx.ExecOne(ctx, `INSERT INTO bench_note (id, person, body) VALUES ($1, $2, $3)`, rand.Text(), rand.Text(), body)
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func (r *groupReport) table(w io.Writer) {
	r.Environment.table(w)
	fmt.Fprintf(w, "commands a second (p50 / p99 ms), SQLite, synchronous=FULL, median of %d rounds\n\n", r.Rounds)
	fmt.Fprintf(w, "%8s  %26s  %26s  %6s  %s\n", "clients", "a commit each", "commits in groups", "ratio", "commands in a commit")
	for _, row := range r.Rows {
		fmt.Fprintf(w, "%8d  %26s  %26s  %5.2fx  %.1f\n", row.Alone.Clients, row.Alone, row.Group, row.Ratio, row.Shared)
	}
}

// String is a sample in a cell of a table.
func (s sample) String() string { return fmt.Sprintf("%.0f (%s / %s)", s.PerSecond, s.P50, s.P99) }
