package company

import (
	"context"
	"log/slog"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Freshness is which companies a list shows, by when they were last confirmed.
type Freshness string

// The choices; the empty one is those that are fresh.
const (
	OnlyFresh Freshness = ""
	OnlyStale Freshness = "ferme"
	AnyAge    Freshness = "tutte"
)

// Filter is what a list of companies shows. Empty parts do not limit; archived
// companies are shown only when their state is asked for.
type Filter struct {
	State        State
	Section      string
	Kind         Kind
	Municipality string
	Association  id.Organisation
	Owner        id.User
	Public       string // "si": publicly controlled ones only
	Fresh        Freshness
	Words        string // what was typed
	StaleBefore  civil.Date
}

// Row is a company in a list.
type Row struct {
	ID          id.Company
	Name, Other string
	NameKey     string
	Kind        Kind
	Public      bool
	Section     string
	State       State
	Since       civil.Date
	Place       string // name of the municipality of a site
	LastOn      civil.Date
	FreshOn     civil.Date
	Next        NextAction
	Owner       id.User
	BoardOn     civil.Date
}

// LogValue keeps names out of the log.
func (r Row) LogValue() slog.Value { return slog.StringValue("company " + string(r.ID)) }

const rowColumns = `c.id, c.legal_name, c.other_name, c.name_key, c.kind, c.public_control, c.section, c.state, c.since,
	COALESCE((SELECT MIN(m.name) FROM company_site s JOIN fact_programme_municipality m ON m.istat = s.municipality
		WHERE s.company = c.id AND s.closed_on IS NULL), ''),
	c.last_on, c.fresh_on, c.next_what, c.next_note, c.next_who, c.next_on, c.owner, c.board_on`

func scanRow(s db.Scanner) (Row, error) {
	var r Row
	err := s.Scan(&r.ID, &r.Name, &r.Other, &r.NameKey, &r.Kind, &r.Public, &r.Section, &r.State, &r.Since, &r.Place, &r.LastOn, &r.FreshOn,
		&r.Next.What, &r.Next.Note, id.ScanNull(&r.Next.Who), &r.Next.On, id.ScanNull(&r.Owner), &r.BoardOn)
	if r.Other != "" {
		r.Name, r.Other = r.Other, r.Name
	}
	return r, err
}

// matching are the companies of a filter. An empty argument does not limit.
const matching = `($1 = '' AND c.state <> 'archived' OR c.state = $1) AND ($2 = '' OR c.section = $2) AND ($3 = '' OR c.kind = $3)
	AND ($4 = '' OR EXISTS (SELECT 1 FROM company_site s WHERE s.company = c.id AND s.municipality = $4 AND s.closed_on IS NULL))
	AND ($5 = '' OR EXISTS (SELECT 1 FROM company_association a WHERE a.company = c.id AND a.organisation = $5))
	AND ($6 = '' OR c.owner = $6) AND ($7 = '' OR c.public_control)
	AND ($8 = 'tutte' OR $1 = 'archived' OR $8 = 'ferme' AND c.fresh_on < $9 OR $8 = '' AND c.fresh_on >= $9)
	AND ($10 = '' OR EXISTS (SELECT 1 FROM company_word w WHERE w.company = c.id AND w.word >= $10 AND w.word < $11))
	AND ($12 = '' OR EXISTS (SELECT 1 FROM company_word w WHERE w.company = c.id AND w.word >= $12 AND w.word < $13)) `

func (f Filter) args() []any {
	words := append(strings.Fields(civil.Fold(f.Words)), "", "")
	return []any{
		string(f.State), f.Section, string(f.Kind), f.Municipality, string(f.Association), string(f.Owner), f.Public, string(f.Fresh), f.StaleBefore,
		words[0], beyond(words[0]), words[1], beyond(words[1]),
	}
}

// beyond is the end of the words that begin like one.
func beyond(word string) string { return word + "\U0010ffff" }

// List reads the companies of a filter that the scope covers by name, from the
// one after a name and identity on, at most limit.
func List(ctx context.Context, q db.Queryer, scope access.Scope, f Filter, afterKey string, after id.Company, limit int) ([]Row, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 17)
	rows, err := db.All(ctx, q, scanRow, `SELECT `+rowColumns+` FROM company c WHERE `+matching+`
		AND (c.name_key > $14 OR c.name_key = $14 AND c.id > $15) AND `+where+` ORDER BY c.name_key, c.id LIMIT $16`,
		append(append(f.args(), afterKey, string(after), limit), args...)...)
	return rows, fault.Wrap("company.List", err)
}

// StateCount is how many companies stand in a state.
type StateCount struct {
	State State
	Count int
}

