package network

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// organisationLine is an organisation in the list.
type organisationLine struct {
	Name, Href, Pole, Kind, District string
	Users                            int
	Tags                             []ui.TagView
}

type organisationsView struct {
	CanEdit       bool
	States, Poles []ui.ChipView
	Lines         []organisationLine
}

// organisationFilter is the structured part of the list's address.
type organisationFilter struct {
	State string `form:"stato" max:"20"`
	Pole  Pole   `form:"polo" max:"20"`
}

const stateArchived = "archiviati"

func (f organisationFilter) archived() bool { return f.State == stateArchived }

// showOrganisations answers GET /rete; filters stato and polo.
func (p *Pages) showOrganisations(c *web.Ctx) error {
	var filter organisationFilter
	if err := c.DecodeQuery(&filter); err != nil {
		return fault.Absent("network.showOrganisations")
	}
	all, err := members(c.Context(), p.service.DB.Reader())
	if err != nil {
		return err
	}
	districts, err := p.districtNames(c)
	if err != nil {
		return err
	}
	v := organisationsView{CanEdit: access.Allows(c.Actor, access.NetworkEdit)}
	states, poles, total := map[bool]int{}, map[Pole]int{}, 0
	for _, m := range all {
		states[m.Active]++
		if m.Active == filter.archived() {
			continue
		}
		total++
		poles[m.Pole]++
		if filter.Pole == "" || filter.Pole == m.Pole {
			v.Lines = append(v.Lines, organisationRow(c, m, districts))
		}
	}
	v.States = []ui.ChipView{
		{Label: c.L.T("network.filter.active"), Href: pathNetwork, Count: states[true], Chosen: !filter.archived()},
		{Label: c.L.T("network.filter.archived"), Href: pathNetwork + "?stato=" + stateArchived, Count: states[false], Chosen: filter.archived()},
	}
	v.Poles = poleChips(c, filter, poles, total)
	return c.Page(http.StatusOK, organisationsTemplate(c.Frame("network.title", NavNetwork), v))
}

func poleChips(c *web.Ctx, filter organisationFilter, counts map[Pole]int, total int) []ui.ChipView {
	base := pathNetwork + "?"
	if filter.archived() {
		base += "stato=" + stateArchived + "&"
	}
	chips := []ui.ChipView{{Label: c.L.T("network.pole.every"), Href: base[:len(base)-1], Count: total, Chosen: filter.Pole == ""}}
	for _, pole := range Poles() {
		chips = append(chips, ui.ChipView{
			Label: c.L.T("network.pole." + string(pole)), Href: base + "polo=" + string(pole), Count: counts[pole], Chosen: filter.Pole == pole,
		})
	}
	return chips
}

func organisationRow(c *web.Ctx, m member, districts map[string]string) organisationLine {
	line := organisationLine{
		Name: m.Name, Href: organisationPath(m.ID), Pole: c.L.T("network.pole." + string(m.Pole)), Kind: c.L.T("network.kind." + string(m.Kind)),
		District: districts[m.District], Users: m.Users,
	}
	if m.District == "" {
		line.District = c.L.T("network.district.all")
	}
	if m.AccessPoint {
		line.Tags = append(line.Tags, ui.TagView{Tone: ui.ToneInfo, Text: c.L.T("network.access_point")})
	}
	if m.AnswersChecks {
		line.Tags = append(line.Tags, ui.TagView{Text: c.L.T("network.answers_checks")})
	}
	return line
}

