package auth

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
)

// recoveryCodes is how many codes a user gets to keep on paper.
const recoveryCodes = 10

// recoveryText has no letter that reads like a digit.
var recoveryText = base32.NewEncoding("abcdefghjkmnpqrstuvwxyz023456789").WithPadding(base32.NoPadding)

const recoveryLetters = 12 // sixty bits

// newRecoveryCodes makes codes as they are written down: "k3pd-9wxm-2fht".
func newRecoveryCodes() []string {
	out := make([]string, recoveryCodes)
	for i := range out {
		b := make([]byte, 8)
		_, _ = rand.Read(b) // never fails, by its documentation
		t := recoveryText.EncodeToString(b)
		out[i] = t[:4] + "-" + t[4:8] + "-" + t[8:recoveryLetters]
	}
	return out
}

// foldCode takes away what people add when they type a code: blanks, dashes,
// capitals.
func foldCode(code string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' || r == '\u00a0' || r == '\u2011' {
			return -1
		}
		return r
	}, strings.ToLower(code))
}

// isAppCode reports whether a folded code is of the shape of an app's.
func isAppCode(code string) bool {
	return len(code) == totpDigits && strings.Trim(code, "0123456789") == ""
}
