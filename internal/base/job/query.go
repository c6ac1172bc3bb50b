package job

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// Kind is how many jobs of one kind there are.
type Kind struct {
	Name                   string
	Waiting, Running, Dead int
	Oldest                 time.Time // due instant of the longest overdue, zero for none
	Last                   time.Time // latest end of one that was done, zero for none
}

// Dead is a job that nobody will try again unless somebody says so.
type Dead struct {
	ID        ID
	Kind      string
	Tries     int
	Failure   string // safe to show
	CreatedAt time.Time
	EndedAt   time.Time
}

const selectKinds = `SELECT kind,
	SUM(CASE WHEN state = 'open' AND lease = '' THEN 1 ELSE 0 END),
	SUM(CASE WHEN state = 'open' AND lease <> '' THEN 1 ELSE 0 END),
	SUM(CASE WHEN state = 'dead' THEN 1 ELSE 0 END),
	MIN(CASE WHEN state = 'open' AND due_at <= $1 THEN due_at END),
	MAX(CASE WHEN state = 'done' THEN ended_at END)
	FROM job GROUP BY kind ORDER BY kind`

// Kinds counts the jobs by kind.
func (q *Queue) Kinds(ctx context.Context) ([]Kind, error) {
	list, err := db.All(ctx, q.db.Reader(), func(s db.Scanner) (Kind, error) {
		var k Kind
		err := s.Scan(&k.Name, &k.Waiting, &k.Running, &k.Dead, db.Instant(&k.Oldest), db.Instant(&k.Last))
		return k, err
	}, selectKinds, q.wall.Now())
	return list, fault.Wrap("job.Kinds", err)
}

const selectDead = `SELECT id, kind, tries, failure, created_at, ended_at FROM job
	WHERE state = 'dead' AND (ended_at, id) < ($1, $2) ORDER BY ended_at DESC, id DESC LIMIT $3`

// DeadJobs lists dead jobs, the latest first, those after the given one: the
// zero value for the first page.
func (q *Queue) DeadJobs(ctx context.Context, after Dead, limit int) ([]Dead, error) {
	if after.EndedAt.IsZero() {
		after.EndedAt = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	list, err := db.All(ctx, q.db.Reader(), func(s db.Scanner) (Dead, error) {
		var d Dead
		err := s.Scan(&d.ID, &d.Kind, &d.Tries, &d.Failure, db.Instant(&d.CreatedAt), db.Instant(&d.EndedAt))
		return d, err
	}, selectDead, after.EndedAt, after.ID, limit)
	return list, fault.Wrap("job.DeadJobs", err)
}
