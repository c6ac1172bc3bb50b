package network

import (
	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/auth"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// userView is the page of one user, or of a new one.
type userView struct {
	Title, Sub string
	State      *ui.TagView
	Form       userFormView
	Sessions   []sessionLine
	Paths      userPaths
	New        bool
}

// userPaths are the POST paths of the commands on a user, and where the people
// whom they follow are handed over; empty ones are not possible now.
type userPaths struct{ Password, Deactivate, Reactivate, EndAll, Log, Factor, HandOver string }

// userFormView is the form of a user.
type userFormView struct {
	Action, Submit   string
	Version          int64
	Fields           []ui.Field
	Roles, Districts ui.ChoiceListView
	Errors           []ui.FieldError
}

// sessionLine is one living session of the user.
type sessionLine struct{ Device, Since, Seen, Close string }

// userPage shows a user, or a new one, with the form as it was filled in when
// wrong says what has to change.
func (p *Pages) userPage(c *web.Ctx, u User, f userForm, wrong error) (templ.Component, error) {
	form, err := p.userFields(c, u, f, wrong)
	if err != nil {
		return nil, err
	}
	v := userView{Title: c.L.T("network.user.new"), Form: form, New: u.ID == ""}
	v.Form.Action, v.Form.Submit = pathUsers, c.L.T("network.user.add")
	if v.New {
		return userTemplate(c.FrameTitled(v.Title, NavUsers), v), nil
	}
	v.Title, v.Sub = u.Name, c.L.T("network.user.sub", u.Login, instant(c, u.CreatedAt))
	v.State = userRow(c, u, nil).State
	v.Form.Action, v.Form.Submit = userPath(u.ID), c.L.T("network.save")
	v.Paths = userPaths{Password: userPath(u.ID) + "/password", EndAll: userPath(u.ID) + "/accessi/chiudi", Log: pathAudit + "?utente=" + string(u.ID)}
	switch {
	case !u.Active:
		v.Paths.Reactivate = userPath(u.ID) + "/riattiva"
	case u.ID != c.Actor.User:
		v.Paths.Deactivate = userPath(u.ID) + "/disattiva"
	}
	if access.Allows(c.Actor, access.PersonAssign) && (in(u.Roles, access.CaseWorker) || in(u.Roles, access.Coordinator)) {
		v.Paths.HandOver = "/persone/passa?da=" + string(u.ID)
	}
	factors, err := p.service.FactorsOf(c.Context(), c.Actor, u.ID)
	if err != nil {
		return nil, err
	}
	if (factors.Any() || factors.Linked > 0) && u.ID != c.Actor.User {
		v.Paths.Factor = userPath(u.ID) + "/secondo-fattore"
	}
	open, err := p.service.SessionsOf(c.Context(), c.Actor, u.ID)
	if err != nil {
		return nil, err
	}
	for _, o := range open {
		v.Sessions = append(v.Sessions, sessionRow(c, u.ID, o))
	}
	return userTemplate(c.FrameTitled(v.Title, NavUsers), v), nil
}

func sessionRow(c *web.Ctx, user id.User, o auth.OpenSession) sessionLine {
	return sessionLine{
		Device: or(o.Device, c.L.T("network.session.unknown")), Since: instant(c, o.Created), Seen: instant(c, o.Seen),
		Close: userPath(user) + "/accessi/" + string(o.ID) + "/chiudi",
	}
}

func (p *Pages) userFields(c *web.Ctx, u User, f userForm, wrong error) (userFormView, error) {
	l, errors := c.L, web.Fields(c.L, wrong)
	organisations, err := p.organisationOptions(c)
	if err != nil {
		return userFormView{}, err
	}
	districts, err := districtOptions(c, p, append(f.Districts, u.Districts...)...)
	if err != nil {
		return userFormView{}, err
	}
	v := userFormView{Version: u.Version}
	if u.ID == "" {
		v.Fields = append(v.Fields, ui.Field{Name: "login", Label: l.T("network.login"), Help: l.T("network.login.help"), Value: f.Login,
			Required: true, MaxLength: maxLogin, Autocomplete: "off"})
	}
	v.Fields = append(v.Fields,
		ui.Field{Name: "name", Label: l.T("network.user.name"), Value: f.Name, Required: true, MaxLength: maxName, Example: "Anna Bianchi"},
		ui.Field{Name: "phone", Label: l.T("network.phone"), Value: f.Phone, Type: ui.TypeTel, MaxLength: maxPhone},
		ui.Field{Name: "organisation", Label: l.T("network.organisation"), Value: string(f.Organisation), Type: ui.TypeSelect,
			Options: orNone(string(f.Organisation), l.T("network.organisation.none"), organisations)},
		ui.Field{Name: "lang", Label: l.T("network.lang"), Value: string(f.Lang), Type: ui.TypeSelect, Required: true,
			Options: []ui.Option{{Value: string(Italian), Label: "Italiano"}, {Value: string(English), Label: "English"}}},
	)
	for i := range v.Fields {
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	theirs(c, wrong, v.Fields, map[string]string{"name": u.Name, "phone": u.Phone, "organisation": string(u.Organisation), "lang": string(u.Lang)})
	v.Roles = ui.ChoiceListView{Name: "roles", Legend: l.T("network.roles"), Help: l.T("network.roles.help"), Many: true, Size: ui.ChoiceCompact, Error: errors["roles"]}
	for _, r := range access.Roles() {
		v.Roles.Choices = append(v.Roles.Choices, ui.Choice{
			Value: string(r), Label: l.T(roleKey(r)), Example: l.T(roleKey(r) + ".help"), Chosen: in(f.Roles, r),
		})
	}
	v.Districts = ui.ChoiceListView{
		Name: "districts", Legend: l.T("network.districts"), Help: l.T("network.districts.help"), Many: true, Optional: true,
		Size: ui.ChoiceCompact, Error: errors["districts"],
	}
	for _, d := range districts {
		v.Districts.Choices = append(v.Districts.Choices, ui.Choice{Value: d.Value, Label: d.Label, Chosen: in(f.Districts, d.Value)})
	}
	names := labels(v.Fields)
	names["roles"], names["districts"] = v.Roles.Legend, v.Districts.Legend
	v.Errors = web.Summary(l, wrong, names)
	return v, nil
}

func (p *Pages) organisationOptions(c *web.Ctx) ([]ui.Option, error) {
	all, err := Organisations(c.Context(), p.service.DB.Reader())
	var out []ui.Option
	for _, o := range all {
		out = append(out, ui.Option{Value: string(o.ID), Label: o.Name})
	}
	return out, err
}
