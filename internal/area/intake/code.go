package intake

import (
	"crypto/rand"
	"log/slog"
	"strings"
)

// Code is the receipt's or a draft's code: who has it may go on with the form
// or follow the application. It is shown once, sealed in the database and
// found by its blind index.
type Code string

// codeSigns are letters and digits that nobody mistakes for another one, read
// or heard: no O and 0, no I and 1.
const codeSigns = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

// codeLength makes 45 bits: with the throttle on asking, guessing one of a
// hundred thousand codes takes longer than the programme lasts.
const codeLength = 9

// NewCode makes a code from the system's random source.
func NewCode() Code {
	b := make([]byte, codeLength)
	_, _ = rand.Read(b) // never fails, by its documentation
	for i := range b {
		b[i] = codeSigns[int(b[i])%len(codeSigns)] // 256 is a multiple of 32: no sign is likelier
	}
	return Code(b)
}

// ParseCode reads a code as people type it: in any case, with spaces, dashes
// or marks of direction anywhere. ok is false for what cannot be a code.
func ParseCode(s string) (code Code, ok bool) {
	s = strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\u00a0-‐‑–.\u200e\u200f\u2068\u2069", r) {
			return -1
		}
		return r
	}, s))
	if len(s) != codeLength || strings.Trim(s, codeSigns) != "" {
		return "", false
	}
	return Code(s), true
}

// Groups writes the code in three groups, as it is read aloud and copied.
func (c Code) Groups() string {
	if len(c) != codeLength {
		return string(c)
	}
	return string(c[:3] + " " + c[3:6] + " " + c[6:])
}

// LogValue keeps the code out of the log.
func (Code) LogValue() slog.Value { return slog.StringValue("[code]") }
