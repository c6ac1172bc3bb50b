package person

import (
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const lookErase audit.Page = "person.erase"

// NavRetention is the entry of the navigation of the page Conservazione.
const NavRetention = "retention"

const overduesOnPage = 200

type eraseForm struct {
	Reason    string `form:"reason" max:"20"`
	Authority string `form:"authority" max:"120"`
	Confirmed bool   `form:"confirmed"`
}

// eraseView is the page that asks once more.
type eraseView struct {
	Person  Person
	Action  string
	Fields  []ui.Field
	Confirm ui.ChoiceListView
	Errors  []ui.FieldError
	Blocked string // why it is not possible now
}

// showErase answers GET /persone/{id}/cancella.
func (p *Pages) showErase(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonErase, lookErase)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, p.erasePage(c, who, eraseForm{}, nil))
}

// erase answers POST /persone/{id}/cancella.
func (p *Pages) erase(c *web.Ctx) error {
	who, err := p.subject(c, access.PersonErase, lookErase)
	if err != nil {
		return err
	}
	var f eraseForm
	if err = c.Decode(&f); err == nil {
		err = p.service.Erase(c.Context(), c.Actor, EraseCmd{Person: who.ID, Reason: f.Reason, Authority: f.Authority, Confirmed: f.Confirmed})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.erasePage(c, who, f, err), nil })
	}
	return c.Done(pathPeople, web.Flash{Key: "person.flash.erased"})
}

func (p *Pages) erasePage(c *web.Ctx, who Person, f eraseForm, wrong error) templ.Component {
	l, errors := c.L, web.Fields(c.L, wrong)
	v := eraseView{Person: who, Action: Path(who.ID, "/cancella"), Fields: []ui.Field{
		{Name: "reason", Label: l.T("person.erase.reason"), Type: ui.TypeSelect, Required: true, Value: f.Reason, Options: options(l, "person.erase.why.", ErasureReasons())},
		{Name: "authority", Label: l.T("person.erase.authority"), Help: l.T("person.erase.authority.help"), Required: true, Value: f.Authority, MaxLength: maxAuthority, Autocomplete: "off"},
	}}
	v.Confirm = ui.ChoiceListView{
		Name: "confirmed", Legend: l.T("person.erase.confirm"), Many: true, Size: ui.ChoiceCompact, Error: errors["confirmed"],
		Choices: []ui.Choice{{Value: "1", Label: l.T("person.erase.confirmed"), Chosen: f.Confirmed}},
	}
	labels := map[string]string{"confirmed": v.Confirm.Legend}
	for i := range v.Fields {
		labels[v.Fields[i].Name] = v.Fields[i].Label
		v.Fields[i].Error = errors[v.Fields[i].Name]
	}
	if fault.Is(wrong, fault.Conflict) {
		v.Blocked = errors[""]
	} else {
		v.Errors = web.Summary(l, wrong, labels)
	}
	return eraseTemplate(c.Frame("person.erase.title", navPeople), v)
}

// retentionView is the page of the records proposed for erasure.
type retentionView struct {
	Months int
	Lines  []overdueLine
}

type overdueLine struct {
	Name            ui.PersonNameView
	Last, Due, Href string
}

// showRetention answers GET /conservazione: what would be erased, and since
// when. It erases nothing.
func (p *Pages) showRetention(c *web.Ctx) error {
	q := p.service.DB.Reader()
	rules, err := programme.RulesAt(c.Context(), q, c.Today())
	if err != nil {
		return err
	}
	all, err := Overdues(c.Context(), q, access.ScopeOf(c.Actor, access.PersonErase), overduesOnPage)
	if err != nil {
		return err
	}
	v := retentionView{Months: rules.RetentionMonths}
	for _, o := range all {
		v.Lines = append(v.Lines, overdueLine{Name: nameView(o.Card), Last: c.L.Date(o.LastOn), Due: c.L.Date(o.DueOn), Href: Path(o.ID, "/cancella")})
	}
	return c.Page(http.StatusOK, retentionTemplate(c.Frame("person.retention.title", NavRetention), v))
}

// rightsPanel is what the law gives the person, for who may do it.
func (p *Pages) rightsPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	can, err := p.reader(c, who, access.PersonFile)
	if err != nil {
		return nil, err
	}
	// The page of the file is the desk's.
	buttons := []ui.LinkButtonView{{Label: c.L.T("person.rights.file"), Icon: "file", Href: Path(who, "/fascicolo"), Look: ui.LookPlain}}
	if can(access.PersonErase) {
		buttons = append(buttons, ui.LinkButtonView{Label: c.L.T("person.rights.erase"), Icon: "delete", Href: Path(who, "/cancella"), Look: ui.LookPlain})
	}
	return rightsCard(c.L, buttons), nil
}
