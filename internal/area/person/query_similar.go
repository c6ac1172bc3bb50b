package person

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
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
// found by birth date and its slips, sounds of the names in either order,
// codice fiscale or a shared contact, then judged by linkage. An alias answers
// for the record it was merged into. Pairs kept apart are left out. It
// authorises nothing.
func Similar(ctx context.Context, q db.Queryer, person id.Person) ([]Match, error) {
	size, err := registerSize(ctx, q)
	if err != nil {
		return nil, fault.Wrap("person.Similar", err)
	}
	return similar(ctx, q, person, size)
}

// similar is Similar in a register of a size that is known.
func similar(ctx context.Context, q db.Queryer, person id.Person, size int) ([]Match, error) {
	const op = "person.Similar"
	own, err := traitsOf(ctx, q, []id.Person{person})
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if len(own) == 0 || own[0].root != person {
		return nil, nil
	}
	apart, err := keptApart(ctx, q, person)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	found, err := resembling(ctx, q, own[0].traits, size)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	return slices.DeleteFunc(found, func(m Match) bool { return m.Person == person || apart[m.Person] }), nil
}

// SimilarTo lists the records that may be of somebody whose record is being
// typed, best first. It authorises nothing.
func SimilarTo(ctx context.Context, q db.Queryer, k *crypt.Keys, n New) ([]Match, error) {
	size, err := registerSize(ctx, q)
	if err != nil {
		return nil, fault.Wrap("person.SimilarTo", err)
	}
	found, err := resembling(ctx, q, n.traits(k), size)
	return found, fault.Wrap("person.SimilarTo", err)
}

// traits are what a record about to be made is compared by.
func (n New) traits(k *crypt.Keys) Traits {
	t := Traits{
		Surname: n.Surname, GivenName: n.GivenName, BirthDate: n.BirthDate, Sex: n.Sex, Address: n.Address, Municipality: string(n.Municipality),
	}
	if !n.FiscalCode.IsZero() {
		t.Fiscal = k.Blind(blindFiscal, n.FiscalCode.Plain().Reveal())
	}
	for _, c := range newContacts(n.Phones, n.Emails) {
		t.Contacts = append(t.Contacts, k.Blind(blindDomain(c.Kind), c.Value))
	}
	return t
}

// resembling finds and judges; of a record and its aliases the best counts.
func resembling(ctx context.Context, q db.Queryer, t Traits, size int) ([]Match, error) {
	own := t.prepare()
	shares, err := sharesOf(ctx, q, t, own, size)
	if err != nil {
		return nil, err
	}
	ids, err := candidates(ctx, q, t, own)
	if err != nil {
		return nil, err
	}
	found, err := traitsOf(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	l, best := linkage.NewLinker(shares), map[id.Person]Verdict{}
	for _, c := range found {
		if v := verdict(l, own, c.traits.prepare()); v.Possible() && v.Score > best[c.root].Score {
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
	both, err := traitsOf(ctx, q, []id.Person{one, other})
	if err != nil {
		return Verdict{}, fault.Wrap(op, err)
	}
	if len(both) != 2 {
		return Verdict{}, fault.Absent(op)
	}
	if both[0].id != one { // whose shares are counted
		both[0], both[1] = both[1], both[0]
	}
	a, b := both[0].traits.prepare(), both[1].traits.prepare()
	size, err := registerSize(ctx, q)
	if err != nil {
		return Verdict{}, fault.Wrap(op, err)
	}
	shares, err := sharesOf(ctx, q, both[0].traits, a, size)
	if err != nil {
		return Verdict{}, fault.Wrap(op, err)
	}
	return verdict(linkage.NewLinker(shares), a, b), nil
}

// keptApart is of whom somebody has said that they are not the person.
func keptApart(ctx context.Context, q db.Queryer, person id.Person) (map[id.Person]bool, error) {
	others, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT other FROM person_distinct WHERE one = $1
		UNION SELECT one FROM person_distinct WHERE other = $1`, person)
	out := map[id.Person]bool{}
	for _, o := range others {
		out[o] = true
	}
	return out, err
}

// registerSize is how many records there are, as far as it is worth counting.
func registerSize(ctx context.Context, q db.Queryer) (int, error) {
	const most = 200_000 // beyond, shares are those of the first so many
	return db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM (SELECT 1 AS one FROM person LIMIT $1) AS counted`, most)
}

// sharesOf is how frequent a record's names and birth date are in the register,
// by their sounds, as far as it is worth counting.
func sharesOf(ctx context.Context, q db.Queryer, t Traits, own *linkage.Prepared, people int) (*linkage.Shares, error) {
	s, file := &linkage.Shares{People: max(people, smallTown)}, own.File()
	surnames, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM (SELECT 1 AS one FROM person WHERE surname_sound = $1 LIMIT 5000) AS counted`, file.Surname)
	if err != nil {
		return nil, err
	}
	givens, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM (SELECT 1 AS one FROM person WHERE given_sound = $1 LIMIT 5000) AS counted`, file.Given)
	if err != nil {
		return nil, err
	}
	births, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM (SELECT 1 AS one FROM person WHERE birth_date = $1 LIMIT 5000) AS counted`, t.BirthDate)
	if err != nil {
		return nil, err
	}
	own.Know(s, people, surnames, givens, births)
	return s, nil
}

// mostFound bounds what one key may bring: of a name that so many bear, the
// other keys find the one who is meant.
const mostFound = 1000

// candidates are the records that share a key with somebody.
func candidates(ctx context.Context, q db.Queryer, t Traits, own *linkage.Prepared) ([]id.Person, error) {
	found, probe := map[id.Person]bool{}, own.Probe()
	var bad error
	add := func(ids []id.Person, err error) {
		bad = cmp.Or(bad, err)
		for _, p := range ids {
			found[p] = true
		}
	}
	add(db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE birth_date = $1 LIMIT $2`, t.BirthDate, mostFound))
	add(bySlipOfDate(ctx, q, probe))
	add(bySounds(ctx, q, probe.Surnames, probe.Givens))
	add(bySounds(ctx, q, probe.Givens, probe.Surnames))
	for _, s := range own.Initials() {
		add(db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE surname_sound = $1 AND given_sound >= $2 AND given_sound < $3 LIMIT $4`,
			s.Sound, s.From, s.Until, mostFound))
		add(db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE given_sound = $1 AND surname_sound >= $2 AND surname_sound < $3 LIMIT $4`,
			s.Sound, s.From, s.Until, mostFound))
	}
	if t.Fiscal != "" {
		add(db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE fiscal_blind = $1 LIMIT $2`, t.Fiscal, mostFound))
	}
	for _, blind := range t.Contacts {
		add(db.All(ctx, q, db.Scalar[id.Person], `SELECT person FROM person_contact WHERE blind = $1 AND active LIMIT $2`, blind, mostFound))
	}
	return slices.Sorted(maps.Keys(found)), bad
}

// bySlipOfDate finds who has one of the names and nearly the birth date.
func bySlipOfDate(ctx context.Context, q db.Queryer, probe linkage.Probe) ([]id.Person, error) {
	sounds := slices.Concat(probe.Surnames, probe.Givens)
	var args []any
	for _, s := range sounds {
		args = append(args, s)
	}
	for _, b := range probe.Births {
		if d, err := civil.ParseDate(b[:4] + "-" + b[4:6] + "-" + b[6:]); err == nil {
			args = append(args, d)
		}
	}
	names, dates := db.Places(1, len(sounds)), db.Places(len(sounds)+1, len(args)-len(sounds))
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE birth_date IN (`+dates+`)
		AND (surname_sound IN (`+names+`) OR given_sound IN (`+names+`))`, args...)
}

