package network

import (
	"context"
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
)

// Directory tells base/auth who the users are. It implements auth.Directory.
type Directory struct{ db *db.DB }

// NewDirectory makes the directory of a database's users.
func NewDirectory(d *db.DB) *Directory { return &Directory{d} }

// ByLogin finds a user by what they type at sign-in; fault.NotFound.
func (d *Directory) ByLogin(ctx context.Context, login string) (auth.Account, error) {
	return d.account(ctx, "network.Directory.ByLogin", userByLogin, strings.ToLower(strings.TrimSpace(login)))
}

// ByID finds a user by identity; fault.NotFound.
func (d *Directory) ByID(ctx context.Context, user id.User) (auth.Account, error) {
	return d.account(ctx, "network.Directory.ByID", userByID, user)
}

func (d *Directory) account(ctx context.Context, op, where string, arg any) (auth.Account, error) {
	u, err := loadUser(ctx, d.db.Reader(), where, arg)
	if err != nil {
		return auth.Account{}, fault.Wrap(op, err)
	}
	return auth.Account{
		User: u.ID, Login: u.Login, Hash: u.hash, Actor: u.Actor(), Name: u.Name, RoleLabelKey: roleKey(u.MainRole()),
		Lang: i18n.ParseLang(string(u.Lang)), Active: u.Active, MustChange: u.MustChange,
	}, nil
}

// passwordChange is what the audit log calls a password chosen by its user.
const passwordChange access.Action = "password.change"

// SetHash stores a password chosen by its user, who then need not change it.
func (d *Directory) SetHash(ctx context.Context, user id.User, hash string) error {
	return fault.Wrap("network.Directory.SetHash", d.db.Write(ctx, func(tx *db.Tx) error {
		if err := tx.ExecOne(ctx, updateHash, user, hash); err != nil {
			return err
		}
		return audit.Change(ctx, tx, access.Actor{User: user}, passwordChange, kindUser, user)
	}))
}

// roleKey is the message key of a role's name.
func roleKey(r access.Role) string {
	if r == "" {
		return "network.role.none"
	}
	return "network.role." + string(r)
}
