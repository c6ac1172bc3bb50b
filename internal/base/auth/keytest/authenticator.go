package keytest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// Flags of an authenticator's data.
const (
	flagPresent  = 0x01
	flagVerified = 0x04
	flagAttested = 0x40
)

// Authenticator holds one passkey.
type Authenticator struct {
	Origin   string // what the browser shows; "" is no page
	Host     string // whose passkey it is
	Counter  uint32 // after the last use; 0 is an authenticator that does not count
	Counts   bool   // the counter grows with each use
	Careless bool   // does not ask who holds it

	t    testing.TB
	id   []byte
	user []byte
	key  *ecdsa.PrivateKey
}

// New makes an authenticator without a passkey, in front of an origin.
func New(t testing.TB, host, origin string) *Authenticator {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a := &Authenticator{Origin: origin, Host: host, Counts: true, t: t, key: key, id: make([]byte, 32)}
	_, _ = rand.Read(a.id) // never fails, by its documentation
	return a
}

// options are the parts of what the program asks that an authenticator reads.
type options struct {
	Challenge string
	RP        struct{ ID string }
	User      struct{ ID string }
}

// Create answers the options of a new passkey.
func (a *Authenticator) Create(asked []byte) string {
	a.t.Helper()
	o := a.read(asked)
	a.user = a.decode(o.User.ID)
	data := a.data(flagAttested)
	data = append(data, make([]byte, 16)...) // of no known model
	data = binary.BigEndian.AppendUint16(data, uint16(len(a.id)))
	data = append(append(data, a.id...), a.publicKey()...)
	// A CBOR map of three: no attestation.
	object := append([]byte{0xa3}, text("fmt")...)
	object = append(object, text("none")...)
	object = append(append(object, text("attStmt")...), 0xa0)
	object = append(append(object, text("authData")...), blob(data)...)
	return a.answer(map[string]string{
		"clientDataJSON": encode(a.client("webauthn.create", o.Challenge)), "attestationObject": encode(object),
	})
}

// Get answers the options of a sign-in.
func (a *Authenticator) Get(asked []byte) string {
	a.t.Helper()
	o := a.read(asked)
	if a.Counts {
		a.Counter++
	}
	client, data := a.client("webauthn.get", o.Challenge), a.data(0)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(data, hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, a.key, digest[:])
	if err != nil {
		a.t.Fatal(err)
	}
	return a.answer(map[string]string{
		"clientDataJSON": encode(client), "authenticatorData": encode(data), "signature": encode(signature), "userHandle": encode(a.user),
	})
}

func (a *Authenticator) read(asked []byte) options {
	a.t.Helper()
	var o options
	if err := json.Unmarshal(asked, &o); err != nil || o.Challenge == "" {
		a.t.Fatalf("keytest: cannot read what is asked: %v", err)
	}
	return o
}

// client is what the browser says about the page that asks.
func (a *Authenticator) client(kind, challenge string) []byte {
	b, err := json.Marshal(map[string]string{"type": kind, "challenge": challenge, "origin": a.Origin})
	if err != nil {
		a.t.Fatal(err)
	}
	return b
}

// data is what the authenticator signs: whose passkey, what was checked, how
// often it was used.
func (a *Authenticator) data(flags byte) []byte {
	host := sha256.Sum256([]byte(a.Host))
	flags |= flagPresent
	if !a.Careless {
		flags |= flagVerified
	}
	return binary.BigEndian.AppendUint32(append(host[:], flags), a.Counter)
}

// publicKey is the key as a CBOR map: kind EC2, ES256, P-256, x, y.
func (a *Authenticator) publicKey() []byte {
	point, err := a.key.PublicKey.Bytes() // 4, x, y
	if err != nil {
		a.t.Fatal(err)
	}
	out := []byte{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21}
	out = append(append(out, blob(point[1:33])...), 0x22)
	return append(out, blob(point[33:65])...)
}

func (a *Authenticator) answer(response map[string]string) string {
	b, err := json.Marshal(struct {
		ID       string            `json:"id"`
		RawID    string            `json:"rawId"`
		Type     string            `json:"type"`
		Response map[string]string `json:"response"`
	}{encode(a.id), encode(a.id), "public-key", response})
	if err != nil {
		a.t.Fatal(err)
	}
	return string(b)
}

func (a *Authenticator) decode(s string) []byte {
	a.t.Helper()
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		a.t.Fatal(err)
	}
	return b
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// text is a short CBOR text.
func text(s string) []byte { return append([]byte{0x60 | byte(len(s))}, s...) }

// blob is a CBOR byte string shorter than 64 KiB.
func blob(b []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0x59}, uint16(len(b))), b...)
}
