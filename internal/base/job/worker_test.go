package job_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/job"
)

func TestFailedJobIsTriedAgainLaterAndAtLastDead(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q := job.New(d, clock.Wall{}, job.Options{Tries: 3})
		q.Handle("send", func(context.Context, json.RawMessage) error {
			return fault.Wrap("mail.Send", errors.New("550 no mailbox mario.rossi@example.org"))
		})
		enqueue(t, d, q, job.Spec{Kind: "send"})
		for try := 1; try <= 3; try++ {
			before := time.Now()
			if n, err := q.Drain(t.Context()); n != 1 || err == nil {
				t.Fatalf("try %d: Drain = %d, %v; want 1 run and its error", try, n, err)
			}
			if try < 3 {
				wait := dueAt(t, d).Sub(before)
				longest := []time.Duration{18 * time.Second, 72 * time.Second}[try-1] + 2*time.Second
				if shortest := []time.Duration{12 * time.Second, 48 * time.Second}[try-1]; wait < shortest || wait > longest {
					t.Errorf("try %d: tried again after %v, want %v to %v", try, wait, shortest, longest)
				}
			}
			drain(t, q, 0)
			hurry(t, d)
		}
		drain(t, q, 0)
		dead := deadJobs(t, q)
		if len(dead) != 1 || dead[0].Tries != 3 || dead[0].Kind != "send" {
			t.Fatalf("dead jobs = %+v, want one of kind send after 3 tries", dead)
		}
		if f := dead[0].Failure; strings.Contains(f, "rossi") || !strings.Contains(f, "mail.Send: internal") {
			t.Errorf("failure = %q, want the operation and no address", f)
		}
	})
}

func TestDeadJobIsRevivedOrDropped(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q := job.New(d, clock.Wall{}, job.Options{})
		broken := true
		q.Handle("index", func(context.Context, json.RawMessage) error {
			if broken {
				return fault.Absent("person.Load")
			}
			return nil
		})
		enqueue(t, d, q, job.Spec{Kind: "index"}, job.Spec{Kind: "index"})
		if n, err := q.Drain(t.Context()); n != 2 || !fault.Is(err, fault.NotFound) {
			t.Fatalf("Drain = %d, %v; want two runs that find nothing", n, err)
		}
		dead := deadJobs(t, q)
		if len(dead) != 2 {
			t.Fatalf("%d dead jobs, want both at once: time heals no absence", len(dead))
		}
		next, err := q.DeadJobs(t.Context(), dead[0], 10)
		if err != nil || len(next) != 1 || next[0].ID != dead[1].ID {
			t.Errorf("page after the first = %+v, %v; want the second", next, err)
		}
		broken = false
		interviewer := access.Actor{User: "u2", Roles: []access.Role{access.Interviewer}}
		if err := q.Revive(t.Context(), interviewer, dead[0].ID); !fault.Is(err, fault.Denied) {
			t.Errorf("Revive by who may not: %v, want denied", err)
		}
		admin := access.Actor{User: "u1", Roles: []access.Role{access.Administrator}}
		if err := q.Revive(t.Context(), admin, dead[0].ID); err != nil {
			t.Fatal(err)
		}
		if err := q.Drop(t.Context(), admin, dead[1].ID); err != nil {
			t.Fatal(err)
		}
		drain(t, q, 1)
		if left := deadJobs(t, q); len(left) != 0 {
			t.Errorf("dead jobs left: %+v", left)
		}
		err = q.Revive(t.Context(), admin, dead[0].ID)
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("reviving a job that is done: %v, want a conflict", err)
		}
	})
}

func TestPanicIsAFailureOfItsJobOnly(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, ran := counting(d, "index")
	q.Handle("panic", func(context.Context, json.RawMessage) error { panic("Mario Rossi") })
	enqueue(t, d, q, job.Spec{Kind: "panic"}, job.Spec{Kind: "index"})
	n, err := q.Drain(t.Context())
	if n != 2 || err == nil || strings.Contains(err.Error(), "Rossi") {
		t.Errorf("Drain = %d, %v; want 2 runs and an error without the panic's words", n, err)
	}
	if ran.Load() != 1 {
		t.Error("the other job did not run")
	}
}

