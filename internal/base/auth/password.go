package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"insieme/internal/base/fault"
)

// The cost of a password: OWASP's first recommendation for argon2id. A stored
// text carries its own cost, so these may be raised.
const (
	argonMemory  = 19 * 1024 // KiB
	argonPasses  = 2
	argonThreads = 1
	saltBytes    = 16
	keyBytes     = 32
)

// Passwords are between these lengths, in characters. Long and easy beats
// short and odd; the upper bound is there so that nobody has us hash a book.
const (
	MinPassword = 12
	MaxPassword = 200
)

// Hasher computes passwords' texts, a few at a time.
type Hasher struct{ slots chan struct{} }

// NewHasher makes a hasher that computes at most n texts at once.
func NewHasher(n int) *Hasher { return &Hasher{slots: make(chan struct{}, n)} }

// Hash makes the text to store. It waits for its turn; the error is Busy when
// ctx ends first.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails, by its documentation
	key, err := h.key(ctx, password, phc{argonMemory, argonPasses, argonThreads, salt, make([]byte, keyBytes)})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonThreads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// Verify reports whether a password fits a stored text. An empty or unreadable
// text fits nothing and costs as much as any other.
func (h *Hasher) Verify(ctx context.Context, stored, password string) (bool, error) {
	want, err := parsePHC(stored)
	known := err == nil
	if !known {
		want = phc{argonMemory, argonPasses, argonThreads, make([]byte, saltBytes), make([]byte, keyBytes)}
	}
	got, err := h.key(ctx, password, want)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, want.key) == 1 && known, nil
}

func (h *Hasher) key(ctx context.Context, password string, p phc) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, fault.New(fault.Busy, "auth.Hasher", "")
	}
	// The same word typed on two keyboards may come in two forms of Unicode.
	clear := []byte(norm.NFC.String(password))
	return argon2.IDKey(clear, p.salt, p.passes, p.memory, p.threads, uint32(len(p.key))), nil
}

// phc is a parsed text of a password.
type phc struct {
	memory, passes uint32
	threads        uint8
	salt, key      []byte
}

func parsePHC(s string) (phc, error) {
	var p phc
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, errNotPHC
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.threads); err != nil {
		return p, errNotPHC
	}
	var err1, err2 error
	p.salt, err1 = base64.RawStdEncoding.DecodeString(parts[4])
	p.key, err2 = base64.RawStdEncoding.DecodeString(parts[5])
	sane := p.memory <= 1<<20 && p.passes > 0 && p.passes <= 16 && p.threads > 0 && len(p.salt) >= 8 && len(p.key) >= 16 && len(p.key) <= 64
	if err1 != nil || err2 != nil || !sane {
		return p, errNotPHC
	}
	return p, nil
}

var errNotPHC = fmt.Errorf("auth: not an argon2id text")

// CheckPassword holds a new password against the rules, as an Invalid error on
// the form field named field.
func CheckPassword(field, password, login string) error {
	var c fault.Check
	n := utf8.RuneCountInString(password)
	c.Fail(n < MinPassword, field, "auth.password.short", MinPassword)
	c.Fail(n > MaxPassword, field, "auth.password.long", MaxPassword)
	lower := strings.ToLower(password)
	c.Fail(n >= MinPassword && (monotone(lower) || (len(login) >= 3 && strings.Contains(lower, strings.ToLower(login)))),
		field, "auth.password.easy")
	return c.Err("auth.CheckPassword")
}

// monotone reports whether a text is one or two characters over and over.
func monotone(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen) < 3
}
