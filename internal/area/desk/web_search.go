package desk

import (
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type searchForm struct {
	Words string `form:"q" max:"120"`
}

// showSearch answers GET /cerca: the search on a page of its own, for small
// screens.
func (p *Pages) showSearch(c *web.Ctx) error {
	return c.Page(200, searchPage(c.Frame("desk.search.title", "people"), c.L, nil))
}

// search answers POST /cerca: it keeps typed words in the session and leads to
// the list under their id. A telephone number, an e-mail address or a codice
// fiscale leads to its person.
func (p *Pages) search(c *web.Ctx) error {
	var f searchForm
	if err := c.Decode(&f); err != nil {
		return c.Retry(err, func() (templ.Component, error) {
			errors := web.Summary(c.L, err, map[string]string{"q": c.L.T("ui.search.label")})
			return searchPage(c.Frame("desk.search.title", "people"), c.L, errors), nil
		})
	}
	typed := strings.TrimSpace(f.Words)
	if typed == "" {
		return c.Redirect("/persone")
	}
	exact, err := p.exact(c, typed)
	if err != nil {
		return err
	}
	if len(exact) == 1 {
		return c.Redirect("/persone/" + string(exact[0].Person))
	}
	return c.Redirect("/persone?s=" + c.KeepSearch(typed))
}

// searchNow answers POST /cerca/subito: what the words typed so far find.
func (p *Pages) searchNow(c *web.Ctx) error {
	var f searchForm
	if err := c.Decode(&f); err != nil {
		return err
	}
	v, err := p.hits(c, strings.TrimSpace(f.Words))
	if err != nil {
		return err
	}
	return c.Page(200, ui.Hits(c.L, v))
}

// hits looks for people, then for what the areas offer.
func (p *Pages) hits(c *web.Ctx, typed string) (ui.HitsView, error) {
	var v ui.HitsView
	if len([]rune(typed)) < findAlone {
		return v, nil
	}
	found, err := p.found(c, typed)
	if err != nil {
		return v, err
	}
	exact := len(found.People) - found.Near
	if exact > 0 {
		v.Groups = append(v.Groups, ui.HitGroup{Title: c.L.T("desk.people.title"), Hits: hitsOf(c, found.People[:exact])})
	}
	for _, source := range p.plugs.Found {
		if !access.Allows(c.Actor, source.Action) {
			continue
		}
		hits, err := source.Find(c, typed)
		if err != nil {
			return v, err
		}
		if len(hits) > 0 {
			g := ui.HitGroup{Title: c.L.T(source.TitleKey)}
			for _, h := range hits {
				g.Hits = append(g.Hits, ui.Hit{Label: h.Label, Second: h.Second, Href: h.Href})
			}
			v.Groups = append(v.Groups, g)
		}
	}
	if found.Near > 0 {
		v.Groups = append(v.Groups, ui.HitGroup{Title: c.L.T("desk.search.near"), Hits: hitsOf(c, found.People[exact:])})
	}
	switch {
	case len(v.Groups) == 0:
		v.Note = c.L.T("desk.search.none")
	case exact > 0:
		v.AllLabel = c.L.T("desk.search.all")
	}
	return v, nil
}

// found looks for people by exact data where something is typed that can be
// some, by words otherwise.
func (p *Pages) found(c *web.Ctx, typed string) (Found, error) {
	exact, err := p.exact(c, typed)
	if err != nil || len(exact) > 0 {
		return Found{People: exact}, err
	}
	return Find(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.PersonView), typed)
}

// exact finds people by codice fiscale, telephone or e-mail.
func (p *Pages) exact(c *web.Ctx, typed string) ([]Card, error) {
	if !strings.ContainsFunc(typed, func(r rune) bool { return unicode.IsDigit(r) || r == '@' }) {
		return nil, nil
	}
	q := p.service.DB.Reader()
	people, err := person.ByExact(c.Context(), q, p.service.Keys, typed, access.Allows(c.Actor, access.PersonContact))
	if err != nil {
		return nil, err
	}
	return CardsOf(c.Context(), q, access.ScopeOf(c.Actor, access.PersonView), people)
}

func hitsOf(c *web.Ctx, cards []Card) []ui.Hit {
	hits := make([]ui.Hit, len(cards))
	for i, card := range cards {
		second := StageWords(c.L, card)
		if card.Municipality != "" {
			second += " · " + card.Municipality
		}
		hits[i] = ui.Hit{Label: card.Name(), Second: second, Href: pathPerson(card.Person)}
		if !card.Birth.IsZero() {
			hits[i].Birth = c.L.Numeric(card.Birth)
		}
	}
	return hits
}

func pathPerson(p id.Person) string { return "/persone/" + string(p) }
