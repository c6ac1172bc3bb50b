package journal

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Projection keeps one table in step with the journal, inside the writer's
// transaction.
type Projection struct {
	Name  string
	Kinds []Kind // the kinds it looks at; voids of these reach it too
	// Apply brings the table up to date after an event. For a void, e is the
	// voiding row and of is the row taken back; otherwise of is e.
	Apply func(ctx context.Context, tx *db.Tx, e, of Event) error
	// Rebuild computes the whole table anew.
	Rebuild func(ctx context.Context, tx *db.Tx) error
}

// Subscriber acts on events after commit, from the job queue.
type Subscriber struct {
	Name  string
	Kinds []Kind
	// Handle must be idempotent by e.ID: it runs at least once.
	Handle func(ctx context.Context, e Event) error
}

// Part is what one area brings to the journal.
type Part struct {
	Kinds       []Kind
	Projections []Projection
	Subscribers []Subscriber
}

// Enqueuer puts the delivery of an event to a subscriber on the job queue, in
// the same transaction.
type Enqueuer func(ctx context.Context, tx *db.Tx, subscriber string, e id.Event) error

// Journal records facts. It does not change once made.
type Journal struct {
	clock       clock.Programme
	kinds       map[Kind]bool
	projections []Projection
	subscribers []Subscriber
	enqueue     Enqueuer
}

// New builds the journal of a program from its areas' parts. A kind claimed
// by two areas is a programmer's mistake.
func New(c clock.Programme, enqueue Enqueuer, parts ...Part) (*Journal, error) {
	j := &Journal{clock: c, kinds: map[Kind]bool{Voided: true}, enqueue: enqueue}
	for _, p := range parts {
		for _, k := range p.Kinds {
			if j.kinds[k] {
				return nil, fmt.Errorf("journal: kind %s has two owners", k)
			}
			j.kinds[k] = true
		}
		j.projections = append(j.projections, p.Projections...)
		j.subscribers = append(j.subscribers, p.Subscribers...)
	}
	return j, nil
}

// Kinds lists the kinds known, in alphabetical order.
func (j *Journal) Kinds() []Kind {
	out := make([]Kind, 0, len(j.kinds))
	for k := range j.kinds {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Projections lists the projections, for rebuilding and checking them.
func (j *Journal) Projections() []Projection { return slices.Clone(j.projections) }

// Record writes a fact in the caller's transaction, brings the projections up
// to date and queues the subscribers. It fills ID and RecordedAt. An unknown
// kind, a fact without a day or one from the future is refused.
func (j *Journal) Record(ctx context.Context, tx *db.Tx, e Event) (Event, error) {
	const op = "journal.Record"
	if !j.kinds[e.Kind] || e.Kind == Voided {
		return e, fmt.Errorf("%s: unknown kind %q", op, e.Kind)
	}
	if e.OccurredOn.IsZero() {
		e.OccurredOn = j.clock.Today()
	}
	if e.OccurredOn.After(j.clock.Today()) {
		return e, fault.Bad(op, fault.Field{Name: "on", Key: "error.field.future"})
	}
	return j.write(ctx, tx, e, e)
}

// Void takes a fact back. The row stays; a further one says that it does not
// hold, who said so and why (a code). A row already taken back is a Conflict.
func (j *Journal) Void(ctx context.Context, tx *db.Tx, actor id.User, target id.Event, reason string) (Event, error) {
	const op = "journal.Void"
	of, err := ByID(ctx, tx, target)
	if err != nil {
		return Event{}, fault.Wrap(op, err)
	}
	gone, err := db.Exists(ctx, tx, `SELECT 1 FROM event WHERE voids = $1`, string(target))
	if err != nil {
		return Event{}, fault.Wrap(op, err)
	}
	if gone || of.Kind == Voided {
		return Event{}, fault.Stale(op)
	}
	e := of
	e.Seq, e.ID, e.Kind, e.Voids = 0, "", Voided, target
	e.Actor, e.OccurredOn = actor, j.clock.Today()
	e.Quantity, e.Codes = 0, Codes{"reason": reason, "kind": string(of.Kind)}
	return j.write(ctx, tx, e, of)
}

// Redate corrects the day of a fact: the old row is taken back and a new one,
// otherwise equal, says the right day.
func (j *Journal) Redate(ctx context.Context, tx *db.Tx, actor id.User, target id.Event, on civil.Date, reason string) (Event, error) {
	const op = "journal.Redate"
	of, err := ByID(ctx, tx, target)
	if err != nil {
		return Event{}, fault.Wrap(op, err)
	}
	if _, err := j.Void(ctx, tx, actor, target, reason); err != nil {
		return Event{}, fault.Wrap(op, err)
	}
	e := of
	e.Seq, e.ID, e.Actor, e.OccurredOn = 0, "", actor, on
	e.Codes = Codes{}
	for name, value := range of.Codes {
		e.Codes[name] = value
	}
	e.Codes["redates"] = string(target)
	return j.Record(ctx, tx, e)
}

func (j *Journal) write(ctx context.Context, tx *db.Tx, e, of Event) (Event, error) {
	e.ID, e.RecordedAt = id.New[id.Event](), j.clock.Now()
	if err := insert(ctx, tx, e); err != nil {
		return e, fault.Wrap("journal.write", err)
	}
	for _, p := range j.projections {
		if !slices.Contains(p.Kinds, of.Kind) {
			continue
		}
		target := of
		if e.Voids == "" {
			target = e
		}
		if err := p.Apply(ctx, tx, e, target); err != nil {
			return e, fault.Wrap("journal.projection."+p.Name, err)
		}
	}
	for _, s := range j.subscribers {
		if !slices.Contains(s.Kinds, of.Kind) {
			continue
		}
		if err := j.enqueue(ctx, tx, s.Name, e.ID); err != nil {
			return e, fault.Wrap("journal.subscriber."+s.Name, err)
		}
	}
	return e, nil
}

// Deliver hands an event to a subscriber: the job behind Enqueuer.
func (j *Journal) Deliver(ctx context.Context, q db.Queryer, subscriber string, event id.Event) error {
	i := slices.IndexFunc(j.subscribers, func(s Subscriber) bool { return s.Name == subscriber })
	if i < 0 {
		return fault.Absent("journal.Deliver." + subscriber)
	}
	e, err := ByID(ctx, q, event)
	if err != nil {
		return fault.Wrap("journal.Deliver", err)
	}
	return j.subscribers[i].Handle(ctx, e)
}

// Import writes many facts that already have identity and times, in order,
// without running projections or subscribers: the caller rebuilds the
// projections afterwards. It is how history comes in from elsewhere.
func (j *Journal) Import(ctx context.Context, tx *db.Tx, events iter.Seq[Event]) (int64, error) {
	var bad error
	n, err := tx.Bulk(ctx, "event", columns, func(yield func([]any) bool) {
		for e := range events {
			if !j.kinds[e.Kind] || e.ID == "" || e.OccurredOn.IsZero() || e.RecordedAt.IsZero() {
				bad = fmt.Errorf("journal.Import: event %q of kind %q is incomplete or of unknown kind", e.ID, e.Kind)
				return
			}
			values, err := row(e)
			if err != nil {
				bad = err
				return
			}
			if !yield(values) {
				return
			}
		}
	})
	if bad != nil {
		return n, bad
	}
	return n, fault.Wrap("journal.Import", err)
}
