package auth

import (
	"context"
	"time"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/auth/provider"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// What the audit log calls the commands on identities.
const (
	identityLink   access.Action = "identity.link"
	identityUnlink access.Action = "identity.unlink"
	identityOpen   access.Action = "session.identity"
)

// Identity is a user's account at an identity provider, as they see it. Instants
// are the machine's, in UTC; Used is zero when it was never used.
type Identity struct{ Made, Used time.Time }

// Identities keeps by which accounts at an identity provider users sign in. An
// account there opens nothing here until a user who has signed in otherwise
// links it: whoever runs the provider makes no users of this program.
type Identities struct {
	sessions *Sessions
	keys     *crypt.Keys
	users    Directory
}

// NewIdentities makes the keeper of identities; under keys they are found.
func NewIdentities(s *Sessions, keys *crypt.Keys, users Directory) *Identities {
	return &Identities{s, keys, users}
}

// Of is a user's account at an issuer; fault.NotFound when none is linked.
func (i *Identities) Of(ctx context.Context, user id.User, issuer string) (Identity, error) {
	found, err := db.One(ctx, i.sessions.db.Reader(), scanIdentity, selectIdentity, user, issuer)
	return found, fault.Wrap("auth.Identities.Of", err)
}

// Link makes the account that somebody has proved to hold a way in for a user.
// Undo: Unlink. The error is Invalid (auth.identity.taken) when the account lets
// in somebody else, or another one lets in this user. The caller has asked for
// the password, and knows that the proof was asked for by this user.
func (i *Identities) Link(ctx context.Context, user Account, proof provider.Proof) error {
	const op = "auth.Identities.Link"
	err := i.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		if err := tx.ExecOne(ctx, insertIdentity, user.User, proof.Issuer, i.blind(proof), i.sessions.wall.Now()); err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, identityLink, "user", user.User)
	})
	if db.IsUnique(err, "identity_link_subject") || db.IsUnique(err, "identity_link_pkey") {
		return fault.Bad(op, fault.Field{Key: "auth.identity.taken"})
	}
	return fault.Wrap(op, err)
}

// Unlink forgets a user's accounts at providers; fault.Conflict when there are
// none. Undo: Link. The caller has asked for the password.
func (i *Identities) Unlink(ctx context.Context, user Account) error {
	const op = "auth.Identities.Unlink"
	return fault.Wrap(op, i.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, deleteIdentities, user.User)
		if err == nil && n == 0 {
			err = fault.Stale(op)
		}
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, identityUnlink, "user", user.User)
	}))
}

// Enter is the user whom an account at the provider lets in. The error is
// Invalid (auth.identity.unknown), the same for an account that nobody has
// linked and for a user who left.
func (i *Identities) Enter(ctx context.Context, proof provider.Proof) (Account, error) {
	const op = "auth.Identities.Enter"
	unknown := fault.Bad(op, fault.Field{Key: "auth.identity.unknown"})
	blind := i.blind(proof)
	owner, err := db.One(ctx, i.sessions.db.Reader(), db.Scalar[id.User], ownerOfIdentity, blind)
	if fault.Is(err, fault.NotFound) {
		return Account{}, unknown
	}
	if err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	user, err := i.users.ByID(ctx, owner)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return Account{}, fault.Wrap(op, err)
	}
	if err != nil || !user.Active {
		return Account{}, unknown
	}
	return user, fault.Wrap(op, i.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, useIdentity, blind, i.sessions.wall.Now())
		if err == nil && n == 0 { // unlinked meanwhile
			err = unknown
		}
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, identityOpen, "user", user.User)
	}))
}

// blind is under what an account is found. What a provider calls somebody may
// be a name or a codice fiscale, and is needed for nothing else.
func (i *Identities) blind(p provider.Proof) string {
	return i.keys.Blind("identity_link", p.Issuer+"\x00"+p.Subject)
}
