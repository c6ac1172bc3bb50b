package monitoring

import (
	"context"
	"time"

	"insieme/internal/area/monitoring/indicator"
	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Figures computes all indicators as of a day.
func Figures(ctx context.Context, q db.Queryer, at civil.Date) ([]Figure, error) {
	const op = "monitoring.Figures"
	night, err := endOf(ctx, q, at)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var out []Figure
	for _, d := range indicator.All() {
		v, err := value(ctx, q, d, at, night)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		out = append(out, Figure{Code: d.Code, Value: v, Unit: d.Unit, At: at})
	}
	return out, nil
}

// endOf is the instant at which a day ends where the programme is.
func endOf(ctx context.Context, q db.Queryer, day civil.Date) (time.Time, error) {
	identity, err := programme.IdentityAt(ctx, q, day)
	if err != nil {
		return time.Time{}, err
	}
	zone, err := time.LoadLocation(identity.Zone)
	return day.AddDays(1).At(0, 0, zone).UTC(), err
}

func value(ctx context.Context, q db.Queryer, d indicator.Definition, at civil.Date, night time.Time) (int64, error) {
	if d.Unit == indicator.Applications {
		query := `SELECT COUNT(*) FROM event e WHERE ` + standing + `(` + db.Places(2, len(d.Kinds)) + `)`
		return db.One(ctx, q, db.Scalar[int64], query, append([]any{at}, texts(d.Kinds)...)...)
	}
	if d.Unit == indicator.Companies {
		return companies(ctx, q, d, at)
	}
	kinds := standing + `(` + db.Places(3, len(d.Kinds)) + `)`
	args := append([]any{at, night}, texts(d.Kinds)...)
	if !d.OnlyFirst() {
		return db.One(ctx, q, db.Scalar[int64], roots+`
			SELECT COUNT(DISTINCT COALESCE(r.person, e.person)) FROM event e LEFT JOIN root r ON r.alias = e.person WHERE `+kinds, args...)
	}
	return db.One(ctx, q, db.Scalar[int64], roots+`
		SELECT COUNT(*) FROM (
			SELECT e.kind, ROW_NUMBER() OVER (PARTITION BY COALESCE(r.person, e.person) ORDER BY e.occurred_on, e.seq) AS turn
			FROM event e LEFT JOIN root r ON r.alias = e.person WHERE `+kinds+`) f
		WHERE f.turn = 1 AND f.kind IN (`+db.Places(3+len(d.Kinds), len(d.Decisive))+`)`, append(args, texts(d.Decisive)...)...)
}

// companies counts the companies of a definition: every one with a fact, or those
// whose last fact decides, and those with a recent one.
func companies(ctx context.Context, q db.Queryer, d indicator.Definition, at civil.Date) (int64, error) {
	if !d.Latest {
		return db.One(ctx, q, db.Scalar[int64], `SELECT COUNT(DISTINCT e.company) FROM event e WHERE `+standing+`(`+db.Places(2, len(d.Kinds))+`)`,
			append([]any{at}, texts(d.Kinds)...)...)
	}
	args := append([]any{at, at.AddMonths(-d.Months)}, texts(d.Kinds)...)
	args = append(append(args, texts(d.Decisive)...), texts(d.Recent)...)
	n := len(d.Kinds)
	return db.One(ctx, q, db.Scalar[int64], `SELECT COUNT(*) FROM (
		SELECT f.company FROM (
			SELECT e.company, e.kind, ROW_NUMBER() OVER (PARTITION BY e.company ORDER BY e.occurred_on DESC, e.seq DESC) AS turn
			FROM event e WHERE `+standing+`(`+db.Places(3, n)+`)) f
		WHERE f.turn = 1 AND f.kind IN (`+db.Places(3+n, len(d.Decisive))+`)
		UNION SELECT e.company FROM event e WHERE e.occurred_on > $2 AND `+standing+`(`+db.Places(3+n+len(d.Decisive), len(d.Recent))+`)) c`, args...)
}

// standing are the facts up to the day $1 that were not taken back, of kinds to
// be listed after it.
const standing = `e.occurred_on <= $1 AND NOT EXISTS (SELECT 1 FROM event v WHERE v.voids = e.id) AND e.kind IN `

// roots names, for every record merged into another by the end of the day
// ($2), the record that counts for it.
const roots = `WITH RECURSIVE merge (alias, person) AS (
		SELECT alias, person FROM fact_person_alias WHERE voided_at IS NULL AND recorded_at < $2),
	chain (alias, person) AS (
		SELECT alias, person FROM merge
		UNION SELECT c.alias, m.person FROM chain c JOIN merge m ON m.alias = c.person),
	root (alias, person) AS (
		SELECT alias, person FROM chain WHERE NOT EXISTS (SELECT 1 FROM merge m WHERE m.alias = chain.person))`

func texts(kinds []string) []any {
	out := make([]any, len(kinds))
	for i, k := range kinds {
		out[i] = k
	}
	return out
}
