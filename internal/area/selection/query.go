package selection

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Filter is what a list of requests shows. Empty parts do not limit; without a
// state it is those that are not over.
type Filter struct {
	State        State
	All          bool // those that are over too, when no state is asked for
	Company      id.Company
	Owner        id.User
	Municipality string
}

// Row is a request in a list.
type Row struct {
	ID          id.Request
	Version     int
	Company     id.Company
	CompanyName string
	Code, Words string
	Positions   int
	Place       string
	Owner       id.User
	Course      Course
	Deadline    civil.Date
}

// LogValue keeps names out of the log.
func (r Row) LogValue() slog.Value { return slog.StringValue("request " + string(r.ID)) }

const rowColumns = `r.id, r.version, r.company, c.legal_name, r.occupation, r.words, r.positions, COALESCE(m.name, ''), r.owner, r.state, r.since,
	r.received_on, r.opened_on, r.sent_on, r.filled_on, r.worked_on, r.fresh_on, r.deadline_on`

const rowTables = ` FROM request r JOIN fact_company_company c ON c.id = r.company
	LEFT JOIN fact_programme_municipality m ON m.istat = r.municipality `

func scanRow(s db.Scanner) (Row, error) {
	var r Row
	c := &r.Course
	err := s.Scan(&r.ID, &r.Version, &r.Company, &r.CompanyName, &r.Code, &r.Words, &r.Positions, &r.Place, id.ScanNull(&r.Owner), &c.State, &c.Since,
		&c.ReceivedOn, &c.OpenedOn, &c.SentOn, &c.FilledOn, &c.WorkedOn, &c.FreshOn, &r.Deadline)
	return r, err
}

const matching = `($1 = '' AND ($2 = '1' OR r.state IN ('draft', 'open', 'shortlist_sent')) OR r.state = $1) AND ($3 = '' OR r.company = $3)
	AND ($4 = '' OR r.owner = $4) AND ($5 = '' OR r.municipality = $5)`

func (f Filter) args() []any {
	all := ""
	if f.All {
		all = "1"
	}
	return []any{string(f.State), all, string(f.Company), string(f.Owner), f.Municipality}
}

var requestScope = access.Columns{Owners: []string{"r.owner"}}

// List reads requests, the newest first, from the one after a key.
func List(ctx context.Context, q db.Queryer, scope access.Scope, f Filter, on civil.Date, after id.Request, limit int) ([]Row, error) {
	where, args := scope.Where(requestScope, 9)
	rows, err := db.All(ctx, q, scanRow, `SELECT `+rowColumns+rowTables+`WHERE `+matching+`
		AND ($6 = '' OR r.received_on < $7 OR r.received_on = $7 AND r.id < $6) AND `+where+` ORDER BY r.received_on DESC, r.id DESC LIMIT $8`,
		append(append(f.args(), string(after), onOr(on), limit), args...)...)
	return rows, fault.Wrap("selection.List", err)
}

// onOr is a day for a comparison that is not made when there is none.
func onOr(on civil.Date) civil.Date {
	if on.IsZero() {
		return civil.NewDate(9999, 12, 31)
	}
	return on
}

// StateCount is how many requests of a filter are in a state.
type StateCount struct {
	State State
	Count int
}

// Counts counts the requests by state, whatever state the filter asks for.
func Counts(ctx context.Context, q db.Queryer, scope access.Scope, f Filter) ([]StateCount, error) {
	f.State, f.All = "", true
	where, args := scope.Where(requestScope, 6)
	rows, err := db.All(ctx, q, func(s db.Scanner) (StateCount, error) {
		var n StateCount
		err := s.Scan(&n.State, &n.Count)
		return n, err
	}, `SELECT r.state, COUNT(*)`+rowTables+`WHERE `+matching+` AND `+where+` GROUP BY r.state`, append(f.args(), args...)...)
	return rows, fault.Wrap("selection.Counts", err)
}

// idle reads the requests on which nobody has worked since a day, oldest first.
func idle(ctx context.Context, q db.Queryer, scope access.Scope, since civil.Date, limit int) ([]Row, error) {
	where, args := scope.Where(requestScope, 3)
	rows, err := db.All(ctx, q, scanRow, `SELECT `+rowColumns+rowTables+`WHERE r.state IN ('draft', 'open', 'shortlist_sent') AND r.worked_on <= $1
		AND `+where+` ORDER BY r.worked_on, r.id LIMIT $2`, append([]any{since, limit}, args...)...)
	return rows, fault.Wrap("selection.idle", err)
}

