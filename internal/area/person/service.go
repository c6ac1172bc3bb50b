package person

import (
	"context"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
	Keys    *crypt.Keys
}

// Service carries out the commands on people's records.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// RegisterIn makes a record in the transaction of whoever receives the person:
// the record, contacts, consents and the first dimension, in one statement
// each. It has no permission of its own, no event and no audit row; the
// receipt has them. Invalid names the fields of New in small letters with
// underscores.
func (s *Service) RegisterIn(ctx context.Context, tx *db.Tx, _ access.Actor, n New) (id.Person, error) {
	const op = "person.RegisterIn"
	today, now := s.Clock.Today(), s.Clock.Now()
	if err := n.check(today); err != nil {
		return "", fault.Wrap(op, err)
	}
	district := n.District
	if district == "" && n.Municipality != "" {
		m, err := programme.MunicipalityByISTAT(ctx, tx, n.Municipality)
		if fault.Is(err, fault.NotFound) {
			return "", fault.Bad(op, fault.Field{Name: "municipality", Key: "error.choice"})
		}
		if err != nil {
			return "", fault.Wrap(op, err)
		}
		district = m.District
	}
	p := n.profile()
	p.CreatedAt = now
	if p.ID == "" {
		p.ID = id.New[id.Person]()
	}
	if p.Lang == "" {
		p.Lang = "it"
	}
	if err := insertPersonIn(ctx, tx, s.Keys, p); err != nil {
		return "", fault.Wrap(op, err)
	}
	if err := insertContactsIn(ctx, tx, s.Keys, p, newContacts(n.Phones, n.Emails)); err != nil {
		return "", fault.Wrap(op, err)
	}
	if err := insertConsentsIn(ctx, tx, p, givenNow(n.Consents, p)); err != nil {
		return "", fault.Wrap(op, err)
	}
	d := p.dimension(district)
	d.ValidFrom, d.RecordedAt = today, now
	return p.ID, fault.Wrap(op, insertDimensionIn(ctx, tx, p.ID, d))
}

// newContacts makes rows of what was typed, leaving out blanks and doubles.
func newContacts(phones, emails []string) []Contact {
	var out []Contact
	seen := map[string]bool{"": true}
	add := func(kind ContactKind, value string) {
		if !seen[value] {
			seen[value] = true
			out = append(out, Contact{ID: id.New[ContactID](), Kind: kind, Value: value})
		}
	}
	for _, v := range phones {
		add(Phone, PlainPhone(v))
	}
	for _, v := range emails {
		add(Email, PlainEmail(v))
	}
	return out
}

func givenNow(consents []Consent, p Person) []Consent {
	out := make([]Consent, len(consents))
	for i, c := range consents {
		c.ID, c.GivenAt = id.New[ConsentID](), p.CreatedAt
		out[i] = c
	}
	return out
}

// PlainPhone writes a telephone number as numbers are stored and looked for:
// +39… for Italian ones, +… for others; what is no number stays as typed,
// without spaces.
func PlainPhone(typed string) string {
	n, err := phonenumbers.Parse(typed, "IT")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return strings.Join(strings.Fields(typed), "")
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}

// PlainEmail writes an address as addresses are stored and looked for.
func PlainEmail(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }
