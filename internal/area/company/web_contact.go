package company

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// nextForm is what is to be done next.
type nextForm struct {
	What string     `form:"next_what" max:"20"`
	Note string     `form:"next_note" max:"200"`
	Who  id.User    `form:"next_who" max:"40"`
	On   civil.Date `form:"next_on"`
}

func (f nextForm) next() NextAction {
	return NextAction(f)
}

// contactForm is the form of a contact with a company.
type contactForm struct {
	Version     int           `form:"version"`
	On          civil.Date    `form:"on"`
	Way         string        `form:"way" max:"20"`
	Topic       string        `form:"topic" max:"20"`
	Outcome     Outcome       `form:"outcome" max:"20"`
	Reason      string        `form:"reason" max:"40"`
	Counterpart CounterpartID `form:"counterpart" max:"40"`
	Note        string        `form:"note" area:"true" max:"2000"`
	nextForm
}

type contactView struct {
	Company               Company
	Action                string
	Version               int
	Fields, Outcome, Next []ui.Field
	Missing               string // what to do with the association first
	Errors                []ui.FieldError
}

// newContact answers GET /aziende/{company}/contatti/nuovo.
func (p *Pages) newContact(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	f := contactForm{Version: of.Version, On: c.Today()}
	f.Who = of.Owner
	if f.Who == "" {
		f.Who = c.Actor.User
	}
	page, err := p.contactPage(c, of, f, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// recordContact answers POST /aziende/{company}/contatti.
func (p *Pages) recordContact(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	var f contactForm
	var made ContactID
	if err = c.Decode(&f); err == nil {
		made, err = p.service.RecordContact(c.Context(), c.Actor, ContactCmd{
			Cmd: Cmd{of.ID, f.Version}, Reason: f.Reason, Next: f.next(),
			Contact: Contact{On: f.On, Way: f.Way, Topic: f.Topic, Outcome: f.Outcome, Counterpart: f.Counterpart, Note: f.Note},
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.contactPage(c, of, f, err) })
	}
	return c.Done(Path(of.ID, "#contatti"), web.Flash{Key: "company.flash.contact", Undo: Path(of.ID, "/contatti/"+string(made)+"/annulla")})
}

func (p *Pages) contactPage(c *web.Ctx, of Company, f contactForm, wrong error) (templ.Component, error) {
	l, errors := c.L, web.Fields(c.L, wrong)
	typed := func(name, usual string) string { // a date that is none is shown as typed
		if wrong != nil {
			return c.Typed(name)
		}
		return usual
	}
	people, err := CounterpartsOf(c.Context(), p.service.DB.Reader(), of.ID)
	if err != nil {
		return nil, err
	}
	var who []ui.Option
	for _, person := range people {
		if person.LeftOn.IsZero() {
			who = append(who, ui.Option{Value: string(person.ID), Label: joined(", ", person.Name, person.Job)})
		}
	}
	next, err := p.nextFields(c, f.nextForm, typed("next_on", f.nextForm.On.String()), errors)
	if err != nil {
		return nil, err
	}
	v := contactView{Company: of, Action: Path(of.ID, "/contatti"), Version: f.Version, Next: next}
	v.Fields = withErrors([]ui.Field{
		{Name: "on", Label: l.T("company.contact.on"), Type: ui.TypeDate, Required: true, Short: true, Value: typed("on", f.On.String()), Max: c.Today().String()},
		{Name: "way", Label: l.T("company.contact.way"), Type: ui.TypeSelect, Required: true, Value: f.Way, Options: options(l, "company.way.", Ways())},
		{Name: "topic", Label: l.T("company.contact.topic"), Type: ui.TypeSelect, Required: true, Value: f.Topic, Options: options(l, "company.topic.", Topics())},
		{Name: "counterpart", Label: l.T("company.contact.counterpart"), Type: ui.TypeSelect, Value: string(f.Counterpart), Options: who},
		{Name: "note", Label: l.T("company.contact.note"), Help: l.T("company.contact.note.help"), Type: ui.TypeTextArea, Value: f.Note, MaxLength: maxNote, Dir: "auto"},
	}, errors)
	v.Outcome = withErrors([]ui.Field{
		{Name: "outcome", Label: l.T("company.contact.outcome"), Type: ui.TypeSelect, Required: true, Value: string(f.Outcome), Options: options(l, "company.outcome.", Outcomes())},
		{Name: "reason", Label: l.T("company.contact.reason"), Help: l.T("company.contact.reason.help"), Type: ui.TypeSelect, Value: f.Reason, Options: options(l, "company.refusal.", Refusals())},
	}, errors)
	if e := of.Engagement; len(of.Associations) > 0 && (e.CalledOn.IsZero() || !e.LastOn.IsZero() && e.CalledOn.Before(e.LastOn)) {
		v.Missing = l.T("company.contact.before_missing")
	}
	v.Errors = web.Summary(l, wrong, labelsOf(append(append(append([]ui.Field{}, v.Fields...), v.Outcome...), v.Next...)...))
	return contactTemplate(c.Frame("company.title", NavCompanies), v), nil
}

// nextFields ask what comes next, by whom and when.
func (p *Pages) nextFields(c *web.Ctx, f nextForm, on string, errors map[string]string) ([]ui.Field, error) {
	l := c.L
	colleagues, err := p.colleagues(c)
	return withErrors([]ui.Field{
		{Name: "next_what", Label: l.T("company.next.what"), Type: ui.TypeSelect, Required: true, Value: f.What, Options: options(l, "company.next.", NextActions())},
		{Name: "next_note", Label: l.T("company.next.note"), Value: f.Note, MaxLength: maxShort, Dir: "auto"},
		{Name: "next_who", Label: l.T("company.next.who"), Type: ui.TypeSelect, Required: true, Value: string(f.Who), Options: colleagues},
		{Name: "next_on", Label: l.T("company.next.on"), Type: ui.TypeDate, Required: true, Short: true, Value: on, Min: c.Today().String()},
	}, errors), err
}

// joined joins the words that are there.
func joined(sep string, words ...string) string {
	out := ""
	for _, w := range words {
		if w == "" {
			continue
		}
		if out != "" {
			out += sep
		}
		out += w
	}
	return out
}

// takeBackContact answers POST /aziende/{company}/contatti/{contact}/annulla.
func (p *Pages) takeBackContact(c *web.Ctx) error {
	of, err := web.PathID[id.Company](c, "company")
	if err != nil {
		return err
	}
	contact, err := web.PathID[ContactID](c, "contact")
	if err != nil {
		return err
	}
	if err := c.Decode(&nothing{}); err != nil {
		return err
	}
	if err := p.service.TakeBackContact(c.Context(), c.Actor, of, contact); err != nil {
		return p.retry(c, of, failed{"contact", err})
	}
	return c.Done(Path(of, "#contatti"), web.Flash{Key: "company.flash.taken_back"})
}

// nothing is the form of a command without fields.
type nothing struct{}

type tellForm struct {
	seen
	Side         Side            `form:"side" max:"10"`
	Organisation id.Organisation `form:"organisation" max:"40"`
	On           civil.Date      `form:"on"`
	Way          string          `form:"way" max:"20"`
	Note         string          `form:"note" max:"500"`
}

// tellAssociation answers POST /aziende/{company}/associazione.
func (p *Pages) tellAssociation(c *web.Ctx) error {
	var f tellForm
	return p.do(c, "tell", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		made, err := p.service.TellAssociation(ctx, actor, TellCmd{
			Cmd: Cmd{of, f.Version}, Contact: Contact{Side: f.Side, Organisation: f.Organisation, On: f.On, Way: f.Way, Note: f.Note},
		})
		return web.Flash{Key: "company.flash.told", Undo: Path(of, "/contatti/"+string(made)+"/annulla")}, err
	})
}

// planNext answers POST /aziende/{company}/prossima.
func (p *Pages) planNext(c *web.Ctx) error {
	var f struct {
		seen
		nextForm
	}
	return p.do(c, "next", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.next"}, p.service.PlanNext(ctx, actor, Cmd{of, f.Version}, f.next())
	})
}

