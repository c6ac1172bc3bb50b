package network

import (
	"context"
	"crypto/rand"
	"log/slog"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth"
	"insieme/internal/base/clock"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Deps is what the service works with.
type Deps struct {
	DB        *db.DB
	Journal   *journal.Journal
	Clock     clock.Programme
	Sessions  *auth.Sessions
	Passwords *auth.Hasher
	Factors   *auth.Factors
}

// Service carries out the commands of this area.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// AddUserCmd adds somebody who will sign in with a login and a password.
// Temporary says that the password was given to them and is to be changed.
type AddUserCmd struct {
	Login, Name, Phone string
	Password           string
	Temporary          bool
	Roles              []access.Role
	Districts          []string // codes
	Organisation       id.Organisation
	Lang               Lang // "" is Italian
}

// LogValue keeps password and name out of the log.
func (AddUserCmd) LogValue() slog.Value { return slog.StringValue("[user]") }

// AddUser adds a user with the given password. Undo: DeactivateUser. The
// errors are Denied and Invalid (login, name, password, roles, districts,
// organisation, lang); a login is never given twice.
func (s *Service) AddUser(ctx context.Context, actor access.Actor, cmd AddUserCmd) (id.User, error) {
	const op = "network.AddUser"
	if err := access.RequireAny(actor, access.UserAdmin); err != nil {
		return "", fault.Wrap(op, err)
	}
	u := cmd.user()
	u.ID, u.CreatedAt = id.New[id.User](), s.Clock.Now()
	if err := auth.CheckPassword("password", cmd.Password, u.Login); err != nil {
		return "", fault.Wrap(op, err)
	}
	hash, err := s.Passwords.Hash(ctx, cmd.Password) // before the transaction: it takes its time
	if err != nil {
		return "", fault.Wrap(op, err)
	}
	u.hash = hash
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := s.check(ctx, tx, u); err != nil {
			return err
		}
		if err := addUser(ctx, tx, u); err != nil {
			return err
		}
		if err := s.record(ctx, tx, actor, journal.Event{Kind: UserAdded, Organisation: u.Organisation}, u.ID, ""); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, access.UserAdmin, kindUser, u.ID)
	})
	if db.IsUnique(err, "app_user_login") {
		err = fault.Bad(op, fault.Field{Name: "login", Key: "network.error.login_taken"})
	}
	return u.ID, fault.Wrap(op, err)
}

func (c AddUserCmd) user() User {
	lang := c.Lang
	if lang == "" {
		lang = Italian
	}
	return User{
		Login: c.Login, Name: c.Name, Phone: c.Phone, Organisation: c.Organisation, Lang: lang, MustChange: c.Temporary,
		Active: true, Roles: c.Roles, Districts: c.Districts, Version: 1,
	}.tidy()
}

// check holds a user against the rules and against what exists.
func (s *Service) check(ctx context.Context, q db.Queryer, u User) error {
	districts, err := districtCodes(ctx, q)
	if err != nil {
		return err
	}
	if err := u.Check(districts); err != nil {
		return err
	}
	open, err := s.hasOpenOrganisation(ctx, q, u)
	if err == nil && !open {
		err = fault.Bad("network.check", fault.Field{Name: kindOrganisation, Key: "network.error.choose"})
	}
	return err
}

// hasOpenOrganisation reports whether a user belongs to no organisation or to
// one that is not archived.
func (s *Service) hasOpenOrganisation(ctx context.Context, q db.Queryer, u User) (bool, error) {
	if u.Organisation == "" {
		return true, nil
	}
	o, err := OrganisationByID(ctx, q, u.Organisation)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return o.Active, err
}

// districtCodes lists the codes of all districts, closed ones included: who
// had one keeps it.
func districtCodes(ctx context.Context, q db.Queryer) ([]string, error) {
	territory, err := programme.TerritoryOf(ctx, q)
	var codes []string
	for _, d := range territory.Districts {
		codes = append(codes, d.Code)
	}
	return codes, err
}

// record writes an event about a user or an organisation. what is the part
// that changed, empty for new records.
func (s *Service) record(ctx context.Context, tx *db.Tx, actor access.Actor, e journal.Event, user id.User, what string) error {
	e.Actor = actor.User
	e.Codes = journal.Codes{}
	if user != "" {
		e.Codes["user"] = string(user)
	}
	if what != "" {
		e.Codes["what"] = what
	}
	_, err := s.Journal.Record(ctx, tx, e)
	return err
}

// newPassword makes a temporary password.
func newPassword() (string, error) { return temporary(rand.Reader) }
