package company

import (
	"context"

	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/clock"
	"insieme/internal/base/crypt"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/message"
)

// Deps is what the service works with.
type Deps struct {
	DB      *db.DB
	Journal *journal.Journal
	Clock   clock.Programme
	Wall    clock.Wall
	Keys    *crypt.Keys
	Outbox  *message.Outbox
	Public  string // the address under which people reach the program, without a path

	// LoadKinds are the facts that count against a company's monthly load,
	// written by areas above: a proposal sent to it.
	LoadKinds []journal.Kind
}

// Service carries out the commands on companies.
type Service struct{ Deps }

// NewService makes the service.
func NewService(d Deps) *Service { return &Service{d} }

// Cmd names the company a command is about, as the user saw it.
type Cmd struct {
	Company id.Company
	Version int
}

// What the audit log calls this area's records.
const kindCompany = "company"

// allowed loads a company for an actor who may act on it.
func (s *Service) allowed(ctx context.Context, q db.Queryer, actor access.Actor, action access.Action, company id.Company) (Company, error) {
	c, err := Load(ctx, q, s.Keys, company)
	if err != nil {
		return c, err
	}
	return c, access.Require(actor, action, access.Subject{Owners: []id.User{c.Owner}})
}

// Find reads a company for an actor who may see it.
func (s *Service) Find(ctx context.Context, actor access.Actor, company id.Company) (Company, error) {
	c, err := s.allowed(ctx, s.DB.Reader(), actor, access.CompanyView, company)
	return c, fault.Wrap("company.Find", err)
}

// act is the path of every command that records facts: authorise, load, rule,
// claim the version, journal (whose projection writes the engagement), audit.
// extra writes what belongs to the command besides, before the facts.
func (s *Service) act(ctx context.Context, actor access.Actor, action access.Action, cmd Cmd, facts []Happening,
	extra func(tx *db.Tx, c Company) error,
) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, action, cmd.Company)
		if err != nil {
			return err
		}
		if err := claim(ctx, tx, c.ID, cmd.Version); err != nil {
			return err
		}
		e := c.Engagement
		for i := range facts {
			if facts[i].On.IsZero() {
				facts[i].On = s.Clock.Today()
			}
			if e, err = e.Apply(facts[i]); err != nil {
				return err
			}
		}
		if extra != nil {
			if err := extra(tx, c); err != nil {
				return err
			}
		}
		return s.recordIn(ctx, tx, actor, action, c.ID, facts...)
	})
}

// recordIn writes facts into the journal, and the audit.
func (s *Service) recordIn(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, company id.Company, facts ...Happening) error {
	for _, h := range facts {
		if _, err := s.Journal.Record(ctx, tx, EventOf(company, h, actor.User)); err != nil {
			return err
		}
	}
	return audit.Change(ctx, tx, actor, action, kindCompany, company)
}

// changedIn records that a part of a company has changed.
func (s *Service) changedIn(ctx context.Context, tx *db.Tx, actor access.Actor, action access.Action, company id.Company, what string) error {
	_, err := s.Journal.Record(ctx, tx, journal.Event{Kind: KindChanged, Actor: actor.User, Company: company, Codes: journal.Codes{"what": what}})
	if err != nil {
		return err
	}
	return audit.Change(ctx, tx, actor, action, kindCompany, company)
}

// rules are the programme's numbers of today.
func (s *Service) rules(ctx context.Context, q db.Queryer) (programme.Rules, error) {
	return programme.RulesAt(ctx, q, s.Clock.Today())
}

// LoadOf counts what a company has had this month, against its most.
func (s *Service) LoadOf(ctx context.Context, c Company) (MonthLoad, error) {
	const op = "company.LoadOf"
	rules, err := s.rules(ctx, s.DB.Reader())
	if err != nil {
		return MonthLoad{}, fault.Wrap(op, err)
	}
	n, err := LoadThisMonth(ctx, s.DB.Reader(), c.ID, s.LoadKinds, s.Clock.Today())
	return MonthLoad{Count: n, Cap: c.Most(rules.CompanyLoad)}, fault.Wrap(op, err)
}

