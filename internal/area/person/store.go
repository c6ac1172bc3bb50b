package person

import (
	"context"
	"strings"
	"time"

	"insieme/internal/area/person/linkage"
	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// Domains of the blind indexes, and where sealed columns belong.
const (
	blindFiscal = "person.fiscal"
	blindPhone  = "person.phone"
	blindEmail  = "person.email"

	tablePerson  = "person"
	tableContact = "person_contact"
	tableNote    = "person_note"
	tableAlias   = "person_alias"

	columnFiscal  = "fiscal_sealed"
	columnContact = "sealed"
)

func blindDomain(kind ContactKind) string {
	if kind == Email {
		return blindEmail
	}
	return blindPhone
}

const personColumns = `id, surname, given_name, surname_key, given_key, birth_date, sex, citizenship, fiscal_sealed, fiscal_blind,
	municipality, address, education, italian_level, trades, trade_other, lang, interpreter, surname_sound, given_sound, created_at, version`

const insertPerson = `INSERT INTO person (` + personColumns + `)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)`

// personRow lists the values of personColumns without the version.
func personRow(k *crypt.Keys, p Person) ([]any, error) {
	sealed, blind, err := sealFiscal(k, p.ID, p.FiscalCode)
	if err != nil {
		return nil, err
	}
	surnameSound, givenSound := linkage.Sounds(p.Surname, p.GivenName)
	return []any{
		p.ID, p.Surname, p.GivenName, civil.Fold(p.Surname), civil.Fold(p.GivenName), p.BirthDate, p.Sex, p.Citizenship, sealed, blind,
		id.Null(p.Municipality), p.Address, p.Education, p.ItalianLevel, joinCodes(p.Trades), p.TradeOther, p.Lang, p.Interpreter,
		surnameSound, givenSound, p.CreatedAt,
	}, nil
}

// sealFiscal gives NULLs for no code.
func sealFiscal(k *crypt.Keys, p id.Person, code civil.FiscalCode) (sealed, blind any, err error) {
	if code.IsZero() {
		return nil, nil, nil
	}
	b, err := k.Seal([]byte(code.Reveal()), tablePerson, string(p), columnFiscal)
	if err != nil {
		return nil, nil, fault.Wrap("person.seal", err)
	}
	return b, k.Blind(blindFiscal, code.Plain().Reveal()), nil
}

func insertPersonIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, p Person) error {
	row, err := personRow(k, p)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, insertPerson, row...)
	return fault.Wrap("person.insert", err)
}

var contactColumns = []string{"id", "person", "kind", "sealed", "blind", "active", "added_at"}

func contactRow(k *crypt.Keys, p Person, c Contact) ([]any, error) {
	sealed, err := k.Seal([]byte(c.Value), tableContact, string(c.ID), columnContact)
	if err != nil {
		return nil, fault.Wrap("person.seal", err)
	}
	return []any{c.ID, p.ID, c.Kind, sealed, k.Blind(blindDomain(c.Kind), c.Value), true, p.CreatedAt}, nil
}

