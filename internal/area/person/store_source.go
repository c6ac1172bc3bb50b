package person

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// sourceRow says which row of a list a record comes from.
type sourceRow struct {
	Source string
	Person id.Person
	Number string // in the list; empty for none
	Digest string // keyed hash of what the row said
}

// putSourceIn notes what a list last said of a record; a number known before
// stays when the row has none.
func putSourceIn(ctx context.Context, tx *db.Tx, r sourceRow, at time.Time) error {
	_, err := tx.Exec(ctx, `INSERT INTO person_source (source, person, number, digest, imported_at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (source, person) DO UPDATE SET number = COALESCE(excluded.number, person_source.number), digest = excluded.digest,
			imported_at = excluded.imported_at`, r.Source, r.Person, id.Null(r.Number), r.Digest, at)
	return fault.Wrap("person.putSource", err)
}

// byDigest finds the record of a row that says what it said before.
func byDigest(ctx context.Context, q db.Queryer, source, digest string) ([]id.Person, error) {
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT person FROM person_source WHERE source = $1 AND digest = $2 LIMIT 2`, source, digest)
}

// byNumber finds the record of a number in a list.
func byNumber(ctx context.Context, q db.Queryer, source, number string) ([]id.Person, error) {
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT person FROM person_source WHERE source = $1 AND number = $2`, source, number)
}

// byFiscal finds the records with a codice fiscale, by its blind index.
func byFiscal(ctx context.Context, q db.Queryer, blind string) ([]id.Person, error) {
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE fiscal_blind = $1 LIMIT 20`, blind)
}

// byNaming finds the records of exactly this name and birth that neither another
// codice fiscale nor another number of the list tells apart.
func byNaming(ctx context.Context, q db.Queryer, of naming) ([]id.Person, error) {
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT p.id FROM person p WHERE p.surname_key = $1 AND p.given_key = $2 AND p.birth_date = $3
		AND COALESCE(p.fiscal_blind = $4, TRUE)
		AND NOT EXISTS (SELECT 1 FROM person_source s WHERE s.source = $5 AND s.person = p.id AND $6 <> '' AND s.number <> $6)
		LIMIT 20`, of.Surname, of.Given, of.Birth, of.Fiscal, of.Source, of.Number)
}
