package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"insieme/internal/base/db"
)

// chunk is how many people one transaction of the fill writes.
const chunk = 10_000

// fill brings a database to at least a number of people with everything that
// their forms leave, but for jobs: those are done and swept. Indexes that need
// not be there for uniqueness are built afterwards, which takes half the time.
func fill(ctx context.Context, d *db.DB, form []written, people int) error {
	have, err := db.One(ctx, d.Reader(), db.Scalar[int], `SELECT COUNT(*) FROM person`)
	if err != nil || have >= people {
		return err
	}
	begin := time.Now()
	form = slices.DeleteFunc(slices.Clone(form), func(w written) bool { return w.Table == "job" })
	indexes, err := indexesOf(ctx, d, form)
	if err != nil {
		return err
	}
	for _, index := range indexes {
		if _, err := d.Pool().ExecContext(ctx, `DROP INDEX `+index.name); err != nil {
			return err
		}
	}
	c := newCopier(form, uint64(have))
	for ; have < people; have += chunk {
		if err := fillChunk(ctx, d, form, c, min(chunk, people-have)); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "\r%d of %d people, %.0f s ", min(have+chunk, people), people, time.Since(begin).Seconds())
	}
	for _, index := range indexes {
		if _, err := d.Pool().ExecContext(ctx, index.text); err != nil {
			return err
		}
	}
	err = d.Analyse(ctx)
	fmt.Fprintf(os.Stderr, "\nindexes, %.0f s\n", time.Since(begin).Seconds())
	return err
}

func fillChunk(ctx context.Context, d *db.DB, form []written, c *copier, people int) error {
	forms := make([][][][]any, people)
	for i := range forms {
		forms[i] = c.next()
	}
	return d.Import(ctx, func(tx *db.Tx) error {
		for t, w := range form {
			_, err := tx.Bulk(ctx, w.Table, w.Columns, func(yield func([]any) bool) {
				for _, form := range forms {
					for _, row := range form[t] {
						if !yield(row) {
							return
						}
					}
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

type index struct{ name, text string }

// indexesOf lists the indexes of the tables of a form that are not there for
// uniqueness, with the statements that make them.
func indexesOf(ctx context.Context, d *db.DB, form []written) ([]index, error) {
	query := `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (`
	if d.Engine() == db.Postgres {
		query = `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN (`
	}
	args := make([]any, len(form))
	for i, w := range form {
		args[i] = w.Table
	}
	all, err := db.All(ctx, d.Reader(), func(s db.Scanner) (index, error) {
		var i index
		err := s.Scan(&i.name, &i.text)
		return i, err
	}, query+db.Places(1, len(args))+`) ORDER BY 1`, args...)
	return slices.DeleteFunc(all, func(i index) bool { return strings.HasPrefix(i.text, "CREATE UNIQUE") }), err
}
