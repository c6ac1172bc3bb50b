package job

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Run does jobs as they fall due, until ctx ends; then it waits for those in
// progress. It returns nil: a failure to reach the database is logged and the
// next look tries again.
func (q *Queue) Run(ctx context.Context) error {
	free := make(chan struct{}, q.o.Workers) // holds one token for each job in progress
	var busy sync.WaitGroup
	defer busy.Wait()
	tick := time.NewTicker(q.o.Poll)
	defer tick.Stop()
	for {
		q.start(ctx, free, &busy)
		select {
		case <-ctx.Done():
			return nil
		case <-q.wake:
		case <-tick.C:
		}
	}
}

// start claims as many jobs as there are free workers and gives them to those.
// Who becomes free wakes Run, which looks again.
func (q *Queue) start(ctx context.Context, free chan struct{}, busy *sync.WaitGroup) {
	n := q.o.Workers - len(free)
	if n == 0 || ctx.Err() != nil {
		return
	}
	if err := q.askSchedules(ctx); err != nil && ctx.Err() == nil {
		q.o.Log.Error("schedules", "cause", err)
	}
	jobs, err := q.claim(ctx, n)
	if err != nil && ctx.Err() == nil {
		q.o.Log.Error("job claim", "cause", err)
	}
	for _, r := range jobs {
		free <- struct{}{}
		busy.Go(func() {
			defer func() { <-free; q.Wake() }()
			q.do(context.WithoutCancel(ctx), r) // what has begun may end
		})
	}
}

// Drain does everything that is due now, one job after the other, schedules
// included, and returns the number of runs and what failed. Jobs that they ask
// for are done too; those that fail are due later and stay.
func (q *Queue) Drain(ctx context.Context) (int, error) {
	var failed []error
	for n := 0; ; {
		if err := q.askSchedules(ctx); err != nil {
			return n, err
		}
		jobs, err := q.claim(ctx, 1)
		if err != nil || len(jobs) == 0 {
			return n, errors.Join(append(failed, err)...)
		}
		for _, r := range jobs {
			n++
			if err := q.do(ctx, r); err != nil {
				failed = append(failed, err)
			}
		}
	}
}

// do runs one job and writes down what came of it. The error is the job's.
func (q *Queue) do(ctx context.Context, r row) error {
	start := q.wall.Start()
	err := q.attempt(ctx, r)
	outcome := "done"
	query, args := markDone, []any{r.ID, r.lease, q.wall.Now()}
	switch {
	case err == nil:
	case hopeless(err) || r.tries >= q.o.Tries:
		outcome = "dead"
		query, args = markDead, []any{r.ID, r.lease, failure(err), q.wall.Now()}
	default:
		outcome = "failed"
		query, args = markFailed, []any{r.ID, r.lease, failure(err), q.wall.Now().Add(backOff(r.tries))}
	}
	if err != nil {
		q.o.Log.Error("job", "job", string(r.ID), "kind", r.Kind, "outcome", outcome, "tries", r.tries, "cause", failure(err))
	}
	q.o.Observed(r.Kind, outcome, q.wall.Since(start))
	if ferr := q.finish(context.WithoutCancel(ctx), query, args...); ferr != nil {
		// The lease will end and the job run again, as after a crash.
		q.o.Log.Error("job outcome lost", "job", string(r.ID), "kind", r.Kind, "cause", ferr)
		err = errors.Join(err, ferr)
	}
	return fault.Wrap("job."+r.Kind, err)
}

var (
	errPanic   = errors.New("panic")
	errExpired = errors.New("the lease ended again and again: the job hangs or ends the program")
)

// attempt calls the handler. A panic is an error like others; its text, which
// may hold anything, is not kept, the places in the program are.
func (q *Queue) attempt(ctx context.Context, r row) (err error) {
	if r.tries > q.o.Tries {
		return fault.Wrap("job.attempt", errExpired)
	}
	ctx, cancel := context.WithTimeout(ctx, q.o.Lease-q.o.Lease/10)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			q.o.Log.Error("job panic", "job", string(r.ID), "kind", r.Kind, "stack", string(debug.Stack()))
			err = fault.Wrap("job.attempt", errPanic)
		}
	}()
	return q.handlers[r.Kind](ctx, r.payload)
}

// hopeless reports errors that another try repeats.
func hopeless(err error) bool {
	return fault.Is(err, fault.Invalid) || fault.Is(err, fault.Denied) || fault.Is(err, fault.NotFound)
}

// backOff is the wait after a number of tries: a quarter of a minute, then four
// times longer each time up to six hours, give or take a fifth, so that what
// failed together does not return together.
func backOff(tries int) time.Duration {
	wait := 15 * time.Second
	for range tries - 1 {
		wait = min(wait*4, 6*time.Hour)
	}
	return wait - wait/5 + rand.N(wait*2/5)
}

// failure is what may be kept and shown of an error: operations, kinds, message
// keys and the engine's own words. Of any other error only its type is told,
// since its text may quote what a person wrote.
func failure(err error) string {
	var parts []string
	for err != nil {
		var f *fault.Error
		var e *db.EngineError
		switch {
		case errors.As(err, &f):
			parts = append(parts, strings.TrimSuffix(f.Op+": "+f.Kind.String()+" ("+f.Safe+")", " ()"))
			err = f.Cause
			continue
		case errors.As(err, &e):
			parts = append(parts, e.Error())
		case errors.Is(err, errPanic), errors.Is(err, errExpired), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
			parts = append(parts, err.Error())
		default:
			parts = append(parts, fmt.Sprintf("%T", err))
		}
		break
	}
	text := strings.Join(parts, ": ")
	return strings.ToValidUTF8(text[:min(len(text), 500)], "")
}
