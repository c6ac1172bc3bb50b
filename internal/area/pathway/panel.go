package pathway

import (
	"context"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// Panel is the plan on the page of a person.
func (p *Pages) Panel() web.Panel {
	return web.Panel{ID: "piano", TitleKey: "pathway.plan.title", Action: access.PathwayView, Render: p.renderPanel}
}

func (p *Pages) renderPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	pw, found, err := p.service.Current(c.Context(), who)
	if err != nil {
		return nil, err
	}
	if !found {
		return noPlan(c.L), nil
	}
	v, err := p.plan(c, pw, failed{})
	if err != nil {
		return nil, err
	}
	return planCard(v), nil
}

// Current is the newest pathway of a person, merged records included; found is
// false before any decision in target.
func (s *Service) Current(ctx context.Context, who id.Person) (p Pathway, found bool, err error) {
	identities, err := person.Identities(ctx, s.DB.Reader(), who)
	if err != nil {
		return p, false, err
	}
	all, err := OfPerson(ctx, s.DB.Reader(), identities...)
	if err != nil || len(all) == 0 {
		return p, false, err
	}
	return all[0], true, nil
}
