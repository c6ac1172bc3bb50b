package programme

import (
	"strings"
	"time"
	"unicode/utf8"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// Identity is what the programme shows of itself.
type Identity struct {
	Name      string // "Insieme per il lavoro"
	City      string
	Service   string // the institution that runs it
	Phone     string // as written, for reading and dialling
	Email     string
	Address   string // of the help desk
	DeskHours string // one opening a line (R2.2)
	Colour    string // #rrggbb; marks what the programme promises
	Zone      string // IANA name; takes effect when the program starts
}

// Hours lists the help desk's openings.
func (i Identity) Hours() []string {
	var out []string
	for line := range strings.Lines(i.DeskHours) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// identityField is one text of the Identity.
type identityField struct {
	name  string
	must  bool
	most  int // characters
	place func(*Identity) *string
}

func identityFields() []identityField {
	return []identityField{
		{"name", true, 80, func(i *Identity) *string { return &i.Name }},
		{"city", true, 80, func(i *Identity) *string { return &i.City }},
		{"service", true, 120, func(i *Identity) *string { return &i.Service }},
		{"phone", false, 40, func(i *Identity) *string { return &i.Phone }},
		{"email", false, 120, func(i *Identity) *string { return &i.Email }},
		{"address", false, 200, func(i *Identity) *string { return &i.Address }},
		{"desk_hours", false, 400, func(i *Identity) *string { return &i.DeskHours }},
		{"colour", true, 7, func(i *Identity) *string { return &i.Colour }},
		{"zone", true, 60, func(i *Identity) *string { return &i.Zone }},
	}
}

func (f identityField) code() string { return string(SectionIdentity) + "." + f.name }

// Check holds the identity against its rules. The fields of the error are
// named as the form's: name, city, service, phone, email, address, desk_hours,
// colour, zone.
func (i Identity) Check() error {
	var c fault.Check
	for _, f := range identityFields() {
		n := utf8.RuneCountInString(*f.place(&i))
		c.Fail(f.must && n == 0, f.name, "programme.error.needed")
		c.Fail(n > f.most, f.name, "programme.error.long", f.most)
	}
	c.Fail(i.Email != "" && !looksLikeEmail(i.Email), "email", "programme.error.email")
	c.Fail(i.Phone != "" && !looksLikePhone(i.Phone), "phone", "programme.error.phone")
	if i.Colour != "" {
		c.Add(colourFields(i.Colour)...)
	}
	if i.Zone != "" {
		_, err := time.LoadLocation(i.Zone)
		c.Fail(err != nil || i.Zone == "Local", "zone", "programme.error.zone")
	}
	return c.Err("programme.Identity.Check")
}

// looksLikeEmail is a spelling check, not a proof.
func looksLikeEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && strings.Contains(domain, ".") && !strings.ContainsAny(s, " \t\n<>,;\"")
}

func looksLikePhone(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+ ./-()", r):
			return false
		}
	}
	return digits >= 3
}

func (i Identity) values() map[string]string {
	out := map[string]string{}
	for _, f := range identityFields() {
		out[f.code()] = *f.place(&i)
	}
	return out
}

func identityOf(values map[string]string) Identity {
	var i Identity
	for _, f := range identityFields() {
		*f.place(&i) = values[f.code()]
	}
	return i
}

// weekdays are how the settings name the days, folded, Sunday first; the first
// three letters are enough.
var weekdays = [7]string{"dom", "lun", "mar", "mer", "gio", "ven", "sab"}

// HoursOn lists the help desk's openings on a day: "10:00-12:30" of the line
// "mercoledì 10:00-12:30". A line that names no day is none of theirs.
func (i Identity) HoursOn(day civil.Date) []string {
	var out []string
	for _, line := range i.Hours() {
		at := strings.IndexFunc(line, func(r rune) bool { return r >= '0' && r <= '9' })
		if at > 0 && strings.HasPrefix(civil.Fold(line[:at]), weekdays[day.Weekday()]) {
			out = append(out, strings.TrimSpace(line[at:]))
		}
	}
	return out
}
