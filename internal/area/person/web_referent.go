package person

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// referentForm chooses a referent.
type referentForm struct {
	Version int     `form:"version"`
	User    id.User `form:"user" max:"26"`
	Reason  string  `form:"reason" max:"20"`
}

// referentView is the page that chooses a referent.
type referentView struct {
	Person  Person
	Action  string
	Version int
	Fields  []ui.Field
	Errors  []ui.FieldError
	Past    []ui.RowView
}

// showReferent answers GET /persone/{id}/referente.
func (p *Pages) showReferent(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonAssign, lookReferent)
	if err != nil {
		return err
	}
	f := referentForm{Version: who.Version, User: who.Referent}
	if who.Referent == "" {
		f.Reason = "first"
	}
	page, err := p.referentPage(c, who, f, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// assign answers POST /persone/{id}/referente.
func (p *Pages) assign(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonAssign, lookReferent)
	if err != nil {
		return err
	}
	var f referentForm
	err = c.Decode(&f)
	if err == nil {
		err = p.service.AssignReferent(c.Context(), c.Actor, AssignReferentCmd{Person: who.ID, Version: f.Version, User: f.User, Reason: f.Reason})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.referentPage(c, who, f, err) })
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), f.User)
	if err != nil {
		return err
	}
	return c.Done(Path(who.ID, "#rete"), web.Flash{Key: "person.flash.referent", Args: []any{names[f.User]}})
}

func (p *Pages) referentPage(c *web.Ctx, who Person, f referentForm, wrong error) (templ.Component, error) {
	users, err := p.followers(c)
	if err != nil {
		return nil, err
	}
	past, err := p.referentRows(c, who.ID)
	if err != nil {
		return nil, err
	}
	l, errors := c.L, web.Fields(c.L, wrong)
	v := referentView{Person: who, Action: Path(who.ID, "/referente"), Version: f.Version, Past: past, Fields: []ui.Field{
		{Name: "user", Label: l.T("person.referent.user"), Type: ui.TypeSelect, Required: true, Value: string(f.User), Options: users, Error: errors["user"]},
		{
			Name: "reason", Label: l.T("person.referent.reason"), Type: ui.TypeSelect, Required: true, Value: f.Reason, Error: errors["reason"],
			Options: options(l, "person.reason.", ReferentReasons()),
		},
	}}
	if fault.Is(wrong, fault.Conflict) {
		v.Version = who.Version
	}
	v.Errors = web.Summary(l, wrong, map[string]string{"user": v.Fields[0].Label, "reason": v.Fields[1].Label})
	return referentTemplate(c.Frame("person.referent.title", navPeople), v), nil
}

// followers lists who can be a referent, by name.
func (p *Pages) followers(c *web.Ctx) ([]ui.Option, error) {
	var list []ui.Option
	for _, role := range ReferentRoles() {
		users, err := network.UsersWithRole(c.Context(), p.service.DB.Reader(), role)
		if err != nil {
			return nil, err
		}
		for _, u := range users {
			list = append(list, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	slices.SortFunc(list, func(a, b ui.Option) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	return slices.Compact(list), nil
}

// referentRows lists who follows and followed a person, the present one first.
func (p *Pages) referentRows(c *web.Ctx, who id.Person) ([]ui.RowView, error) {
	spans, err := Referents(c.Context(), p.service.DB.Reader(), who)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, len(spans))
	for i, s := range spans {
		users[i] = s.User
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), users...)
	if err != nil {
		return nil, err
	}
	rows := make([]ui.RowView, len(spans))
	for i, s := range spans {
		second := c.L.T("person.around.since", c.L.Date(s.From))
		if !s.To.IsZero() {
			second = c.L.T("person.around.span", c.L.Date(s.From), c.L.Date(s.To))
		}
		rows[i] = ui.RowView{Label: names[s.User], Second: second}
		if reason := word(c.L, "person.reason.", s.Reason); reason != "" {
			rows[i].Second += " · " + reason
		}
	}
	return rows, nil
}
