package selection

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/company"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// requestForm is a request as it is typed; rows have one value in each list.
type requestForm struct {
	Version      int                   `form:"version"`
	Company      id.Company            `form:"company" max:"40"`
	Site         company.SiteID        `form:"site" max:"40"`
	Contact      company.CounterpartID `form:"contact" max:"40"`
	Owner        id.User               `form:"owner" max:"40"`
	Source       Source                `form:"source" max:"20"`
	Words        string                `form:"words" max:"120"`
	Was          string                `form:"was" max:"120"`
	Code         string                `form:"code" max:"60"`
	Tasks        string                `form:"tasks" area:"true" max:"2000"`
	Positions    int                   `form:"positions"`
	Municipality string                `form:"municipality" max:"6"`
	Contract     string                `form:"contract" max:"10"`
	Agreement    string                `form:"agreement" max:"100"`
	WeekHours    int                   `form:"week_hours"`
	Shifts       Shifts                `form:"shifts" max:"20"`
	Week         []string              `form:"week" max:"3"`
	Pay          string                `form:"pay" max:"20"`
	Start        civil.Date            `form:"start"`
	Deadline     civil.Date            `form:"deadline"`

	NeedCode   []string `form:"need_code" max:"60"`
	NeedWords  []string `form:"need_words" max:"120"`
	NeedLevel  []string `form:"need_level" max:"10"`
	NeedReason []string `form:"need_reason" max:"200"`

	Lang       []string `form:"lang" max:"10"`
	Level      []string `form:"level" max:"10"`
	LangLevel  []string `form:"lang_level" max:"10"`
	LangReason []string `form:"lang_reason" max:"200"`

	Item   []string        `form:"item" max:"40"`
	Answer []person.Answer `form:"answer" max:"5"`
}

// A row's word for indispensable.
const asMust = "must"

// draft is a request as typed, with what the page must ask or show again.
type draft struct {
	Details
	Maybe []string // occupations to choose from
}

func nth[T any](list []T, i int) T {
	var none T
	if i < len(list) {
		return list[i]
	}
	return none
}

func (f requestForm) details(v person.Vocabulary, lang i18n.Lang) (draft, error) {
	var c fault.Check
	d := draft{Details: Details{
		Site: f.Site, Contact: f.Contact, Owner: f.Owner, Source: f.Source, Tasks: f.Tasks, Positions: f.Positions, Contract: f.Contract,
		Agreement: f.Agreement, WeekHours: f.WeekHours, Shifts: f.Shifts, Municipality: f.Municipality, Start: f.Start, Deadline: f.Deadline,
		Quality: map[string]person.Answer{},
	}}
	d.Trade, d.Maybe = person.ChooseTrade(v, f.Words, f.Was, f.Code, lang)
	c.Fail(len(d.Maybe) > 0, "words", "selection.error.which")
	d.Week = person.ReadWeek(&c, "week", f.Week)
	if f.Pay != "" {
		pay, err := civil.ParseCents(f.Pay)
		c.Fail(err != nil, "pay", "selection.error.pay")
		d.Pay = pay
	}
	for i, code := range f.NeedCode {
		n := Need{Code: code, Words: nth(f.NeedWords, i), Must: nth(f.NeedLevel, i) == asMust, Reason: nth(f.NeedReason, i)}
		if n.Code != "" || strings.TrimSpace(n.Words+n.Reason) != "" {
			d.Needs = append(d.Needs, n)
		}
	}
	for i, code := range f.Lang {
		if reason := nth(f.LangReason, i); code != "" || strings.TrimSpace(reason) != "" {
			d.Languages = append(d.Languages, LanguageNeed{Lang: code, Level: nth(f.Level, i), Must: nth(f.LangLevel, i) == asMust, Reason: reason})
		}
	}
	for i, item := range f.Item {
		if a := nth(f.Answer, i); a != "" {
			d.Quality[item] = a
		}
	}
	return d, c.Err("selection.requestForm")
}

type newQuery struct {
	Company id.Company `form:"azienda" max:"40"`
}

// newRequest answers GET /richieste/nuova: for the company in the address; without
// one it says where to choose it.
func (p *Pages) newRequest(c *web.Ctx) error {
	var q newQuery
	if err := c.DecodeQuery(&q); err != nil {
		return err
	}
	if q.Company == "" {
		return c.Page(http.StatusOK, chooseTemplate(c.Frame("selection.new", NavRequests)))
	}
	of, err := p.service.companyFor(c.Context(), p.service.DB.Reader(), c.Actor, q.Company)
	if err != nil {
		return err
	}
	page, err := p.formPage(c, Request{Company: of.ID}, of, 0, draft{Details: Details{Positions: 1, Source: "company", Owner: of.Owner}}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// receive answers POST /richieste.
func (p *Pages) receive(c *web.Ctx) error {
	var f requestForm
	wrong := c.Decode(&f)
	if f.Company == "" {
		wrong = fault.Bad("selection.receive", fault.Field{Name: "company", Key: "selection.choose.title"})
		return c.Retry(wrong, func() (templ.Component, error) { return chooseTemplate(c.Frame("selection.new", NavRequests)), nil })
	}
	of, err := p.service.companyFor(c.Context(), p.service.DB.Reader(), c.Actor, f.Company)
	if err != nil {
		return err
	}
	d, ferr := f.details(p.service.Vocabulary, c.L.Lang())
	if wrong == nil {
		wrong = ferr
	}
	var made id.Request
	if wrong == nil {
		made, wrong = p.service.Receive(c.Context(), c.Actor, ReceiveCmd{Company: of.ID, Details: d.Details})
	}
	if wrong != nil {
		return c.Retry(wrong, func() (templ.Component, error) { return p.formPage(c, Request{Company: of.ID}, of, 0, d, wrong) })
	}
	return c.Done(Path(made, ""), web.Flash{Key: "selection.flash.request_received"})
}

// editRequest answers GET /richieste/{request}/modifica.
func (p *Pages) editRequest(c *web.Ctx) error {
	r, of, err := p.editable(c)
	if err != nil {
		return err
	}
	page, err := p.formPage(c, r, of, r.Version, draft{Details: r.Details}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// editable is the request of a form, for who may write it, with its company.
func (p *Pages) editable(c *web.Ctx) (Request, company.Company, error) {
	r, err := p.subject(c)
	if err != nil {
		return r, company.Company{}, err
	}
	of, err := company.Load(c.Context(), p.service.DB.Reader(), p.service.Keys, r.Company)
	return r, of, err
}

// changeRequest answers POST /richieste/{request}/modifica.
func (p *Pages) changeRequest(c *web.Ctx) error {
	r, of, err := p.editable(c)
	if err != nil {
		return err
	}
	var f requestForm
	wrong := c.Decode(&f)
	d, ferr := f.details(p.service.Vocabulary, c.L.Lang())
	if wrong == nil {
		wrong = ferr
	}
	if wrong == nil {
		wrong = p.service.Change(c.Context(), c.Actor, ChangeCmd{Cmd: Cmd{r.ID, f.Version}, Details: d.Details})
	}
	if wrong != nil {
		version := f.Version
		if fault.Is(wrong, fault.Conflict) {
			version = r.Version
		}
		return c.Retry(wrong, func() (templ.Component, error) { return p.formPage(c, r, of, version, d, wrong) })
	}
	return c.Done(Path(r.ID, ""), web.Flash{Key: "selection.flash.request_changed"})
}
