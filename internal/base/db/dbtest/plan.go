package dbtest

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"insieme/internal/base/db"
)

// Plan is how an engine means to answer a query.
type Plan struct {
	// Whole are the tables and views of which every row is read.
	Whole []string
	// Indexes are those through which rows are found, in the order of use.
	Indexes []string
	// Sorted reports that rows are put in order after they have been read.
	Sorted bool
	// SortedRows is how many the engine expects; -1 on SQLite, which does not say.
	SortedRows float64
	// Text is the engine's own words.
	Text string
}

// Explain asks for the plan of a query. The error is of a query that the engine
// does not understand. A plan says something about large tables only: small
// ones are best read as a whole.
func Explain(ctx context.Context, d *db.DB, query string, args ...any) (Plan, error) {
	if d.Engine() == db.Postgres {
		return explainPostgres(ctx, d.Reader(), query, args)
	}
	return explainSQLite(ctx, d, query, args)
}

// Avoidable is the plan of a query for an engine that would rather do anything
// than read a table as a whole: what Whole still holds then, no index can help,
// however few the rows of the test are.
func Avoidable(ctx context.Context, d *db.DB, query string, args ...any) (Plan, error) {
	if d.Engine() != db.Postgres {
		return explainSQLite(ctx, d, query, args)
	}
	var p Plan
	err := d.Claim(ctx, func(tx *db.Tx) (err error) {
		if _, err = tx.Exec(ctx, `SET LOCAL enable_seqscan = off`); err == nil {
			p, err = explainPostgres(ctx, tx, query, args)
		}
		return err
	})
	return p, err
}

var sqliteStep = regexp.MustCompile(`^(SCAN|SEARCH) (\S+)(?: USING (?:COVERING )?INDEX (\S+))?`)

// explainSQLite reads a plan of SQLite. Walking along an index reads a table as
// a whole if the rows are sorted afterwards; in the order asked for it stops
// when there are enough.
func explainSQLite(ctx context.Context, d *db.DB, query string, args []any) (Plan, error) {
	steps, err := db.All(ctx, d.Reader(), func(s db.Scanner) (string, error) {
		var number, parent, unused int
		var step string
		err := s.Scan(&number, &parent, &unused, &step)
		return step, err
	}, `EXPLAIN QUERY PLAN `+query, args...)
	p := Plan{Text: strings.Join(steps, "; "), SortedRows: -1}
	p.Sorted = strings.Contains(p.Text, "TEMP B-TREE FOR ORDER BY")
	for _, step := range steps {
		m := sqliteStep.FindStringSubmatch(step)
		if m == nil {
			continue
		}
		if m[3] != "" {
			p.Indexes = append(p.Indexes, m[3])
		}
		if m[1] == "SCAN" && (m[3] == "" || p.Sorted) {
			p.Whole = append(p.Whole, m[2])
		}
	}
	return p, err
}

// step is a node of a plan of PostgreSQL.
type step struct {
	Type     string  `json:"Node Type"`
	Relation string  `json:"Relation Name"`
	Index    string  `json:"Index Name"`
	Rows     float64 `json:"Plan Rows"`
	Plans    []step
}

func explainPostgres(ctx context.Context, q db.Queryer, query string, args []any) (Plan, error) {
	text, err := db.One(ctx, q, db.Scalar[string], `EXPLAIN (FORMAT JSON) `+query, args...)
	if err != nil {
		return Plan{}, err
	}
	var answer []struct{ Plan step }
	p := Plan{Text: text}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		return p, err
	}
	p.add(answer[0].Plan)
	return p, nil
}

func (p *Plan) add(s step) {
	switch {
	case s.Index != "":
		p.Indexes = append(p.Indexes, s.Index)
	case s.Type == "Seq Scan":
		p.Whole = append(p.Whole, s.Relation)
	}
	for _, below := range s.Plans {
		if s.Type == "Sort" {
			p.Sorted, p.SortedRows = true, max(p.SortedRows, below.Rows)
		}
		p.add(below)
	}
}

// Uses reports whether rows are found through one of some indexes.
func (p Plan) Uses(indexes ...string) bool {
	return slices.ContainsFunc(p.Indexes, func(used string) bool { return slices.Contains(indexes, used) })
}

// SortsMore reports whether more than some rows are put in order. Where the
// engine does not say how many, they are few if one of some indexes has found
// them.
func (p Plan) SortsMore(rows float64, narrow ...string) bool {
	if p.SortedRows < 0 {
		return p.Sorted && !p.Uses(narrow...)
	}
	return p.SortedRows > rows
}
