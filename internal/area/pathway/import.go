package pathway

import (
	"context"
	"iter"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Past is a pathway with everything beside it, as it comes in from elsewhere:
// the fold of facts that journal.Import brings.
type Past struct {
	History
	Pacts  []Pact
	Steps  []Step
	Broken map[PromiseKind]id.Event // the journal's records of breaks
}

// ImportIn writes many pathways with their pacts, steps and promises. The rows
// are what the projections would have written; a test holds them against each
// other.
func ImportIn(ctx context.Context, tx *db.Tx, past []Past, terms func(Track, civil.Date) Terms, today civil.Date) error {
	const op = "pathway.ImportIn"
	tables := []struct {
		name    string
		columns []string
		rows    func(yield func([]any) bool, p Past) bool
	}{
		{"pathway", splitColumns(pathwayColumns), func(yield func([]any) bool, p Past) bool {
			return yield(append(pathwayValues(p.Pathway), 1))
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
				if !yield(append(stepValues(st), 1)) {
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
		if _, err := tx.Bulk(ctx, t.name, t.columns, iter.Seq[[]any](rows)); err != nil {
			return fault.Wrap(op+"."+t.name, err)
		}
	}
	return nil
}
