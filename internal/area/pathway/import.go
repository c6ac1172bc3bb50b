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
// the fold of facts that journal.Import brings.
// Version counts the commands, its opening included.
type Past struct {
	History
	Pacts    []Pact
	Steps    []Step
	Balances []PastBalance
	Broken   map[PromiseKind]id.Event // the journal's records of breaks
}

// PastBalance is the balance of a closing.
type PastBalance struct {
	Balance
	ClosedOn civil.Date
	FollowUp civil.Date // may be empty
}

// ImportIn writes many pathways with their pacts, steps, balances and promises.
// The rows are what the commands and projections would have written; a test of
// the demo holds them against each other.
func ImportIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, past []Past, terms func(Track, civil.Date) Terms, today civil.Date) error {
	const op = "pathway.ImportIn"
	var bad error // of the sealing
	tables := []struct {
		name    string
		columns []string
		rows    func(yield func([]any) bool, p Past) bool
	}{
		{"pathway", splitColumns(pathwayColumns), func(yield func([]any) bool, p Past) bool {
			return yield(append(pathwayValues(p.Pathway), p.Version))
		}},
		{"pact", splitColumns(pactColumns), func(yield func([]any) bool, p Past) bool {
			for _, pact := range p.Pacts {
				if !yield(pactValues(pact)) {
					return false
				}
			}
			return true
		}},
		{"pathway_step", splitColumns(stepColumns), func(yield func([]any) bool, p Past) bool {
			for _, st := range p.Steps {
				if !yield(append(stepValues(st), st.Version)) {
					return false
				}
			}
			return true
		}},
		{"pathway_balance", []string{"application", "closed_on", "sealed", "follow_up_on"}, func(yield func([]any) bool, p Past) bool {
			for _, b := range p.Balances {
				sealed, err := sealBalance(k, p.Application, b.Balance)
				if bad = err; err != nil || !yield([]any{string(p.Application), b.ClosedOn, sealed, b.FollowUp}) {
					return false
				}
			}
			return true
		}},
		{"promise", splitColumns(promiseInsert), func(yield func([]any) bool, p Past) bool {
			for _, pr := range Promises(p.Pathway, p.Pauses, terms(p.Track, p.DecidedOn), today) {
				if !yield(promiseValues(pr, p.KeptBy(pr.Kind), p.Broken[pr.Kind])) {
					return false
				}
			}
			return true
		}},
	}
	for _, t := range tables {
		rows := func(yield func([]any) bool) {
			for _, p := range past {
				if !t.rows(yield, p) {
					return
				}
			}
		}
		_, err := tx.Bulk(ctx, t.name, t.columns, iter.Seq[[]any](rows))
		if bad != nil {
			err = bad
		}
		if err != nil {
			return fault.Wrap(op+"."+t.name, err)
		}
	}
	return nil
}