// staleBefore names the live requests last confirmed before a day. It is for the
// daily job, which acts for the programme.
func staleBefore(ctx context.Context, q db.Queryer, day civil.Date) ([]Cmd, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Cmd, error) {
		var c Cmd
		err := s.Scan(&c.Request, &c.Version)
		return c, err
	}, `SELECT id, version FROM request WHERE state IN ('open', 'shortlist_sent') AND fresh_on < $1 ORDER BY id`, day)
	return all, fault.Wrap("selection.staleBefore", err)
}

// inCare reads the people on a pathway who can be proposed or get ready for it,
// with their nearest open promise. Who has paused is not asked now.
func inCare(ctx context.Context, q db.Queryer, scope access.Scope, today civil.Date) ([]Candidate, error) {
	where, args := scope.Where(access.Columns{Person: "p.person", District: "c.district", Owners: []string{"c.referent"}}, 2)
	rows, err := db.All(ctx, q, func(s db.Scanner) (Candidate, error) {
		var c Candidate
		var state string
		err := s.Scan(&c.Person, &state, &c.Since, &c.Surname, &c.Given, &c.Birth, id.ScanNull(&c.Referent), &c.Due)
		c.Ready = state == "ready" || state == "in_selection"
		return c, err
	}, `SELECT p.person, p.state, p.decided_on, c.surname, c.given_name, c.birth_date, c.referent,
			(SELECT MIN(d.due) FROM fact_pathway_promise d WHERE d.application = p.application AND d.state = 'open')
		FROM fact_pathway_pathway p JOIN fact_person_card c ON c.id = p.person
		WHERE p.state IN ('reactivating', 'ready', 'in_selection') AND (p.paused_until IS NULL OR p.paused_until < $1) AND `+where+`
		ORDER BY p.person`, append([]any{today}, args...)...)
	return rows, fault.Wrap("selection.inCare", err)
}

// askedRow is somebody on a shortlist whose agreements are not there yet.
type askedRow struct {
	Request        id.Request
	Person         id.Person
	Since          civil.Date
	Surname, Given string
	Birth          civil.Date
	Referent       id.User
}

// LogValue keeps the name out of the log.
func (r askedRow) LogValue() slog.Value {
	return slog.StringValue("entry of request " + string(r.Request))
}

// unagreed reads who is on a live request's shortlist without both agreements,
// oldest first.
func unagreed(ctx context.Context, q db.Queryer, scope access.Scope, limit int) ([]askedRow, error) {
	where, args := scope.Where(access.Columns{Person: "e.person", District: "c.district", Owners: []string{"c.referent"}}, 2)
	rows, err := db.All(ctx, q, func(s db.Scanner) (askedRow, error) {
		var r askedRow
		err := s.Scan(&r.Request, &r.Person, &r.Since, &r.Surname, &r.Given, &r.Birth, id.ScanNull(&r.Referent))
		return r, err
	}, `SELECT e.request, e.person, e.added_on, c.surname, c.given_name, c.birth_date, c.referent
		FROM request_entry e JOIN request r ON r.id = e.request JOIN fact_person_card c ON c.id = e.person
		WHERE r.state IN ('open', 'shortlist_sent') AND (e.person_agreed_on IS NULL OR e.referent_agreed_on IS NULL) AND `+where+`
		ORDER BY e.added_on, e.request, e.person LIMIT $1`, append([]any{limit}, args...)...)
	return rows, fault.Wrap("selection.unagreed", err)
}

// cardsOf is how the people of a shortlist are named, within a scope.
func cardsOf(ctx context.Context, q db.Queryer, scope access.Scope, of id.Request) (map[id.Person]Candidate, error) {
	where, args := scope.Where(access.Columns{Person: "c.id", District: "c.district", Owners: []string{"c.referent"}}, 2)
	out := map[id.Person]Candidate{}
	_, err := db.All(ctx, q, func(s db.Scanner) (struct{}, error) {
		var c Candidate
		err := s.Scan(&c.Person, &c.Surname, &c.Given, &c.Birth, id.ScanNull(&c.Referent))
		out[c.Person] = c
		return struct{}{}, err
	}, `SELECT c.id, c.surname, c.given_name, c.birth_date, c.referent FROM request_entry e JOIN fact_person_card c ON c.id = e.person
		WHERE e.request = $1 AND `+where, append([]any{of}, args...)...)
	return out, fault.Wrap("selection.cardsOf", err)
}