// Counts reads how many companies of a filter stand in each state; the filter's
// own state does not count.
func Counts(ctx context.Context, q db.Queryer, scope access.Scope, f Filter) ([]StateCount, error) {
	f.State = ""
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 14)
	rows, err := db.All(ctx, q, func(s db.Scanner) (StateCount, error) {
		var n StateCount
		err := s.Scan(&n.State, &n.Count)
		return n, err
	}, `SELECT c.state, COUNT(*) FROM company c WHERE `+matching+` AND `+where+` GROUP BY c.state`, append(f.args(), args...)...)
	return rows, fault.Wrap("company.Counts", err)
}

// countAll counts the companies of a filter.
func countAll(ctx context.Context, q db.Queryer, scope access.Scope, f Filter) (int, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 14)
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM company c WHERE `+matching+` AND `+where, append(f.args(), args...)...)
	return n, fault.Wrap("company.countAll", err)
}

// RowOf reads one company as a row; fault.NotFound.
func RowOf(ctx context.Context, q db.Queryer, company id.Company) (Row, error) {
	r, err := db.One(ctx, q, scanRow, `SELECT `+rowColumns+` FROM company c WHERE c.id = $1`, string(company))
	return r, fault.Wrap("company.RowOf", err)
}

// search reads the companies that have a word beginning with one typed, or a
// VAT number, at most limit. Archived ones are found too.
func search(ctx context.Context, q db.Queryer, scope access.Scope, word string, limit int) ([]Row, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 4)
	rows, err := db.All(ctx, q, scanRow, `SELECT `+rowColumns+` FROM company c WHERE (c.id IN (
		SELECT w.company FROM company_word w WHERE w.word >= $1 AND w.word < $2) OR c.vat <> '' AND c.vat = $1) AND `+where+`
		ORDER BY c.name_key, c.id LIMIT $3`, append([]any{word, beyond(word), limit}, args...)...)
	return rows, fault.Wrap("company.search", err)
}

// alike reads the companies that could be the same as one, with the reason, and
// that nobody has found to be another.
func alike(ctx context.Context, q db.Queryer, keys *crypt.Keys, c Company) (map[id.Company]Likeness, error) {
	const op = "company.alike"
	_, blind, err := sealTax(keys, c.ID, c.TaxCode)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	places, err := placesOf(ctx, q, c.ID)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	others, err := db.All(ctx, q, db.Scalar[id.Company], `SELECT o.id FROM company o WHERE o.id <> $1 AND o.state <> 'archived'
		AND ($2 <> '' AND o.tax_blind = $2 OR o.id IN (
			SELECT w.company FROM company_word mine JOIN company_word w ON w.word = mine.word
			JOIN company_site s ON s.company = w.company JOIN company_site here ON here.municipality = s.municipality AND here.company = $1
			WHERE mine.company = $1 AND w.company <> $1))
		AND NOT EXISTS (SELECT 1 FROM company_distinct d WHERE d.one = $1 AND d.other = o.id OR d.one = o.id AND d.other = $1)
		ORDER BY o.id LIMIT 50`, string(c.ID), blind)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	out := map[id.Company]Likeness{}
	for _, o := range others {
		other, err := Load(ctx, q, keys, o)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		theirs, err := placesOf(ctx, q, o)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		if why := alikeness(c.Details, other.Details, places, theirs); why != "" {
			out[o] = why
		}
	}
	return out, nil
}

func placesOf(ctx context.Context, q db.Queryer, company id.Company) ([]string, error) {
	return db.All(ctx, q, db.Scalar[string], `SELECT DISTINCT municipality FROM company_site WHERE company = $1`, string(company))
}

// loadBetween counts the live facts of some kinds about a company.
func loadBetween(ctx context.Context, q db.Queryer, company id.Company, kinds []journal.Kind, from, to civil.Date) (int, error) {
	args := []any{string(company), from, to}
	for _, k := range kinds {
		args = append(args, string(k))
	}
	n, err := db.One(ctx, q, db.Scalar[int], `SELECT COUNT(*) FROM event e WHERE e.company = $1 AND e.occurred_on >= $2 AND e.occurred_on <= $3
		AND e.kind IN (`+db.Places(4, len(kinds))+`) AND NOT EXISTS (SELECT 1 FROM event v WHERE v.voids = e.id)`, args...)
	return n, fault.Wrap("company.loadBetween", err)
}

// Brought reads the companies that another one, or an organisation, brought.
func Brought(ctx context.Context, q db.Queryer, scope access.Scope, by id.Company) ([]Row, error) {
	where, args := scope.Where(access.Columns{Owners: []string{"c.owner"}}, 2)
	rows, err := db.All(ctx, q, scanRow, `SELECT `+rowColumns+` FROM company c WHERE c.source_company = $1 AND `+where+` ORDER BY c.name_key, c.id LIMIT 50`,
		append([]any{string(by)}, args...)...)
	return rows, fault.Wrap("company.Brought", err)
}
