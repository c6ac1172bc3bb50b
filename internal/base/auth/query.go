package auth

import (
	"context"
	"time"

	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// OpenSession is a living session as its user sees it. Instants are the
// machine's, in UTC.
type OpenSession struct {
	ID      SessionID
	Device  string
	Created time.Time
	Seen    time.Time // to within a few minutes
}

const sessionsOfUser = `SELECT id, device, created_at, seen_at FROM session
	WHERE user_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id`

// Of lists a user's living sessions, the last used first.
func (s *Sessions) Of(ctx context.Context, user id.User) ([]OpenSession, error) {
	now := s.wall.Now()
	rows, err := db.All(ctx, s.db.Reader(), scanOpen, sessionsOfUser, user, now, now.Add(-IdleTime))
	return rows, fault.Wrap("auth.Of", err)
}

func scanOpen(s db.Scanner) (OpenSession, error) {
	var o OpenSession
	err := s.Scan(&o.ID, &o.Device, db.Instant(&o.Created), db.Instant(&o.Seen))
	return o, err
}
