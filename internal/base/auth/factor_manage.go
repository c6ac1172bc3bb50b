package auth

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// RemoveApp takes away a user's app; the codes on paper go too unless a passkey
// remains. Undo: AddApp with a new secret. The error is Conflict when there is
// none. The caller has asked for the password.
func (f *Factors) RemoveApp(ctx context.Context, user Account) error {
	const op = "auth.RemoveApp"
	return fault.Wrap(op, f.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, deleteApp, user.User)
		if err == nil && n == 0 {
			err = fault.Stale(op)
		}
		if err != nil {
			return err
		}
		if err := dropIdleCodes(ctx, tx, user.User); err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, factorRemove, "user", user.User)
	}))
}

// NewCodes replaces a user's codes on paper and returns the new ones, which are
// kept nowhere. The error is Conflict for who has no second factor. The caller
// has asked for the password.
func (f *Factors) NewCodes(ctx context.Context, user Account) ([]string, error) {
	const op = "auth.NewCodes"
	codes := newRecoveryCodes()
	err := f.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		state, err := db.One(ctx, tx, scanState, selectFactors, user.User)
		if err == nil && !state.Any() {
			err = fault.Stale(op)
		}
		if err != nil {
			return err
		}
		if err := f.putCodes(ctx, tx, user.User, codes); err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, factorCodes, "user", user.User)
	})
	return codes, fault.Wrap(op, err)
}

// Reset takes away everything that a user proves themselves with beside the
// password, accounts at a provider too: for an administrator, when a telephone
// is lost or somebody else has come in. The caller
// authorises, and ends the user's sessions.
func (f *Factors) Reset(ctx context.Context, actor access.Actor, user id.User) error {
	return fault.Wrap("auth.Reset", f.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		for _, statement := range []string{deleteApp, deleteCodes, deletePasskeys, deleteIdentities} {
			if _, err := tx.Exec(ctx, statement, user); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, deleteAttempts, f.subject(user)); err != nil {
			return err
		}
		return audit.Change(ctx, tx, actor, factorReset, "user", user)
	}))
}

// putCodes replaces a user's codes on paper.
func (f *Factors) putCodes(ctx context.Context, tx *db.Tx, user id.User, codes []string) error {
	if _, err := tx.Exec(ctx, deleteCodes, user); err != nil {
		return err
	}
	for _, c := range codes {
		if err := tx.ExecOne(ctx, insertCode, user, f.hash(user, foldCode(c))); err != nil {
			return err
		}
	}
	return nil
}

// dropIdleCodes deletes the codes on paper of who has no second factor left:
// they stand in for one.
func dropIdleCodes(ctx context.Context, tx *db.Tx, user id.User) error {
	state, err := db.One(ctx, tx, scanState, selectFactors, user)
	if err != nil || state.Any() {
		return err
	}
	_, err = tx.Exec(ctx, deleteCodes, user)
	return err
}

// hash is how a code on paper is kept: sixty random bits under a key need no
// slow hash.
func (f *Factors) hash(user id.User, code string) string {
	return f.keys.Blind("recovery_code", string(user)+"\x00"+code)
}
