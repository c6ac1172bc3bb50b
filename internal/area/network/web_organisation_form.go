package network

import (
	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// organisationView is the page of one organisation, or of a new one.
type organisationView struct {
	Title           string
	State           *ui.TagView
	CanEdit         bool
	Facts           []ui.Fact // for who may only read
	Form            organisationFormView
	Users           []userLine
	Archive, Reopen string // POST paths, empty when not possible
}

// organisationFormView is the form of an organisation.
type organisationFormView struct {
	Action, Submit string
	Version        int64
	Fields         []ui.Field
	Marks          []ui.ChoiceListView
	Errors         []ui.FieldError
}

// organisationPage shows an organisation, or a new one, with the form as it
// was filled in when wrong says what has to change.
func (p *Pages) organisationPage(c *web.Ctx, o Organisation, f organisationForm, wrong error) (templ.Component, error) {
	districts, err := districtOptions(c, p, o.District, f.District)
	if err != nil {
		return nil, err
	}
	path := organisationPath(o.ID)
	v := organisationView{Title: o.Name, CanEdit: access.Allows(c.Actor, access.NetworkEdit), Facts: organisationFacts(c, o, districts)}
	v.Form = organisationFields(c, o, f, districts, wrong)
	v.Form.Action, v.Form.Submit = path, c.L.T("network.save")
	switch {
	case o.ID == "":
		v.Title = c.L.T("network.organisation.new")
		v.Form.Action, v.Form.Submit = pathNetwork, c.L.T("network.organisation.add")
	case o.Active:
		v.Archive = path + "/archivia"
	default:
		v.Reopen = path + "/riapri"
		v.State = &ui.TagView{Tone: ui.ToneNear, Text: c.L.T("network.archived")}
	}
	if o.ID != "" {
		users, err := usersOfOrganisation(c.Context(), p.service.DB.Reader(), o.ID)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			v.Users = append(v.Users, userRow(c, u, nil))
		}
	}
	return organisationTemplate(c.FrameTitled(v.Title, NavNetwork), v), nil
}

func organisationFields(c *web.Ctx, o Organisation, f organisationForm, districts []ui.Option, wrong error) organisationFormView {
	l, errors := c.L, web.Fields(c.L, wrong)
	v := organisationFormView{Version: o.Version}
	v.Fields = []ui.Field{
		{Name: "name", Label: l.T("network.name"), Value: f.Name, Required: true, MaxLength: maxName},
		{Name: "pole", Label: l.T("network.pole"), Value: string(f.Pole), Type: ui.TypeSelect, Options: poleOptions(c), Required: true},
		{Name: "kind", Label: l.T("network.kind"), Value: string(f.Kind), Type: ui.TypeSelect, Options: kindOptions(c), Required: true},
		{Name: "district", Label: l.T("network.district"), Value: f.District, Type: ui.TypeSelect, Help: l.T("network.district.help"),
			Options: orNone(f.District, l.T("network.district.all"), districts)},
		{Name: "email", Label: l.T("network.email"), Help: l.T("network.email.help"), Value: f.Email, Type: ui.TypeEmail, MaxLength: maxEmail},
	}
	for i := range v.Fields {
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	theirs(c, wrong, v.Fields, map[string]string{"name": o.Name, "pole": string(o.Pole), "kind": string(o.Kind), "district": o.District, "email": o.Email})
	v.Errors = web.Summary(l, wrong, labels(v.Fields))
	mark := func(name string, chosen bool) ui.ChoiceListView {
		return ui.ChoiceListView{
			Name: name, Legend: l.T("network." + name), LegendHidden: true, Many: true, Size: ui.ChoiceCompact, Error: errors[name],
			Choices: []ui.Choice{{Value: "1", Label: l.T("network." + name), Example: l.T("network." + name + ".help"), Chosen: chosen}},
		}
	}
	v.Marks = []ui.ChoiceListView{mark("access_point", f.AccessPoint), mark("answers_checks", f.AnswersChecks)}
	return v
}

func organisationFacts(c *web.Ctx, o Organisation, districts []ui.Option) []ui.Fact {
	l := c.L
	answer := map[bool]string{true: l.T("network.yes"), false: l.T("network.no")}
	return []ui.Fact{
		{Label: l.T("network.pole"), Value: label(poleOptions(c), string(o.Pole))},
		{Label: l.T("network.kind"), Value: label(kindOptions(c), string(o.Kind))},
		{Label: l.T("network.district"), Value: or(label(districts, o.District), l.T("network.district.all"))},
		{Label: l.T("network.access_point"), Value: answer[o.AccessPoint]},
		{Label: l.T("network.answers_checks"), Value: answer[o.AnswersChecks]},
		{Label: l.T("network.email"), Value: or(o.Email, l.T("network.email.none"))},
	}
}

func poleOptions(c *web.Ctx) []ui.Option {
	var out []ui.Option
	for _, x := range Poles() {
		out = append(out, ui.Option{Value: string(x), Label: c.L.T("network.pole." + string(x))})
	}
	return out
}

func kindOptions(c *web.Ctx) []ui.Option {
	var out []ui.Option
	for _, x := range Kinds() {
		out = append(out, ui.Option{Value: string(x), Label: c.L.T("network.kind." + string(x))})
	}
	return out
}
