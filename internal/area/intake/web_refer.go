package intake

import (
	"cmp"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// referForm names a person to the programme.
type referForm struct {
	Token        string          `form:"token" max:"64"`
	Organisation id.Organisation `form:"organisation" max:"40"`
	GivenName    string          `form:"given_name" max:"100"`
	Surname      string          `form:"surname" max:"100"`
	BirthDate    civil.Date      `form:"birth_date"`
	Phone        string          `form:"phone" max:"60"`
	Municipality string          `form:"municipality" max:"12"`
}

// referralForm is a referForm with those of whom the form has said that they may
// be the same person.
type referralForm struct {
	referForm
	Seen []id.Person `form:"similar_seen" max:"26"`
}

// referView is the page that refers a person.
type referView struct {
	Similar similarView
	Action  string
	Token   string
	Fields  []ui.Field
	Errors  []ui.FieldError
}

// showRefer answers GET /candidature/segnala.
func (p *Pages) showRefer(c *web.Ctx) error {
	page, err := p.referPage(c, referralForm{referForm: referForm{Token: NewFormToken(), Organisation: c.Actor.Organisation}}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// refer answers POST /candidature/segnala.
func (p *Pages) refer(c *web.Ctx) error {
	var f referralForm
	err := c.Decode(&f)
	f.Organisation = cmp.Or(f.Organisation, c.Actor.Organisation)
	if err == nil {
		err = ReferCmd(f.referForm).check()
	}
	if err == nil {
		err = unseen(c, p.service, access.IntakeRefer, f.Token, f.typed(), f.Seen)
	}
	if err == nil {
		_, err = p.service.ReferPerson(c.Context(), c.Actor, ReferCmd(f.referForm))
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.referPage(c, f, err) })
	}
	return c.Done(pathMine, web.Flash{Key: "intake.done.referred"})
}

func (p *Pages) referPage(c *web.Ctx, f referralForm, wrong error) (templ.Component, error) {
	l, errors := c.L, web.Fields(c.L, wrong)
	born := f.BirthDate.String()
	if wrong != nil {
		born = c.Typed("birth_date")
	}
	municipalities, err := programme.Municipalities(c.Context(), p.reader())
	if err != nil {
		return nil, err
	}
	places := make([]ui.Option, len(municipalities))
	for i, m := range municipalities {
		places[i] = ui.Option{Value: m.ISTAT, Label: m.Name}
	}
	partners, err := organisations(c.Context(), p.reader())
	if err != nil {
		return nil, err
	}
	v := referView{Action: pathRefer, Token: f.Token, Errors: web.Summary(l, wrong, nil)}
	if v.Similar, err = similarOf(c, p.service, access.IntakeRefer, f.typed(), f.Seen); err != nil {
		return nil, err
	}
	v.Similar.Ask = asksSimilar(wrong)
	v.Fields = []ui.Field{
		{Name: "surname", Label: l.T("intake.form.surname"), Value: f.Surname, Required: true},
		{Name: "given_name", Label: l.T("intake.form.given_name"), Value: f.GivenName, Required: true},
		{Name: "birth_date", Label: l.T("intake.duplicate.birth"), Type: ui.TypeDate, Short: true, Value: born},
		{Name: "phone", Label: l.T("intake.form.phone"), Type: ui.TypeTel, Value: f.Phone, Required: true},
		{Name: "municipality", Label: l.T("intake.form.municipality"), Type: ui.TypeSelect, Options: places, Value: f.Municipality},
	}
	if access.Can(c.Actor, access.IntakeRefer, access.Subject{}) { // for any organisation, so it has to be said which
		var points []ui.Option
		for _, o := range byName(partners) {
			if o.AccessPoint {
				points = append(points, ui.Option{Value: string(o.ID), Label: o.Name})
			}
		}
		v.Fields = append(v.Fields, ui.Field{
			Name: "organisation", Label: l.T("intake.field.organisation"), Type: ui.TypeSelect, Options: points, Value: string(f.Organisation), Required: true,
		})
	}
	for i := range v.Fields {
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	return referTemplate(c.Frame("intake.refer.title", navReferrals), v), nil
}

// navReferrals is the key of the referrals in the navigation.
const navReferrals = "intake_referrals"

// referralsView is what became of the people that an access point referred or
// helped.
type referralsView struct {
	Rows []referralLine
}

// referralLine tells a referral's outcome in plain words.
type referralLine struct {
	Name    ui.PersonNameView
	On      string
	Outcome ui.TagView
}

// maxReferrals is how many referrals the page lists, the newest first.
const maxReferrals = 200

// showReferrals answers GET /segnalazioni.
func (p *Pages) showReferrals(c *web.Ctx) error {
	rows, err := referrals(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeRefer), maxReferrals)
	if err != nil {
		return err
	}
	var v referralsView
	for _, r := range rows {
		line := referralLine{
			Name: ui.PersonNameView{Name: r.name(), Birth: r.Birth}, On: c.L.Date(r.Day), Outcome: outcomeTag(c, r.Application),
		}
		if r.State == Referred { // the form is still to be filled in, together
			line.Name.Href = LinkComplete(r.ID)
		}
		v.Rows = append(v.Rows, line)
	}
	return c.Page(http.StatusOK, referralsTemplate(c.Frame("intake.referrals.title", navReferrals), v))
}

// maxOutcomes is how many referrals Oggi shows, the newest first.
const maxOutcomes = 8

// Outcomes is what became of the newest referrals of an access point, for its
// Oggi, and how many there are of those read.
func (p *Pages) Outcomes(c *web.Ctx) (rows []ui.RowView, count int, err error) {
	all, err := referrals(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeRefer), maxReferrals)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range all[:min(len(all), maxOutcomes)] {
		tag := outcomeTag(c, r.Application)
		row := ui.RowView{Label: r.name(), Second: c.L.T("intake.referrals.since", c.L.Date(r.Day)), Tag: &tag}
		if r.State == Referred {
			row.Href, row.Second = LinkComplete(r.ID), c.L.T("intake.referrals.to_fill", c.L.Date(r.Day))
		}
		rows = append(rows, row)
	}
	return rows, len(all), nil
}

// outcomeTag says what became of a referral: how far it came, never why.
func outcomeTag(c *web.Ctx, a Application) ui.TagView {
	v := stateTag(c, a)
	v.Text = c.L.T("intake.outcome." + string(outcomeOf(a.State)))
	return v
}
