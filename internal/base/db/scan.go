package db

import (
	"context"
	"strconv"
	"strings"

	"insieme/internal/base/fault"
)

// One reads the one row of a query; no row is fault.NotFound.
func One[T any](ctx context.Context, q Queryer, scan func(Scanner) (T, error), query string, args ...any) (T, error) {
	return scan(q.QueryRow(ctx, query, args...))
}

// All reads every row of a query, nil for none.
func All[T any](ctx context.Context, q Queryer, scan func(Scanner) (T, error), query string, args ...any) ([]T, error) {
	const op = "db.All"
	rows, done, err := q.open(ctx, query, args)
	if err != nil {
		return nil, q.classify(op, query, err)
	}
	defer done()
	var all []T
	for rows.Next() {
		v, err := scan(discreet{rows})
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		all = append(all, v)
	}
	return all, q.classify(op, query, rows.Err())
}

// discreet keeps the scanned value out of a scan error.
type discreet struct{ Scanner }

// Scan implements Scanner.
func (s discreet) Scan(dest ...any) error {
	if err := s.Scanner.Scan(dest...); err != nil {
		return unreadable("db.All", err)
	}
	return nil
}

// Exists reports whether a query has at least one row. The query ends with
// LIMIT 1 where it could have many.
func Exists(ctx context.Context, q Queryer, query string, args ...any) (bool, error) {
	const op = "db.Exists"
	rows, done, err := q.open(ctx, query, args)
	if err != nil {
		return false, q.classify(op, query, err)
	}
	defer done()
	found := rows.Next()
	return found, q.classify(op, query, rows.Err())
}

// Scalar reads the only column of a row: db.One(ctx, q, db.Scalar[int], …).
func Scalar[T any](s Scanner) (T, error) {
	var v T
	err := s.Scan(&v)
	return v, err
}

// Places lists n placeholders from number first on: Places(3, 2) is "$3,$4".
// For n = 0 it is "NULL", so that "IN (…)" is right and matches nothing.
func Places(first, n int) string {
	if n <= 0 {
		return "NULL"
	}
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(first + i))
	}
	return b.String()
}
