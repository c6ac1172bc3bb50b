package desk

import (
	"context"
	"strconv"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

const textTable = "desk_text"

// common is the number of rows of the list of words from which a word stands in
// so many records that a list is read in its own order instead.
const common = 5000

// scopeColumns says where lists of people find what a scope looks at.
var scopeColumns = access.Columns{
	District: "district", Organisation: "organisation", Owners: []string{"referent", "interviewer"},
}

// Sort is an order of the list of people.
type Sort string

// The orders: by name, or by the day of the promise owed next.
const (
	ByName Sort = "name"
	ByDue  Sort = "due"
)

// Filter is what the list of people is narrowed to. Empty parts narrow
// nothing.
type Filter struct {
	Group    string // of stages
	District string
	Referent id.User
	Words    []string // folded and stemmed, of a search
	Sort     Sort

	common bool // even the rarest of the words stands in very many records
}

// At is a place in the list: the row after which, or before which, a page begins.
type At struct {
	Key    string // the name's key, or the due day
	Person id.Person
}

// People reads a page of the list of people that the scope covers, after a
// place (the zero place is the beginning), at most limit rows.
func People(ctx context.Context, q db.Queryer, scope access.Scope, f Filter, after At, limit int) ([]Card, error) {
	const op = "desk.People"
	if len(f.Words) > 0 {
		ordered, rows, err := db.Rarest(ctx, q, textTable, f.Words, common)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		f.Words, f.common = ordered, rows == common
	}
	query, args := peopleSQL(scope, f, after, limit)
	cards, err := db.All(ctx, q, scanCard, query, args...)
	return cards, fault.Wrap(op, err)
}

// peopleSQL writes the list's query: one text for each combination of parts.
func peopleSQL(scope access.Scope, f Filter, after At, limit int) (string, []any) {
	var where []string
	var args []any
	place := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args))
	}
	stages := stagesOf(f.Group)
	apart := len(stages) > 1 && f.Referent == "" && len(f.Words) == 0
	if len(stages) > 0 && !apart {
		places := make([]string, len(stages))
		for i, s := range stages {
			places[i] = place(s)
		}
		where = append(where, "stage IN ("+strings.Join(places, ", ")+")")
	}
	if f.District != "" {
		where = append(where, "district = "+place(f.District))
	}
	if f.Referent != "" {
		where = append(where, "referent = "+place(string(f.Referent)))
	}
	switch {
	case len(f.Words) > 0 && f.common: // the list's own order meets them soon
		has, words := db.Has(textTable, "person", len(args)+1, f.Words)
		where, args = append(where, has), append(args, words...)
	case len(f.Words) > 0:
		ids, words := db.Match(textTable, db.Anywhere, len(args)+1, f.Words, common)
		where, args = append(where, "person IN ("+ids+")"), append(args, words...)
	}
	order := "name_key, person"
	if f.Sort == ByDue {
		order = "next_due, person"
		where = append(where, "next_due IS NOT NULL")
	}
	if after.Person != "" {
		first := any(after.Key)
		if f.Sort == ByDue {
			first, _ = civil.ParseDate(after.Key)
		}
		where = append(where, "("+order+") > ("+place(first)+", "+place(string(after.Person))+")")
	}
	condition, scoped := scope.Where(scopeColumns, len(args)+1)
	where, args = append(where, condition), append(args, scoped...)
	one := func(where []string) string {
		return `SELECT ` + cardColumns + ` FROM person_card WHERE ` + strings.Join(where, " AND ") + ` ORDER BY ` + order + ` LIMIT ` + place(limit)
	}
	if !apart {
		return one(where), args
	}
	// Within a stage the index has the list's order: a page of each, then the
	// first of them all. Asked for together, both engines read every row.
	parts := make([]string, len(stages))
	for i, s := range stages {
		parts[i] = `SELECT ` + cardColumns + ` FROM (` + one(append([]string{"stage = " + place(s)}, where...)) + `) s` + strconv.Itoa(i)
	}
	return strings.Join(parts, ` UNION ALL `) + ` ORDER BY ` + order + ` LIMIT ` + place(limit), args
}

// CardOf reads one person's card.
func CardOf(ctx context.Context, q db.Queryer, person id.Person) (Card, error) {
	c, err := db.One(ctx, q, scanCard, `SELECT `+cardColumns+` FROM person_card WHERE person = $1`, string(person))
	return c, fault.Wrap("desk.CardOf", err)
}

// CardsOf reads the cards of some people that the scope covers.
func CardsOf(ctx context.Context, q db.Queryer, scope access.Scope, people []id.Person) ([]Card, error) {
	if len(people) == 0 {
		return nil, nil
	}
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = string(p)
	}
	where, scoped := scope.Where(scopeColumns, len(args)+1)
	cards, err := db.All(ctx, q, scanCard, `SELECT `+cardColumns+` FROM person_card
		WHERE person IN (`+db.Places(1, len(people))+`) AND `+where+` ORDER BY name_key, person`, append(args, scoped...)...)
	return cards, fault.Wrap("desk.CardsOf", err)
}

// StageCount is how many people of the scope stand in a stage.
type StageCount struct {
	Stage  string
	People int
	Broken int // of them, with a promise not kept that is still owed
}

// Portfolio counts people by stage; with a referent, theirs only.
func Portfolio(ctx context.Context, q db.Queryer, scope access.Scope, referent id.User, today civil.Date) ([]StageCount, error) {
	args := []any{today}
	only := ""
	if referent != "" {
		args = append(args, string(referent))
		only = " AND referent = $2"
	}
	where, scoped := scope.Where(scopeColumns, len(args)+1)
	rows, err := db.All(ctx, q, func(s db.Scanner) (StageCount, error) {
		var c StageCount
		err := s.Scan(&c.Stage, &c.People, &c.Broken)
		return c, err
	}, `SELECT stage, count(*), count(CASE WHEN next_due < $1 THEN 1 END) FROM person_card WHERE `+where+only+` GROUP BY stage ORDER BY stage`,
		append(args, scoped...)...)
	return rows, fault.Wrap("desk.Portfolio", err)
}

// Names reads the names of people as lists write them. People without a card
// are left out.
func Names(ctx context.Context, q db.Queryer, people []id.Person) (map[id.Person]string, error) {
	out := map[id.Person]string{}
	if len(people) == 0 {
		return out, nil
	}
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = string(p)
	}
	cards, err := db.All(ctx, q, scanCard, `SELECT `+cardColumns+` FROM person_card WHERE person IN (`+db.Places(1, len(people))+`)`, args...)
	for _, c := range cards {
		out[c.Person] = c.Name()
	}
	return out, fault.Wrap("desk.Names", err)
}
