package auth

import (
	"context"
	"encoding/base64"
	"log/slog"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// What the audit log calls the commands on second factors.
const (
	factorAdd    access.Action = "factor.add"
	factorRemove access.Action = "factor.remove"
	factorCodes  access.Action = "factor.codes"
	factorUse    access.Action = "factor.use"
	factorReset  access.Action = "factor.reset"
)

// Factors keeps the second factors of users: the app that shows codes, and the
// codes on paper for when the telephone is lost.
type Factors struct {
	sessions *Sessions
	keys     *crypt.Keys
}

// NewFactors makes the keeper of second factors; keys seal the apps' secrets.
func NewFactors(s *Sessions, keys *crypt.Keys) *Factors { return &Factors{s, keys} }

// FactorState is what a user can prove themselves with beside the password.
type FactorState struct {
	App      bool
	Codes    int // on paper, not used yet
	Passkeys int
	Linked   int // accounts at identity providers; no second factor by themselves
}

// Any reports whether there is a second factor.
func (s FactorState) Any() bool { return s.App || s.Passkeys > 0 }

// State tells what a user has.
func (f *Factors) State(ctx context.Context, user id.User) (FactorState, error) {
	s, err := db.One(ctx, f.sessions.db.Reader(), scanState, selectFactors, user)
	return s, fault.Wrap("auth.State", err)
}

// AppDraft is an app's secret before its user has proved to have it: nothing is
// stored yet. Sealed goes through the form and comes back with the first code.
type AppDraft struct{ Secret, URI, Sealed string }

// LogValue keeps the secret out of the log.
func (AppDraft) LogValue() slog.Value { return slog.StringValue("[factor]") }

// Draft makes a secret for a user. programme is how the app names the entry.
func (f *Factors) Draft(user Account, programme string) (AppDraft, error) {
	return f.draft(user, programme, newTOTPSecret())
}

func (f *Factors) draft(user Account, programme string, secret []byte) (AppDraft, error) {
	sealed, err := f.keys.Seal(secret, "second_factor", string(user.User), "secret")
	if err != nil {
		return AppDraft{}, fault.Wrap("auth.Draft", err)
	}
	return AppDraft{Secret: inFours(secret), URI: totpURI(secret, programme, user.Login), Sealed: base64.RawURLEncoding.EncodeToString(sealed)}, nil
}

// Redraft is the draft that a form brings back, for showing it again. The error
// is Invalid for one that is not this user's.
func (f *Factors) Redraft(user Account, programme, sealed string) (AppDraft, error) {
	const op = "auth.Redraft"
	_, secret, err := f.secretOf(user, sealed)
	if err != nil {
		return AppDraft{}, fault.Wrap(op, err)
	}
	return f.draft(user, programme, secret)
}

func (f *Factors) secretOf(user Account, text string) (sealed, secret []byte, err error) {
	sealed, err = base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		secret, err = f.keys.Open(sealed, "second_factor", string(user.User), "secret")
	}
	if err != nil || len(secret) == 0 {
		return nil, nil, fault.Bad("auth.secretOf", fault.Field{Key: "auth.factor.draft"})
	}
	return sealed, secret, nil
}

// AddApp makes an app the user's second factor once its first code is right,
// and returns the codes to be written on paper, which are kept nowhere. Undo:
// RemoveApp. The errors are Invalid (field "codice"), Busy, and Conflict when
// the user has an app already.
func (f *Factors) AddApp(ctx context.Context, user Account, draft, code string) ([]string, error) {
	const op = "auth.AddApp"
	sealed, secret, err := f.secretOf(user, draft)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := f.sessions.attempt(ctx, f.subject(user.User)); err != nil {
		return nil, fault.Wrap(op, err)
	}
	now := f.sessions.wall.Now()
	step, fits := stepThatFits(secret, foldCode(code), now, 0)
	if !fits {
		return nil, fault.Bad(op, fault.Field{Name: "codice", Key: "auth.factor.first"})
	}
	codes := newRecoveryCodes()
	err = f.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		n, err := tx.Exec(ctx, insertApp, user.User, sealed, step, now)
		if err == nil && n == 0 {
			err = fault.Stale(op)
		}
		if err != nil {
			return err
		}
		if err := f.putCodes(ctx, tx, user.User, codes); err != nil {
			return err
		}
		return f.noteDone(ctx, tx, user, factorAdd)
	})
	return codes, fault.Wrap(op, err)
}

// Check holds a code against a user's app and codes on paper. A code of the app
// serves once, and so does one on paper. The errors are Invalid (field
// "codice") and Busy (auth.wait, see WaitOf).
func (f *Factors) Check(ctx context.Context, user Account, code string) error {
	const op = "auth.Check"
	if err := f.sessions.attempt(ctx, f.subject(user.User)); err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, f.sessions.db.Claim(ctx, func(tx *db.Tx) error {
		right, err := f.spend(ctx, tx, user.User, foldCode(code))
		if err != nil {
			return err
		}
		if !right {
			return fault.Bad(op, fault.Field{Name: "codice", Key: "auth.factor.wrong"})
		}
		return f.noteDone(ctx, tx, user, factorUse)
	}))
}

// spend uses up a code; false when it is none.
func (f *Factors) spend(ctx context.Context, tx *db.Tx, user id.User, code string) (bool, error) {
	if !isAppCode(code) {
		n, err := tx.Exec(ctx, deleteCode, user, f.hash(user, code))
		return n == 1, err
	}
	app, err := db.One(ctx, tx, scanApp, selectApp, user)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	secret, err := f.keys.Open(app.sealed, "second_factor", string(user), "secret")
	if err != nil {
		return false, err
	}
	step, fits := stepThatFits(secret, code, f.sessions.wall.Now(), app.last)
	if !fits {
		return false, nil
	}
	n, err := tx.Exec(ctx, useStep, user, step)
	return n == 1, err // none when the same code came twice at the same moment
}

// subject is under which name wrong codes of a user are counted.
func (f *Factors) subject(user id.User) string { return f.sessions.subject("factor", string(user)) }

// noteDone forgets the failures before and notes what a user has done.
func (f *Factors) noteDone(ctx context.Context, tx *db.Tx, user Account, action access.Action) error {
	if _, err := tx.Exec(ctx, deleteAttempts, f.subject(user.User)); err != nil {
		return err
	}
	return audit.Change(ctx, tx, user.Actor, action, "user", user.User)
}
