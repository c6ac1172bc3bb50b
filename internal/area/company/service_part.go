package company

import (
	"context"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// part is the path of the commands on what belongs to a company: its sites and
// people. They change no other's row, so that the company's version is left
// alone.
func (s *Service) part(ctx context.Context, actor access.Actor, company id.Company, what string, do func(tx *db.Tx, c Company) error) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		c, err := s.allowed(ctx, tx, actor, access.CompanyEdit, company)
		if err != nil {
			return err
		}
		if err := do(tx, c); err != nil {
			return err
		}
		return s.changedIn(ctx, tx, actor, access.CompanyEdit, c.ID, what)
	})
}

// AddSite adds a place where a company works. Undo: CloseSite.
func (s *Service) AddSite(ctx context.Context, actor access.Actor, site Site) (SiteID, error) {
	site.ID = id.New[SiteID]()
	return site.ID, fault.Wrap("company.AddSite", s.part(ctx, actor, site.Company, "site", func(tx *db.Tx, _ Company) error {
		return s.addSiteIn(ctx, tx, site)
	}))
}

func (s *Service) addSiteIn(ctx context.Context, tx *db.Tx, site Site) error {
	if err := site.Check(); err != nil {
		return err
	}
	if _, err := programme.MunicipalityByISTAT(ctx, tx, site.Municipality); err != nil {
		if fault.Is(err, fault.NotFound) {
			err = fault.Bad("company.addSite", fault.Field{Name: "municipality", Key: "company.error.choose"})
		}
		return err
	}
	return insertSite(ctx, tx, site)
}

// CloseSite says that a company works no longer at a site. Undo: ReopenSite.
func (s *Service) CloseSite(ctx context.Context, actor access.Actor, company id.Company, site SiteID) error {
	return fault.Wrap("company.CloseSite", s.part(ctx, actor, company, "site", func(tx *db.Tx, _ Company) error {
		return closeSite(ctx, tx, company, site, s.Clock.Today())
	}))
}

// ReopenSite takes CloseSite back.
func (s *Service) ReopenSite(ctx context.Context, actor access.Actor, company id.Company, site SiteID) error {
	return fault.Wrap("company.ReopenSite", s.part(ctx, actor, company, "site", func(tx *db.Tx, _ Company) error {
		return closeSite(ctx, tx, company, site, civil.Date{})
	}))
}

// AddCounterpart adds somebody of a company. Undo: EndCounterpart.
func (s *Service) AddCounterpart(ctx context.Context, actor access.Actor, p Counterpart) (CounterpartID, error) {
	p.ID = id.New[CounterpartID]()
	return p.ID, fault.Wrap("company.AddCounterpart", s.part(ctx, actor, p.Company, "counterpart", func(tx *db.Tx, _ Company) error {
		if err := p.Check(); err != nil {
			return err
		}
		return insertCounterpart(ctx, tx, p)
	}))
}

// EndCounterpart says that somebody has left a company. Undo:
// RestoreCounterpart.
func (s *Service) EndCounterpart(ctx context.Context, actor access.Actor, company id.Company, who CounterpartID) error {
	return fault.Wrap("company.EndCounterpart", s.part(ctx, actor, company, "counterpart", func(tx *db.Tx, _ Company) error {
		return endCounterpart(ctx, tx, company, who, s.Clock.Today())
	}))
}

// RestoreCounterpart takes EndCounterpart back.
func (s *Service) RestoreCounterpart(ctx context.Context, actor access.Actor, company id.Company, who CounterpartID) error {
	return fault.Wrap("company.RestoreCounterpart", s.part(ctx, actor, company, "counterpart", func(tx *db.Tx, _ Company) error {
		return endCounterpart(ctx, tx, company, who, civil.Date{})
	}))
}

// Distinguish remembers that two companies that look alike are two.
func (s *Service) Distinguish(ctx context.Context, actor access.Actor, company, other id.Company) error {
	const op = "company.Distinguish"
	return fault.Wrap(op, s.part(ctx, actor, company, "distinct", func(tx *db.Tx, _ Company) error {
		if ok, err := exists(ctx, tx, other); err != nil || !ok || other == company {
			return orAbsent(op, err)
		}
		return markDistinct(ctx, tx, company, other)
	}))
}

func orAbsent(op string, err error) error {
	if err != nil {
		return err
	}
	return fault.Absent(op)
}