// bySounds finds who is called as it sounds.
func bySounds(ctx context.Context, q db.Queryer, surnames, givens []string) ([]id.Person, error) {
	args := []any{mostFound}
	for _, s := range slices.Concat(surnames, givens) {
		args = append(args, s)
	}
	first, second := db.Places(2, len(surnames)), db.Places(2+len(surnames), len(givens))
	return db.All(ctx, q, db.Scalar[id.Person], `SELECT id FROM person WHERE surname_sound IN (`+first+`) AND given_sound IN (`+second+`) LIMIT $1`, args...)
}

// traitsOf reads what records are compared by, in the order of their ids, with
// the roots of aliases.
func traitsOf(ctx context.Context, q db.Queryer, ids []id.Person) ([]candidate, error) {
	const chunk = 500
	var out []candidate
	for part := range slices.Chunk(ids, chunk) {
		args := make([]any, len(part))
		for i, p := range part {
			args[i] = p
		}
		places := db.Places(1, len(args))
		all, err := db.All(ctx, q, scanCandidate, `SELECT id, merged_into, surname, given_name, birth_date, sex, COALESCE(fiscal_blind, ''),
			address, COALESCE(municipality, '') FROM person WHERE id IN (`+places+`) ORDER BY id`, args...)
		if err != nil {
			return nil, err
		}
		at := map[id.Person]int{}
		for i, c := range all {
			at[c.id] = i
			if c.root == "" {
				all[i].root = c.id
			} else if all[i].root, err = Canonical(ctx, q, c.id); err != nil {
				return nil, err
			}
		}
		_, err = db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
			var p id.Person
			var blind string
			err := s.Scan(&p, &blind)
			if i, known := at[p]; known {
				all[i].traits.Contacts = append(all[i].traits.Contacts, blind)
			}
			return struct{}{}, err
		}, `SELECT person, blind FROM person_contact WHERE active AND person IN (`+places+`)`, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, all...)
	}
	return out, nil
}

func scanCandidate(s db.Scanner) (candidate, error) {
	var c candidate
	t := &c.traits
	err := s.Scan(&c.id, id.ScanNull(&c.root), &t.Surname, &t.GivenName, &t.BirthDate, &t.Sex, &t.Fiscal, &t.Address, &t.Municipality)
	return c, err
}
