package linkage

import (
	"log/slog"
	"slices"
	"strings"
	"unicode"

	"insieme/internal/base/civil"
)

// Record is what is known of a person, as written. Everything may be empty.
type Record struct {
	GivenName, Surname string
	Birth              string   // 19850412, 1985-04-12 or 12/04/1985; need not be a day of the calendar
	Sex                string   // any code; compared by its first letter
	Fiscal             []string // codice fiscale, or its blind index: one, or none
	Contacts           []string // telephones and e-mail addresses, or their blind indexes
	Number, Street     string   // of the house; the number may stand in the street
	Locality           string   // the address's second line, or the part of town
	Town               string   // name or code
	Postcode           string
	Region             string
}

// LogValue keeps the person out of the log.
func (Record) LogValue() slog.Value { return slog.StringValue("[person]") }

// Prepared is a record ready to be compared many times.
type Prepared struct {
	given, surname, whole part
	letters               uint32 // the classes of sound in the whole name
	birth                 string // eight digits, or empty
	sex                   string
	fiscal, contacts      []string
	number                string
	street, locality      text
	town                  text
	postcode, region      string
}

// LogValue keeps the person out of the log.
func (*Prepared) LogValue() slog.Value { return slog.StringValue("[person]") }

// text is an address line.
type text struct {
	words  []string
	squash string
}

// Prepare folds and romanises a record.
func Prepare(r Record) *Prepared {
	p := &Prepared{
		given: makePart(words(r.GivenName)), surname: makePart(words(r.Surname)), birth: digitsOfDate(r.Birth),
		fiscal: nonEmpty(r.Fiscal), contacts: nonEmpty(r.Contacts), number: civil.Squash(r.Number),
		locality: makeText(r.Locality), town: makeText(r.Town), postcode: civil.Squash(r.Postcode), region: civil.Squash(r.Region),
	}
	p.whole = makePart(slices.Concat(p.given.words, p.surname.words))
	for i := range len(p.whole.sound) {
		p.letters |= 1 << (p.whole.sound[i] & 31)
	}
	if s := civil.Squash(r.Sex); s != "" {
		p.sex = s[:1]
	}
	street := words(r.Street)
	if p.number == "" {
		p.number, street = houseNumber(street)
	}
	p.street = text{street, strings.Join(street, "")}
	return p
}

func nonEmpty(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
}

// words takes a name or an address apart, in Latin letters.
func words(s string) []string { return strings.Fields(romanise(civil.Fold(s))) }

func makeText(s string) text {
	w := words(s)
	return text{w, strings.Join(w, "")}
}

// houseNumber takes the last word that begins with a digit out of a street.
func houseNumber(street []string) (number string, rest []string) {
	for i := len(street) - 1; i >= 0; i-- {
		if unicode.IsDigit(rune(street[i][0])) {
			return street[i], slices.Delete(slices.Clone(street), i, i+1)
		}
	}
	return "", street
}

// digitsOfDate writes a date as eight digits, the year first; what has not
// eight digits is no date.
func digitsOfDate(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "T")
	groups := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(groups) == 3 && len(groups[2]) == 4 && len(groups[0]) <= 2 && len(groups[1]) <= 2 {
		groups[0], groups[2] = groups[2], groups[0]
	}
	if len(groups) == 3 {
		for i := range groups {
			if len(groups[i]) == 1 {
				groups[i] = "0" + groups[i]
			}
		}
	}
	if d := strings.Join(groups, ""); len(d) == 8 && len(groups) <= 3 {
		return d
	}
	return ""
}