// insertContactsIn writes the contacts of a record in one statement.
func insertContactsIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, p Person, contacts []Contact) error {
	rows := make([][]any, 0, len(contacts))
	for _, c := range contacts {
		row, err := contactRow(k, p, c)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	return insertRows(ctx, tx, tableContact, contactColumns, rows)
}

var consentColumns = []string{"id", "person", "kind", "notice_version", "given_at", "withdrawn_at"}

func consentRow(p Person, c Consent) []any {
	return []any{c.ID, p.ID, c.Kind, c.NoticeVersion, c.GivenAt, db.NullInstant(c.WithdrawnAt)}
}

func insertConsentsIn(ctx context.Context, tx *db.Tx, p Person, consents []Consent) error {
	rows := make([][]any, 0, len(consents))
	for _, c := range consents {
		rows = append(rows, consentRow(p, c))
	}
	return insertRows(ctx, tx, "person_consent", consentColumns, rows)
}

var dimensionColumns = []string{"person", "valid_from", "recorded_at", "sex", "birth_year", "citizenship", "education", "district"}

func dimensionRow(p id.Person, d Dimension) []any {
	return []any{p, d.ValidFrom, d.RecordedAt, d.Sex, d.BirthYear, d.Citizenship, d.Education, d.District}
}

// insertDimensionIn adds a version; one of exactly these two times, which a
// standing clock can bring about, is overwritten.
func insertDimensionIn(ctx context.Context, tx *db.Tx, p id.Person, d Dimension) error {
	_, err := tx.Exec(ctx, `INSERT INTO person_dimension (person, valid_from, recorded_at, sex, birth_year, citizenship, education, district)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (person, valid_from, recorded_at) DO UPDATE SET sex = excluded.sex, birth_year = excluded.birth_year,
			citizenship = excluded.citizenship, education = excluded.education, district = excluded.district`, dimensionRow(p, d)...)
	return fault.Wrap("person.insertDimension", err)
}

// insertRows writes a few rows in one statement.
func insertRows(ctx context.Context, tx *db.Tx, table string, columns []string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	places := make([]string, len(rows))
	args := make([]any, 0, len(rows)*len(columns))
	for i, row := range rows {
		places[i] = "(" + db.Places(len(args)+1, len(columns)) + ")"
		args = append(args, row...)
	}
	_, err := tx.Exec(ctx, `INSERT INTO `+table+` (`+strings.Join(columns, ", ")+`) VALUES `+strings.Join(places, ", "), args...)
	return fault.Wrap("person.insertRows."+table, err)
}

const selectPerson = `SELECT id, surname, given_name, birth_date, sex, citizenship, fiscal_sealed, municipality, address,
	education, italian_level, trades, trade_other, lang, interpreter, referent, merged_into, created_at, version FROM person `

func scanPerson(k *crypt.Keys) func(db.Scanner) (Person, error) {
	return func(s db.Scanner) (Person, error) {
		var p Person
		var sealed []byte
		var trades string
		err := s.Scan(&p.ID, &p.Surname, &p.GivenName, &p.BirthDate, &p.Sex, &p.Citizenship, &sealed, id.ScanNull(&p.Municipality),
			&p.Address, &p.Education, &p.ItalianLevel, &trades, &p.TradeOther, &p.Lang, &p.Interpreter, id.ScanNull(&p.Referent),
			id.ScanNull(&p.MergedInto), db.Instant(&p.CreatedAt), &p.Version)
		if err != nil {
			return p, err
		}
		p.Trades = splitCodes(trades)
		p.FiscalCode, err = openFiscal(k, p.ID, sealed)
		return p, err
	}
}

func openFiscal(k *crypt.Keys, p id.Person, sealed []byte) (civil.FiscalCode, error) {
	if len(sealed) == 0 {
		return civil.FiscalCode{}, nil
	}
	plain, err := k.Open(sealed, tablePerson, string(p), columnFiscal)
	if err != nil {
		return civil.FiscalCode{}, fault.Wrap("person.openFiscal", err)
	}
	return civil.ParseFiscalCode(string(plain))
}

// Load reads a record as it is, alias or not, with its contacts and consents;
// an unknown one is fault.NotFound. It authorises nothing.
func Load(ctx context.Context, q db.Queryer, k *crypt.Keys, person id.Person) (Person, error) {
	const op = "person.Load"
	p, err := db.One(ctx, q, scanPerson(k), selectPerson+`WHERE id = $1`, person)
	if err != nil {
		return p, fault.Wrap(op, err)
	}
	if p.Contacts, err = contactsOf(ctx, q, k, person); err != nil {
		return p, fault.Wrap(op, err)
	}
	p.Consents, err = consentsOf(ctx, q, person)
	return p, fault.Wrap(op, err)
}

func contactsOf(ctx context.Context, q db.Queryer, k *crypt.Keys, person id.Person) ([]Contact, error) {
	return db.All(ctx, q, func(s db.Scanner) (Contact, error) {
		var c Contact
		var sealed []byte
		if err := s.Scan(&c.ID, &c.Kind, &sealed); err != nil {
			return c, err
		}
		plain, err := k.Open(sealed, tableContact, string(c.ID), columnContact)
		c.Value = string(plain)
		return c, err
	}, `SELECT id, kind, sealed FROM person_contact WHERE person = $1 AND active ORDER BY added_at, id`, person)
}

func consentsOf(ctx context.Context, q db.Queryer, person id.Person) ([]Consent, error) {
	return db.All(ctx, q, func(s db.Scanner) (Consent, error) {
		var c Consent
		err := s.Scan(&c.ID, &c.Kind, &c.NoticeVersion, db.Instant(&c.GivenAt), db.Instant(&c.WithdrawnAt))
		return c, err
	}, `SELECT id, kind, notice_version, given_at, withdrawn_at FROM person_consent WHERE person = $1 ORDER BY given_at, id`, person)
}

// claim takes the next version of a record for a command; a stale one is a
// Conflict. It is the first write of every command on a record.
func claim(ctx context.Context, tx *db.Tx, person id.Person, version int) error {
	err := tx.ExecOne(ctx, `UPDATE person SET version = version + 1 WHERE id = $1 AND version = $2`, person, version)
	return fault.Wrap("person.claim", err)
}

// updatePersonIn writes the profile; the version is claimed apart.
func updatePersonIn(ctx context.Context, tx *db.Tx, k *crypt.Keys, p Person) error {
	row, err := personRow(k, p)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `UPDATE person SET surname = $2, given_name = $3, surname_key = $4, given_key = $5, birth_date = $6,
		sex = $7, citizenship = $8, fiscal_sealed = $9, fiscal_blind = $10, municipality = $11, address = $12, education = $13,
		italian_level = $14, trades = $15, trade_other = $16, lang = $17, interpreter = $18, surname_sound = $19, given_sound = $20 WHERE id = $1`, row[:len(row)-1]...)
	return fault.Wrap("person.update", err)
}

