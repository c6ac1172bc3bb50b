package person

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// atOnce does n pieces of work, several at a time, until one fails.
func atOnce(n int, do func(i int) error) error {
	workers := min(n, max(2, runtime.GOMAXPROCS(0)))
	errs := make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < n && errs[w] == nil; i += workers {
				errs[w] = do(i)
			}
		})
	}
	wait.Wait()
	return firstOf(errs...)
}

// pairUp puts what looks like a duplicate of the records that were written into
// the queue, as the background work does after every receipt.
func (im *importing) pairUp(ctx context.Context) error {
	matches := make([][]Match, len(im.touched))
	err := atOnce(len(im.touched), func(i int) (err error) {
		matches[i], err = Similar(ctx, im.DB.Reader(), im.touched[i])
		return err
	})
	if err != nil {
		return fault.Wrap("person.pairUp", err)
	}
	const some = 200
	for first := 0; first < len(matches); first += some {
		last := min(first+some, len(matches))
		err := im.DB.Write(ctx, func(tx *db.Tx) error {
			for i := first; i < last; i++ {
				if err := proposeIn(ctx, tx, im.touched[i], matches[i], im.Clock.Now()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fault.Wrap("person.pairUp", err)
		}
	}
	for i, found := range matches {
		for _, m := range found {
			im.pair(im.lines[im.touched[i]], im.lines[m.Person], m)
		}
	}
	im.sortPairs()
	return nil
}

// pair notes that a row may be of the person of another row, or of a record.
func (im *importing) pair(line, other int, m Match) {
	if other > line {
		line, other = other, line
	}
	p := ImportPair{Line: line, Other: other, Score: m.Verdict.Score}
	if other == 0 {
		p.Person = m.Person
	}
	im.report.Pairs = append(im.report.Pairs, p)
}

// sortPairs puts the likeliest first and drops what was found from both sides.
func (im *importing) sortPairs() {
	pairs := im.report.Pairs
	slices.SortFunc(pairs, func(a, b ImportPair) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Other, b.Other), cmp.Compare(a.Person, b.Person), cmp.Compare(b.Score, a.Score))
	})
	pairs = slices.CompactFunc(pairs, func(a, b ImportPair) bool { return a.Line == b.Line && a.Other == b.Other && a.Person == b.Person })
	slices.SortStableFunc(pairs, func(a, b ImportPair) int { return cmp.Compare(b.Score, a.Score) })
	im.report.Pairs = pairs
}

// resembling says for rows that would make records of whom they may be
// duplicates: of records that are there, and of one another.
func (im *importing) resembling(ctx context.Context, rows []ImportRow) error {
	matches, prepared := make([][]Match, len(rows)), make([]*linkage.Prepared, len(rows))
	err := atOnce(len(rows), func(i int) (err error) {
		prepared[i] = rows[i].Record.traits(im.Keys).prepare()
		matches[i], err = SimilarTo(ctx, im.DB.Reader(), im.Keys, rows[i].Record)
		return err
	})
	if err != nil {
		return fault.Wrap("person.resembling", err)
	}
	for i, found := range matches {
		for _, m := range found {
			im.pair(rows[i].Line, im.lines[m.Person], m)
		}
	}
	shares := linkage.Count(prepared)
	shares.People = max(shares.People, smallTown)
	for _, p := range linkage.Pairs(prepared, shares) {
		if v := (Verdict{Score: p.Evidence.Percent()}); v.Possible() {
			im.pair(rows[p.A].Line, rows[p.B].Line, Match{Verdict: v})
		}
	}
	im.sortPairs()
	return nil
}
