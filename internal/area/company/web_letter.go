package company

import (
	"net/http"
	"strconv"

	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// letterView is the yearly reciprocity letter: what the company promised, what
// it did and what it got.
type letterView struct {
	l                   i18n.L
	back                ui.Link
	title, programme    string
	company, date       string
	promised, did, gets []string
	open                string // what is still owed, in words
	years               []ui.SegmentView
}

// showLetter answers GET /aziende/{company}/lettera; filter anno.
func (p *Pages) showLetter(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	year := c.Today().Year()
	if asked := c.Query().Get("anno"); asked != "" {
		if year, err = strconv.Atoi(asked); err != nil || year < firstYear || year > c.Today().Year() {
			return fault.Absent("company.showLetter")
		}
	}
	identity, err := programme.IdentityAt(c.Context(), p.service.DB.Reader(), c.Today())
	if err != nil {
		return err
	}
	v := letterView{
		l: c.L, back: ui.Link{Label: of.Name(), Href: Path(of.ID, "")}, title: c.L.T("company.letter.title", year), programme: identity.Name,
		company: of.LegalName, date: c.L.Date(c.Today()),
	}
	for y := c.Today().Year(); y >= max(firstYear, of.Engagement.SpottedOn.Year()); y-- {
		v.years = append(v.years, ui.SegmentView{Label: strconv.Itoa(y), Href: Path(of.ID, "/lettera?anno="+strconv.Itoa(y)), Active: y == year})
	}
	if err := p.fillLetter(c, &v, of, year); err != nil {
		return err
	}
	return c.Page(http.StatusOK, letterTemplate(c.FrameTitled(v.title, NavCompanies), v))
}

func (p *Pages) fillLetter(c *web.Ctx, v *letterView, of Company, year int) error {
	ctx, q, l := c.Context(), p.service.DB.Reader(), c.L
	within := func(d civil.Date) bool { return d.Year() == year }
	pledges, err := PledgesOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	at, owed := map[Stage]int{}, Balance{}
	for _, pledge := range pledges {
		if within(pledge.MadeOn) {
			v.promised = append(v.promised, l.T("company.letter.promised", l.N("company.pledge.of."+string(pledge.Kind), len(pledge.Places)), l.Date(pledge.DueOn)))
		}
		for _, place := range pledge.Places {
			if within(place.Since) && place.Stage != StagePromised {
				at[place.Stage]++
			}
		}
		owed.Add(pledge, c.Today())
	}
	for _, stage := range Stages()[1:] {
		if at[stage] > 0 {
			v.did = append(v.did, l.N("company.letter.did."+string(stage), at[stage]))
		}
	}
	contacts, err := ContactsOf(ctx, q, of.ID)
	if err != nil {
		return err
	}
	met, tutored := 0, 0
	for _, x := range contacts {
		if !within(x.On) || x.Side != WithCompany {
			continue
		}
		if isMeeting(x.Way) {
			met++
		}
		if x.Topic == topicTutoring {
			tutored++
		}
	}
	if met > 0 {
		v.did = append(v.did, l.N("company.letter.met", met))
	}
	v.gets = []string{l.T("company.letter.get.internship"), l.T("company.letter.get.training"), l.T("company.letter.get.tutoring")}
	if tutored > 0 {
		v.gets = append(v.gets, l.N("company.letter.get.visits", tutored))
	}
	if open := owed.Places - owed.Kept; open > 0 {
		v.open = l.N("company.letter.open", open)
	}
	return nil
}

// adhesionView is the act of adhesion, made from data, to be printed and
// signed.
type adhesionView struct {
	l          i18n.L
	back       ui.Link
	programme  string
	facts      []ui.Fact
	paragraphs []string
	gets       []string
}

// showAdhesion answers GET /aziende/{company}/adesione.
func (p *Pages) showAdhesion(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	identity, err := programme.IdentityAt(c.Context(), p.service.DB.Reader(), c.Today())
	if err != nil {
		return err
	}
	sites, err := SitesOf(c.Context(), p.service.DB.Reader(), of.ID)
	if err != nil {
		return err
	}
	l := c.L
	v := adhesionView{l: l, back: ui.Link{Label: of.Name(), Href: Path(of.ID, "")}, programme: identity.Name}
	v.facts = []ui.Fact{{Label: l.T("company.legal_name"), Value: of.LegalName}, {Label: l.T("company.vat"), Value: orDash(of.VAT)}}
	for _, s := range sites {
		if s.ClosedOn.IsZero() {
			m, err := programme.MunicipalityByISTAT(c.Context(), p.service.DB.Reader(), s.Municipality)
			if err != nil {
				return err
			}
			v.facts = append(v.facts, ui.Fact{Label: l.T("company.site"), Value: joined(", ", s.Address, m.Name)})
		}
	}
	people, err := CounterpartsOf(c.Context(), p.service.DB.Reader(), of.ID)
	if err != nil {
		return err
	}
	for _, person := range people {
		if person.Signs && person.LeftOn.IsZero() {
			v.facts = append(v.facts, ui.Fact{Label: l.T("company.adhesion.signatory"), Value: joined(", ", person.Name, person.Job)})
		}
	}
	v.paragraphs = []string{l.T("company.adhesion.text", identity.Name), l.T("company.adhesion.free"), l.T("company.adhesion.pledge"), l.T("company.adhesion.end")}
	v.gets = []string{l.T("company.letter.get.internship"), l.T("company.letter.get.training"), l.T("company.letter.get.tutoring")}
	return c.Page(http.StatusOK, adhesionTemplate(c.Frame("company.adhesion.title", NavCompanies), v))
}
