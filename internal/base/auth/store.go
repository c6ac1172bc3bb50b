package auth

import (
	"context"
	"encoding/base64"
	"time"

	"github.com/alexedwards/scs/v2"

	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// store keeps sessions in the table session, for both engines. It implements
// scs.CtxStore; tokens reach it hashed.
type store struct {
	db   *db.DB
	wall clock.Wall
}

// existing marks the context of a save that may only update: a session ended
// by its user elsewhere must not come back because a request was under way.
type existing struct{}

const findSession = `SELECT data FROM session WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3`

// FindCtx implements scs.CtxStore.
func (s *store) FindCtx(ctx context.Context, hash string) ([]byte, bool, error) {
	now := s.wall.Now()
	data, err := db.One(ctx, s.db.Reader(), db.Scalar[string], findSession, hash, now, now.Add(-IdleTime))
	if fault.Is(err, fault.NotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	b, err := base64.StdEncoding.DecodeString(data)
	return b, err == nil, err
}

const updateSession = `UPDATE session SET user_id = $2, data = $3, device = $4, seen_at = $5, expires_at = $6
	WHERE token_hash = $1`

const insertSession = `INSERT INTO session (token_hash, id, user_id, data, device, created_at, seen_at, expires_at)
	VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`

// CommitCtx implements scs.CtxStore. The columns beside the data repeat parts
// of it, so that sessions can be listed and ended by user.
func (s *store) CommitCtx(ctx context.Context, hash string, b []byte, expires time.Time) error {
	_, values, err := scs.GobCodec{}.Decode(b)
	if err != nil {
		return err
	}
	text := func(key string) string { v, _ := values[key].(string); return v }
	mustExist, _ := ctx.Value(existing{}).(bool)
	now, data := s.wall.Now(), base64.StdEncoding.EncodeToString(b)
	return s.db.Claim(ctx, func(tx *db.Tx) error {
		user := id.Null(text(keyUser))
		if !mustExist {
			return tx.ExecOne(ctx, insertSession, hash, text(keyID), user, data, text(keyDevice), now, expires.UTC())
		}
		n, err := tx.Exec(ctx, updateSession, hash, user, data, text(keyDevice), now, expires.UTC())
		if err == nil && n == 0 {
			return fault.Absent("auth.store")
		}
		return err
	})
}

const deleteSession = `DELETE FROM session WHERE token_hash = $1`

// DeleteCtx implements scs.CtxStore.
func (s *store) DeleteCtx(ctx context.Context, hash string) error {
	return s.db.Claim(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, deleteSession, hash)
		return err
	})
}

// Find, Commit and Delete complete scs.Store; the library prefers the methods
// with a context and never calls these.

// Find implements scs.Store.
func (s *store) Find(string) ([]byte, bool, error) { return nil, false, errNoContext }

// Commit implements scs.Store.
func (s *store) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete implements scs.Store.
func (s *store) Delete(string) error { return errNoContext }

var errNoContext = fault.New(fault.Internal, "auth.store", "")

const endSession = `DELETE FROM session WHERE id = $1 AND user_id = $2`

// Revoke ends one session of a user at once; fault.NotFound when it is not theirs.
func (s *Sessions) Revoke(ctx context.Context, user id.User, session SessionID) error {
	return fault.Wrap("auth.Revoke", s.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, endSession, session, user)
		if err == nil && n == 0 {
			return fault.Absent("auth.Revoke")
		}
		return err
	}))
}

const endSessions = `DELETE FROM session WHERE user_id = $1 AND id <> $2`

// RevokeAll ends a user's sessions at once, but for the one to keep; keep none
// with an empty id. For a changed password and for a user who leaves.
func (s *Sessions) RevokeAll(ctx context.Context, user id.User, keep SessionID) error {
	return fault.Wrap("auth.RevokeAll", s.db.Claim(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, endSessions, user, keep)
		return err
	}))
}

const sweepSessions = `DELETE FROM session WHERE expires_at < $1 OR seen_at < $2`
const sweepAttempts = `DELETE FROM signin_attempt WHERE last_at < $1`

// Sweep deletes sessions that ended and attempts that no longer count. A job
// calls it every few hours; nothing depends on when.
func (s *Sessions) Sweep(ctx context.Context) error {
	now := s.wall.Now()
	return fault.Wrap("auth.Sweep", s.db.Claim(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, sweepSessions, now, now.Add(-IdleTime)); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, sweepAttempts, now.Add(-forgetAfter))
		return err
	}))
}
