package pathway

import (
	"context"
	"iter"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is a pathway with everything beside it, as it comes in from elsewhere:
// the fold of facts that journal.Import brings. Version counts the commands,
// the decision included.
type Past struct {
	History
	Pacts    []Pact
	Steps    []Step
	Balances []PastBalance
	Broken   map[PromiseKind]id.Event // the journal's standing records of breaks
}

// PastBalance is the balance of a closing.
type PastBalance struct {
	Balance
	ClosedOn civil.Date
	FollowUp civil.Date // may be empty
}

// ImportIn writes many pathways with their pacts, steps, balances and promises.
// The rows are what the commands and projections would have written, with the
// promises as they are today; a test of the demo holds them against each other.
func ImportIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, past []Past, terms func(Track, civil.Date) Terms, today civil.Date) error {
	for _, table := range importTables(k, terms, today) {
		var bad error
		rows := func(yield func([]any) bool) {
			put := func(row []any, err error) bool {
				bad = err
				return err == nil && yield(row)
			}
			for _, p := range past {
				if !table.rows(p, put) {
					return
				}
			}
		}
		_, err := tx.Bulk(ctx, table.name, splitColumns(table.columns), iter.Seq[[]any](rows))
		if bad != nil {
			err = bad
		}
		if err != nil {
			return fault.Wrap("pathway.ImportIn."+table.name, err)
		}
	}
	return nil
}

// importTable gives the rows that a pathway has in a table; rows stops when put
// says so, and then is false.
type importTable struct {
	name    string
	columns string
	rows    func(p Past, put func([]any, error) bool) bool
}

func importTables(k *crypt.Keys, terms func(Track, civil.Date) Terms, today civil.Date) []importTable {
	return []importTable{
		{"pathway", pathwayColumns, func(p Past, put func([]any, error) bool) bool {
			return put(append(pathwayValues(p.Pathway), p.Version), nil)
		}},
		{"pact", pactColumns, func(p Past, put func([]any, error) bool) bool {
			for _, pact := range p.Pacts {
				if !put(pactValues(pact), nil) {
					return false
				}
			}
			return true
		}},
		{"pathway_step", stepColumns, func(p Past, put func([]any, error) bool) bool {
			for _, st := range p.Steps {
				if !put(append(stepValues(st), st.Version), nil) {
					return false
				}
			}
			return true
		}},
		{"pathway_balance", balanceColumns, func(p Past, put func([]any, error) bool) bool {
			for _, b := range p.Balances {
				sealed, err := sealBalance(k, p.Application, b.Balance)
				if !put([]any{string(p.Application), b.ClosedOn, sealed, b.FollowUp}, err) {
					return false
				}
			}
			return true
		}},
		{"promise", promiseInsert, func(p Past, put func([]any, error) bool) bool {
			for _, pr := range Promises(p.Pathway, p.Pauses, terms(p.Track, p.DecidedOn), today) {
				if !put(promiseValues(pr, p.KeptBy(pr.Kind), p.Broken[pr.Kind]), nil) {
					return false
				}
			}
			return true
		}},
	}
}
