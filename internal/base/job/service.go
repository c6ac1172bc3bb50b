package job

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Revive has a dead job tried again from the start.
func (q *Queue) Revive(ctx context.Context, actor access.Actor, job ID) error {
	return q.byHand(ctx, actor, "job.Revive", job, func(tx *db.Tx) error {
		tx.AfterCommit(q.Wake)
		return tx.ExecOne(ctx, reviveOne, job, q.wall.Now())
	})
}

// Drop forgets a dead job: somebody has seen to it by other means.
func (q *Queue) Drop(ctx context.Context, actor access.Actor, job ID) error {
	return q.byHand(ctx, actor, "job.Drop", job, func(tx *db.Tx) error { return tx.ExecOne(ctx, dropOne, job) })
}

func (q *Queue) byHand(ctx context.Context, actor access.Actor, op string, job ID, do func(tx *db.Tx) error) error {
	if err := access.RequireAny(actor, access.JobAdmin); err != nil {
		return fault.Wrap(op, err)
	}
	return q.db.Write(ctx, func(tx *db.Tx) error {
		err := do(tx)
		if fault.Is(err, fault.Conflict) {
			return fault.New(fault.Conflict, op, "job.error.not_dead")
		}
		if err != nil {
			return fault.Wrap(op, err)
		}
		return fault.Wrap(op, audit.Change(ctx, tx, actor, access.JobAdmin, "job", job))
	})
}
