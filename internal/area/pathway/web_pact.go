package pathway

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type pactForm struct {
	command
	PersonSide string `form:"person_side" area:"true"`
	OurSide    string `form:"our_side" area:"true"`
}

type acceptForm struct {
	command
	How string `form:"how"`
}

type pactView struct {
	l        i18n.L
	today    civil.Date
	pathway  Pathway
	name     string
	birth    civil.Date
	pact     Pact
	promises []PromiseRow
	form     pactForm
	mayEdit  access.Action
	errors   map[string]string
}

func (v pactView) path(tail string) string {
	return "/percorsi/" + string(v.pathway.Application) + tail
}

func (v pactView) hidden() []ui.Hidden {
	return []ui.Hidden{{Name: "version", Value: strconv.Itoa(v.pathway.Version)}}
}

// lines are the commitments of one side, one a line.
func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
}

func (p *Pages) showPact(c *web.Ctx) error {
	pw, err := p.subject(c, access.PathwayView)
	if err != nil {
		return err
	}
	page, err := p.pactPage(c, pw, pactForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(200, page)
}

func (p *Pages) pactPage(c *web.Ctx, pw Pathway, form pactForm, cause error) (templ.Component, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	who, err := person.Load(ctx, q, p.service.Keys, pw.Person)
	if err != nil {
		return nil, err
	}
	v := pactView{
		l: c.L, today: c.Today(), pathway: pw, name: strings.ToUpper(who.Surname) + " " + who.GivenName, birth: who.BirthDate,
		form: form, errors: web.Fields(c.L, cause),
	}
	v.pact, err = LatestPact(ctx, q, pw.Application)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	if v.promises, err = PromisesOf(ctx, q, pw.Application); err != nil {
		return nil, err
	}
	if _, err := p.service.allowed(ctx, q, c.Actor, access.PathwayEdit, pw.Application); err == nil {
		v.mayEdit = access.PathwayEdit
	}
	if cause == nil {
		v.form = v.suggested()
	}
	return pactPage(c.FrameTitled(c.L.T("pathway.pact.title"), "people"), v), nil
}

// suggested fills the form with the pact so far, or with the programme's words.
func (v pactView) suggested() pactForm {
	if v.pact.ID != "" {
		return pactForm{PersonSide: v.pact.PersonSide, OurSide: v.pact.OurSide}
	}
	return pactForm{PersonSide: v.l.T("pathway.pact.person_default"), OurSide: v.l.T("pathway.pact.our_default")}
}

func (p *Pages) proposePact(c *web.Ctx) error {
	var f pactForm
	cmd, err := p.cmd(c, &f)
	if err == nil {
		cmd.Version = f.Version
		err = p.service.ProposePact(c.Context(), c.Actor, ProposePactCmd{Cmd: cmd, PersonSide: f.PersonSide, OurSide: f.OurSide})
	}
	if err != nil {
		return p.retryPact(c, cmd, f, err)
	}
	undo, err := p.undoPath(c, cmd.Application)
	if err != nil {
		return err
	}
	return c.Done("/percorsi/"+string(cmd.Application)+"/patto", web.Flash{Key: "pathway.flash.pact_proposed", Undo: undo})
}

func (p *Pages) acceptPact(c *web.Ctx) error {
	var f acceptForm
	cmd, err := p.cmd(c, &f)
	if err == nil {
		cmd.Version = f.Version
		err = p.service.AcceptPact(c.Context(), c.Actor, AcceptPactCmd{Cmd: cmd, How: f.How})
	}
	if err != nil {
		return p.retryPact(c, cmd, pactForm{}, err)
	}
	return p.done(c, cmd.Application, string(FactPactAccepted))
}

func (p *Pages) retryPact(c *web.Ctx, cmd Cmd, f pactForm, cause error) error {
	return c.Retry(cause, func() (templ.Component, error) {
		pw, err := p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, access.PathwayEdit, cmd.Application)
		if err != nil {
			return nil, err
		}
		return p.pactPage(c, pw, f, cause)
	})
}

func (v pactView) proposalTitle() string {
	if v.pact.ID == "" {
		return v.l.T("pathway.pact.propose")
	}
	return v.l.T("pathway.pact.propose_again")
}

// proposalLook keeps one filled button: the person's yes, once it is asked for.
func (v pactView) proposalLook() ui.Look {
	if v.pact.ID == "" {
		return ui.LookPrimary
	}
	return ui.LookOutline
}
