package auth

import (
	"context"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"insieme/internal/base/audit"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
)

// guessPasskey is the kind under which wrong passkeys of an address are counted.
const guessPasskey = "passkey"

// BeginEnter begins to let in whoever holds a passkey: the authenticator says
// who they are.
func (p *Passkeys) BeginEnter(at Place) (options []byte, ticket string, err error) {
	const op = "auth.Passkeys.BeginEnter"
	rp, err := party(at, at.Host)
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	assertion, session, err := rp.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	return begun(op, assertion.Response, session)
}

// Enter lets in who has proved to hold a passkey. The errors are Invalid
// (auth.passkey.wrong: the same for a passkey that nobody has, one that proves
// nothing, one whose counter says that it was copied, and a user who left;
// auth.passkey.late) and Busy for an address that tried too often.
func (p *Passkeys) Enter(ctx context.Context, at Place, ticket, answer, address string) (Account, error) {
	const op = "auth.Passkeys.Enter"
	session, err := ticketOf(op, ticket)
	if err != nil {
		return Account{}, err
	}
	if err := p.sessions.Guess(ctx, guessPasskey, address); err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	rp, err := party(at, at.Host)
	if err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return Account{}, notTaken(op)
	}
	var h holder
	var rows []passkeyRow
	_, used, err := rp.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		user, err := ownerOf(handle)
		if err != nil {
			return nil, err
		}
		account, err := p.users.ByID(ctx, user)
		if err != nil {
			return nil, err
		}
		h, rows, err = p.holderOf(ctx, account)
		return h, err
	}, session, parsed)
	if err != nil || used.Authenticator.CloneWarning || !h.Active {
		return Account{}, notTaken(op)
	}
	if err := p.use(ctx, h.Account, rows, used); err != nil {
		return Account{}, fault.Wrap(op, err)
	}
	return h.Account, fault.Wrap(op, p.sessions.Guessed(ctx, guessPasskey, address))
}

// use writes the counter down. The row written is the one that was read: of two
// answers with the same counter one is refused.
func (p *Passkeys) use(ctx context.Context, user Account, rows []passkeyRow, used *webauthn.Credential) error {
	const op = "auth.Passkeys.use"
	for _, r := range rows {
		if r.credential != credentialText(used.ID) {
			continue
		}
		sealed, err := p.seal(r.ID, used)
		if err != nil {
			return fault.Wrap(op, err)
		}
		return p.sessions.db.Claim(ctx, func(tx *db.Tx) error {
			n, err := tx.Exec(ctx, usePasskey, r.ID, r.counter, int64(used.Authenticator.SignCount), sealed, p.sessions.wall.Now())
			if err == nil && n == 0 {
				err = notTaken(op)
			}
			if err != nil {
				return err
			}
			return audit.Change(ctx, tx, user.Actor, passkeyOpen, "user", user.User)
		})
	}
	return notTaken(op)
}
