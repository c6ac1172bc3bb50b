package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/words"
)

// How far a search as one types goes (R10.2). Whatever is typed, it reads a few
// thousand rows of ordered lists and no more.
const (
	findHits  = 20   // people shown
	findRank  = 1000 // hits among which the best are chosen
	findNames = 2500 // names read for a surname typed with other words
	findFew   = 5    // under so many hits typing errors are tried
	findSlips = 8    // questions tried in place of the one typed
	findEach  = 8    // people of each of these
	findAlone = 3    // letters from which a question is one
)

// Found is what a search as one types gives.
type Found struct {
	People []Card
	Near   int // of them, the last ones, found in spite of a typing error
}

// Find reads the people of the scope whom a question is about, names first,
// then those who have the words elsewhere in their profile; where few answer,
// those whose words differ by a slip of the finger.
func Find(ctx context.Context, q db.Queryer, scope access.Scope, question string) (Found, error) {
	const op = "desk.Find"
	plain := strings.Fields(words.Fold(question))
	if plain = plain[:min(len(plain), words.MaxQuery)]; len(plain) == 0 || len([]rune(plain[0])) < findAlone && len(plain) == 1 {
		return Found{}, nil
	}
	var ids []id.Person
	if err := findPlain(ctx, q, plain, &ids); err != nil {
		return Found{}, fault.Wrap(op, err)
	}
	exact := len(ids)
	if exact < findFew {
		if err := findNear(ctx, q, plain, &ids); err != nil {
			return Found{}, fault.Wrap(op, err)
		}
	}
	cards, err := CardsOf(ctx, q, scope, ids)
	if err != nil {
		return Found{}, fault.Wrap(op, err)
	}
	rank := map[id.Person]int{}
	for i, p := range ids {
		rank[p] = i
	}
	slices.SortFunc(cards, func(a, b Card) int { return rank[a.Person] - rank[b.Person] })
	f := Found{People: cards}
	for _, c := range cards {
		if rank[c.Person] >= exact {
			f.Near++
		}
	}
	return f, nil
}

// findPlain adds who has the words of a question, in order of rank, until there
// are enough.
func findPlain(ctx context.Context, q db.Queryer, plain []string, ids *[]id.Person) error {
	for i := range plain {
		others := slices.Concat(plain[:i], plain[i+1:])
		if err := add(ids, func() ([]id.Person, error) { return surnames(ctx, q, plain[i], others) }); err != nil {
			return err
		}
	}
	if len(*ids) >= findHits {
		return nil
	}
	ordered, _, err := db.Rarest(ctx, q, textTable, words.Query(i18n.It, strings.Join(plain, " ")), findRank)
	if err != nil {
		return err
	}
	for _, field := range []db.Field{db.InName, db.InRest} {
		err := add(ids, func() ([]id.Person, error) { return having(ctx, q, field, ordered, plain[0]) })
		if err != nil {
			return err
		}
	}
	return nil
}

// findNear puts known words in place of those typed, one at a time; among
// several words, of those only that nobody has.
func findNear(ctx context.Context, q db.Queryer, plain []string, ids *[]id.Person) error {
	tried := 0
	for i, w := range plain {
		if len(plain) > 1 {
			_, rows, err := db.Rarest(ctx, q, textTable, []string{w}, 1)
			if err != nil {
				return err
			}
			if rows > 0 {
				continue
			}
		}
		near, err := db.Near(ctx, q, textTable, w, findSlips-tried)
		if err != nil {
			return err
		}
		for _, other := range near {
			question := slices.Clone(plain)
			question[i] = other
			var some []id.Person
			if err := findPlain(ctx, q, question, &some); err != nil {
				return err
			}
			_ = add(ids, func() ([]id.Person, error) { return some[:min(len(some), findEach)], nil })
		}
		tried += len(near)
	}
	return nil
}

// add appends people who are not there yet, while there is room.
func add(ids *[]id.Person, more func() ([]id.Person, error)) error {
	if len(*ids) >= findHits {
		return nil
	}
	people, err := more()
	for _, p := range people {
		if len(*ids) < findHits && !slices.Contains(*ids, p) {
			*ids = append(*ids, p)
		}
	}
	return err
}

// surnames finds people whose surname begins with a word, and in whose names
// the others begin words too.
func surnames(ctx context.Context, q db.Queryer, word string, others []string) ([]id.Person, error) {
	const names = `SELECT person, name_key FROM person_card WHERE name_key >= $1 AND name_key < $2 ORDER BY name_key, person LIMIT $3`
	query, args := `SELECT person FROM (`+names+`) c`, []any{word, db.After(word), findHits}
	if len(others) > 0 {
		args[2] = findNames
		query = `SELECT person FROM (` + names + `) c WHERE ` + likeAll(&args, others)
	}
	args = append(args, findHits)
	people, err := db.All(ctx, q, db.Scalar[id.Person], query+` ORDER BY name_key, person LIMIT $`+strconv.Itoa(len(args)), args...)
	return people, fault.Wrap("desk.surnames", err)
}

func likeAll(args *[]any, others []string) string {
	parts := make([]string, len(others))
	for i, w := range others {
		*args = append(*args, "% "+w+"%")
		parts[i] = "(' ' || name_key) LIKE $" + strconv.Itoa(len(*args))
	}
	return strings.Join(parts, " AND ")
}

// having finds people by the list of words: those first of whom one word of the
// name is the word typed.
func having(ctx context.Context, q db.Queryer, field db.Field, ordered []string, typed string) ([]id.Person, error) {
	ids, args := db.Match(textTable, field, 2, ordered, findRank)
	people, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT person FROM person_card WHERE person IN (`+ids+`)
		ORDER BY CASE WHEN (' ' || name_key || ' ') LIKE $1 THEN 0 ELSE 1 END, name_key, person LIMIT `+strconv.Itoa(findHits),
		append([]any{"% " + typed + " %"}, args...)...)
	return people, fault.Wrap("desk.having", err)
}

// profile is what a person is found by.
type profile struct {
	person                id.Person
	surname, givenName    string
	municipality, trades  string
	tradeOther, education string
	merged                bool
}

const selectProfile = `SELECT c.id, c.surname, c.given_name, c.municipality_name, c.trades, p.trade_other, p.education, c.merged_into
	FROM fact_person_card c JOIN fact_person_profile p ON p.person = c.id `

func scanProfile(s db.Scanner) (profile, error) {
	var p profile
	var into id.Person
	err := s.Scan(&p.person, &p.surname, &p.givenName, &p.municipality, &p.trades, &p.tradeOther, &p.education, id.ScanNull(&into))
	p.merged = into != ""
	return p, err
}

func profileOf(ctx context.Context, q db.Queryer, person id.Person) (profile, error) {
	p, err := db.One(ctx, q, scanProfile, selectProfile+`WHERE c.id = $1`, string(person))
	return p, fault.Wrap("desk.profileOf", err)
}

func allProfiles(ctx context.Context, q db.Queryer) ([]profile, error) {
	all, err := db.All(ctx, q, scanProfile, selectProfile+`WHERE c.merged_into IS NULL ORDER BY c.id`)
	return all, fault.Wrap("desk.allProfiles", err)
}

// unindexed lists people whom the search does not know.
func unindexed(ctx context.Context, q db.Queryer, limit int) ([]id.Person, error) {
	people, err := db.All(ctx, q, db.Scalar[id.Person], `SELECT person FROM person_card c
		WHERE NOT EXISTS (SELECT 1 FROM desk_text t WHERE t.id = c.person) LIMIT $1`, limit)
	return people, fault.Wrap("desk.unindexed", err)
}
