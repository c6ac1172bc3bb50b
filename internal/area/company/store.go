package company

import (
	"context"
	"log/slog"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// stored is a company as the database has it: the tax code sealed.
type stored struct {
	Company
	sealed []byte
}

// LogValue keeps names out of the log.
func (stored) LogValue() slog.Value { return slog.StringValue("[company]") }

const companyColumns = `c.id, c.legal_name, c.other_name, c.kind, c.public_control, c.vat, c.tax_sealed, c.ateco, c.size, c.website, c.owner,
	c.load_cap, c.source, c.source_organisation, c.source_company, c.next_what, c.next_note, c.next_who, c.next_on, c.showcase_on,
	c.showcase_ended_on, c.version, ` + engagementColumns

const engagementColumns = `c.state, c.since, c.spotted_on, c.association_on, c.contacted_on, c.met_on, c.interested_on, c.active_on, c.board_on,
	c.refused_on, c.refusal, c.archived_on, c.last_on, c.answered_on, c.fresh_on, c.called_on, c.told_on, c.tell_since`

func scanCompany(s db.Scanner) (stored, error) {
	var c stored
	e := &c.Engagement
	err := s.Scan(&c.ID, &c.LegalName, &c.OtherName, &c.Kind, &c.PublicControl, &c.VAT, &c.sealed, &c.ATECO, &c.Size, &c.Website,
		id.ScanNull(&c.Owner), &c.LoadCap, &c.Source, id.ScanNull(&c.SourceOrganisation), id.ScanNull(&c.SourceCompany),
		&c.Next.What, &c.Next.Note, id.ScanNull(&c.Next.Who), &c.Next.On, &c.ShowcaseOn, &c.ShowcaseEndedOn, &c.Version,
		&e.State, &e.Since, &e.SpottedOn, &e.AssociationOn, &e.ContactedOn, &e.MetOn, &e.InterestedOn, &e.ActiveOn, &e.BoardOn,
		&e.RefusedOn, &e.Refusal, &e.ArchivedOn, &e.LastOn, &e.AnsweredOn, &e.FreshOn, &e.CalledOn, &e.ToldOn, &e.TellSince)
	e.Company = c.ID
	return c, err
}

// Load reads a company with its associations; an unknown one is
// fault.NotFound.
func Load(ctx context.Context, q db.Queryer, keys *crypt.Keys, company id.Company) (Company, error) {
	const op = "company.Load"
	c, err := db.One(ctx, q, scanCompany, `SELECT `+companyColumns+` FROM company c WHERE c.id = $1`, string(company))
	if err != nil {
		return Company{}, fault.Wrap(op, err)
	}
	if c.TaxCode, err = openTax(keys, company, c.sealed); err != nil {
		return Company{}, fault.Wrap(op, err)
	}
	c.Associations, err = db.All(ctx, q, db.Scalar[id.Organisation],
		`SELECT organisation FROM company_association WHERE company = $1 ORDER BY organisation`, string(company))
	return c.Company, fault.Wrap(op, err)
}

const blindTax = "company_tax"

func openTax(keys *crypt.Keys, company id.Company, sealed []byte) (civil.FiscalCode, error) {
	if len(sealed) == 0 {
		return civil.FiscalCode{}, nil
	}
	plain, err := keys.Open(sealed, "company", string(company), "tax_sealed")
	if err != nil {
		return civil.FiscalCode{}, err
	}
	return civil.ParseFiscalCode(string(plain))
}

func sealTax(keys *crypt.Keys, company id.Company, code civil.FiscalCode) (sealed []byte, blind string, err error) {
	if code.IsZero() {
		return nil, "", nil
	}
	sealed, err = keys.Seal([]byte(code.Reveal()), "company", string(company), "tax_sealed")
	return sealed, keys.Blind(blindTax, code.Plain().Reveal()), err
}

const insertCompany = `INSERT INTO company (id, legal_name, other_name, name_key, kind, public_control, vat, tax_sealed, tax_blind, ateco, section,
	size, website, owner, load_cap, source, source_organisation, source_company, state, since, spotted_on, fresh_on, version, created_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'spotted', $19, $19, $19, 1, $20)`

// insert writes a new company with its words and associations.
func (s *Service) insert(ctx context.Context, tx *db.Tx, c Company, on civil.Date) error {
	const op = "company.insert"
	sealed, blind, err := sealTax(s.Keys, c.ID, c.TaxCode)
	if err != nil {
		return fault.Wrap(op, err)
	}
	err = tx.ExecOne(ctx, insertCompany, string(c.ID), c.LegalName, c.OtherName, civil.Fold(c.Name()), string(c.Kind), c.PublicControl, c.VAT,
		sealed, blind, c.ATECO, SectionOf(c.ATECO), string(c.Size), c.Website, id.Null(c.Owner), c.LoadCap, string(c.Source),
		id.Null(c.SourceOrganisation), id.Null(c.SourceCompany), on, s.Clock.Now())
	if err != nil {
		return fault.Wrap(op, err)
	}
	return fault.Wrap(op, putParts(ctx, tx, c))
}

const updateCompany = `UPDATE company SET legal_name = $2, other_name = $3, name_key = $4, kind = $5, public_control = $6, vat = $7,
	tax_sealed = $8, tax_blind = $9, ateco = $10, section = $11, size = $12, website = $13, owner = $14, load_cap = $15, source = $16,
	source_organisation = $17, source_company = $18 WHERE id = $1`

// save writes the details of a company whose version has been claimed.
func (s *Service) save(ctx context.Context, tx *db.Tx, c Company) error {
	const op = "company.save"
	sealed, blind, err := sealTax(s.Keys, c.ID, c.TaxCode)
	if err != nil {
		return fault.Wrap(op, err)
	}
	err = tx.ExecOne(ctx, updateCompany, string(c.ID), c.LegalName, c.OtherName, civil.Fold(c.Name()), string(c.Kind), c.PublicControl, c.VAT,
		sealed, blind, c.ATECO, SectionOf(c.ATECO), string(c.Size), c.Website, id.Null(c.Owner), c.LoadCap, string(c.Source),
		id.Null(c.SourceOrganisation), id.Null(c.SourceCompany))
	if err != nil {
		return fault.Wrap(op, err)
	}
	for _, query := range []string{`DELETE FROM company_word WHERE company = $1`, `DELETE FROM company_association WHERE company = $1`} {
		if _, err := tx.Exec(ctx, query, string(c.ID)); err != nil {
			return fault.Wrap(op, err)
		}
	}
	return fault.Wrap(op, putParts(ctx, tx, c))
}

func putParts(ctx context.Context, tx *db.Tx, c Company) error {
	for _, w := range wordsOf(c.Details) {
		if _, err := tx.Exec(ctx, `INSERT INTO company_word (company, word) VALUES ($1, $2)`, string(c.ID), w); err != nil {
			return err
		}
	}
	for _, o := range c.Associations {
		_, err := tx.Exec(ctx, `INSERT INTO company_association (company, organisation) VALUES ($1, $2) ON CONFLICT (company, organisation) DO NOTHING`,
			string(c.ID), string(o))
		if err != nil {
			return err
		}
	}
	return nil
}

// wordsOf are the folded words of a company's names, each once.
func wordsOf(d Details) []string {
	var out []string
	for _, w := range strings.Fields(civil.Fold(d.LegalName + " " + d.OtherName)) {
		if !in(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// claim takes the next version of a company for a command: a stale version is a
// Conflict.
func claim(ctx context.Context, tx *db.Tx, company id.Company, version int) error {
	err := tx.ExecOne(ctx, `UPDATE company SET version = version + 1 WHERE id = $1 AND version = $2`, string(company), version)
	return fault.Wrap("company.claim", err)
}

// putEngagement writes the fold of the facts. A company whose registration has
// been taken back does not exist for the fold, and stays as it is.
func putEngagement(ctx context.Context, tx *db.Tx, e Engagement) error {
	if e.State == none {
		return nil
	}
	return fault.Wrap("company.putEngagement", tx.ExecOne(ctx, `UPDATE company SET state = $2, since = $3, spotted_on = $4, association_on = $5,
		contacted_on = $6, met_on = $7, interested_on = $8, active_on = $9, board_on = $10, refused_on = $11, refusal = $12, archived_on = $13,
		last_on = $14, answered_on = $15, fresh_on = $16, called_on = $17, told_on = $18, tell_since = $19 WHERE id = $1`,
		string(e.Company), string(e.State), e.Since, e.SpottedOn, e.AssociationOn, e.ContactedOn, e.MetOn, e.InterestedOn, e.ActiveOn, e.BoardOn,
		e.RefusedOn, e.Refusal, e.ArchivedOn, e.LastOn, e.AnsweredOn, e.FreshOn, e.CalledOn, e.ToldOn, e.TellSince))
}

func rebuild(ctx context.Context, tx *db.Tx) error {
	all, err := db.All(ctx, tx, db.Scalar[id.Company], `SELECT id FROM company ORDER BY id`)
	if err != nil {
		return fault.Wrap("company.rebuild", err)
	}
	for _, c := range all {
		if err := project(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

// putNext writes what is to be done next.
func putNext(ctx context.Context, tx *db.Tx, company id.Company, n NextAction) error {
	return fault.Wrap("company.putNext", tx.ExecOne(ctx,
		`UPDATE company SET next_what = $2, next_note = $3, next_who = $4, next_on = $5 WHERE id = $1`,
		string(company), n.What, n.Note, id.Null(n.Who), n.On))
}

func exists(ctx context.Context, q db.Queryer, company id.Company) (bool, error) {
	return db.Exists(ctx, q, `SELECT 1 FROM company WHERE id = $1`, string(company))
}
