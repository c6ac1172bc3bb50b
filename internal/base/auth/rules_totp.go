package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// The codes of an authenticator app, by RFC 6238. Period, digits and hash are
// those that every app knows; apps ignore other ones in silence.
const (
	totpPeriod  = 30 // seconds
	totpDigits  = 6
	totpSkew    = 1  // periods before and after: clocks differ, and people type
	secretBytes = 20 // as long as the hash, by RFC 4226
)

var secretText = base32.StdEncoding.WithPadding(base32.NoPadding)

func newTOTPSecret() []byte {
	b := make([]byte, secretBytes)
	_, _ = rand.Read(b) // never fails, by its documentation
	return b
}

// stepOf is the period of an instant.
func stepOf(t time.Time) int64 { return t.Unix() / totpPeriod }

// codeOf is the code of a secret in a period, of the given number of digits.
func codeOf(secret []byte, step int64, digits int) string {
	mac := hmac.New(sha1.New, secret)
	_ = binary.Write(mac, binary.BigEndian, step) // a hash never fails
	sum := mac.Sum(nil)
	from := sum[len(sum)-1] & 0x0f
	n := binary.BigEndian.Uint32(sum[from:from+4]) & 0x7fffffff
	modulus := uint32(1)
	for range digits {
		modulus *= 10
	}
	return fmt.Sprintf("%0*d", digits, n%modulus)
}

// stepThatFits is the period after the last accepted one whose code this is.
// ok is false when there is none. Every period is looked at, whatever fits.
func stepThatFits(secret []byte, code string, now time.Time, last int64) (step int64, ok bool) {
	for s := stepOf(now) - totpSkew; s <= stepOf(now)+totpSkew; s++ {
		same := subtle.ConstantTimeCompare([]byte(codeOf(secret, s, totpDigits)), []byte(code)) == 1
		if same && s > last && !ok {
			step, ok = s, true
		}
	}
	return step, ok
}

// CodeAt is what an authenticator app shows at an instant for a secret as the
// page shows it. It is empty for a text that is no secret.
func CodeAt(secret string, at time.Time) string {
	b, err := secretText.DecodeString(strings.ReplaceAll(strings.ToUpper(secret), " ", ""))
	if err != nil {
		return ""
	}
	return codeOf(b, stepOf(at), totpDigits)
}

// totpURI is what the square on the page says to an app. programme and login
// are how the app names the entry.
func totpURI(secret []byte, programme, login string) string {
	label := url.PathEscape(programme + ":" + login)
	return "otpauth://totp/" + label + "?secret=" + secretText.EncodeToString(secret) + "&issuer=" + url.PathEscape(programme)
}

// inFours writes a secret in groups that can be typed.
func inFours(secret []byte) string {
	text := secretText.EncodeToString(secret)
	var groups []string
	for len(text) > 4 {
		groups, text = append(groups, text[:4]), text[4:]
	}
	return strings.Join(append(groups, text), " ")
}
