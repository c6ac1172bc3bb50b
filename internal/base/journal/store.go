package journal

import (
	"context"
	"strings"

	"insieme/internal/base/db"
	"insieme/internal/base/id"
)

var columns = []string{
	"id", "kind", "occurred_on", "recorded_at", "actor", "person", "application", "company", "request",
	"placement", "venture", "organisation", "quantity", "codes", "voids",
}

const selectEvent = `SELECT seq, id, kind, occurred_on, recorded_at, actor, person, application, company, request,
	placement, venture, organisation, quantity, codes, voids FROM event `

func row(e Event) ([]any, error) {
	codes, err := e.Codes.encode()
	if err != nil {
		return nil, err
	}
	return []any{
		string(e.ID), string(e.Kind), e.OccurredOn, e.RecordedAt, id.Null(e.Actor), id.Null(e.Person), id.Null(e.Application),
		id.Null(e.Company), id.Null(e.Request), id.Null(e.Placement), id.Null(e.Venture), id.Null(e.Organisation),
		e.Quantity, codes, id.Null(e.Voids),
	}, nil
}

func insert(ctx context.Context, tx *db.Tx, e Event) error {
	values, err := row(e)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO event (`+strings.Join(columns, ", ")+`, xact)
		VALUES (`+db.Places(1, len(columns))+`, `+db.CurrentXact(tx.Engine())+`)`, values...)
	return err
}

func scan(s db.Scanner) (Event, error) {
	var e Event
	var codes string
	err := s.Scan(&e.Seq, &e.ID, &e.Kind, &e.OccurredOn, db.Instant(&e.RecordedAt), id.ScanNull(&e.Actor), id.ScanNull(&e.Person),
		id.ScanNull(&e.Application), id.ScanNull(&e.Company), id.ScanNull(&e.Request), id.ScanNull(&e.Placement),
		id.ScanNull(&e.Venture), id.ScanNull(&e.Organisation), &e.Quantity, &codes, id.ScanNull(&e.Voids))
	if err != nil {
		return e, err
	}
	e.Codes, err = decodeCodes(codes)
	return e, err
}

// ByID reads one event; an unknown one is fault.NotFound.
func ByID(ctx context.Context, q db.Queryer, event id.Event) (Event, error) {
	return db.One(ctx, q, scan, selectEvent+`WHERE id = $1`, string(event))
}

// ByApplication reads all rows of an application, voiding ones included, in
// the order in which things happened. Fold Live of them.
func ByApplication(ctx context.Context, q db.Queryer, application id.Application) ([]Event, error) {
	return db.All(ctx, q, scan, selectEvent+`WHERE application = $1 ORDER BY occurred_on, seq`, string(application))
}

// ByCompany reads all rows of a company, voiding ones included, in
// the order in which things happened. Fold Live of them.
func ByCompany(ctx context.Context, q db.Queryer, company id.Company) ([]Event, error) {
	return db.All(ctx, q, scan, selectEvent+`WHERE company = $1 ORDER BY occurred_on, seq`, string(company))
}

// ByRequest reads all rows of a request, voiding ones included, in
// the order in which things happened. Fold Live of them.
func ByRequest(ctx context.Context, q db.Queryer, request id.Request) ([]Event, error) {
	return db.All(ctx, q, scan, selectEvent+`WHERE request = $1 ORDER BY occurred_on, seq`, string(request))
}

// ByPerson reads all rows that name any of the given identities of a person
// (the record and those merged into it), newest first.
func ByPerson(ctx context.Context, q db.Queryer, people ...id.Person) ([]Event, error) {
	args := make([]any, len(people))
	for i, p := range people {
		args[i] = string(p)
	}
	return db.All(ctx, q, scan, selectEvent+`WHERE person IN (`+db.Places(1, len(people))+`) ORDER BY occurred_on DESC, seq DESC`, args...)
}

// All reads the rows after a row order, at most limit, in row order: for
// checks and rebuilds, which read the whole journal in pages.
func All(ctx context.Context, q db.Queryer, after int64, limit int) ([]Event, error) {
	return db.All(ctx, q, scan, selectEvent+`WHERE seq > $1 ORDER BY seq LIMIT $2`, after, limit)
}

// Cursor is a place in the order in which rows became visible: the writing
// transaction (always 0 on SQLite, which writes one at a time), then the row.
// The zero value is the beginning.
type Cursor struct {
	Xact int64
	Seq  int64
}

// Tail reads the rows after a cursor, at most limit, and the cursor to go on
// from. It is the only reader of new events by processes that keep something
// in memory: on PostgreSQL it stops below the oldest transaction still
// running, so that a row committed late is never skipped.
func Tail(ctx context.Context, q db.Queryer, after Cursor, limit int) ([]Event, Cursor, error) {
	next := after
	events, err := db.All(ctx, q, func(s db.Scanner) (Event, error) {
		e, err := scan(tailRow{s, &next.Xact})
		next.Seq = e.Seq
		return e, err
	}, strings.Replace(selectEvent, "SELECT ", "SELECT xact, ", 1)+`WHERE (xact, seq) > ($1, $2) AND `+db.Settled(q.Engine(), "xact")+`
		ORDER BY xact, seq LIMIT $3`, after.Xact, after.Seq, limit)
	if err != nil {
		return nil, after, err
	}
	return events, next, nil
}

// tailRow reads the transaction in front of an event's own columns.
type tailRow struct {
	db.Scanner
	xact *int64
}

// Scan implements db.Scanner.
func (r tailRow) Scan(dest ...any) error { return r.Scanner.Scan(append([]any{r.xact}, dest...)...) }
