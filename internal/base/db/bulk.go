package db

import (
	"context"
	"iter"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Bulk inserts many rows, by COPY on PostgreSQL and by statements of many rows
// on SQLite, and returns their number. Each row has a value for every column.
// The sequence is read again when the function runs again.
func (t *Tx) Bulk(ctx context.Context, table string, columns []string, rows iter.Seq[[]any]) (int64, error) {
	const op = "db.Bulk"
	ctx, err := t.ready(ctx, op)
	if err != nil {
		return 0, err
	}
	var n int64
	if t.db.engine == Postgres {
		n, err = t.copyIn(ctx, table, columns, rows)
	} else {
		n, err = t.insertMany(ctx, table, columns, rows)
	}
	return n, t.classify(op, "INSERT INTO "+table, err)
}

func (t *Tx) copyIn(ctx context.Context, table string, columns []string, rows iter.Seq[[]any]) (n int64, err error) {
	next, stop := iter.Pull(rows)
	defer stop()
	source := pgx.CopyFromFunc(func() ([]any, error) {
		row, more := next()
		if !more {
			return nil, nil
		}
		return normalise(Postgres, row)
	})
	err = t.raw.Raw(func(driver any) error {
		var cerr error
		n, cerr = driver.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, source)
		return cerr
	})
	return n, err
}

// insertMany fills statements of at most bulkArgs arguments.
func (t *Tx) insertMany(ctx context.Context, table string, columns []string, rows iter.Seq[[]any]) (int64, error) {
	per := max(1, bulkArgs/len(columns))
	args := make([]any, 0, per*len(columns))
	var n int64
	flush := func() error {
		if len(args) == 0 {
			return nil
		}
		res, err := t.exec(ctx, insertText(table, columns, len(args)/len(columns)), args)
		if err != nil {
			return err
		}
		args = args[:0]
		changed, err := res.RowsAffected()
		n += changed
		return err
	}
	for row := range rows {
		plain, err := normalise(SQLite, row)
		if err != nil {
			return n, err
		}
		if args = append(args, plain...); len(args) >= per*len(columns) {
			if err := flush(); err != nil {
				return n, err
			}
		}
	}
	return n, flush()
}

// bulkArgs is near the best measured: fewer cost calls, more cost binding.
const bulkArgs = 500

func insertText(table string, columns []string, rows int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES ")
	for i := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("(" + Places(1+i*len(columns), len(columns)) + ")")
	}
	return b.String()
}
