package network

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// The parts of a record that an event says have changed.
const (
	partDetails  = "details"
	partState    = "state"
	partPassword = "password"
)

// InviteUser is AddUser with a temporary password, which is returned and kept
// nowhere: it can be shown once.
func (s *Service) InviteUser(ctx context.Context, actor access.Actor, cmd AddUserCmd) (id.User, string, error) {
	const op = "network.InviteUser"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return "", "", fault.Wrap(op, err)
	}
	password, err := newPassword()
	if err != nil {
		return "", "", fault.Wrap(op, err)
	}
	cmd.Password, cmd.Temporary = password, true
	user, err := s.AddUser(ctx, actor, cmd)
	return user, password, fault.Wrap(op, err)
}

// ChangeUserCmd gives a user's details anew. Version is the one that the form
// has seen.
type ChangeUserCmd struct {
	User         id.User
	Version      int64
	Name, Phone  string
	Organisation id.Organisation
	Lang         Lang
	Roles        []access.Role
	Districts    []string // codes
}

// LogValue keeps the name out of the log.
func (ChangeUserCmd) LogValue() slog.Value { return slog.StringValue("[user]") }

// ChangeUser changes a user's details. Undo: the former details again. The
// errors are Denied, NotFound, Invalid (as AddUser; roles also for the last
// administrator) and Conflict when somebody else changed the user meanwhile.
func (s *Service) ChangeUser(ctx context.Context, actor access.Actor, cmd ChangeUserCmd) error {
	return s.change(ctx, actor, "network.ChangeUser", cmd.User, partDetails, func(tx *db.Tx, u *User) error {
		if u.Version != cmd.Version {
			return fault.New(fault.Conflict, "network.ChangeUser", "network.error.stale")
		}
		u.Name, u.Phone, u.Organisation, u.Lang = cmd.Name, cmd.Phone, cmd.Organisation, cmd.Lang
		u.Roles, u.Districts = cmd.Roles, cmd.Districts
		*u = u.tidy()
		return s.check(ctx, tx, *u)
	})
}

// DeactivateUser signs a user out and keeps them out. Undo: ReactivateUser. The
// errors are Denied, NotFound, and Conflict for somebody already out, for
// oneself and for the last administrator.
func (s *Service) DeactivateUser(ctx context.Context, actor access.Actor, user id.User) error {
	const op = "network.DeactivateUser"
	err := s.change(ctx, actor, op, user, partState, func(_ *db.Tx, u *User) error {
		if user == actor.User {
			return fault.New(fault.Conflict, op, "network.error.yourself")
		}
		return u.setActive(op, false)
	})
	if err != nil {
		return err
	}
	return fault.Wrap(op, s.Sessions.RevokeAll(ctx, user, ""))
}

// ReactivateUser lets a user sign in again, with the password they had. Undo:
// DeactivateUser. The errors are Denied, NotFound, and Conflict for somebody
// already in or whose organisation is archived.
func (s *Service) ReactivateUser(ctx context.Context, actor access.Actor, user id.User) error {
	const op = "network.ReactivateUser"
	return s.change(ctx, actor, op, user, partState, func(tx *db.Tx, u *User) error {
		open, err := s.hasOpenOrganisation(ctx, tx, *u)
		if err == nil && !open {
			err = fault.New(fault.Conflict, op, "network.error.archived")
		}
		if err != nil {
			return err
		}
		return u.setActive(op, true)
	})
}

// ResetPassword gives a user a temporary password, returns it once and ends
// the user's sessions. It cannot be undone. The errors are Denied and NotFound.
func (s *Service) ResetPassword(ctx context.Context, actor access.Actor, user id.User) (string, error) {
	const op = "network.ResetPassword"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return "", fault.Wrap(op, err)
	}
	password, err := newPassword()
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	hash, err := s.Passwords.Hash(ctx, password)
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	err = s.change(ctx, actor, op, user, partPassword, func(_ *db.Tx, u *User) error {
		u.hash, u.MustChange = hash, true
		return nil
	})
	if err != nil {
		return "", err
	}
	return password, fault.Wrap(op, s.Sessions.RevokeAll(ctx, user, ""))
}

// change is the path of every command on a user: authorise, load, the given
// rule, save, record.
func (s *Service) change(ctx context.Context, actor access.Actor, op string, user id.User, part string, rule func(*db.Tx, *User) error) error {
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, s.DB.Write(ctx, func(tx *db.Tx) error {
		was, err := UserByID(ctx, tx, user)
		if err != nil {
			return err
		}
		u := was
		if err := rule(tx, &u); err != nil {
			return err
		}
		if was.isAdministrator() && !u.isAdministrator() {
			if err := s.anotherAdministrator(ctx, tx, user); err != nil {
				return err
			}
		}
		if err := saveUser(ctx, tx, u); err != nil {
			return err
		}
		if err := s.record(ctx, tx, actor, journal.Event{Kind: UserChanged, Organisation: u.Organisation}, user, part); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.UserAdmin, kindUser, user)
	}))
}

// anotherAdministrator refuses to take away the only one who can give the
// role back.
func (s *Service) anotherAdministrator(ctx context.Context, q db.Queryer, but id.User) error {
	admins, err := UsersWithRole(ctx, q, access.Administrator)
	if err != nil {
		return err
	}
	for _, a := range admins {
		if a.ID != but {
			return nil
		}
	}
	return fault.New(fault.Conflict, "network.anotherAdministrator", "network.error.last_administrator")
}

// SessionsOf lists a user's living sessions, the last used first. The errors
// are Denied and NotFound.
func (s *Service) SessionsOf(ctx context.Context, actor access.Actor, user id.User) ([]auth.OpenSession, error) {
	const op = "network.SessionsOf"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return nil, fault.Wrap(op, err)
	}
	open, err := s.Sessions.Of(ctx, user)
	return open, fault.Wrap(op, err)
}

// endSession is what the audit log calls sessions ended by an administrator.
const endSession access.Action = "session.end"

// EndSession signs a user out of one session. The errors are Denied and
// NotFound when the session is not theirs or has ended.
func (s *Service) EndSession(ctx context.Context, actor access.Actor, user id.User, session auth.SessionID) error {
	return s.end(ctx, actor, "network.EndSession", user, func() error { return s.Sessions.Revoke(ctx, user, session) })
}

// EndSessions signs a user out everywhere. The error is Denied.
func (s *Service) EndSessions(ctx context.Context, actor access.Actor, user id.User) error {
	return s.end(ctx, actor, "network.EndSessions", user, func() error { return s.Sessions.RevokeAll(ctx, user, "") })
}

// end notes the command first: the sessions are another package's rows, ended
// in a transaction of their own.
func (s *Service) end(ctx context.Context, actor access.Actor, op string, user id.User, revoke func() error) error {
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return fault.Wrap(op, err)
	}
	if _, err := UserByID(ctx, s.DB.Reader(), user); err != nil {
		return fault.Wrap(op, err)
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error { return audit.Change(ctx, tx, actor, endSession, kindUser, user) })
	if err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, revoke())
}
