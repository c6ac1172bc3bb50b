package person

import (
	"context"
	"slices"
	"strings"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/phone"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
	Keys    *crypt.Keys
	Erasers []Eraser // of everything that knows more of a person than this area

	Vocabulary Vocabulary // of occupations and requirements
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
	if err := checkNew(n, today); err != nil {
		return "", fault.Wrap(op, err)
	}
	district, err := districtOf(ctx, tx, n)
	if err != nil {
		return "", fault.Wrap(op, err)
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
	if n.Since.Before(today) && !n.Since.IsZero() {
		d.ValidFrom = n.Since
	}
	return p.ID, fault.Wrap(op, insertDimensionIn(ctx, tx, p.ID, d))
}

// checkNew holds a record against the rules and reads its telephone numbers.
func checkNew(n New, today civil.Date) error {
	err := n.check(today)
	if err != nil {
		return err
	}
	var c fault.Check
	for _, p := range n.Phones {
		_, err := phone.Normal(strings.TrimSpace(p))
		c.Fail(err != nil, "phones", "person.error.phone")
	}
	return c.Err("person.check")
}

// districtOf is the district of a record: given, or that of the municipality.
func districtOf(ctx context.Context, q db.Queryer, n New) (string, error) {
	if n.District != "" || n.Municipality == "" {
		return n.District, nil
	}
	m, err := programme.MunicipalityByISTAT(ctx, q, n.Municipality)
	if fault.Is(err, fault.NotFound) {
		return "", fault.Bad("person.districtOf", fault.Field{Name: "municipality", Key: "error.field.choice"})
	}
	return m.District, err
}

// newContacts makes rows of what was typed, leaving out blanks and doubles.
// Their identities are in the order of typing, which says which is the main one.
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
		add(Phone, plainPhone(v))
	}
	for _, v := range emails {
		add(Email, plainEmail(v))
	}
	ids := make([]ContactID, len(out))
	for i, c := range out {
		ids[i] = c.ID
	}
	slices.Sort(ids)
	for i := range out {
		out[i].ID = ids[i]
	}
	return out
}

// plainPhone writes a number as numbers are stored and looked for: +39…. What
// is none, which only imports bring, stays as it is.
func plainPhone(typed string) string {
	typed = clean(typed)
	if normal, err := phone.Normal(typed); err == nil {
		return normal
	}
	return typed
}

func givenNow(consents []Consent, p Person) []Consent {
	out := make([]Consent, len(consents))
	for i, c := range consents {
		c.ID, c.GivenAt = id.New[ConsentID](), p.CreatedAt
		out[i] = c
	}
	return out
}

// allowed loads the record of a command for an actor who may do it. An alias
// is a Conflict: what is done is done to the record that counts.
func (s *Service) allowed(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, person id.Person) (Person, error) {
	subject, err := Subject(ctx, q, person)
	if err != nil {
		return Person{}, err
	}
	if err := access.Require(actor, action, subject); err != nil {
		return Person{}, err
	}
	p, err := Load(ctx, q, s.Keys, person)
	if err == nil && p.MergedInto != "" {
		err = fault.New(fault.Conflict, "person.allowed", "person.error.merged")
	}
	return p, err
}
