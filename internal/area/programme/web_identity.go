package programme

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type identityForm struct {
	From      civil.Date `form:"from"`
	Seen      int64      `form:"seen"`
	Name      string     `form:"name"`
	City      string     `form:"city"`
	Service   string     `form:"service"`
	Phone     string     `form:"phone"`
	Email     string     `form:"email"`
	Address   string     `form:"address"`
	DeskHours string     `form:"desk_hours" area:"true"`
	Colour    string     `form:"colour"`
	Zone      string     `form:"zone"`
}

func (f identityForm) identity() Identity {
	return Identity{
		Name: f.Name, City: f.City, Service: f.Service, Phone: f.Phone, Email: f.Email, Address: f.Address, DeskHours: f.DeskHours,
		Colour: f.Colour, Zone: f.Zone,
	}
}

// identityView is the page of the programme's identity.
type identityView struct {
	settingForm
	Colour string // as it is today
	Fields []ui.Field
}

// showIdentity answers GET /amministrazione/programma.
func (p *Pages) showIdentity(c *web.Ctx) error {
	page, err := p.identityPage(c, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// setIdentity answers POST /amministrazione/programma.
func (p *Pages) setIdentity(c *web.Ctx) error {
	var f identityForm
	err := c.Decode(&f)
	var number int64
	if err == nil {
		number, err = p.service.SetIdentity(c.Context(), c.Actor, SetIdentityCmd{From: f.From, Identity: f.identity(), Seen: f.Seen})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.identityPage(c, err) })
	}
	return saved(c, number, pathIdentity)
}

// identityPage shows the form: with what holds today, or as it was typed when
// wrong says what has to change.
func (p *Pages) identityPage(c *web.Ctx, wrong error) (templ.Component, error) {
	all, err := AllSettings(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	now := identityOf(all.On(c.Today()))
	errors, labels := web.Fields(c.L, wrong), map[string]string{}
	v := identityView{Colour: now.Colour}
	for _, f := range identityFields() {
		field := identityInput(c, f)
		labels[f.name] = field.Label
		holds := *f.place(&now)
		field.Value, field.Error = holds, errors[f.name]
		if wrong != nil {
			field.Value = c.Typed(f.name)
			field.Help = theirs(c, wrong, field, holds)
		}
		v.Fields = append(v.Fields, field)
	}
	v.settingForm, err = p.settingForm(c, all, SectionIdentity, pathIdentity, wrong, labels)
	return identityTemplate(c.Frame("programme.title", NavSettings), v), err
}

// theirs adds to a field's help what somebody else has written meanwhile, when
// a form comes back because of that.
func theirs(c *web.Ctx, wrong error, f ui.Field, holds string) string {
	if !fault.Is(wrong, fault.Conflict) || f.Value == holds {
		return f.Help
	}
	return c.L.T("programme.theirs", oneLine(holds))
}

func identityInput(c *web.Ctx, f identityField) ui.Field {
	field := ui.Field{Name: f.name, Label: c.L.T("programme." + f.code()), Required: f.must, MaxLength: f.most}
	switch f.name {
	case "phone":
		field.Type = ui.TypeTel
	case "email":
		field.Type = ui.TypeEmail
	case "desk_hours":
		field.Type, field.Rows, field.Help = ui.TypeTextArea, 4, c.L.T("programme.identity.desk_hours.help")
	case "colour":
		field.Short, field.Help, field.Example = true, c.L.T("programme.identity.colour.help"), "#a43e1e"
	case "zone":
		field.Help, field.Example = c.L.T("programme.identity.zone.help"), "Europe/Rome"
	}
	return field
}
