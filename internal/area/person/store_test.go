package person_test

import (
	"bytes"
	"slices"
	"testing"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func TestRegisterReadsBackWhatWasSaid(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.load(h.register(marta()))
	n := marta()
	if p.Surname != n.Surname || p.GivenName != n.GivenName || p.BirthDate != n.BirthDate || p.Sex != "f" ||
		p.FiscalCode != n.FiscalCode || p.Municipality != n.Municipality || !slices.Equal(p.Trades, n.Trades) || p.Version != 1 {
		t.Errorf("got %+v", p)
	}
	if got := p.Phones(); !slices.Equal(got, []string{"+393331234567"}) {
		t.Errorf("phones = %q, want the one number once, in its normal form", got)
	}
	if got := p.Emails(); !slices.Equal(got, []string{"marta@example.org"}) {
		t.Errorf("e-mails = %q, want the address in small letters", got)
	}
	if !p.Agreed(person.ConsentPrivacy) || p.Agreed(person.ConsentNewsletter) {
		t.Errorf("consents = %+v", p.Consents)
	}
	if got := h.count(`SELECT COUNT(*) FROM fact_person_dimension WHERE person = $1 AND birth_year = 1985 AND citizenship = 'it'
		AND district = 'bologna' AND valid_from = $2`, p.ID, today); got != 1 {
		t.Errorf("dimensions = %d, want one from today with district and group", got)
	}
}

func TestRegisterSealsWhatIdentifies(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.register(marta())
	sealed, err := db.One(ctx, h.DB.Reader(), db.Scalar[[]byte], `SELECT fiscal_sealed FROM person WHERE id = $1`, p)
	if err != nil || len(sealed) == 0 || bytes.Contains(sealed, []byte("RSSMRT")) {
		t.Errorf("codice fiscale in the database: %q, %v", sealed, err)
	}
	contact, err := db.One(ctx, h.DB.Reader(), db.Scalar[[]byte], `SELECT sealed FROM person_contact WHERE person = $1 AND kind = 'phone'`, p)
	if err != nil || bytes.Contains(contact, []byte("1234567")) {
		t.Errorf("telephone in the database: %q, %v", contact, err)
	}
}

func TestRegisterWithLittle(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.load(h.register(person.New{Surname: "  Li ", GivenName: "Wei"}))
	if p.Surname != "Li" || p.Lang != "it" || !p.BirthDate.IsZero() || !p.FiscalCode.IsZero() || len(p.Contacts) != 0 || p.Trades != nil {
		t.Errorf("got %+v", p)
	}
}

func TestRegisterRefuses(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, field string
		change      func(*person.New)
	}{
		{"a person without a surname", "surname", func(n *person.New) { n.Surname = " - " }},
		{"a person without a given name", "given_name", func(n *person.New) { n.GivenName = "" }},
		{"somebody not yet born", "birth_date", func(n *person.New) { n.BirthDate = today.AddDays(1) }},
		{"somebody of 120 years", "birth_date", func(n *person.New) { n.BirthDate = today.AddMonths(-12 * 120) }},
		{"an unknown sex", "sex", func(n *person.New) { n.Sex = "q" }},
		{"an unknown country", "citizenship", func(n *person.New) { n.Citizenship = "QQ" }},
		{"an unknown municipality", "municipality", func(n *person.New) { n.Municipality = "999999" }},
		{"an unknown trade", "trades", func(n *person.New) { n.Trades = []string{"kitchen", "x"} }},
		{"an unknown education", "education", func(n *person.New) { n.Education = "phd" }},
		{"an address of mail without a domain", "emails", func(n *person.New) { n.Emails = []string{"marta@"} }},
		{"a telephone with a digit too few", "phones", func(n *person.New) { n.Phones = []string{"333 12"} }},
		{"five telephones", "phones", func(n *person.New) { n.Phones = []string{"1", "2", "3", "4", "5"} }},
		{"a consent to a text that is not named", "consents", func(n *person.New) { n.Consents = []person.Consent{{Kind: "share_profile"}} }},
	}
	h := newHouse(t)
	for _, c := range cases {
		n := marta()
		c.change(&n)
		err := h.DB.Write(ctx, func(tx *db.Tx) error {
			_, err := h.RegisterIn(ctx, tx, access.System(), n)
			return err
		})
		fields := fault.FieldsOf(err)
		if !fault.Is(err, fault.Invalid) || len(fields) == 0 || fields[0].Name != c.field {
			t.Errorf("%s: got %v, want Invalid in %s", c.name, err, c.field)
		}
	}
	if got := h.count(`SELECT COUNT(*) FROM person`); got != 0 {
		t.Errorf("%d records were written by half", got)
	}
}

func TestUnknownPerson(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	nobody := id.New[id.Person]()
	if _, err := person.Load(ctx, h.DB.Reader(), h.Keys, nobody); !fault.Is(err, fault.NotFound) {
		t.Errorf("Load: %v, want NotFound", err)
	}
	if _, err := person.Subject(ctx, h.DB.Reader(), nobody); !fault.Is(err, fault.NotFound) {
		t.Errorf("Subject: %v, want NotFound", err)
	}
	if _, err := person.Canonical(ctx, h.DB.Reader(), nobody); !fault.Is(err, fault.NotFound) {
		t.Errorf("Canonical: %v, want NotFound", err)
	}
	if all, err := person.Identities(ctx, h.DB.Reader(), nobody); err != nil || len(all) != 0 {
		t.Errorf("Identities: %v, %v; want none", all, err)
	}
}