func TestJobOfADeadWorkerRunsAgain(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q, ran := counting(d, "index")
		enqueue(t, d, q, job.Spec{Kind: "index"})
		// A worker claimed it and died: its lease ends later.
		sqlExec(t, d, `UPDATE job SET tries = 1, lease = 'dead worker', due_at = $1`, time.Now().Add(time.Minute))
		drain(t, q, 0)
		hurry(t, d)
		drain(t, q, 1)
		if ran.Load() != 1 {
			t.Errorf("%d runs, want 1", ran.Load())
		}
	})
}

func TestJobThatAlwaysKillsItsWorkerIsDead(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, ran := counting(d, "index")
	enqueue(t, d, q, job.Spec{Kind: "index"})
	sqlExec(t, d, `UPDATE job SET tries = 8, lease = 'dead worker', due_at = $1`, time.Now())
	if _, err := q.Drain(t.Context()); err == nil {
		t.Error("Drain says nothing")
	}
	if dead := deadJobs(t, q); len(dead) != 1 || ran.Load() != 0 {
		t.Errorf("%d dead jobs, %d runs; want 1 and none", len(dead), ran.Load())
	}
}

func TestWhoLostTheLeaseChangesNothing(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q := job.New(d, clock.Wall{}, job.Options{})
	first := true
	q.Handle("index", func(context.Context, json.RawMessage) error {
		if first {
			first = false // meanwhile the lease ended and somebody else took the job
			sqlExec(t, d, `UPDATE job SET lease = 'other'`)
		}
		return nil
	})
	enqueue(t, d, q, job.Spec{Kind: "index"})
	drain(t, q, 1)
	hurry(t, d)
	drain(t, q, 1) // it was not marked done by the first
}

func TestManyWorkersRunEachJobOnce(t *testing.T) {
	t.Parallel()
	const jobs, workers = 200, 3
	for _, e := range []db.Engine{db.SQLite, db.Postgres} {
		t.Run(string(e), func(t *testing.T) {
			t.Parallel()
			d := dbtest.Open(t, e, db.Options{}) // each run counts, so once
			var mu sync.Mutex
			runs := map[string]int{}
			done := make(chan struct{})
			left := atomic.Int64{}
			left.Store(jobs)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			var group sync.WaitGroup
			var first *job.Queue
			for range workers {
				q := job.New(d, clock.Wall{}, job.Options{Workers: 8, Poll: 5 * time.Millisecond})
				q.Handle("index", func(_ context.Context, payload json.RawMessage) error {
					mu.Lock()
					runs[string(payload)]++
					mu.Unlock()
					if left.Add(-1) == 0 {
						close(done)
					}
					return nil
				})
				first = q
				group.Go(func() { _ = q.Run(ctx) })
			}
			start := time.Now()
			for i := range jobs {
				enqueue(t, d, first, job.Spec{Kind: "index", Key: fmt.Sprint(i), Payload: i})
			}
			select {
			case <-done:
			case <-time.After(time.Minute):
				t.Errorf("%d jobs left after a minute", left.Load())
			}
			t.Logf("%d jobs written and run by %d workers in %v", jobs, workers, time.Since(start))
			stop()
			group.Wait()
			for payload, n := range runs {
				if n != 1 {
					t.Errorf("job %s ran %d times, want once", payload, n)
				}
			}
		})
	}
}

func TestRunWakesAfterCommitAndWaitsForWorkInProgress(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q := job.New(d, clock.Wall{}, job.Options{Poll: time.Hour}) // only a wake-up can be in time
	begun, finish := make(chan struct{}), make(chan struct{})
	ended := false
	q.Handle("slow", func(ctx context.Context, _ json.RawMessage) error {
		close(begun)
		<-finish
		ended = ctx.Err() == nil
		return nil
	})
	ctx, stop := context.WithCancel(t.Context())
	returned := make(chan error, 1)
	go func() { returned <- q.Run(ctx) }()
	enqueue(t, d, q, job.Spec{Kind: "slow"})
	<-begun
	stop()
	select {
	case <-returned:
		t.Fatal("Run returned while a job was in progress")
	default:
	}
	close(finish)
	if err := <-returned; err != nil || !ended {
		t.Errorf("Run = %v, job ended undisturbed = %v; want nil and true", err, ended)
	}
	drain(t, q, 0)
}
