package civil

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"unique"
)

// Why a text is no codice fiscale. The errors never hold the text.
var (
	ErrFiscalShape = errors.New("civil: not written like a codice fiscale")
	ErrFiscalCheck = errors.New("civil: wrong last character of a codice fiscale")

	errFiscalEncoded = errors.New("civil: a codice fiscale is not encoded: use Reveal")
)

// FiscalCode is a codice fiscale (D.M. 23 December 1976): 16 characters, or
// the 11 digits of a provisional one. The zero value is none. It does not show
// itself: printing or logging it, or a struct that holds it, writes no code;
// Reveal does. Codes compare with ==, see also Same.
type FiscalCode struct {
	// A handle, because fmt prints what an unexported field holds without
	// asking its type: here that is an address.
	code unique.Handle[string]
}

// Holder is what a codice fiscale says about the one who holds it. Empty parts
// are unknown. Sex is "f" or "m"; Place is the Belfiore code of the
// municipality or foreign state of birth, such as A944.
type Holder struct {
	Surname, GivenName string
	Birth              Date
	Sex                string
	Place              string
}

// LogValue keeps the person out of the log.
func (Holder) LogValue() slog.Value { return slog.StringValue("[person]") }

// ParseFiscalCode reads a code as people write it: in any case, with spaces.
// An empty text is no code.
func ParseFiscalCode(s string) (FiscalCode, error) {
	s = strings.ToUpper(strings.Join(strings.Fields(s), ""))
	if s == "" {
		return FiscalCode{}, nil
	}
	if len(s) == 11 && isDigits(s) {
		if !provisionalFits(s) {
			return FiscalCode{}, ErrFiscalCheck
		}
		return fiscal(s), nil
	}
	if !fiscalShape(s) {
		return FiscalCode{}, ErrFiscalShape
	}
	if s[15] != fiscalCheck(s[:15]) {
		return FiscalCode{}, ErrFiscalCheck
	}
	return fiscal(s), nil
}

// NewFiscalCode computes the code of somebody of whom everything is known: the
// one without omocodia. A real code is only ever the one that the holder shows.
func NewFiscalCode(h Holder) (FiscalCode, error) {
	surname, given := fiscalSurname(h.Surname), fiscalGiven(h.GivenName)
	if h.Birth.IsZero() || (h.Sex != "f" && h.Sex != "m") || len(h.Place) != 4 {
		return FiscalCode{}, ErrFiscalShape
	}
	day := h.Birth.Day()
	if h.Sex == "f" {
		day += femaleDays
	}
	s := fmt.Sprintf("%s%s%02d%c%02d%s", surname, given, h.Birth.Year()%100,
		fiscalMonths[h.Birth.Month()-1], day, strings.ToUpper(h.Place))
	return ParseFiscalCode(s + string(fiscalCheck(s)))
}

func fiscal(s string) FiscalCode { return FiscalCode{unique.Make(s)} }

// IsZero reports whether there is no code.
func (c FiscalCode) IsZero() bool { return c == FiscalCode{} }

// Reveal is the code itself, for pages that may show it and for sealing.
func (c FiscalCode) Reveal() string {
	if c.IsZero() {
		return ""
	}
	return c.code.Value()
}

// IsProvisional reports the 11 digits given before a real code. They say
// nothing about their holder.
func (c FiscalCode) IsProvisional() bool { return len(c.Reveal()) == 11 }

// Plain is the code with digits wherever omocodia put letters: what two codes
// of one holder have in common, and so the text to look for.
func (c FiscalCode) Plain() FiscalCode {
	if c.IsZero() || c.IsProvisional() {
		return c
	}
	b := []byte(fiscalPlain(c.Reveal()))
	b[15] = fiscalCheck(string(b[:15]))
	return fiscal(string(b))
}

// Same reports whether two codes can only belong to one holder: equal but for
// omocodia. No code is the same as none.
func (c FiscalCode) Same(d FiscalCode) bool {
	return !c.IsZero() && c.Plain() == d.Plain()
}

// Sex is "f" or "m" as the code says, or "" where it says nothing.
func (c FiscalCode) Sex() string {
	if c.IsZero() || c.IsProvisional() {
		return ""
	}
	if _, day := fiscalDay(fiscalPlain(c.Reveal())); day > femaleDays {
		return "f"
	}
	return "m"
}

// Place is the Belfiore code of the place of birth, or "".
func (c FiscalCode) Place() string {
	if c.IsZero() || c.IsProvisional() {
		return ""
	}
	return fiscalPlain(c.Reveal())[11:15]
}

// Birth is the date of birth, or none. The code has two digits of the year: it
// is the latest such year in which the birth is not after today.
func (c FiscalCode) Birth(today Date) Date {
	if c.IsZero() || c.IsProvisional() {
		return Date{}
	}
	s := fiscalPlain(c.Reveal())
	month, day := fiscalDay(s)
	year := today.Year()/100*100 + int(s[6]-'0')*10 + int(s[7]-'0')
	if day > femaleDays {
		day -= femaleDays
	}
	for NewDate(year, month, day).After(today) || NewDate(year, month, day).Day() != day {
		year -= 100 // 29 February exists in one century of the two only
	}
	return NewDate(year, month, day)
}

// Disagreements lists what the code says differently about somebody: of
// "surname", "given_name", "birth_date", "sex" and "place" those that h knows
// and that do not fit. Nothing can be said of a provisional code. A difference
// is a reason to ask, not proof: offices make codes from the name as it is in
// the register, with all given names or with one.
func (c FiscalCode) Disagreements(h Holder) []string {
	if c.IsZero() || c.IsProvisional() {
		return nil
	}
	s := fiscalPlain(c.Reveal())
	var list []string
	note := func(differs bool, name string) {
		if differs {
			list = append(list, name)
		}
	}
	note(h.Surname != "" && s[:3] != fiscalSurname(h.Surname), "surname")
	note(h.GivenName != "" && s[3:6] != fiscalGiven(h.GivenName), "given_name")
	month, day := fiscalDay(s)
	note(!h.Birth.IsZero() && (s[6:8] != fmt.Sprintf("%02d", h.Birth.Year()%100) ||
		month != h.Birth.Month() || day%femaleDays != h.Birth.Day()), "birth_date")
	note((h.Sex == "f" || h.Sex == "m") && h.Sex != c.Sex(), "sex")
	note(h.Place != "" && s[11:15] != strings.ToUpper(h.Place), "place")
	return list
}

const fiscalHidden = "[codice fiscale]"

// String hides the code.
func (c FiscalCode) String() string {
	if c.IsZero() {
		return ""
	}
	return fiscalHidden
}

// GoString hides the code from %#v.
func (c FiscalCode) GoString() string { return c.String() }

// LogValue hides the code from logs.
func (c FiscalCode) LogValue() slog.Value { return slog.StringValue(c.String()) }

// MarshalText refuses: what is to be kept is revealed and sealed, and an encoder
// that wrote the hidden form would lose the code without a word.
func (c FiscalCode) MarshalText() ([]byte, error) { return nil, errFiscalEncoded }