// confirm answers POST /aziende/{company}/conferma: still valid.
func (p *Pages) confirm(c *web.Ctx) error {
	var f struct{ seen }
	return p.do(c, "confirm", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.confirmed"}, p.service.Confirm(ctx, actor, Cmd{of, f.Version})
	})
}

// reopen answers POST /aziende/{company}/riapri.
func (p *Pages) reopen(c *web.Ctx) error {
	var f struct{ seen }
	return p.do(c, "reopen", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.reopened"}, p.service.Reopen(ctx, actor, Cmd{of, f.Version})
	})
}

// activate answers POST /aziende/{company}/attiva.
func (p *Pages) activate(c *web.Ctx) error {
	var f struct{ seen }
	return p.do(c, "activate", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.active"}, p.service.Activate(ctx, actor, Cmd{of, f.Version}, civil.Date{})
	})
}

// archive answers POST /aziende/{company}/archivia.
func (p *Pages) archive(c *web.Ctx) error {
	var f struct {
		seen
		Reason string `form:"reason" max:"40"`
	}
	return p.do(c, "archive", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.archived"}, p.service.Archive(ctx, actor, Cmd{of, f.Version}, f.Reason)
	})
}

// restore answers POST /aziende/{company}/ripristina.
func (p *Pages) restore(c *web.Ctx) error {
	var f struct{ seen }
	return p.do(c, "restore", &f, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.restored"}, p.service.Restore(ctx, actor, Cmd{of, f.Version})
	})
}

// distinguish answers POST /aziende/{company}/distinte/{other}.
func (p *Pages) distinguish(c *web.Ctx) error {
	other, err := web.PathID[id.Company](c, "other")
	if err != nil {
		return err
	}
	return p.do(c, "distinct", &nothing{}, func(ctx context.Context, actor access.Actor, of id.Company) (web.Flash, error) {
		return web.Flash{Key: "company.flash.distinct"}, p.service.Distinguish(ctx, actor, of, other)
	})
}

// do answers a command of a company's page: decode, act, and back; what is
// wrong is shown in the form that it came from.
func (p *Pages) do(c *web.Ctx, form string, dst any, act func(context.Context, access.Actor, id.Company) (web.Flash, error)) error {
	of, err := web.PathID[id.Company](c, "company")
	if err != nil {
		return err
	}
	var flash web.Flash
	if err = c.Decode(dst); err == nil {
		flash, err = act(c.Context(), c.Actor, of)
	}
	if err != nil {
		return p.retry(c, of, failed{form, err})
	}
	return c.Done(Path(of, ""), flash)
}
