package agenda

import "insieme/internal/base/web"

// Pages are this area's pages.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route { return nil }
