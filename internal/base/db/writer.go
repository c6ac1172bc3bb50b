package db

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"modernc.org/sqlite"

	"insieme/internal/base/clock"
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

// writeSQLite queues a command, runs its function when its turn comes, and
// returns its answer.
func (d *DB) writeSQLite(ctx context.Context, fn func(tx *Tx) error, p purpose) error {
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
	if m.ctx.Err() != nil || !m.taken.CompareAndSwap(false, true) {
		return // the caller sees the end of its context by itself
	}
	if m.purpose == bulk && len(w.group) > 0 {
		w.held = m
		return
	}
	w.group = append(w.group, m)
}

// write brings the group to disk and notes each member's answer.
func (w *writer) write() {
	err := w.begin()
	if err != nil {
		for _, m := range w.group {
			m.err = err
		}
		return
	}
	for _, m := range w.group {
		w.perform(m)
		if w.lost {
			break
		}
	}
	if err = w.commit(); err == nil {
		w.counted(len(w.group))
		return
	}
	if len(w.group) == 1 {
		w.group[0].refuse(err)
		return
	}
	for _, m := range w.group {
		w.alone(m)
	}
}

// alone runs a member of a lost group in a transaction of its own.
func (w *writer) alone(m *member) {
	if m.gone {
		return
	}
	w.db.count.alone.Add(1)
	m.err, m.hooks = w.begin(), nil
	if m.err != nil {
		return
	}
	w.perform(m)
	if err := w.commit(); err != nil {
		m.refuse(err)
		return
	}
	w.counted(1)
}

// refuse keeps the member's own failure where it has one: it is the reason of
// what followed.
func (m *member) refuse(err error) {
	if m.err == nil {
		m.err = err
	}
}

// perform runs a member's function between savepoints. If it sets lost, the
// whole transaction has to be given up.
func (w *writer) perform(m *member) {
	if err := m.ctx.Err(); err != nil {
		m.err = busy("db.Write", err)
		return
	}
	if w.db.opt.RunTwice && m.purpose != bulk {
		w.attempt(m, rehearsal)
		if m.gone || w.lost {
			return
		}
	}
	w.attempt(m, performance)
}

func (w *writer) attempt(m *member, r run) {
	const op = "db.Write"
	m.err, m.hooks = nil, nil
	if m.err = w.step("SAVEPOINT member"); m.err != nil {
		return
	}
	tx := &Tx{session: session{db: w.db, on: w.lane.conn, lane: &w.lane}, start: clock.Wall{}.Start()}
	if m.purpose != bulk {
		tx.deadline = w.db.opt.Deadline
	}
	m.turn <- turn{tx: tx}
	end := <-m.over
	tx.end()
	m.gone = !end.normal
	m.err = end.err
	if m.err == nil {
		m.err = tx.failed
	}
	if m.err == nil && tx.overdue() {
		m.err = busy(op, errSlow)
	}
	if errors.Is(m.err, errSlow) {
		w.db.count.slow.Add(1)
	}
	if w.lost {
		return
	}
	if m.err == nil && !m.gone && r == performance {
		if m.err = w.step("RELEASE member"); m.err == nil {
			m.hooks = tx.hooks
		}
		return
	}
	if err := w.step("ROLLBACK TO member"); err == nil {
		_ = w.step("RELEASE member")
	}
}

// step runs a savepoint statement. Its failure, after which nothing is known
// about the transaction, gives the transaction up.
func (w *writer) step(statement string) error {
	err := w.lane.run(context.Background(), statement)
	if err != nil {
		w.lost = true
	}
	return w.db.classify("db.Write", statement, err)
}

// begin opens the transaction of a group.
func (w *writer) begin() error {
	ctx := context.Background()
	err := w.connect(ctx)
	if err == nil {
		w.lost, w.undone = false, false
		err = w.lane.run(ctx, "BEGIN IMMEDIATE")
	}
	if broken(err) {
		w.lane.drop()
	}
	return w.db.classify("db.Write", "BEGIN", err)
}

// connect opens a guarded connection where there is none.
func (w *writer) connect(ctx context.Context) error {
	if w.lane.conn != nil {
		return nil
	}
	err := w.lane.ready(ctx)
	if err == nil {
		err = w.guard()
	}
	if err != nil {
		w.lane.drop()
	}
	return err
}

// commit makes the group durable, or leaves no trace of it.
func (w *writer) commit() error {
	w.ending = true
	defer func() { w.ending = false }()
	ctx := context.Background()
	err := errLost
	if !w.lost {
		if err = w.lane.run(ctx, "COMMIT"); err == nil {
			return nil
		}
	}
	if !w.undone && w.lane.run(ctx, "ROLLBACK") != nil {
		w.lane.drop() // a new connection is the one state that is certain
	}
	return w.db.classify("db.Write", "COMMIT", err)
}

// guard installs the two hooks on a new connection.
func (w *writer) guard() error {
	return w.lane.conn.Raw(func(conn any) error {
		hooks, ok := conn.(sqlite.HookRegisterer)
		if !ok {
			return errors.New("SQLite driver without hooks")
		}
		hooks.RegisterRollbackHook(func() { w.undone, w.lost = true, true })
		hooks.RegisterCommitHook(func() int32 {
			if w.ending {
				return 0
			}
			return 1
		})
		return nil
	})
}

func (w *writer) counted(members int) {
	c := &w.db.count
	c.groups.Add(1)
	c.members.Add(int64(members))
	if n := int64(members); n > c.largest.Load() {
		c.largest.Store(n) // the writer is the only one who stores
	}
}
