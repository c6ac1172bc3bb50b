package auth

import (
	"context"
	"strconv"
	"time"

	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Keys of who has given the password and not yet the second factor. Such a
// session has no user: it opens nothing.
const (
	keyHalf   = "auth.half"
	keyHalfAt = "auth.half.at"
	keyHalfOf = "auth.half.of" // the password that was given, hashed once more
	keyStrong = "auth.strong"
)

// halfwayTime is how long the second factor may take.
const halfwayTime = 10 * time.Minute

// Halfway keeps in the session that a user has given the password, under a new
// token, until the second factor is given or the time is over.
func (s *Session) Halfway(user Account) error {
	const op = "auth.Halfway"
	if err := s.all.manager.Clear(s.ctx); err != nil {
		return fault.Wrap(op, err)
	}
	if err := s.all.manager.RenewToken(s.ctx); err != nil {
		return fault.Wrap(op, err)
	}
	s.found = false
	s.Put(keyID, string(id.New[SessionID]()))
	s.Put(keyHalf, string(user.User))
	s.Put(keyHalfAt, strconv.FormatInt(s.all.wall.Now().Unix(), 10))
	s.Put(keyHalfOf, s.all.subject("password", user.Hash))
	return nil
}

// WhoIsHalfway is the user who has given the password in this session;
// fault.NotFound when there is none, when it took too long, and when the
// password was changed or the user left meanwhile.
func (d *Door) WhoIsHalfway(ctx context.Context, s *Session) (Account, error) {
	const op = "auth.WhoIsHalfway"
	user := id.User(s.Get(keyHalf))
	at, err := strconv.ParseInt(s.Get(keyHalfAt), 10, 64)
	if user == "" || err != nil || d.sessions.wall.Now().Unix()-at > int64(halfwayTime.Seconds()) {
		return Account{}, fault.Absent(op)
	}
	account, err := d.users.ByID(ctx, user)
	if err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	if !account.Active || s.Get(keyHalfOf) != d.sessions.subject("password", account.Hash) {
		return Account{}, fault.Absent(op)
	}
	return account, nil
}

// Strengthen notes that the session's user has given a second factor.
func (s *Session) Strengthen() { s.Put(keyStrong, "yes") }

// Weaken takes that back: the user has none any more.
func (s *Session) Weaken() { s.Put(keyStrong, "") }

// Strong reports whether the session's user has given a second factor in it.
func (s *Session) Strong() bool { return s.Get(keyStrong) != "" }

// Confirm asks a signed-in user for the password again, before something that
// who finds the desk empty must not do. The errors are Invalid (field
// "password") and Busy.
func (d *Door) Confirm(ctx context.Context, user Account, password string) error {
	const op = "auth.Confirm"
	subject := d.sessions.subject("confirm", string(user.User))
	if err := d.sessions.attempt(ctx, subject); err != nil {
		return fault.Wrap(op, err)
	}
	fits, err := d.hasher.Verify(ctx, user.Hash, password)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if !fits {
		return fault.Bad(op, fault.Field{Name: "password", Key: "auth.password.old"})
	}
	return fault.Wrap(op, d.sessions.clear(ctx, subject))
}
