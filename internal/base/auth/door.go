package auth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"runtime"
	"strings"
	"time"

	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// Door decides who comes in by password.
type Door struct {
	sessions *Sessions
	users    Directory
	hasher   *Hasher
}

// NewDoor makes the door to the users of a directory.
func NewDoor(s *Sessions, users Directory) *Door {
	return &Door{sessions: s, users: users, hasher: NewHasher(max(2, runtime.GOMAXPROCS(0)))}
}

// Enter checks a login and password coming from a network address. The errors
// are Invalid (auth.wrong, the same for an unknown login, a wrong password and
// a user who left) and Busy (auth.wait) when there were too many attempts; see
// WaitOf. An attempt is counted before it is checked, so that many at once do
// not slip through.
func (d *Door) Enter(ctx context.Context, login, password, address string) (Account, error) {
	const op = "auth.Enter"
	login = strings.ToLower(strings.TrimSpace(login))
	account, addr := d.sessions.subject("account", login), d.sessions.subject("address", address)
	if err := d.sessions.attempt(ctx, account, addr); err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	user, err := d.users.ByLogin(ctx, login)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Account{}, fault.Wrap(op, err)
	}
	fits, verr := d.hasher.Verify(ctx, user.Hash, password) // also for nobody: same work, same time
	if verr != nil {
		return Account{}, fault.Wrap(op, verr)
	}
	if err != nil || !fits || !user.Active {
		return Account{}, fault.Bad(op, fault.Field{Key: "auth.wrong"})
	}
	return user, fault.Wrap(op, d.sessions.forgive(ctx, account, addr, user))
}

// ChangePassword replaces the password of a signed-in user who knows the old
// one, and ends the user's other sessions. The errors are Invalid on the form
// fields "old" and "new".
func (d *Door) ChangePassword(ctx context.Context, user Account, current SessionID, old, new string) error {
	const op = "auth.ChangePassword"
	subject := d.sessions.subject("account", strings.ToLower(user.Login))
	if err := d.sessions.attempt(ctx, subject); err != nil {
		return fault.Wrap(op, err)
	}
	fits, err := d.hasher.Verify(ctx, user.Hash, old)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if !fits {
		return fault.Bad(op, fault.Field{Name: "old", Key: "auth.password.old"})
	}
	if old == new {
		return fault.Bad(op, fault.Field{Name: "new", Key: "auth.password.same"})
	}
	if err := CheckPassword("new", new, user.Login); err != nil {
		return fault.Wrap(op, err)
	}
	hash, err := d.hasher.Hash(ctx, new)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if err := d.users.SetHash(ctx, user.User, hash); err != nil {
		return fault.Wrap(op, err)
	}
	if err := d.sessions.clear(ctx, subject); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, d.sessions.RevokeAll(ctx, user.User, current))
}

// Hash makes a password's text under the same limits as sign-in: for who adds
// users.
func (d *Door) Hash(ctx context.Context, password string) (string, error) {
	return d.hasher.Hash(ctx, password)
}

// subject is what the table of attempts calls an account or an address: a
// keyed hash, so that the table is no list of who signs in from where.
func (s *Sessions) subject(kind, value string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(kind + "\x00" + value))
	return kind + ":" + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func throttleOf(subject string) throttle {
	if strings.HasPrefix(subject, "address:") {
		return addressThrottle
	}
	return accountThrottle
}

// attempt counts a try for each subject, or refuses it while one must wait.
func (s *Sessions) attempt(ctx context.Context, subjects ...string) error {
	now := s.wall.Now()
	return s.db.Claim(ctx, func(tx *db.Tx) error {
		for _, subject := range subjects {
			if err := countTry(ctx, tx, subject, now); err != nil {
				return err
			}
		}
		return nil
	})
}

// forgive takes the successful try back and notes that the user came in. The
// address keeps its failures: one good account does not pay for guessing others.
func (s *Sessions) forgive(ctx context.Context, account, address string, user Account) error {
	return s.db.Claim(ctx, func(tx *db.Tx) error {
		if _, err := tx.Exec(ctx, deleteAttempts, account); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, takeBackAttempt, address); err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, "session.open", "user", user.User)
	})
}

func (s *Sessions) clear(ctx context.Context, subject string) error {
	return s.db.Claim(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, deleteAttempts, subject)
		return err
	})
}

// waiting is the fault of who must wait, with the time in words by Waiting.
func waiting(d time.Duration) error {
	return &fault.Error{Kind: fault.Busy, Op: "auth.attempt", Safe: "auth.wait", Cause: waitError{d}}
}

type waitError struct{ d time.Duration }

func (waitError) Error() string { return "too many attempts" }

// Waiting says how long to wait: "20 secondi", "3 minuti".
func Waiting(l i18n.L, d time.Duration) string {
	if d <= time.Minute {
		return l.N("auth.seconds", int(max(1, (d+time.Second-1)/time.Second)))
	}
	return l.N("auth.minutes", int((d+time.Minute-1)/time.Minute))
}