func (p *Pages) districtNames(c *web.Ctx) (map[string]string, error) {
	codes, err := districtCodes(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	options, err := districtOptions(c, p, codes...)
	names := map[string]string{}
	for _, o := range options {
		names[o.Value] = o.Label
	}
	return names, err
}

// organisationForm is the form of a new or an existing organisation.
type organisationForm struct {
	Version       int64  `form:"version"`
	Name          string `form:"name"`
	Pole          Pole   `form:"pole" max:"40"`
	Kind          Kind   `form:"kind" max:"40"`
	District      string `form:"district" max:"40"`
	AccessPoint   bool   `form:"access_point"`
	AnswersChecks bool   `form:"answers_checks"`
	Email         string `form:"email" max:"254"`
}

func (f organisationForm) cmd(o id.Organisation) OrganisationCmd {
	return OrganisationCmd{
		ID: o, Version: f.Version, Name: f.Name, Pole: f.Pole, Kind: f.Kind, District: f.District,
		AccessPoint: f.AccessPoint, AnswersChecks: f.AnswersChecks, Email: f.Email,
	}
}

// newOrganisation answers GET /rete/nuova.
func (p *Pages) newOrganisation(c *web.Ctx) error {
	page, err := p.organisationPage(c, Organisation{Active: true}, organisationForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// addOrganisation answers POST /rete.
func (p *Pages) addOrganisation(c *web.Ctx) error {
	var f organisationForm
	err := c.Decode(&f)
	var o id.Organisation
	if err == nil {
		o, err = p.service.AddOrganisation(c.Context(), c.Actor, f.cmd(""))
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.organisationPage(c, Organisation{Active: true}, f, err) })
	}
	return c.Done(organisationPath(o), web.Flash{Key: "network.organisation.added", Undo: organisationPath(o) + "/archivia"})
}

// showOrganisation answers GET /rete/{id}.
func (p *Pages) showOrganisation(c *web.Ctx) error {
	o, err := p.organisation(c)
	if err != nil {
		return err
	}
	page, err := p.organisationPage(c, o, formOf(o), nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// changeOrganisation answers POST /rete/{id}.
func (p *Pages) changeOrganisation(c *web.Ctx) error {
	o, err := p.organisation(c)
	if err != nil {
		return err
	}
	var f organisationForm
	if err = c.Decode(&f); err == nil {
		err = p.service.ChangeOrganisation(c.Context(), c.Actor, f.cmd(o.ID))
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.organisationPage(c, o, f, err) })
	}
	return c.Done(organisationPath(o.ID), web.Flash{Key: "network.saved"})
}

// archiveOrganisation answers POST /rete/{id}/archivia.
func (p *Pages) archiveOrganisation(c *web.Ctx) error {
	return p.moveOrganisation(c, p.service.ArchiveOrganisation, "network.organisation.archived", "/riapri")
}

// reopenOrganisation answers POST /rete/{id}/riapri.
func (p *Pages) reopenOrganisation(c *web.Ctx) error {
	return p.moveOrganisation(c, p.service.ReopenOrganisation, "network.organisation.reopened", "/archivia")
}

func (p *Pages) moveOrganisation(c *web.Ctx, command func(context.Context, access.Actor, id.Organisation) error, key, undo string) error {
	o, err := web.PathID[id.Organisation](c, "id")
	if err != nil {
		return err
	}
	if err := c.Decode(&nothing{}); err != nil {
		return err
	}
	if err := command(c.Context(), c.Actor, o); err != nil {
		return err
	}
	return c.Done(organisationPath(o), web.Flash{Key: key, Undo: organisationPath(o) + undo})
}

func (p *Pages) organisation(c *web.Ctx) (Organisation, error) {
	o, err := web.PathID[id.Organisation](c, "id")
	if err != nil {
		return Organisation{}, err
	}
	return OrganisationByID(c.Context(), p.service.DB.Reader(), o)
}

func organisationPath(o id.Organisation) string { return pathNetwork + "/" + string(o) }

func formOf(o Organisation) organisationForm {
	return organisationForm{
		Version: o.Version, Name: o.Name, Pole: o.Pole, Kind: o.Kind, District: o.District,
		AccessPoint: o.AccessPoint, AnswersChecks: o.AnswersChecks, Email: o.Email,
	}
}