// dropContactsIn takes contacts out of use; they stay for the history.
func dropContactsIn(ctx context.Context, tx *db.Tx, contacts []Contact) error {
	if len(contacts) == 0 {
		return nil
	}
	args := make([]any, len(contacts))
	for i, c := range contacts {
		args[i] = c.ID
	}
	_, err := tx.Exec(ctx, `UPDATE person_contact SET active = FALSE WHERE id IN (`+db.Places(1, len(args))+`)`, args...)
	return fault.Wrap("person.dropContacts", err)
}

// standingDimensions lists the versions of a person's dimensions as they are
// known now, by the day from which they hold.
func standingDimensions(ctx context.Context, q db.Queryer, person id.Person) ([]Dimension, error) {
	all, err := db.All(ctx, q, func(s db.Scanner) (Dimension, error) {
		var d Dimension
		err := s.Scan(&d.ValidFrom, db.Instant(&d.RecordedAt), &d.Sex, &d.BirthYear, &d.Citizenship, &d.Education, &d.District)
		return d, err
	}, `SELECT valid_from, recorded_at, sex, birth_year, citizenship, education, district FROM person_dimension d
		WHERE person = $1 AND NOT EXISTS (SELECT 1 FROM person_dimension newer WHERE newer.person = d.person
			AND newer.valid_from = d.valid_from AND newer.recorded_at > d.recorded_at)
		ORDER BY valid_from`, person)
	return all, fault.Wrap("person.standingDimensions", err)
}

func withdrawConsentIn(ctx context.Context, tx *db.Tx, p id.Person, kind string, at time.Time) error {
	_, err := tx.Exec(ctx, `UPDATE person_consent SET withdrawn_at = $3 WHERE person = $1 AND kind = $2 AND withdrawn_at IS NULL`, p, kind, at)
	return fault.Wrap("person.withdrawConsent", err)
}

func joinCodes(codes []string) string { return strings.Join(codes, " ") }

func splitCodes(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Fields(s)
}