// RegisterCmd enters a company. Site, when it has a municipality, is its first.
type RegisterCmd struct {
	Details Details
	TaxCode string // as typed
	Site    Site
	On      civil.Date // when it was spotted; today when empty
}

// Register enters a company (R5.1). One with the same VAT number is refused:
// it is there already. Undo: Archive.
func (s *Service) Register(ctx context.Context, actor access.Actor, cmd RegisterCmd) (id.Company, error) {
	const op = "company.Register"
	if err := access.RequireAny(actor, access.CompanyEdit); err != nil {
		return "", fault.Wrap(op, err)
	}
	c := Company{ID: id.New[id.Company](), Details: cmd.Details.Tidy()}
	err := s.DB.Write(ctx, func(tx *db.Tx) error { return s.registerIn(ctx, tx, actor, c, cmd) })
	return c.ID, fault.Wrap(op, taken(err))
}

func (s *Service) registerIn(ctx context.Context, tx *db.Tx, actor access.Actor, c Company, cmd RegisterCmd) error {
	var err error
	if c.Details, err = s.checked(ctx, tx, c.Details, cmd.TaxCode); err != nil {
		return err
	}
	h := Happening{Fact: FactRegistered, On: cmd.On}
	if h.On.IsZero() {
		h.On = s.Clock.Today()
	}
	if err := s.insert(ctx, tx, c, h.On); err != nil {
		return err
	}
	if cmd.Site.Municipality != "" {
		cmd.Site.ID, cmd.Site.Company = id.New[SiteID](), c.ID
		if err := s.addSiteIn(ctx, tx, cmd.Site); err != nil {
			return err
		}
	}
	return s.recordIn(ctx, tx, actor, access.CompanyEdit, c.ID, h)
}

// taken says that a VAT number belongs to another company already.
func taken(err error) error {
	if db.IsUnique(err, "company_vat") {
		return fault.Bad("company.taken", fault.Field{Name: "vat", Key: "company.error.vat_taken"})
	}
	return err
}

// checked holds details against the rules and against what exists.
func (s *Service) checked(ctx context.Context, q db.Queryer, d Details, taxCode string) (Details, error) {
	var c fault.Check
	c.Add(fault.FieldsOf(d.Check())...)
	if taxCode != "" {
		code, err := civil.ParseFiscalCode(taxCode)
		c.Fail(err != nil, "tax_code", "company.error.tax_code")
		d.TaxCode = code
	}
	for _, o := range append([]id.Organisation{d.SourceOrganisation}, d.Associations...) {
		if o == "" {
			continue
		}
		found, err := network.OrganisationByID(ctx, q, o)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return d, err
		}
		if o == d.SourceOrganisation {
			c.Fail(err != nil, "source_organisation", "company.error.choose")
		} else {
			c.Fail(err != nil || found.Kind != network.KindBusinessAssociation, "associations", "company.error.choose")
		}
	}
	if d.SourceCompany != "" {
		ok, err := exists(ctx, q, d.SourceCompany)
		if err != nil {
			return d, err
		}
		c.Fail(!ok, "source_company", "company.error.choose")
	}
	return d, c.Err("company.checked")
}

// ChangeCmd changes the details of a company.
type ChangeCmd struct {
	Cmd
	Details Details
	TaxCode string
}

// Change changes the details of a company. Undo: the former ones again.
func (s *Service) Change(ctx context.Context, actor access.Actor, cmd ChangeCmd) error {
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyEdit, cmd.Company)
		if err != nil {
			return err
		}
		if c.Version != cmd.Version {
			return fault.New(fault.Conflict, "company.Change", "company.error.stale")
		}
		if c.Details, err = s.checked(ctx, tx, cmd.Details.Tidy(), cmd.TaxCode); err != nil {
			return err
		}
		if err := claim(ctx, tx, c.ID, cmd.Version); err != nil {
			return err
		}
		if err := s.save(ctx, tx, c); err != nil {
			return err
		}
		return s.changedIn(ctx, tx, actor, access.CompanyEdit, c.ID, "details")
	})
	return fault.Wrap("company.Change", taken(err))
}
