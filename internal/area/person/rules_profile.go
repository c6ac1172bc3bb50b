package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// Stateless is the citizenship of who has none.
const Stateless = "XX"

// OtherCountry is the citizenship of a country that a form did not list.
const OtherCountry = "ZZ"

// Educations lists the codes of education, from the lowest.
func Educations() []string {
	return []string{"none", "primary", "lower_secondary", "vocational", "upper_secondary", "tertiary"}
}

// ItalianLevels lists the codes of how well somebody speaks Italian, from the
// lowest.
func ItalianLevels() []string { return []string{"none", "basic", "good", "fluent", "native"} }

// Trades lists the codes of the kinds of work that people say they can do;
// the last is "I do not know yet".
func Trades() []string {
	return []string{
		"warehouse", "cleaning", "kitchen", "care", "building", "factory", "driving", "green", "shop", "office", "unknown",
	}
}

// Sexes lists the entries of the field sex; empty is unknown.
func Sexes() []string { return []string{"f", "m", "x"} }

// Langs lists the languages that people choose to speak with us.
func Langs() []string {
	return []string{"it", "en", "fr", "es", "ro", "sq", "uk", "ru", "ar", "ur", "bn", "zh", "other"}
}

// ConsentKinds lists the kinds of consent.
func ConsentKinds() []string { return []string{ConsentPrivacy, ConsentShare, ConsentNewsletter} }

const (
	maxName    = 100
	maxAddress = 200
	maxText    = 200
	maxEach    = 4 // telephone numbers, and e-mail addresses
)

// check holds a record about to be made against the rules. Field names are
// those of the profile form.
func (n New) check(today civil.Date) error {
	var c fault.Check
	checkProfile(&c, n.profile(), today)
	c.Fail(len(n.Phones) > maxEach, "phones", "person.error.too_many")
	c.Fail(len(n.Emails) > maxEach, "emails", "person.error.too_many")
	for _, e := range n.Emails {
		c.Fail(!looksLikeEmail(plainEmail(e)), "emails", "person.error.email")
	}
	for _, k := range n.Consents {
		c.Fail(!slices.Contains(ConsentKinds(), k.Kind), "consents", "error.field.choice")
		c.Fail(k.NoticeVersion == "", "consents", "error.field.required")
	}
	return c.Err("person.Register")
}

// profile is the record without what has tables of its own.
func (n New) profile() Person {
	return Person{
		ID: n.ID, Surname: clean(n.Surname), GivenName: clean(n.GivenName), BirthDate: n.BirthDate, Sex: n.Sex,
		Citizenship: n.Citizenship, FiscalCode: n.FiscalCode, Municipality: n.Municipality, Address: clean(n.Address),
		Education: n.Education, ItalianLevel: n.ItalianLevel, Trades: n.Trades, TradeOther: clean(n.TradeOther),
		Lang: n.Lang, Interpreter: n.Interpreter,
	}
}

func checkProfile(c *fault.Check, p Person, today civil.Date) {
	c.Fail(civil.Fold(p.Surname) == "", "surname", "person.error.surname")
	c.Fail(civil.Fold(p.GivenName) == "", "given_name", "person.error.given_name")
	long(c, "surname", p.Surname, maxName)
	long(c, "given_name", p.GivenName, maxName)
	long(c, "address", p.Address, maxAddress)
	long(c, "trade_other", p.TradeOther, maxText)
	if !p.BirthDate.IsZero() {
		age := p.BirthDate.AgeOn(today)
		c.Fail(p.BirthDate.After(today), "birth_date", "person.error.birth_future")
		c.Fail(age > 110, "birth_date", "person.error.birth_old")
	}
	one(c, "sex", p.Sex, Sexes())
	one(c, "education", p.Education, Educations())
	one(c, "italian_level", p.ItalianLevel, ItalianLevels())
	one(c, "lang", p.Lang, Langs())
	c.Fail(p.Citizenship != "" && !IsCitizenship(p.Citizenship), "citizenship", "error.field.choice")
	c.Fail(utf8.RuneCountInString(p.Interpreter) > 40, "interpreter", "error.field.long", 40)
	for _, t := range p.Trades {
		one(c, "trades", t, Trades())
	}
}

func long(c *fault.Check, name, value string, most int) {
	c.Fail(utf8.RuneCountInString(value) > most, name, "error.field.long", most)
}

// one demands that a code is of a list, or absent.
func one(c *fault.Check, name, code string, list []string) {
	c.Fail(code != "" && !slices.Contains(list, code), name, "error.field.choice")
}

// clean makes one space of every run of spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// plainEmail writes an address as addresses are stored and looked for.
func plainEmail(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

// looksLikeEmail is a spelling check, not a proof.
func looksLikeEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && len(s) <= 254 && strings.Contains(strings.Trim(domain, "."), ".") &&
		!strings.ContainsAny(local+domain, "@ \t\n<>,;\"\\")
}

// Group is a citizenship as breakdowns count it: it, eu, non_eu, or empty for
// unknown. Membership of the European Union is that of today.
func Group(citizenship string) string {
	switch {
	case citizenship == "", citizenship == OtherCountry:
		return ""
	case citizenship == "IT":
		return "it"
	case slices.Contains(unionMembers, citizenship):
		return "eu"
	default:
		return "non_eu"
	}
}

// dimension is the version of a person that breakdowns will see, without its
// two times.
func (p Person) dimension(district string) Dimension {
	return Dimension{
		Sex: p.Sex, BirthYear: p.BirthDate.Year(), Citizenship: Group(p.Citizenship), Education: p.Education, District: district,
	}
}

// Section is a part of the record, as person_updated names what changed.
type Section string

// The sections.
const (
	SectionIdentity Section = "identity" // names, birth, sex, citizenship, codice fiscale
	SectionPlace    Section = "place"
	SectionContact  Section = "contact"
	SectionSkills   Section = "skills" // education, Italian, trades
	SectionLanguage Section = "language"
)

// changedSections lists the sections in which two versions of a record differ,
// contacts by their values.
func changedSections(was, is Person) []Section {
	var out []Section
	note := func(same bool, s Section) {
		if !same {
			out = append(out, s)
		}
	}
	note(was.Surname == is.Surname && was.GivenName == is.GivenName && was.BirthDate == is.BirthDate && was.Sex == is.Sex &&
		was.Citizenship == is.Citizenship && was.FiscalCode == is.FiscalCode, SectionIdentity)
	note(was.Municipality == is.Municipality && was.Address == is.Address, SectionPlace)
	note(slices.Equal(was.Phones(), is.Phones()) && slices.Equal(was.Emails(), is.Emails()), SectionContact)
	note(was.Education == is.Education && was.ItalianLevel == is.ItalianLevel && slices.Equal(was.Trades, is.Trades) &&
		was.TradeOther == is.TradeOther, SectionSkills)
	note(was.Lang == is.Lang && was.Interpreter == is.Interpreter, SectionLanguage)
	return out
}
