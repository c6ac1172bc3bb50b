package auth

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// holderOf is a user with the records of their passkeys.
func (p *Passkeys) holderOf(ctx context.Context, user Account) (holder, []passkeyRow, error) {
	rows, err := db.All(ctx, p.sessions.db.Reader(), scanPasskey, selectPasskeys, user.User)
	if err != nil {
		return holder{}, nil, err
	}
	h := holder{Account: user}
	for _, r := range rows {
		c, err := p.open(r)
		if err != nil {
			return holder{}, nil, err
		}
		h.records = append(h.records, c)
	}
	return h, rows, nil
}

// Of lists a user's passkeys, the oldest first.
func (p *Passkeys) Of(ctx context.Context, user id.User) ([]Passkey, error) {
	rows, err := db.All(ctx, p.sessions.db.Reader(), scanPasskey, selectPasskeys, user)
	var out []Passkey
	for _, r := range rows {
		out = append(out, r.Passkey)
	}
	return out, fault.Wrap("auth.Passkeys.Of", err)
}

// BeginAdd begins to make a passkey for a signed-in user. programme is how the
// authenticator names the entry. The caller has asked for the password.
func (p *Passkeys) BeginAdd(ctx context.Context, at Place, programme string, user Account) (options []byte, ticket string, err error) {
	const op = "auth.Passkeys.BeginAdd"
	h, _, err := p.holderOf(ctx, user)
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	rp, err := party(at, programme)
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	creation, session, err := rp.BeginRegistration(h, webauthn.WithExclusions(webauthn.Credentials(h.records).CredentialDescriptors()))
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	return begun(op, creation.Response, session)
}

// Add keeps the passkey that the user's browser has made. Undo: Remove. The
// errors are Invalid: field "nome", or the form as a whole when the browser's
// answer proves nothing.
func (p *Passkeys) Add(ctx context.Context, at Place, user Account, ticket, name, answer string) error {
	const op = "auth.Passkeys.Add"
	session, err := ticketOf(op, ticket)
	if err != nil {
		return err
	}
	name = strings.TrimSpace(name)
	var check fault.Check
	check.Fail(name == "", "nome", "auth.passkey.name")
	check.Fail(utf8.RuneCountInString(name) > MaxPasskeyName, "nome", "auth.passkey.long", MaxPasskeyName)
	if err := check.Err(op); err != nil {
		return err
	}
	rp, err := party(at, at.Host)
	if err != nil {
		return fault.Wrap(op, err)
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return notTaken(op)
	}
	made, err := rp.CreateCredential(holder{Account: user}, session, parsed)
	if err != nil {
		return notTaken(op)
	}
	key := id.New[PasskeyID]()
	sealed, err := p.seal(key, made)
	if err != nil {
		return fault.Wrap(op, err)
	}
	err = p.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		err := tx.ExecOne(ctx, insertPasskey, key, user.User, name, credentialText(made.ID), sealed, int64(made.Authenticator.SignCount), p.sessions.wall.Now())
		if err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, passkeyAdd, "user", user.User)
	})
	if db.IsUnique(err, "passkey_credential") {
		return notTaken(op)
	}
	return fault.Wrap(op, err)
}

// Remove forgets a passkey; fault.NotFound when it is not the user's. The codes
// on paper go with the last factor. The caller has asked for the password.
func (p *Passkeys) Remove(ctx context.Context, user Account, key PasskeyID) error {
	const op = "auth.Passkeys.Remove"
	return fault.Wrap(op, p.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, deletePasskey, key, user.User)
		if err == nil && n == 0 {
			err = fault.Absent(op)
		}
		if err != nil {
			return err
		}
		if err := dropIdleCodes(ctx, tx, user.User); err != nil {
			return err
		}
		return audit.Change(ctx, tx, user.Actor, passkeyRemove, "user", user.User)
	}))
}
