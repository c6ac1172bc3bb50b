package db

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"insieme/internal/base/fault"
)

func TestCommandsThatWaitShareOneCommit(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	for i, err := range b.group(plainly, func(i int, tx *Tx) error { return mark(t.Context(), tx, i) }) {
		if err != nil {
			t.Errorf("command %d: %v", i, err)
		}
	}
	if got := len(b.marks()); got != thirty {
		t.Errorf("got %d rows, want %d", got, thirty)
	}
	s := b.Stats()
	if s.Groups != 2 || s.Members != thirty+1 || s.Largest != thirty { // one group is the holder's
		t.Errorf("got %d groups of %d members, largest %d; want 2, %d, %d", s.Groups, s.Members, s.Largest, thirty+1, thirty)
	}
}

func TestNobodyIsAnsweredBeforeTheCommit(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	var answered atomic.Int32
	errs := b.group(func(i int, write func(ctx context.Context) error) error {
		err := write(context.Background())
		answered.Add(1)
		if !b.marks()[i] {
			t.Errorf("command %d was acknowledged and its row is not there", i)
		}
		return err
	}, func(i int, tx *Tx) error {
		if n := answered.Load(); n != 0 {
			t.Errorf("%d commands were answered while command %d of their group ran", n, i)
		}
		return mark(t.Context(), tx, i)
	})
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

func TestAFailedCommandHarmsNobody(t *testing.T) {
	t.Parallel()
	const bad = 15
	for name, fail := range map[string]func(ctx context.Context, tx *Tx) error{
		"an error of the function": func(ctx context.Context, tx *Tx) error {
			return errors.Join(mark(ctx, tx, bad), errors.New("no"))
		},
		"a constraint": func(ctx context.Context, tx *Tx) error { return mark(ctx, tx, -1) },
		"a hidden constraint": func(ctx context.Context, tx *Tx) error {
			_ = mark(ctx, tx, -1)
			_ = mark(ctx, tx, bad)
			return nil
		},
		"a constraint that only COMMIT sees": func(ctx context.Context, tx *Tx) error {
			if err := mark(ctx, tx, bad); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `INSERT INTO child (mark) VALUES ($1)`, 1000)
			return err
		},
		"a statement of its own that ends the transaction": func(ctx context.Context, tx *Tx) error {
			if err := mark(ctx, tx, bad); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `ROLLBACK`)
			if err != nil {
				return err
			}
			_, err = tx.Exec(ctx, `INSERT INTO mark (n) VALUES ($1)`, bad+1000)
			return err
		},
		"a commit of its own": func(ctx context.Context, tx *Tx) error {
			if err := mark(ctx, tx, bad); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `COMMIT`)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, Options{})
			errs := b.group(plainly, func(i int, tx *Tx) error {
				if i == bad {
					return fail(t.Context(), tx)
				}
				return mark(t.Context(), tx, i)
			})
			b.onlyBad(errs, bad)
			if b.marks()[bad+1000] {
				t.Error("a statement after the lost transaction was made durable")
			}
		})
	}
}

func TestAPanicStaysWithItsCaller(t *testing.T) {
	t.Parallel()
	const bad = 15
	b := newBench(t, Options{RunTwice: true})
	errs := b.group(func(i int, write func(ctx context.Context) error) (err error) {
		defer func() {
			if v := recover(); v != nil {
				err = fmt.Errorf("panic: %v", v)
			}
		}()
		return write(context.Background())
	}, func(i int, tx *Tx) error {
		if err := mark(t.Context(), tx, i); err != nil {
			return err
		}
		if i == bad {
			panic("broken rule")
		}
		return nil
	})
	b.onlyBad(errs, bad)
	if got := fmt.Sprint(errs[bad]); got != "panic: broken rule" {
		t.Errorf("got %q, want the value of the panic", got)
	}
}

