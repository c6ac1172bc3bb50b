package person

import "insieme/internal/base/web"

// Pages are this area's pages and the fragments it offers to a person's page.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route { return nil }

// Panels are the parts of a person's page.
func (p *Pages) Panels() []web.Panel { return nil }

// Side is the right column of a person's page.
func (p *Pages) Side() []web.Panel { return nil }
