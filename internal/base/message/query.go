package message

import (
	"context"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Filter chooses messages; the zero value is all of them.
type Filter struct{ State State }

// After is the place in a list where the next page begins; zero is the start.
type After struct {
	At time.Time
	ID ID
}

const selectLines = `SELECT ` + lineColumns + ` FROM message
	WHERE (queued_at, id) < ($1, $2) ORDER BY queued_at DESC, id DESC LIMIT $3`

const selectLinesOfState = `SELECT ` + lineColumns + ` FROM message
	WHERE state = $4 AND (queued_at, id) < ($1, $2) ORDER BY queued_at DESC, id DESC LIMIT $3`

// List reads the outbox, newest first. The outbox is one for the programme:
// who may see it sees all of it.
func (o *Outbox) List(ctx context.Context, actor access.Actor, f Filter, after After, limit int) ([]Line, error) {
	const op = "message.List"
	if err := access.Require(actor, access.OutboxView, access.Subject{}); err != nil {
		return nil, fault.Wrap(op, err)
	}
	if after.At.IsZero() {
		after.At = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	query, args := selectLines, []any{after.At, after.ID, limit}
	if f.State != "" {
		query, args = selectLinesOfState, append(args, f.State)
	}
	lines, err := db.All(ctx, o.DB.Reader(), scanLine, query, args...)
	return lines, fault.Wrap(op, err)
}

// CountLimit is where counting stops: more is "more than 10,000".
const CountLimit = 10_000

const countState = `SELECT COUNT(*) FROM (SELECT 1 AS one FROM message WHERE state = $1 LIMIT $2) AS counted`

// Counts tells how many messages stand in each state, up to CountLimit+1.
func (o *Outbox) Counts(ctx context.Context, actor access.Actor) (map[State]int, error) {
	const op = "message.Counts"
	if err := access.Require(actor, access.OutboxView, access.Subject{}); err != nil {
		return nil, fault.Wrap(op, err)
	}
	counts := map[State]int{}
	err := o.DB.Read(ctx, func(q db.Queryer) error {
		for _, s := range States() {
			n, err := db.One(ctx, q, db.Scalar[int], countState, s, CountLimit+1)
			if err != nil {
				return err
			}
			counts[s] = n
		}
		return nil
	})
	return counts, fault.Wrap(op, err)
}

// PageMessage is the access log's word for reading a message.
const PageMessage audit.Page = "message"

// Read opens one message. Where it is about a person, that somebody read it is
// in the access log before it is returned.
func (o *Outbox) Read(ctx context.Context, actor access.Actor, of ID) (Letter, error) {
	const op = "message.Read"
	if err := access.Require(actor, access.OutboxView, access.Subject{}); err != nil {
		return Letter{}, fault.Wrap(op, err)
	}
	l, err := load(ctx, o.DB.Reader(), o.Keys, of)
	if err != nil {
		return Letter{}, fault.Wrap(op, err)
	}
	if l.Person != "" {
		if err := audit.Look(ctx, o.DB, actor, l.Person, PageMessage, ""); err != nil {
			return Letter{}, fault.Wrap(op, err)
		}
	}
	return l, nil
}

// OfPerson lists the messages about a person, newest first, for the person's
// page: persons are the person's identities. It authorises nothing.
func OfPerson(ctx context.Context, q db.Queryer, persons []id.Person, limit int) ([]Line, error) {
	args := []any{limit}
	for _, p := range persons {
		args = append(args, p)
	}
	lines, err := db.All(ctx, q, scanLine, `SELECT `+lineColumns+` FROM message WHERE person IN (`+db.Places(2, len(persons))+`)
		ORDER BY queued_at DESC, id DESC LIMIT $1`, args...)
	return lines, fault.Wrap("message.OfPerson", err)
}