func TestAGoroutineThatEndsInItsTurnHarmsNobody(t *testing.T) {
	t.Parallel()
	const bad = 15
	b := newBench(t, Options{})
	errs := b.group(func(i int, write func(ctx context.Context) error) (err error) {
		if i == bad {
			err = errors.New("ended")
			done := make(chan struct{})
			go func() { // as t.FailNow would
				defer close(done)
				err = write(context.Background())
			}()
			<-done
			return err
		}
		return write(context.Background())
	}, func(i int, tx *Tx) error {
		if err := mark(t.Context(), tx, i); err != nil {
			return err
		}
		if i == bad {
			runtime.Goexit()
		}
		return nil
	})
	b.onlyBad(errs, bad)
}

func TestAFullDiskHarmsOnlyWhoFillsIt(t *testing.T) {
	t.Parallel()
	const bad = 15
	b := newBench(t, Options{})
	limitPages(t, b.DB, 40)
	errs := b.group(plainly, func(i int, tx *Tx) error {
		if i == bad {
			_, err := tx.Exec(t.Context(), `INSERT INTO mark (n, body) VALUES ($1, $2)`, i, make([]byte, 1<<20))
			return err
		}
		return mark(t.Context(), tx, i)
	})
	b.onlyBad(errs, bad)
	if s := b.Stats(); s.Alone != thirty {
		t.Errorf("got %d commands run again alone, want %d: the engine gives up the whole transaction", s.Alone, thirty)
	}
}

// limitPages makes the disk full for the writer after so many pages.
func limitPages(t *testing.T, d *DB, pages int) {
	t.Helper()
	err := d.Write(t.Context(), func(tx *Tx) error {
		var got int
		return tx.QueryRow(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)).Scan(&got)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestACancelledContextDoesNotInterruptTheGroup(t *testing.T) {
	t.Parallel()
	const bad = 15
	b := newBench(t, Options{})
	contexts := make([]context.Context, thirty)
	cancels := make([]context.CancelFunc, thirty)
	for i := range thirty {
		contexts[i], cancels[i] = context.WithCancel(context.Background())
		defer cancels[i]()
	}
	ran := false
	errs := b.group(func(i int, write func(ctx context.Context) error) error {
		return write(contexts[i])
	}, func(i int, tx *Tx) error {
		switch i {
		case 3:
			cancels[3]() // in its own turn: too late, the command is under way
		case 4:
			cancels[bad]() // before the other's turn: the command is not begun
		case bad:
			ran = true
		}
		return mark(contexts[i], tx, i)
	})
	b.onlyBad(errs, bad)
	if ran {
		t.Error("the function of a cancelled command was run")
	}
	if !fault.Is(errs[bad], fault.Busy) || !errors.Is(errs[bad], context.Canceled) {
		t.Errorf("got %v, want Busy because of the cancelled context", errs[bad])
	}
}

func TestACommandCancelledInTheQueueReturnsAtOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	release := b.hold()
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() { failed <- b.Write(ctx, func(tx *Tx) error { return mark(ctx, tx, 1) }) }()
	b.waiting(1)
	cancel()
	if err := <-failed; !fault.Is(err, fault.Busy) {
		t.Errorf("got %v, want Busy", err)
	}
	release()
	if b.marks()[1] {
		t.Error("the command that was given up was written")
	}
}

func TestASlowCommandIsRolledBack(t *testing.T) {
	t.Parallel()
	const slow = 15
	b := newBench(t, Options{Deadline: 100 * time.Millisecond})
	for name, late := range map[string]func(tx *Tx) error{
		"between statements": func(tx *Tx) error { return mark(t.Context(), tx, 2000) },
		"at its end":         func(tx *Tx) error { return nil },
	} {
		err := b.Write(t.Context(), func(tx *Tx) error {
			if err := mark(t.Context(), tx, slow); err != nil {
				return err
			}
			spend(tx)
			return late(tx)
		})
		if !fault.Is(err, fault.Busy) {
			t.Errorf("%s: got %v, want Busy", name, err)
		}
	}
	if got := len(b.marks()); got != 0 {
		t.Errorf("got %d rows, want none", got)
	}
	if got := b.Stats().Slow; got != 2*slowTries {
		t.Errorf("got %d slow runs, want %d for each of the two", got, slowTries)
	}
}

func TestACommandThatWasSlowOnceRunsAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{Deadline: 100 * time.Millisecond})
	runs := 0
	err := b.Write(t.Context(), func(tx *Tx) error {
		if runs++; runs == 1 {
			spend(tx)
		}
		return mark(t.Context(), tx, runs)
	})
	if marks := b.marks(); err != nil || runs != 2 || len(marks) != 1 || !marks[2] {
		t.Errorf("got %v after %d runs with rows %v, want the second run's row only", err, runs, marks)
	}
}

