package person

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
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

// queue puts what looks like a duplicate into the queue: the pairs of the look,
// and what the corrected records look like now.
func (im *importing) queue(ctx context.Context) error {
	const op, some = "person.queue", 200
	size, err := registerSize(ctx, im.DB.Reader())
	if err != nil {
		return fault.Wrap(op, err)
	}
	matches := make([][]Match, len(im.changed))
	err = atOnce(len(im.changed), func(i int) (err error) {
		matches[i], err = similar(ctx, im.DB.Reader(), im.changed[i], size)
		return err
	})
	if err != nil {
		return fault.Wrap(op, err)
	}
	for i, found := range matches {
		for _, m := range found {
			im.pair(im.lines[im.changed[i]], im.lines[m.Person], m)
		}
	}
	im.sortPairs()
	records := map[int]id.Person{}
	for p, line := range im.lines {
		records[line] = p
	}
	for pairs := range slices.Chunk(im.report.Pairs, some) {
		err := im.DB.Write(ctx, func(tx *db.Tx) error {
			for _, p := range pairs {
				one, other := records[p.Line], cmp.Or(records[p.Other], p.Person)
				if one == "" || other == "" || one == other {
					continue // the row was left out meanwhile
				}
				if err := insertDuplicateIn(ctx, tx, one, other, p.Score, im.Clock.Now()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fault.Wrap(op, err)
		}
	}
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
	size, err := registerSize(ctx, im.DB.Reader())
	if err != nil {
		return fault.Wrap("person.resembling", err)
	}
	matches, prepared := make([][]Match, len(rows)), make([]*linkage.Prepared, len(rows))
	err = atOnce(len(rows), func(i int) (err error) {
		t := rows[i].Record.traits(im.Keys)
		prepared[i] = t.prepare()
		matches[i], err = resembling(ctx, im.DB.Reader(), t, size)
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
	im.amongThemselves(rows, prepared, size+len(rows))
	im.sortPairs()
	return nil
}

// amongThemselves compares rows with one another, names weighing as frequent as
// they are in the list.
func (im *importing) amongThemselves(rows []ImportRow, prepared []*linkage.Prepared, size int) {
	surnames, givens, births := map[string]int{}, map[string]int{}, map[civil.Date]int{}
	for i, p := range prepared {
		file := p.File()
		surnames[file.Surname]++
		givens[file.Given]++
		births[rows[i].Record.BirthDate]++
	}
	for _, p := range linkage.Pairs(prepared, &linkage.Shares{People: max(size, smallTown)}) {
		shares, own := &linkage.Shares{People: max(size, smallTown)}, prepared[p.A]
		file := own.File()
		own.Know(shares, size, surnames[file.Surname], givens[file.Given], births[rows[p.A].Record.BirthDate])
		if v := verdict(linkage.NewLinker(shares), own, prepared[p.B]); v.Possible() {
			im.pair(rows[p.A].Line, rows[p.B].Line, Match{Verdict: v})
		}
	}
}
