package person

import (
	"log/slog"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Person is the whole record. Codes are of the lists in rules_profile.go.
type Person struct {
	ID      id.Person
	Version int

	Surname      string
	GivenName    string
	BirthDate    civil.Date // may be unknown
	Sex          string     // f, m, x or empty
	Citizenship  string     // ISO 3166 code of two capitals, Stateless, or empty
	FiscalCode   civil.FiscalCode
	Municipality string // ISTAT code of where the person lives
	Address      string

	Education    string
	ItalianLevel string
	Trades       []string // codes of what the person can do
	TradeOther   string   // in the person's words
	Lang         string   // the language to write to the person in
	Interpreter  string   // code of the language an interpreter is needed for, or empty

	Referent   id.User
	MergedInto id.Person // set on aliases
	CreatedAt  time.Time

	Contacts []Contact // active ones, oldest first
	Consents []Consent // oldest first
}

// LogValue keeps everything but the identity out of the log.
func (p Person) LogValue() slog.Value { return slog.StringValue("person " + string(p.ID)) }

// Phones lists the telephone numbers, the main one first.
func (p Person) Phones() []string { return p.values(Phone) }

// Emails lists the e-mail addresses, the main one first.
func (p Person) Emails() []string { return p.values(Email) }

func (p Person) values(kind ContactKind) []string {
	var out []string
	for _, c := range p.Contacts {
		if c.Kind == kind {
			out = append(out, c.Value)
		}
	}
	return out
}

// Agreed reports whether a consent of a kind is in force.
func (p Person) Agreed(kind string) bool {
	for _, c := range p.Consents {
		if c.Kind == kind && c.WithdrawnAt.IsZero() {
			return true
		}
	}
	return false
}

// ContactKind is a way to reach a person.
type ContactKind string

// The kinds of contact.
const (
	Phone ContactKind = "phone"
	Email ContactKind = "email"
)

// Contact is one way to reach a person; two people may share one.
type Contact struct {
	ID    ContactID
	Kind  ContactKind
	Value string // a phone in E.164 form where it could be read, an e-mail in small letters
}

// LogValue keeps the contact out of the log.
func (c Contact) LogValue() slog.Value { return slog.StringValue("contact " + string(c.ID)) }

// Consent is something that a person agreed to, apart from the service itself.
type Consent struct {
	ID            ConsentID
	Kind          string // one of ConsentKinds
	NoticeVersion string // which text was read
	GivenAt       time.Time
	WithdrawnAt   time.Time // zero while it holds
}

// The kinds of consent.
const (
	ConsentPrivacy    = "privacy_notice" // has read the notice
	ConsentShare      = "share_profile"  // the profile may go to companies and partners
	ConsentNewsletter = "newsletter"
)

// NoticeVersion is the version of the privacy notice and of the consents that
// staff read out and record: the page /privacy as it is written now.
const NoticeVersion = "2022-05"

// New is what a record begins with. Caller and form have validated nothing:
// RegisterIn checks it.
type New struct {
	ID                      id.Person // empty for a new one
	Surname, GivenName      string
	BirthDate               civil.Date
	Sex, Citizenship        string
	FiscalCode              civil.FiscalCode
	Municipality            string // ISTAT
	District                string // code, when the caller has it; read from the municipality otherwise
	Address                 string
	Education, ItalianLevel string
	Trades                  []string
	TradeOther              string
	Lang, Interpreter       string
	Phones, Emails          []string
	Consents                []Consent // Kind and NoticeVersion
	// Since is the day from which breakdowns count the person so, when it is
	// before today: that of an application received then.
	Since civil.Date
}

// LogValue keeps the new record out of the log.
func (New) LogValue() slog.Value { return slog.StringValue("[person]") }

// Dimension is a version of what breakdowns need of a person.
type Dimension struct {
	ValidFrom   civil.Date
	RecordedAt  time.Time
	Sex         string
	BirthYear   int    // 0 when unknown
	Citizenship string // group: it, eu, non_eu, or empty
	Education   string
	District    string
}

// Identities of rows that only this area knows.
type (
	ContactID  string
	ConsentID  string
	NoteID     string
	AliasID    string
	ReferentID string
)
