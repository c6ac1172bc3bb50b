package db

import (
	"context"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// size of the groups in these tests.
const thirty = 30

// bench is a SQLite database whose writer the test can hold, so that it knows
// which commands form a group.
type bench struct {
	*DB
	t *testing.T
}

func newBench(t *testing.T, o Options) bench {
	t.Helper()
	if o.Deadline == 0 {
		o.Deadline = time.Minute
	}
	d, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "bench.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, statement := range []string{
		`CREATE TABLE mark (n BIGINT PRIMARY KEY, body BYTEA, CONSTRAINT mark_positive CHECK (n >= 0))`,
		`CREATE TABLE child (mark BIGINT NOT NULL REFERENCES mark (n) DEFERRABLE INITIALLY DEFERRED)`,
	} {
		if _, err := d.Pool().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return bench{d, t}
}

// group writes commands in one group, in their order, and returns their
// errors. Each command may have its own way to be called.
func (b bench) group(call func(i int, write func(ctx context.Context) error) error, fn func(i int, tx *Tx) error) []error {
	b.t.Helper()
	release := b.hold()
	errs := make([]error, thirty)
	var wg sync.WaitGroup
	for i := range thirty {
		wg.Go(func() {
			errs[i] = call(i, func(ctx context.Context) error {
				return b.Write(ctx, func(tx *Tx) error { return fn(i, tx) })
			})
		})
		b.waiting(i + 1)
	}
	release()
	wg.Wait()
	return errs
}

// hold keeps the writer busy until release is called.
func (b bench) hold() (release func()) {
	b.t.Helper()
	entered, leave := make(chan struct{}), make(chan struct{})
	var once sync.Once
	var wg sync.WaitGroup
	wg.Go(func() {
		err := b.Write(context.Background(), func(*Tx) error {
			once.Do(func() { close(entered) })
			<-leave
			return nil
		})
		if err != nil {
			b.t.Error(err)
		}
	})
	<-entered
	return func() { close(leave); wg.Wait() }
}

// waiting returns when n commands are in the queue.
func (b bench) waiting(n int) {
	for len(b.writer.queue) < n {
		runtime.Gosched()
	}
}

func (b bench) marks() map[int]bool {
	b.t.Helper()
	all, err := All(b.t.Context(), b.Reader(), Scalar[int], `SELECT n FROM mark`)
	if err != nil {
		b.t.Fatal(err)
	}
	got := map[int]bool{}
	for _, n := range all {
		got[n] = true
	}
	return got
}

func mark(ctx context.Context, tx *Tx, n int) error {
	return tx.ExecOne(ctx, `INSERT INTO mark (n) VALUES ($1)`, n)
}

func plainly(_ int, write func(ctx context.Context) error) error {
	return write(context.Background())
}

// onlyBad checks that one command failed and left nothing, and that the others
// are there.
func (b bench) onlyBad(errs []error, bad int) {
	b.t.Helper()
	marks := b.marks()
	for i, err := range errs {
		if (err != nil) != (i == bad) {
			b.t.Errorf("command %d: got error %v", i, err)
		}
		if marks[i] == (i == bad) {
			b.t.Errorf("command %d: got row there = %v", i, marks[i])
		}
	}
}