// spend uses up the deadline of a command.
func spend(tx *Tx) {
	for !tx.overdue() {
		runtime.Gosched()
	}
}

func TestAnImportHasNoDeadlineAndNoCompany(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{Deadline: time.Millisecond, RunTwice: true})
	runs := 0
	err := b.Import(t.Context(), func(tx *Tx) error {
		runs++
		for n := range 3000 {
			if err := mark(t.Context(), tx, n); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || runs != 1 {
		t.Errorf("got %v after %d runs, want no error after 1", err, runs)
	}
	if got := len(b.marks()); got != 3000 {
		t.Errorf("got %d rows, want 3000", got)
	}
}

func TestHooksRunOnceAndOnlyAfterTheCommit(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{RunTwice: true})
	hooks := 0
	write := func(n int) error {
		return b.Write(t.Context(), func(tx *Tx) error {
			tx.AfterCommit(func() {
				hooks++
				if !b.marks()[n] {
					t.Errorf("the hook of %d ran before its row was there", n)
				}
			})
			return mark(t.Context(), tx, n)
		})
	}
	if err := write(1); err != nil || hooks != 1 {
		t.Errorf("got %d hooks, %v; want 1", hooks, err)
	}
	if err := write(1); !IsUnique(err, "") || hooks != 1 {
		t.Errorf("got %d hooks, %v; want no further hook and a violated uniqueness", hooks, err)
	}
}

func TestAFunctionRunsTwiceUnderTest(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{RunTwice: true})
	runs := 0
	err := b.Write(t.Context(), func(tx *Tx) error {
		runs++
		return mark(t.Context(), tx, 1)
	})
	if err != nil || runs != 2 || len(b.marks()) != 1 {
		t.Errorf("got %v, %d runs, rows %v; want two runs and one row", err, runs, b.marks())
	}
}

func TestATransactionInsideATransactionIsRefused(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{QueueWait: 50 * time.Millisecond})
	var inner error
	err := b.Write(t.Context(), func(tx *Tx) error {
		inner = b.Write(t.Context(), func(tx *Tx) error { return nil })
		return nil
	})
	if err != nil || !fault.Is(inner, fault.Busy) {
		t.Errorf("got %v outside and %v inside, want no error and Busy", err, inner)
	}
}

func TestRowsLeftOpenDoNotStopTheWriter(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	err := b.Write(t.Context(), func(tx *Tx) error {
		for n := range 3 {
			if err := mark(t.Context(), tx, n); err != nil {
				return err
			}
		}
		rows, err := tx.Query(t.Context(), `SELECT n FROM mark`)
		if err != nil {
			return err
		}
		rows.Next() // and never closed
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Write(t.Context(), func(tx *Tx) error { return mark(t.Context(), tx, 10) })
	if err != nil {
		t.Error(err)
	}
}

func TestATransactionCannotBeUsedAfterItsFunction(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	var kept *Tx
	if err := b.Write(t.Context(), func(tx *Tx) error { kept = tx; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := mark(t.Context(), kept, 1); err == nil {
		t.Error("got no error from a transaction that is over")
	}
	if len(b.marks()) != 0 {
		t.Error("a statement after the end was made durable")
	}
}

func TestACloseRefusesWhoWaits(t *testing.T) {
	t.Parallel()
	b := newBench(t, Options{})
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := b.Write(t.Context(), func(*Tx) error { return nil }); !fault.Is(err, fault.Busy) {
		t.Errorf("got %v, want Busy", err)
	}
}
