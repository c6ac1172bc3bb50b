package job

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// ID identifies a job.
type ID string

// Spec asks for a job.
type Spec struct {
	Kind    string
	Key     string    // with Kind the job's identity; empty for a job that is like no other
	Payload any       // becomes JSON: identities and codes, no personal data
	RunAt   time.Time // by the wall clock; the zero time is at once
}

// Handler does a job. It runs at least once, with a context that ends before
// its lease. An error has the job tried again later; one of kind Invalid,
// Denied or NotFound, which no time heals, makes it dead at once.
type Handler func(ctx context.Context, payload json.RawMessage) error

// Options tune a queue. The zero value is right for production.
type Options struct {
	Workers  int                                                // jobs at a time in Run; 0 is 4
	Lease    time.Duration                                      // how long a job may take; 0 is 5 minutes
	Poll     time.Duration                                      // how often Run looks for jobs of other processes; 0 is 1 s
	Tries    int                                                // runs before a job is dead; 0 is 8, about a day
	Log      *slog.Logger                                       // failures; nil is none
	Observed func(kind, outcome string, duration time.Duration) // for metrics; outcome is done, failed or dead
}

// Queue writes, runs and lists jobs. Kinds and schedules are added before it
// runs; after that it is safe for concurrent use.
type Queue struct {
	db        *db.DB
	wall      clock.Wall
	o         Options
	handlers  map[string]Handler
	kinds     []string // of handlers, in order of Handle
	schedules []schedule
	wake      chan struct{}

	mu    sync.Mutex
	asked map[string]time.Time // by schedule: the latest turn that is on the queue
}

// New makes a queue on a database.
func New(d *db.DB, wall clock.Wall, o Options) *Queue {
	if o.Workers == 0 {
		o.Workers = 4
	}
	if o.Lease == 0 {
		o.Lease = 5 * time.Minute
	}
	if o.Poll == 0 {
		o.Poll = time.Second
	}
	if o.Tries == 0 {
		o.Tries = 8
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Observed == nil {
		o.Observed = func(string, string, time.Duration) {}
	}
	return &Queue{db: d, wall: wall, o: o, handlers: map[string]Handler{}, wake: make(chan struct{}, 1), asked: map[string]time.Time{}}
}

// Handle says who does a kind of job. Two handlers of one kind are a
// programmer's mistake.
func (q *Queue) Handle(kind string, fn Handler) {
	if q.handlers[kind] != nil {
		panic("job: two handlers of " + kind)
	}
	q.handlers[kind] = fn
	q.kinds = append(q.kinds, kind)
}

// maxPayload is generous for identities and small for anything else.
const maxPayload = 4096

var errPayload = errors.New("job: payload too large: a job holds identities, not data")

// Enqueue writes jobs in the caller's transaction, in one statement. A job that
// exists, in whatever state, is left as it is.
func (q *Queue) Enqueue(ctx context.Context, tx *db.Tx, specs ...Spec) error {
	const op = "job.Enqueue"
	if len(specs) == 0 {
		return nil
	}
	now := q.wall.Now()
	rows := make([]row, 0, len(specs))
	for _, s := range specs {
		payload, err := json.Marshal(s.Payload)
		if err != nil {
			return fault.Wrap(op, fmt.Errorf("payload of %s: %w", s.Kind, err))
		}
		if len(payload) > maxPayload {
			return fault.Wrap(op, fmt.Errorf("%s: %w", s.Kind, errPayload))
		}
		r := row{ID: id.New[ID](), Kind: s.Kind, Key: s.Key, payload: payload, due: s.RunAt, created: now}
		if r.Key == "" {
			r.Key = string(r.ID)
		}
		if r.due.IsZero() {
			r.due = now
		}
		rows = append(rows, r)
	}
	if err := insert(ctx, tx, rows); err != nil {
		return fault.Wrap(op, err)
	}
	tx.AfterCommit(q.Wake)
	return nil
}

// Wake has Run look for jobs now.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default: // it will look anyway
	}
}
