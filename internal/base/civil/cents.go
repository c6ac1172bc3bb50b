package civil

import (
	"errors"
	"strconv"
	"strings"
)

// Cents is an amount of money in euro cents.
type Cents int64

var errNotAnAmount = errors.New("civil: not an amount of money")

// String writes 1234.50: for files and logs.
func (c Cents) String() string { return c.write("", ".") }

// Italian writes 1.234,50 €, with a space that does not break.
func (c Cents) Italian() string { return c.write(".", ",") + "\u00a0€" }

// English writes €1,234.50.
func (c Cents) English() string {
	if s, negative := strings.CutPrefix(c.write(",", "."), "-"); negative {
		return "-€" + s
	}
	return "€" + c.write(",", ".")
}

func (c Cents) write(group, decimal string) string {
	digits := strconv.FormatInt(int64(c), 10)
	sign := ""
	if c < 0 {
		sign, digits = "-", digits[1:]
	}
	for len(digits) < 3 {
		digits = "0" + digits
	}
	euro, cents := digits[:len(digits)-2], digits[len(digits)-2:]
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(euro) {
		if i > 0 && (len(euro)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteByte(euro[i])
	}
	return b.String() + decimal + cents
}

// ParseCents reads an amount as it is typed in Italian or English: 1234,5 or
// 1.234,50 or 1,234.50 or € 12. The last sign is the decimal one when at most
// two digits follow it; 1.234 is a thousand and more, as Italians write it.
func ParseCents(s string) (Cents, error) {
	s = strings.NewReplacer("€", "", " ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(s)
	s, negative := strings.CutPrefix(s, "-")
	euro, cents := s, ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 && len(s)-i-1 <= 2 {
		euro, cents = s[:i], s[i+1:]
		if strings.ContainsRune(euro, rune(s[i])) {
			return 0, errNotAnAmount // 1.234.5 has no decimal sign
		}
	}
	euro, err := ungrouped(euro)
	if err != nil || !isDigits(cents) || euro+cents == "" {
		return 0, errNotAnAmount
	}
	n, err := strconv.ParseInt(euro+(cents + "00")[:2], 10, 64)
	if err != nil {
		return 0, errNotAnAmount
	}
	if negative {
		n = -n
	}
	return Cents(n), nil
}

// ungrouped takes the signs between thousands out, where they are all the same
// and where they belong.
func ungrouped(s string) (string, error) {
	i := strings.IndexAny(s, ".,")
	if i < 0 {
		if !isDigits(s) {
			return "", errNotAnAmount
		}
		return s, nil
	}
	parts := strings.Split(s, s[i:i+1])
	for j, p := range parts {
		first := j == 0 && len(p) >= 1 && len(p) <= 3
		if !isDigits(p) || !first && (j == 0 || len(p) != 3) {
			return "", errNotAnAmount
		}
	}
	return strings.Join(parts, ""), nil
}
