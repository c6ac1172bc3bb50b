package company

import (
	"context"

	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

func scanSite(s db.Scanner) (Site, error) {
	var x Site
	err := s.Scan(&x.ID, &x.Company, &x.Name, &x.Municipality, &x.Address, &x.ClosedOn)
	return x, err
}

// SitesOf reads the sites of a company, the open ones first.
func SitesOf(ctx context.Context, q db.Queryer, company id.Company) ([]Site, error) {
	rows, err := db.All(ctx, q, scanSite, `SELECT id, company, name, municipality, address, closed_on FROM company_site WHERE company = $1
		ORDER BY CASE WHEN closed_on IS NULL THEN 0 ELSE 1 END, id`, string(company))
	return rows, fault.Wrap("company.SitesOf", err)
}

func insertSite(ctx context.Context, tx *db.Tx, x Site) error {
	return fault.Wrap("company.insertSite", tx.ExecOne(ctx,
		`INSERT INTO company_site (id, company, name, municipality, address) VALUES ($1, $2, $3, $4, $5)`,
		string(x.ID), string(x.Company), x.Name, x.Municipality, x.Address))
}

// closeSite ends a site, or opens it again with no date.
func closeSite(ctx context.Context, tx *db.Tx, company id.Company, site SiteID, on civil.Date) error {
	return fault.Wrap("company.closeSite", tx.ExecOne(ctx, `UPDATE company_site SET closed_on = $3 WHERE id = $1 AND company = $2`, string(site), string(company), on))
}

func scanCounterpart(s db.Scanner) (Counterpart, error) {
	var p Counterpart
	err := s.Scan(&p.ID, &p.Company, &p.Name, &p.Job, &p.Phone, &p.Email, &p.Signs, &p.Tutors, &p.Answers, &p.LeftOn)
	return p, err
}

// CounterpartsOf reads the people of a company, those who are there first.
func CounterpartsOf(ctx context.Context, q db.Queryer, company id.Company) ([]Counterpart, error) {
	rows, err := db.All(ctx, q, scanCounterpart, `SELECT id, company, name, job, phone, email, signs, tutors, answers, left_on
		FROM company_counterpart WHERE company = $1 ORDER BY CASE WHEN left_on IS NULL THEN 0 ELSE 1 END, id`, string(company))
	return rows, fault.Wrap("company.CounterpartsOf", err)
}

func insertCounterpart(ctx context.Context, tx *db.Tx, p Counterpart) error {
	return fault.Wrap("company.insertCounterpart", tx.ExecOne(ctx, `INSERT INTO company_counterpart (id, company, name, job, phone, email, signs,
		tutors, answers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		string(p.ID), string(p.Company), p.Name, p.Job, p.Phone, p.Email, p.Signs, p.Tutors, p.Answers))
}

// endCounterpart says that somebody has left, or with no date is back.
func endCounterpart(ctx context.Context, tx *db.Tx, company id.Company, who CounterpartID, on civil.Date) error {
	return fault.Wrap("company.endCounterpart", tx.ExecOne(ctx,
		`UPDATE company_counterpart SET left_on = $3 WHERE id = $1 AND company = $2`, string(who), string(company), on))
}

func scanContact(s db.Scanner) (Contact, error) {
	var c Contact
	err := s.Scan(&c.ID, &c.Company, &c.Side, &c.On, &c.Way, &c.Topic, &c.Outcome, id.ScanNull(&c.Organisation), id.ScanNull(&c.Counterpart), &c.Note,
		id.ScanNull(&c.By))
	return c, err
}

const selectContact = `SELECT id, company, side, on_day, way, topic, outcome, organisation, counterpart, note, by_user FROM company_contact `

// ContactsOf reads all contacts of a company, in the order of their days.
func ContactsOf(ctx context.Context, q db.Queryer, company id.Company) ([]Contact, error) {
	rows, err := db.All(ctx, q, scanContact, selectContact+`WHERE company = $1 ORDER BY on_day, id`, string(company))
	return rows, fault.Wrap("company.ContactsOf", err)
}

func loadContact(ctx context.Context, q db.Queryer, company id.Company, contact ContactID) (Contact, error) {
	c, err := db.One(ctx, q, scanContact, selectContact+`WHERE id = $1 AND company = $2`, string(contact), string(company))
	return c, fault.Wrap("company.loadContact", err)
}

func insertContact(ctx context.Context, tx *db.Tx, c Contact) error {
	return fault.Wrap("company.insertContact", tx.ExecOne(ctx, `INSERT INTO company_contact (id, company, side, on_day, way, topic, outcome,
		organisation, counterpart, note, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		string(c.ID), string(c.Company), string(c.Side), c.On, c.Way, c.Topic, string(c.Outcome), id.Null(c.Organisation), id.Null(c.Counterpart),
		c.Note, id.Null(c.By)))
}

func deleteContact(ctx context.Context, tx *db.Tx, contact ContactID) error {
	return fault.Wrap("company.deleteContact", tx.ExecOne(ctx, `DELETE FROM company_contact WHERE id = $1`, string(contact)))
}

// markDistinct remembers that two companies that look alike are two.
func markDistinct(ctx context.Context, tx *db.Tx, one, other id.Company) error {
	if one > other {
		one, other = other, one
	}
	_, err := tx.Exec(ctx, `INSERT INTO company_distinct (one, other) VALUES ($1, $2) ON CONFLICT (one, other) DO NOTHING`, string(one), string(other))
	return fault.Wrap("company.markDistinct", err)
}
