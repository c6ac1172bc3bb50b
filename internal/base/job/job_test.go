package job_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/db/dbtest"
	"insieme/internal/base/fault"
	"insieme/internal/base/job"
)

func TestJobIsWrittenWithItsCommandOrNotAtAll(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q, ran := counting(d, "index")
		broken := errors.New("the command fails")
		err := d.Write(t.Context(), func(tx *db.Tx) error {
			if err := q.Enqueue(t.Context(), tx, job.Spec{Kind: "index", Payload: "p1"}); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Fatalf("Write = %v, want the command's error", err)
		}
		drain(t, q, 0)
		enqueue(t, d, q, job.Spec{Kind: "index", Payload: "p1"})
		drain(t, q, 1)
		if got := ran.Load(); got != 1 {
			t.Errorf("the job ran %d times, want 1", got)
		}
		drain(t, q, 0)
	})
}

func TestPayloadArrives(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q := job.New(d, clock.Wall{}, job.Options{})
	type ids struct{ Person, Application string }
	var got ids
	q.Handle("index", func(_ context.Context, payload json.RawMessage) error { return json.Unmarshal(payload, &got) })
	want := ids{"p1", "a1"}
	enqueue(t, d, q, job.Spec{Kind: "index", Payload: want})
	drain(t, q, 1)
	if got != want {
		t.Errorf("payload = %v, want %v", got, want)
	}
}

func TestSameKeyIsOneJob(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q, ran := counting(d, "index", "send")
		enqueue(t, d, q, job.Spec{Kind: "index", Key: "p1"}, job.Spec{Kind: "index", Key: "p1"}, job.Spec{Kind: "send", Key: "p1"})
		enqueue(t, d, q, job.Spec{Kind: "index", Key: "p1"})
		drain(t, q, 2)
		enqueue(t, d, q, job.Spec{Kind: "index", Key: "p1"}) // done already
		enqueue(t, d, q, job.Spec{Kind: "index"}, job.Spec{Kind: "index"})
		drain(t, q, 2)
		if got := ran.Load(); got != 4 {
			t.Errorf("%d runs, want 4", got)
		}
	})
}

func TestJobWaitsForItsTime(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, _ := counting(d, "send")
	enqueue(t, d, q, job.Spec{Kind: "send", RunAt: time.Now().Add(time.Hour)})
	drain(t, q, 0)
	hurry(t, d)
	drain(t, q, 1)
}

func TestJobsOfUnknownKindsStay(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	old, _ := counting(d, "index")
	enqueue(t, d, old, job.Spec{Kind: "from_a_newer_program"})
	drain(t, old, 0)
	newer, _ := counting(d, "from_a_newer_program")
	drain(t, newer, 1)
}

func TestDailyScheduleRunsOnceADayAmongAllProcesses(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		zone, err := time.LoadLocation("Europe/Rome")
		if err != nil {
			t.Fatal(err)
		}
		programme := clock.Fixed(civil.MustDate("2022-11-10").At(9, 0, zone), zone)
		var ran atomic.Int64
		queue := func() *job.Queue {
			q := job.New(d, clock.Wall{}, job.Options{})
			q.Every("wake", job.Daily(programme, 6, 30), func(context.Context) error { ran.Add(1); return nil })
			return q
		}
		one, two := queue(), queue()
		at := func(day string, hour, minute, want int64) {
			t.Helper()
			programme.Set(civil.MustDate(day).At(int(hour), int(minute), zone))
			for _, q := range []*job.Queue{one, two, one} {
				if _, err := q.Drain(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := ran.Load(); got != want {
				t.Errorf("on %s at %d:%02d: %d runs, want %d", day, hour, minute, got, want)
			}
		}
		at("2022-11-10", 9, 0, 1)
		at("2022-11-10", 23, 59, 1)
		at("2022-11-11", 6, 29, 1)
		at("2022-11-11", 6, 30, 2)
		at("2022-11-20", 0, 0, 3) // a standstill of days is made up for once
		if _, err := queue().Drain(t.Context()); err != nil || ran.Load() != 3 {
			t.Errorf("a process that starts again: %d runs, %v; want 3", ran.Load(), err)
		}
	})
}

func TestLargePayloadIsRefused(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, _ := counting(d, "index")
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		return q.Enqueue(t.Context(), tx, job.Spec{Kind: "index", Payload: strings.Repeat("x", 5000)})
	})
	if err == nil {
		t.Error("a payload of 5000 characters is accepted")
	}
}

func TestSweepForgetsWhatWasDoneLongAgo(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	q, ran := counting(d, "index")
	enqueue(t, d, q, job.Spec{Kind: "index", Key: "old"}, job.Spec{Kind: "index", Key: "new"})
	drain(t, q, 2)
	sqlExec(t, d, `UPDATE job SET ended_at = $1 WHERE key = 'old'`, time.Now().Add(-31*24*time.Hour))
	if err := q.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	enqueue(t, d, q, job.Spec{Kind: "index", Key: "old"}, job.Spec{Kind: "index", Key: "new"})
	drain(t, q, 1)
	if ran.Load() != 3 {
		t.Errorf("%d runs, want 3: only the old key is free again", ran.Load())
	}
}

func TestKindsAreCounted(t *testing.T) {
	t.Parallel()
	dbtest.Both(t, func(t *testing.T, d *db.DB) {
		q, _ := counting(d, "index")
		q.Handle("send", func(context.Context, json.RawMessage) error { return fault.Refused("x") })
		enqueue(t, d, q, job.Spec{Kind: "index"}, job.Spec{Kind: "send"})
		if n, err := q.Drain(t.Context()); n != 2 || err == nil {
			t.Fatalf("Drain = %d, %v", n, err)
		}
		enqueue(t, d, q, job.Spec{Kind: "index"}, job.Spec{Kind: "send", RunAt: time.Now().Add(time.Hour)})
		kinds, err := q.Kinds(t.Context())
		if err != nil || len(kinds) != 2 {
			t.Fatalf("Kinds = %+v, %v; want two", kinds, err)
		}
		index, send := kinds[0], kinds[1]
		if index.Name != "index" || index.Waiting != 1 || index.Dead != 0 || index.Oldest.IsZero() || index.Last.IsZero() {
			t.Errorf("index = %+v; want one waiting, overdue, one done before", index)
		}
		if send.Name != "send" || send.Waiting != 1 || send.Dead != 1 || !send.Oldest.IsZero() || !send.Last.IsZero() {
			t.Errorf("send = %+v; want one waiting, not yet due, one dead", send)
		}
	})
}
