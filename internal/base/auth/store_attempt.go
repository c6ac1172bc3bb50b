package auth

import (
	"context"
	"errors"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

type attempt struct {
	tries        int
	lastAt, free time.Time
}

const selectAttempt = `SELECT tries, last_at, free_at FROM signin_attempt WHERE subject = $1`

const putAttempt = `INSERT INTO signin_attempt (subject, tries, last_at, free_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (subject) DO UPDATE SET tries = signin_attempt.tries + 1, last_at = $3, free_at = $4
	WHERE signin_attempt.tries = $2 - 1`

const restartAttempt = `UPDATE signin_attempt SET tries = 1, last_at = $2, free_at = $3 WHERE subject = $1 AND last_at < $4`

const deleteAttempts = `DELETE FROM signin_attempt WHERE subject = $1`

const takeBackAttempt = `UPDATE signin_attempt SET tries = tries - 1 WHERE subject = $1 AND tries > 0`

// countTry adds one try to a subject. The row written is the one that was
// read, so that of two tries at the same moment one is told to come again.
func countTry(ctx context.Context, tx *db.Tx, subject string, now time.Time) error {
	t := throttleOf(subject)
	row, err := db.One(ctx, tx, scanAttempt, selectAttempt, subject)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if left := row.free.Sub(now); left > 0 {
		return waiting(left)
	}
	if row.tries > 0 && now.Sub(row.lastAt) > forgetAfter {
		_, err := tx.Exec(ctx, restartAttempt, subject, now, now, now.Add(-forgetAfter))
		return err
	}
	n, err := tx.Exec(ctx, putAttempt, subject, row.tries+1, now, now.Add(t.wait(row.tries+1)))
	if err == nil && n == 0 {
		return waiting(time.Second)
	}
	return err
}

func scanAttempt(s db.Scanner) (attempt, error) {
	var a attempt
	err := s.Scan(&a.tries, db.Instant(&a.lastAt), db.Instant(&a.free))
	return a, err
}

// WaitOf is how long an error of Enter or ChangePassword asks to wait; zero
// when it is another error.
func WaitOf(err error) time.Duration {
	var w waitError
	if errors.As(err, &w) {
		return w.d
	}
	return 0
}
