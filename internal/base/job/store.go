package job

import (
	"context"
	"encoding/json"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// row is a job as it is written and claimed.
type row struct {
	ID      ID
	Kind    string
	Key     string
	payload json.RawMessage
	tries   int // runs begun, this one included
	due     time.Time
	created time.Time
	lease   string
}

const insertHead = `INSERT INTO job (id, kind, key, payload, state, due_at, tries, created_at) VALUES `

const insertTail = ` ON CONFLICT (kind, key) DO NOTHING`

// insertRow has its arguments from $first on.
func insertRow(first int) string {
	p := func(i int) string { return db.Places(first+i, 1) }
	return "(" + db.Places(first, 4) + ", 'open', " + p(4) + ", 0, " + p(5) + ")"
}

func insert(ctx context.Context, tx *db.Tx, rows []row) error {
	query := insertHead
	var args []any
	for i, r := range rows {
		if i > 0 {
			query += ", "
		}
		query += insertRow(len(args) + 1)
		args = append(args, r.ID, r.Kind, r.Key, string(r.payload), r.due, r.created)
	}
	_, err := tx.Exec(ctx, query+insertTail, args...)
	return err
}

// due is the condition of an open job whose time has come, of the kinds from
// $3 on. Its first arguments are now and a limit.
func due(kinds []string) string {
	return `state = 'open' AND due_at <= $1 AND kind IN (` + db.Places(3, len(kinds)) + `)`
}

// claimQuery takes due jobs for a lease. Two workers of a PostgreSQL may choose
// the same rows: the second waits for the first and then finds the condition,
// which therefore stands twice, false.
func claimQuery(kinds []string) string {
	lease := 3 + len(kinds)
	return `UPDATE job SET tries = tries + 1, due_at = ` + db.Places(lease, 1) + `, lease = ` + db.Places(lease+1, 1) + `
	WHERE ` + due(kinds) + ` AND id IN (SELECT id FROM job WHERE ` + due(kinds) + ` ORDER BY due_at, id LIMIT $2)
	RETURNING id, kind, key, payload, tries`
}

// claim takes at most n due jobs until a lease ends. It looks first, since a
// look costs a writer nothing.
func (q *Queue) claim(ctx context.Context, n int) ([]row, error) {
	now := q.wall.Now()
	args := append([]any{now, n}, anys(q.kinds)...)
	if len(q.kinds) == 0 {
		return nil, nil
	}
	some, err := db.Exists(ctx, q.db.Reader(), `SELECT 1 FROM job WHERE `+due(q.kinds)+` LIMIT $2`, args...)
	if err != nil || !some {
		return nil, fault.Wrap("job.claim", err)
	}
	lease := string(id.New[ID]())
	args = append(args, now.Add(q.o.Lease), lease)
	var rows []row
	err = q.db.Claim(ctx, func(tx *db.Tx) (err error) {
		rows, err = db.All(ctx, tx, scanClaimed, claimQuery(q.kinds), args...)
		return err
	})
	for i := range rows {
		rows[i].lease = lease
	}
	return rows, fault.Wrap("job.claim", err)
}

func scanClaimed(s db.Scanner) (row, error) {
	var r row
	var payload string
	err := s.Scan(&r.ID, &r.Kind, &r.Key, &payload, &r.tries)
	r.payload = json.RawMessage(payload)
	return r, err
}

// Whoever lost the lease changes nothing any more.
const (
	markDone   = `UPDATE job SET state = 'done', lease = '', failure = '', ended_at = $3 WHERE id = $1 AND lease = $2`
	markFailed = `UPDATE job SET lease = '', failure = $3, due_at = $4 WHERE id = $1 AND lease = $2`
	markDead   = `UPDATE job SET state = 'dead', lease = '', failure = $3, ended_at = $4 WHERE id = $1 AND lease = $2`
)

func (q *Queue) finish(ctx context.Context, query string, args ...any) error {
	return q.db.Claim(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, query, args...)
		return fault.Wrap("job.finish", err)
	})
}

const reviveOne = `UPDATE job SET state = 'open', tries = 0, due_at = $2, failure = '', ended_at = NULL WHERE id = $1 AND state = 'dead'`

const dropOne = `DELETE FROM job WHERE id = $1 AND state = 'dead'`

const sweepDone = `DELETE FROM job WHERE state = 'done' AND ended_at < $1`

// Sweep forgets what was done long ago. It is itself work for a schedule.
func (q *Queue) Sweep(ctx context.Context) error {
	return q.finish(ctx, sweepDone, q.wall.Now().Add(-remembered))
}

// remembered is how long a job that has run is not run again under its key.
const remembered = 30 * 24 * time.Hour

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
