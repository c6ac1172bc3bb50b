package crypt

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"log/slog"
	"slices"

	"insieme/internal/base/fault"
)

// Why a value does not open.
var (
	// ErrNoKey says that the key which sealed a value is not in the key file.
	ErrNoKey = errors.New("crypt: the key file lacks the key of this value")
	// ErrForged says that a value was changed, cut, or sealed for another place.
	ErrForged = errors.New("crypt: the value does not open")
)

const (
	secretSize = 32
	idSize     = 4
	sealedV1   = 1 // version, key id, nonce, ciphertext, tag
)

// Keys seals, opens and indexes. It is safe for concurrent use and shows
// nothing of itself.
type Keys struct {
	ring  []key  // oldest first; the last one seals
	index []byte // of the blind index
}

type key struct {
	id     string // of idSize bytes, derived from the secret
	secret []byte
	aead   cipher.AEAD
}

// Ephemeral makes keys that are written nowhere, for tests.
func Ephemeral() *Keys {
	k, err := newKeys([][]byte{newSecret()}, newSecret())
	if err != nil {
		panic(err) // fresh secrets have the right size
	}
	return k
}

func newSecret() []byte {
	b := make([]byte, secretSize)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program instead
	return b
}

func newKeys(secrets [][]byte, index []byte) (*Keys, error) {
	k := &Keys{}
	for _, s := range secrets {
		one, err := newKey(s)
		if err != nil {
			return nil, err
		}
		k.ring = append(k.ring, one)
	}
	var err error
	k.index, err = hkdf.Key(sha256.New, index, nil, "insieme blind index", secretSize)
	return k, err
}

func newKey(secret []byte) (key, error) {
	id, err := hkdf.Key(sha256.New, secret, nil, "insieme key id", idSize)
	if err != nil {
		return key{}, err
	}
	sealing, err := hkdf.Key(sha256.New, secret, nil, "insieme column", secretSize)
	if err != nil {
		return key{}, err
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return key{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return key{string(id), secret, aead}, err
}

// Seal encrypts a value for one place: a row, by its identity, and a column of
// a table. An empty value stays nil, which is stored as NULL.
func (k *Keys) Seal(plain []byte, table, id, column string) ([]byte, error) {
	if len(plain) == 0 {
		return nil, nil
	}
	newest := k.newest()
	head := append([]byte{sealedV1}, newest.id...)
	sealed := make([]byte, 0, len(head)+len(plain)+newest.aead.Overhead())
	return newest.aead.Seal(append(sealed, head...), nil, plain, place(table, id, column)), nil
}

// Open decrypts what Seal made for the same place; nil opens as nil. The error
// is Internal and wraps ErrNoKey or ErrForged.
func (k *Keys) Open(sealed []byte, table, id, column string) ([]byte, error) {
	const op = "crypt.Open"
	if len(sealed) == 0 {
		return nil, nil
	}
	if len(sealed) < 1+idSize || sealed[0] != sealedV1 {
		return nil, fault.Wrap(op, ErrForged)
	}
	with, ok := k.byID(string(sealed[1 : 1+idSize]))
	if !ok {
		return nil, fault.Wrap(op, ErrNoKey)
	}
	plain, err := with.aead.Open(nil, nil, sealed[1+idSize:], place(table, id, column))
	if err != nil {
		return nil, fault.Wrap(op, ErrForged)
	}
	return plain, nil
}

// IsCurrent reports whether a value is sealed with the newest key, or empty.
func (k *Keys) IsCurrent(sealed []byte) bool {
	return len(sealed) == 0 || len(sealed) > 1+idSize && sealed[0] == sealedV1 && string(sealed[1:1+idSize]) == k.newest().id
}

// Reseal seals a value with the newest key, and returns it as it is where that
// key has sealed it already.
func (k *Keys) Reseal(sealed []byte, table, id, column string) ([]byte, error) {
	if k.IsCurrent(sealed) {
		return sealed, nil
	}
	plain, err := k.Open(sealed, table, id, column)
	if err != nil {
		return nil, fault.Wrap("crypt.Reseal", err)
	}
	return k.Seal(plain, table, id, column)
}

// Blind is the index of an exact text within a domain such as "fiscal_code":
// 32 characters that are equal for equal texts of one domain and tell nothing
// else. The caller folds the text first; the empty text has the empty index.
func (k *Keys) Blind(domain, text string) string {
	if text == "" {
		return ""
	}
	mac := hmac.New(sha256.New, k.index)
	mac.Write([]byte(domain))
	mac.Write([]byte{0})
	mac.Write([]byte(text))
	return blindText.EncodeToString(mac.Sum(nil)[:20])
}

var blindText = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// place binds a value to where it belongs. None of the parts holds a NUL.
func place(table, id, column string) []byte { return []byte(table + "\x00" + id + "\x00" + column) }

func (k *Keys) newest() key { return k.ring[len(k.ring)-1] }

func (k *Keys) byID(id string) (key, bool) {
	i := slices.IndexFunc(k.ring, func(one key) bool { return one.id == id })
	if i < 0 {
		return key{}, false
	}
	return k.ring[i], true
}

// name is a key's id as it is written in the database and to operators.
func (k key) name() string { return hex.EncodeToString([]byte(k.id)) }

// String hides the keys.
func (k *Keys) String() string { return "[keys]" }

// GoString hides the keys from %#v.
func (k *Keys) GoString() string { return "[keys]" }

// LogValue hides the keys from logs.
func (k *Keys) LogValue() slog.Value { return slog.StringValue("[keys]") }
