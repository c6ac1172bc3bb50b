package person

import (
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	tailShared              = "/profilo-professionale"
	lookShared   audit.Page = "person.shared"
	hrefConsents            = "/profilo#consensi"
)

// sharedView is the professional profile, as a company would read it.
type sharedView struct {
	id      id.Person
	name    string
	agreed  bool
	facts   []ui.Fact
	consent string // where the consent is recorded; empty for who may not
}

// showShared answers GET /persone/{id}/profilo-professionale: "what the company
// sees", to be printed.
func (p *Pages) showShared(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonView, lookShared)
	if err != nil {
		return err
	}
	v := sharedView{id: who.ID, name: who.GivenName + " " + who.Surname}
	if can, err := p.reader(c, who.ID, access.PersonEdit); err == nil && can(access.PersonEdit) {
		v.consent = Path(who.ID, hrefConsents)
	}
	shared, agreed := who.Shared()
	if agreed {
		towns, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
		if err != nil {
			return err
		}
		v.agreed, v.facts = true, sharedFacts(c.L, shared, wordsOf{l: c.L, towns: towns})
	}
	return c.Page(200, sharedTemplate(c.Frame("person.shared.title", navPeople), v))
}

func sharedFacts(l i18n.L, s Shared, words wordsOf) []ui.Fact {
	trades := tradeWords(l, s.Trades)
	if s.TradeOther != "" {
		trades = joinWords(trades, s.TradeOther)
	}
	fact := func(name, value string) ui.Fact {
		return ui.Fact{Label: l.T("person.field." + name), Value: orNone(l.T("person.profile.none"), value)}
	}
	return []ui.Fact{
		fact("trades", trades),
		fact("italian_level", words.of("italian_level", s.ItalianLevel)),
		fact("education", words.of("education", s.Education)),
		fact("municipality", words.of("municipality", s.Municipality)),
	}
}
