package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Canonical is the record that counts for a record: itself, or the one it was
// merged into. An unknown record is fault.NotFound.
func Canonical(ctx context.Context, q db.Queryer, person id.Person) (id.Person, error) {
	p, err := db.One(ctx, q, db.Scalar[id.Person], `WITH RECURSIVE up (id, merged_into) AS (
			SELECT id, merged_into FROM person WHERE id = $1
			UNION SELECT p.id, p.merged_into FROM up JOIN person p ON p.id = up.merged_into)
		SELECT id FROM up WHERE merged_into IS NULL`, person)
	return p, fault.Wrap("person.Canonical", err)
}

// Identities lists the identities that facts about a person may bear: the
// record itself first, then those merged into it, at any depth. An unknown
// record has no identities but is no error.
func Identities(ctx context.Context, q db.Queryer, person id.Person) ([]id.Person, error) {
	all, err := db.All(ctx, q, db.Scalar[id.Person], `WITH RECURSIVE down (id, depth) AS (
			SELECT id, 0 FROM person WHERE id = $1
			UNION ALL SELECT p.id, down.depth + 1 FROM down JOIN person p ON p.merged_into = down.id)
		SELECT id FROM down ORDER BY depth, id`, person)
	return all, fault.Wrap("person.Identities", err)
}

// Subject says whose case a person is, for access: the referent and the
// district of the record that counts. An unknown or
// erased record is fault.NotFound.
func Subject(ctx context.Context, q db.Queryer, person id.Person) (access.Subject, error) {
	s, err := db.One(ctx, q, func(row db.Scanner) (access.Subject, error) {
		var s access.Subject
		var referent id.User
		err := row.Scan(id.ScanNull(&referent), &s.District)
		if referent != "" {
			s.Owners = []id.User{referent}
		}
		return s, err
	}, `WITH RECURSIVE up (id, merged_into, referent, municipality) AS (
			SELECT id, merged_into, referent, municipality FROM person WHERE id = $1 AND erased_on IS NULL
			UNION SELECT p.id, p.merged_into, p.referent, p.municipality FROM up JOIN person p ON p.id = up.merged_into)
		SELECT up.referent, COALESCE(m.district, '') FROM up LEFT JOIN fact_programme_municipality m ON m.istat = up.municipality
		WHERE up.merged_into IS NULL`, person)
	return s, fault.Wrap("person.Subject", err)
}

// CardOf is how a person is named, and nothing else. It authorises nothing.
func CardOf(ctx context.Context, q db.Queryer, person id.Person) (Card, error) {
	c, err := db.One(ctx, q, func(s db.Scanner) (Card, error) {
		var c Card
		err := s.Scan(&c.ID, &c.Surname, &c.GivenName, &c.BirthDate)
		return c, err
	}, `SELECT id, surname, given_name, birth_date FROM person WHERE id = $1`, person)
	return c, fault.Wrap("person.CardOf", err)
}
