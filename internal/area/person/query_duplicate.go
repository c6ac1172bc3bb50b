package person

import (
	"cmp"
	"context"
	"slices"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Match is a record that may be the same person, and why.
type Match struct {
	Person  id.Person
	Verdict Verdict
}

// candidate is a record found by one of the keys; root is the record that
// counts for it.
type candidate struct {
	id, root id.Person
	traits   Traits
}

// Similar lists the records that may be the same person as one, best first:
// found by birth date, name, swapped name, codice fiscale or a shared contact,
// then judged by Similarity. An alias answers for the record it was merged
// into. Pairs kept apart are left out. It authorises nothing.
func Similar(ctx context.Context, q db.Queryer, person id.Person) ([]Match, error) {
	const op = "person.Similar"
	own, err := traitsOf(ctx, q, selectTraits+`WHERE p.id = $1`, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if len(own) == 0 || own[0].root != person {
		return nil, nil
	}
	found, err := traitsOf(ctx, q, selectTraits+`WHERE p.id IN (
		SELECT b.id FROM person a JOIN person b ON b.birth_date = a.birth_date WHERE a.id = $1
		UNION SELECT b.id FROM person a JOIN person b ON b.surname_key = a.surname_key AND b.given_key = a.given_key WHERE a.id = $1
		UNION SELECT b.id FROM person a JOIN person b ON b.surname_key = a.given_key AND b.given_key = a.surname_key WHERE a.id = $1
		UNION SELECT b.id FROM person a JOIN person b ON b.fiscal_blind = a.fiscal_blind WHERE a.id = $1
		UNION SELECT d.person FROM person_contact c JOIN person_contact d ON d.blind = c.blind
			WHERE c.person = $1 AND c.active AND d.active)
		AND NOT EXISTS (SELECT 1 FROM person_distinct x
			WHERE x.one = p.id AND x.other = $1 OR x.one = $1 AND x.other = p.id)`, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	best := map[id.Person]Verdict{}
	for _, c := range found {
		if c.root == person {
			continue
		}
		if v := Similarity(own[0].traits, c.traits); v.Possible() && v.Score > best[c.root].Score {
			best[c.root] = v
		}
	}
	out := make([]Match, 0, len(best))
	for p, v := range best {
		out = append(out, Match{p, v})
	}
	slices.SortFunc(out, func(a, b Match) int {
		return cmp.Or(cmp.Compare(b.Verdict.Score, a.Verdict.Score), cmp.Compare(a.Person, b.Person))
	})
	return out, nil
}

// Liken compares two records. It authorises nothing.
func Liken(ctx context.Context, q db.Queryer, one, other id.Person) (Verdict, error) {
	const op = "person.Liken"
	a, err := traitsOf(ctx, q, selectTraits+`WHERE p.id = $1`, one)
	if err != nil {
		return Verdict{}, fault.Wrap(op, err)
	}
	b, err := traitsOf(ctx, q, selectTraits+`WHERE p.id = $1`, other)
	if err != nil {
		return Verdict{}, fault.Wrap(op, err)
	}
	if len(a) == 0 || len(b) == 0 {
		return Verdict{}, fault.Absent(op)
	}
	return Similarity(a[0].traits, b[0].traits), nil
}

const selectTraits = `SELECT p.id, p.merged_into, p.surname, p.given_name, p.birth_date, COALESCE(p.fiscal_blind, '') FROM person p `

// traitsOf reads what records are compared by, with the roots of aliases.
func traitsOf(ctx context.Context, q db.Queryer, query string, person id.Person) ([]candidate, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (candidate, error) {
		var c candidate
		err := s.Scan(&c.id, id.ScanNull(&c.root), &c.traits.Surname, &c.traits.GivenName, &c.traits.BirthDate, &c.traits.Fiscal)
		return c, err
	}, query, person)
	if err != nil {
		return nil, err
	}
	for i, c := range all {
		if c.root == "" {
			all[i].root = c.id
		} else if all[i].root, err = Canonical(ctx, q, c.id); err != nil {
			return nil, err
		}
	}
	return all, addContacts(ctx, q, all)
}

func addContacts(ctx context.Context, q db.Queryer, all []candidate) error {
	const chunk = 500
	at := map[id.Person]int{}
	for i, c := range all {
		at[c.id] = i
	}
	for part := range slices.Chunk(all, chunk) {
		args := make([]any, len(part))
		for i, c := range part {
			args[i] = c.id
		}
		_, err := db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
			var p id.Person
			var blind string
			err := s.Scan(&p, &blind)
			if i, known := at[p]; known {
				all[i].traits.Contacts = append(all[i].traits.Contacts, blind)
			}
			return struct{}{}, err
		}, `SELECT person, blind FROM person_contact WHERE active AND person IN (`+db.Places(1, len(args))+`)`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// Pair is an open question: are these two one person?
type Pair struct {
	One, Other Card
	Score      int
	FoundAt    time.Time
}

// Duplicates lists the open questions whose first record the scope covers,
// likeliest first, at most limit.
func Duplicates(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]Pair, error) {
	where, args := scope.Where(access.Columns{District: "a.district", Owners: []string{"a.referent"}}, 2)
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
