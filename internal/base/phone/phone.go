// Package phone reads telephone numbers as people write them and brings them to
// one form, +39…, so that a number is found again however it was typed. It does
// not keep or log them.
package phone

import (
	"errors"

	"github.com/nyaruka/phonenumbers"
)

// home is the country of a number written without one.
const home = "IT"

// ErrNotANumber says that a text is no telephone number that could exist. It
// does not hold the text.
var ErrNotANumber = errors.New("phone: not a telephone number")

// Normal is a number in its international form (E.164): "06 6710 1" is
// "+390667101", "0044 20 7946 0018" is "+442079460018". An empty text is no
// number.
func Normal(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	n, err := phonenumbers.Parse(s, home)
	if err != nil || !phonenumbers.IsValidNumber(n) || n.GetExtension() != "" {
		return "", ErrNotANumber
	}
	return phonenumbers.Format(n, phonenumbers.E164), nil
}

// Display writes a normal number as people read it: in groups, and without +39
// where it is Italian. A text that is no number is returned as it is.
func Display(normal string) string {
	n, err := phonenumbers.Parse(normal, home)
	if err != nil {
		return normal
	}
	if phonenumbers.GetRegionCodeForNumber(n) == home {
		return phonenumbers.Format(n, phonenumbers.NATIONAL)
	}
	return phonenumbers.Format(n, phonenumbers.INTERNATIONAL)
}

// IsMobile reports whether a normal number may get text messages. In some
// countries numbers do not tell; those count as mobile.
func IsMobile(normal string) bool {
	n, err := phonenumbers.Parse(normal, home)
	if err != nil {
		return false
	}
	switch phonenumbers.GetNumberType(n) {
	case phonenumbers.MOBILE, phonenumbers.FIXED_LINE_OR_MOBILE:
		return true
	default:
		return false
	}
}
