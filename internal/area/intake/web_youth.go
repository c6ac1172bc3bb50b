package intake

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathYouth     = "/giovani"
	pathYouthForm = pathForm + "/giovani"
	keyYouth      = "intake.youth" // came by the link of young people
)

// youthRoutes are young people's own door and questions.
func (p *PublicPages) youthRoutes() []web.Route {
	route := func(method, pattern string, h web.Handler) web.Route {
		return web.Route{Method: method, Pattern: pattern, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: h}
	}
	return []web.Route{
		route(http.MethodGet, pathYouth, p.showYouth), route(http.MethodPost, pathYouth, p.beginYouth),
		route(http.MethodGet, pathYouthForm, p.showYouthForm), route(http.MethodPost, pathYouthForm, p.answerYouth),
	}
}

// showYouth answers GET /giovani, the address that schools and youth centres
// hand out.
func (p *PublicPages) showYouth(c *web.Ctx) error {
	return c.Page(http.StatusOK, youthTemplate(c.PublicFrame("intake.youth.head")))
}

// beginYouth answers POST /giovani: the application of this session counts as
// come by that door.
func (p *PublicPages) beginYouth(c *web.Ctx) error {
	c.Session.Put(keyYouth, "1")
	return c.Redirect(pathForm)
}

// youthView are the questions.
type youthView struct {
	Choices []ui.ChoiceListView
	Errors  []ui.FieldError
}

// showYouthForm answers GET /candidatura/giovani, in the session that has sent
// an application of a young person; elsewhere the page does not exist.
func (p *PublicPages) showYouthForm(c *web.Ctx) error {
	page, err := p.youthPage(c, YouthForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *PublicPages) youthPage(c *web.Ctx, f YouthForm, wrong error) (templ.Component, error) {
	who, err := p.youngApplicant(c)
	if err != nil {
		return nil, err
	}
	l, errors := c.L, web.Fields(c.L, wrong)
	list := func(name string, codes, chosen []string) ui.ChoiceListView {
		v := ui.ChoiceListView{Name: name, Legend: l.T("intake.youth." + name), Error: errors[name]}
		for _, code := range codes {
			v.Choices = append(v.Choices, ui.Choice{Value: code, Label: l.T("intake.youth." + name + "." + code), Chosen: slices.Contains(chosen, code)})
		}
		return v
	}
	v := youthView{}
	wishes := list("wishes", YouthWishes(), f.Wishes)
	wishes.Many = true
	v.Choices = []ui.ChoiceListView{list("studying", Studyings(), []string{f.Studying}), wishes}
	if IsMinor(who.BirthDate, c.Today()) {
		v.Choices = append(v.Choices, list("guardian", Guardians(), []string{f.Guardian}))
	}
	labels := map[string]string{}
	for _, choice := range v.Choices {
		labels[choice.Name] = choice.Legend
	}
	v.Errors = web.Summary(l, wrong, labels)
	return youthFormTemplate(c.PublicFrame("intake.youth.form"), v), nil
}

// youngApplicant is the person of the session's receipt, if they are asked the
// questions; NotFound otherwise.
func (p *PublicPages) youngApplicant(c *web.Ctx) (person.Person, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	receipt, err := p.service.Receipt(ctx, id.Application(c.Session.Get(keyReceipt)))
	if err != nil {
		return person.Person{}, err
	}
	who, err := person.Load(ctx, q, p.service.Keys, receipt.Person)
	if err != nil {
		return who, err
	}
	asks, err := p.service.asksYouth(ctx, q, receipt, who)
	if err == nil && !asks {
		err = fault.Absent("intake.youngApplicant")
	}
	return who, err
}

// answerYouth answers POST /candidatura/giovani.
func (p *PublicPages) answerYouth(c *web.Ctx) error {
	if _, err := p.youngApplicant(c); err != nil {
		return err
	}
	var f YouthForm
	err := c.Decode(&f)
	if err == nil {
		err = p.service.AnswerYouth(c.Context(), id.Application(c.Session.Get(keyReceipt)), f)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.youthPage(c, f, err) })
	}
	return c.Done(pathReceipt, web.Flash{Key: "intake.youth.thanks"})
}

// youthFacts are what a young person said, beside the case's facts.
func youthFacts(l i18n.L, y Youth) []ui.Fact {
	var out []ui.Fact
	if y.ByLink {
		out = append(out, ui.Fact{Label: l.T("intake.youth.fact.link"), Value: l.T("intake.youth.fact.yes")})
	}
	if y.AnsweredOn.IsZero() {
		return out
	}
	wishes := ""
	for _, wish := range y.Wishes {
		if wishes != "" {
			wishes += ", "
		}
		wishes += l.T("intake.youth.wishes." + wish)
	}
	out = append(out, ui.Fact{Label: l.T("intake.youth.fact.studying"), Value: l.T("intake.youth.studying." + y.Studying)},
		ui.Fact{Label: l.T("intake.youth.fact.wishes"), Value: wishes})
	if y.Guardian != "" {
		out = append(out, ui.Fact{Label: l.T("intake.youth.fact.guardian"), Value: l.T("intake.youth.guardian." + y.Guardian)})
	}
	return out
}
