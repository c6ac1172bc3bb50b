package person

import (
	"context"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Pair is an open question: are these two one person?
type Pair struct {
	One, Other Card
	Score      int
	FoundAt    time.Time
}

// Duplicates lists the open questions whose first record the scope covers,
// likeliest first, at most limit.
func Duplicates(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]Pair, error) {
	where, args := scope.Where(access.Columns{Person: "d.other", District: "a.district", Owners: []string{"a.referent"}}, 2)
	pairs, err := db.All(ctx, q, func(s db.Scanner) (Pair, error) {
		var p Pair
		err := s.Scan(&p.One.ID, &p.One.Surname, &p.One.GivenName, &p.One.BirthDate, &p.Other.ID, &p.Other.Surname,
			&p.Other.GivenName, &p.Other.BirthDate, &p.Score, db.Instant(&p.FoundAt))
		return p, err
	}, `SELECT a.id, a.surname, a.given_name, a.birth_date, b.id, b.surname, b.given_name, b.birth_date, d.score, d.found_at
		FROM person_duplicate d JOIN fact_person_card a ON a.id = d.one JOIN fact_person_card b ON b.id = d.other
		WHERE a.merged_into IS NULL AND b.merged_into IS NULL AND `+where+`
		ORDER BY d.score DESC, d.found_at, d.one, d.other LIMIT $1`, append([]any{limit}, args...)...)
	return pairs, fault.Wrap("person.Duplicates", err)
}

// DuplicatesOf lists the open questions about a record: how many, for the
// pages of other areas.
func DuplicatesOf(ctx context.Context, q db.Queryer, person id.Person) (int, error) {
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM person_duplicate WHERE one = $1 OR other = $1`, person)
	return n, fault.Wrap("person.DuplicatesOf", err)
}

// AliasRow is a record merged into another.
type AliasRow struct {
	Card
	MergedAt time.Time
}

// Aliases lists the records merged into one directly, newest merge first.
func Aliases(ctx context.Context, q db.Queryer, person id.Person) ([]AliasRow, error) {
	rows, err := db.All(ctx, q, func(s db.Scanner) (AliasRow, error) {
		var r AliasRow
		err := s.Scan(&r.ID, &r.Surname, &r.GivenName, &r.BirthDate, db.Instant(&r.MergedAt))
		return r, err
	}, `SELECT p.id, p.surname, p.given_name, p.birth_date, a.recorded_at FROM person_alias a JOIN person p ON p.id = a.alias
		WHERE a.person = $1 AND a.voided_at IS NULL ORDER BY a.recorded_at DESC, p.id`, person)
	return rows, fault.Wrap("person.Aliases", err)
}
