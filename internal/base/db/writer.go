package db

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// writer is the only one in this process that writes to a SQLite file: one
// goroutine with one connection. A commit that is safe on disk costs a sync, so
// the commands that wait while one group is being written form the next group
// and share its sync:
//
//	BEGIN IMMEDIATE
//	  SAVEPOINT member   the first command's function   RELEASE member
//	  SAVEPOINT member   the second one's, which fails  ROLLBACK TO member …
//	COMMIT                 now, and not before, each caller gets its answer
//
// A command that fails leaves no trace and harms nobody. When the connection
// itself leaves the transaction (the disk is full, the engine gave up),
// everything since BEGIN is gone without a trace, nobody has an answer yet, and
// each member is run again in a transaction of its own: who is to blame fails
// there, alone.
//
// The function runs on its caller's goroutine, to which the writer gives the
// connection for a turn. So a panic, or the end of the goroutine, stays with
// the caller, and the writer only sees that the turn is over.
//
// Two hooks of the engine guard all this. The rollback hook notices that the
// transaction is gone, whatever the reason. The commit hook refuses every
// commit that the writer did not ask for, so that a statement which comes after
// the transaction was lost cannot make itself durable.
type writer struct {
	db    *DB
	lane  lane
	queue chan *member
	once  sync.Once     // of close
	stop  chan struct{} // closed by close: no more groups
	done  chan struct{} // closed when the goroutine has ended

	// Used by whoever has the connection: the writer, or a member in its turn.
	group  []*member // those without answer
	held   *member   // taken from the queue, for the next group
	ending bool      // the writer's own COMMIT or ROLLBACK is running
	lost   bool      // the transaction has to be given up
	undone bool      // the engine has rolled it back
}

// member is a command in the queue, and then in a group.
type member struct {
	ctx     context.Context
	fn      func(tx *Tx) error
	purpose purpose
	taken   atomic.Bool // set once: by the writer, or by a caller that gives up
	turn    chan turn   // from the writer: run the function, or the answer
	over    chan ending // to the writer: the function is done
	err     error       // what the answer will be
	hooks   []func()    // of the run that counts
	gone    bool        // the function ended its goroutine; nobody waits
}

// turn is a transaction to run the function in, or the answer if tx is nil.
type turn struct {
	tx  *Tx
	err error
}

// ending is how a function ended; normal is false for a panic.
type ending struct {
	err    error
	normal bool
}

var (
	errStopped = errors.New("database is closed")
	errQueue   = errors.New("waited too long for the writer")
	errLost    = errors.New("the engine left the transaction")
)

func startWriter(d *DB) *writer {
	w := &writer{
		db: d, lane: lane{pool: d.writers},
		queue: make(chan *member, 4*d.opt.GroupSize), stop: make(chan struct{}), done: make(chan struct{}),
	}
	go w.work()
	return w
}

// close lets the group in progress end. Closing again does nothing.
func (w *writer) close() {
	w.once.Do(func() {
		close(w.stop)
		<-w.done
		w.lane.drop()
	})
}

// slowTries bounds how often a command runs that holds the writer too long. A
// machine that gave the process no time is a reason to try again; a command
// that is slow by itself is refused.
const slowTries = 3

func (d *DB) writeSQLite(ctx context.Context, fn func(tx *Tx) error, p purpose) error {
	for try := 1; ; try++ {
		err := d.enqueue(ctx, fn, p)
		if try == slowTries || !errors.Is(err, errSlow) {
			return err
		}
	}
}

// enqueue puts a command in the queue, runs its function when its turn comes,
// and returns its answer.
func (d *DB) enqueue(ctx context.Context, fn func(tx *Tx) error, p purpose) error {
	m := &member{ctx: ctx, fn: fn, purpose: p, turn: make(chan turn, 1), over: make(chan ending, 1)}
	t, err := d.writer.admit(m)
	if err != nil {
		return busy("db.Write", err)
	}
	for t.tx != nil {
		m.run(t.tx)
		t = <-m.turn
	}
	if t.err != nil {
		return t.err
	}
	d.count.writes.Add(1)
	for _, hook := range m.hooks {
		hook()
	}
	return nil
}

// admit waits for the first turn of a member. Its caller may give up until the
// writer has taken it; after that the command may be on its way to disk.
func (w *writer) admit(m *member) (turn, error) {
	patience := time.NewTimer(w.db.opt.QueueWait)
	defer patience.Stop()
	select {
	case w.queue <- m:
	case <-m.ctx.Done():
		return turn{}, m.ctx.Err()
	case <-patience.C:
		return turn{}, errQueue
	case <-w.stop:
		return turn{}, errStopped
	}
	var reason error
	select {
	case t := <-m.turn:
		return t, nil
	case <-m.ctx.Done():
		reason = m.ctx.Err()
	case <-patience.C:
		reason = errQueue
	case <-w.done:
		reason = errStopped
	}
	if m.taken.CompareAndSwap(false, true) {
		return turn{}, reason
	}
	return <-m.turn, nil
}

// run is a member's turn, on its caller's goroutine. It gives the connection
// back however the function ends.
func (m *member) run(tx *Tx) {
	var e ending
	defer func() { m.over <- e }()
	e.err = m.fn(tx)
	e.normal = true
}

// work is the writer's goroutine.
func (w *writer) work() {
	defer close(w.done)
	for w.gather() {
		w.write()
		for _, m := range w.group {
			if !m.gone {
				m.turn <- turn{err: m.err}
			}
		}
	}
}

// gather waits for a member and takes along those that wait behind it. It is
// false when the database is being closed.
func (w *writer) gather() bool {
	w.group = w.group[:0]
	if m := w.held; m != nil {
		w.held = nil
		w.group = append(w.group, m)
	}
	for len(w.group) == 0 {
		select {
		case <-w.stop:
			return false
		case m := <-w.queue:
			w.take(m)
		}
	}
	for w.held == nil && len(w.group) < w.db.opt.GroupSize && w.group[0].purpose != bulk {
		select {
		case m := <-w.queue:
			w.take(m)
		default:
			return true
		}
	}
	return true
}

// take accepts a member whose caller still waits. An import, which may last,
// waits for a group of its own.
func (w *writer) take(m *member) {
	if !m.taken.CompareAndSwap(false, true) {
		return
	}
	if m.purpose == bulk && len(w.group) > 0 {
		w.held = m
		return
	}
	w.group = append(w.group, m)
}
