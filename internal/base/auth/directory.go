package auth

import (
	"context"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Account is a user as sign-in and the frame of the pages need it.
type Account struct {
	User         id.User
	Login        string
	Hash         string // PHC text of the password; empty when there is none
	Actor        access.Actor
	Name         string // as the frame shows it: "Anna Bianchi"
	RoleLabelKey string // message key of the role shown under the name
	Lang         i18n.Lang
	Active       bool // false: may not sign in, and open sessions end
	MustChange   bool // has a password given by an administrator
}

// LogValue keeps name and hash out of the log.
func (Account) LogValue() slog.Value { return slog.StringValue("[user]") }

// Directory finds the programme's users. Who keeps them implements it.
type Directory interface {
	// ByLogin finds a user by what they type at sign-in; fault.NotFound.
	ByLogin(ctx context.Context, login string) (Account, error)
	// ByID finds a user by identity; fault.NotFound.
	ByID(ctx context.Context, user id.User) (Account, error)
	// SetHash stores a password chosen by its user, who then need not change it.
	SetHash(ctx context.Context, user id.User, hash string) error
}
