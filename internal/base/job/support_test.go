package job_test

import (
	"context"
	"encoding/json"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/job"
)

// counting is a queue whose handlers of the given kinds count their runs.
func counting(d *db.DB, kinds ...string) (*job.Queue, *atomic.Int64) {
	q, ran := job.New(d, clock.Wall{}, job.Options{}), &atomic.Int64{}
	for _, k := range kinds {
		q.Handle(k, func(context.Context, json.RawMessage) error { ran.Add(1); return nil })
	}
	return q, ran
}

func enqueue(t *testing.T, d *db.DB, q *job.Queue, specs ...job.Spec) {
	t.Helper()
	write(t, d, func(tx *db.Tx) error { return q.Enqueue(t.Context(), tx, specs...) })
}

func write(t *testing.T, d *db.DB, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Write(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

func drain(t *testing.T, q *job.Queue, want int) {
	t.Helper()
	if n, err := q.Drain(t.Context()); n != want || err != nil {
		t.Fatalf("Drain = %d, %v; want %d runs", n, err, want)
	}
}

func deadJobs(t *testing.T, q *job.Queue) []job.Dead {
	t.Helper()
	dead, err := q.DeadJobs(t.Context(), job.Dead{}, 10)
	if err != nil {
		t.Fatal(err)
	}
	return dead
}

// hurry makes every open job due now.
func hurry(t *testing.T, d *db.DB) {
	t.Helper()
	sqlExec(t, d, `UPDATE job SET due_at = $1 WHERE state = 'open'`, time.Now())
}

func dueAt(t *testing.T, d *db.DB) time.Time {
	t.Helper()
	at, err := db.One(t.Context(), d.Reader(), func(s db.Scanner) (time.Time, error) {
		var at time.Time
		err := s.Scan(db.Instant(&at))
		return at, err
	}, `SELECT due_at FROM job`)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func sqlExec(t *testing.T, d *db.DB, query string, args ...any) {
	t.Helper()
	write(t, d, func(tx *db.Tx) error {
		_, err := tx.Exec(t.Context(), query, args...)
		return err
	})
}
