package network

import (
	"strings"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// maxHits is how many organisations a search shows.
const maxHits = 5

// Found are the organisations for the search of the programme.
func (p *Pages) Found() web.HitSource {
	return web.HitSource{TitleKey: "network.title", Action: access.NetworkView, Find: p.find}
}

// find reads the organisations in service whose name has words beginning with
// all those typed. There are a few hundred at most.
func (p *Pages) find(c *web.Ctx, question string) ([]web.Hit, error) {
	all, err := Organisations(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	typed := strings.Fields(civil.Fold(question))
	var hits []web.Hit
	for _, o := range all {
		if name := " " + civil.Fold(o.Name); len(hits) < maxHits && hasAll(name, typed) {
			hits = append(hits, web.Hit{Label: o.Name, Second: c.L.T("network.kind." + string(o.Kind)), Href: organisationPath(o.ID)})
		}
	}
	return hits, nil
}

func hasAll(name string, typed []string) bool {
	for _, w := range typed {
		if !strings.Contains(name, " "+w) {
			return false
		}
	}
	return len(typed) > 0
}
