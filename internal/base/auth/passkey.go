package auth

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"insieme/internal/base/access"
	"insieme/internal/base/crypt"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// What the audit log calls the commands on passkeys.
const (
	passkeyAdd    access.Action = "passkey.add"
	passkeyRemove access.Action = "passkey.remove"
	passkeyOpen   access.Action = "session.passkey"
)

// MaxPasskeyName is how long the name of a passkey may be, in characters.
const MaxPasskeyName = 60

// passkeyTime is how long creating or giving a passkey may take.
const passkeyTime = 5 * time.Minute

// PasskeyID names a passkey to its user.
type PasskeyID string

// Place is where passkeys are valid: a host name, and the address that the
// browser shows. A passkey made for one host is worth nothing on another.
type Place struct{ Host, Origin string }

// Passkey is one of a user's, as they see it. Instants are the machine's, in
// UTC; Used is zero when it was never used.
type Passkey struct {
	ID         PasskeyID
	Name       string
	Made, Used time.Time
}

// Passkeys keeps the passkeys of users. It demands that the authenticator knows
// who holds it (fingerprint, face or PIN), so a passkey is two factors: having
// it, and being or knowing who may use it.
type Passkeys struct {
	sessions *Sessions
	keys     *crypt.Keys
	users    Directory
}

// NewPasskeys makes the keeper of passkeys; keys seal their records.
func NewPasskeys(s *Sessions, keys *crypt.Keys, users Directory) *Passkeys {
	return &Passkeys{s, keys, users}
}

// party is this program as the standard's relying party in a place.
func party(at Place, name string) (*webauthn.WebAuthn, error) {
	limit := webauthn.TimeoutConfig{Enforce: true, Timeout: passkeyTime, TimeoutUVD: passkeyTime}
	return webauthn.New(&webauthn.Config{
		RPID: at.Host, RPDisplayName: name, RPOrigins: []string{at.Origin}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: protocol.ResidentKeyRequired(), ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationRequired,
		},
		Timeouts: webauthn.TimeoutsConfig{Login: limit, Registration: limit},
	})
}

// holder is a user as the standard sees one.
type holder struct {
	Account
	records []webauthn.Credential
}

// WebAuthnID implements webauthn.User: what the authenticator gives back.
func (h holder) WebAuthnID() []byte { return []byte(h.User) }

// WebAuthnName implements webauthn.User.
func (h holder) WebAuthnName() string { return h.Login }

// WebAuthnDisplayName implements webauthn.User.
func (h holder) WebAuthnDisplayName() string { return h.Name }

// WebAuthnCredentials implements webauthn.User.
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.records }

// begun is what a page needs to ask the browser: the options for its script,
// and the ticket that waits in the session meanwhile.
func begun(op string, options any, session *webauthn.SessionData) (page []byte, ticket string, err error) {
	page, err = json.Marshal(options)
	if err != nil {
		return nil, "", fault.Wrap(op, err)
	}
	t, err := json.Marshal(session)
	return page, string(t), fault.Wrap(op, err)
}

// ticketOf reads what waited in the session; nothing there is Invalid, as when
// the same answer comes twice.
func ticketOf(op, ticket string) (webauthn.SessionData, error) {
	var s webauthn.SessionData
	if ticket == "" || json.Unmarshal([]byte(ticket), &s) != nil {
		return s, fault.Bad(op, fault.Field{Key: "auth.passkey.late"})
	}
	return s, nil
}

// notTaken is the answer to a passkey that proves nothing. Why is only for the
// log: the library's words hold no personal data, but a stranger's may.
func notTaken(op string) error { return fault.Bad(op, fault.Field{Key: "auth.passkey.wrong"}) }

// seal writes a record for the database.
func (p *Passkeys) seal(key PasskeyID, c *webauthn.Credential) ([]byte, error) {
	plain, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return p.keys.Seal(plain, "passkey", string(key), "record")
}

func (p *Passkeys) open(r passkeyRow) (webauthn.Credential, error) {
	var c webauthn.Credential
	plain, err := p.keys.Open(r.record, "passkey", string(r.ID), "record")
	if err == nil {
		err = json.Unmarshal(plain, &c)
	}
	c.Authenticator.SignCount = uint32(r.counter)
	return c, err
}

// credentialText is how a credential's id is kept and found.
func credentialText(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

// ownerOf reads a user from what the authenticator gives back.
func ownerOf(handle []byte) (id.User, error) { return id.Parse[id.User](string(handle)) }
