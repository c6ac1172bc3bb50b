package db

import (
	"context"
	"errors"

	"modernc.org/sqlite"

	"insieme/internal/base/clock"
)

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
