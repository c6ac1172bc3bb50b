package pathway

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
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

// pactView is the pact as staff see it: the version in force, the one that
// waits for the person's yes, those before them.
type pactView struct {
	l        i18n.L
	today    civil.Date
	pathway  Pathway
	name     string
	birth    civil.Date
	pacts    Pacts
	force    *Pact
	waiting  *Pact
	promises []PromiseRow
	form     pactForm
	mayEdit  access.Action
	errors   map[string]string
}

func (v pactView) path(tail string) string {
	return "/percorsi/" + string(v.pathway.Application) + tail
}

func (v pactView) version() string { return strconv.Itoa(v.pathway.Version) }

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

// showPactSheet answers GET …/patto/foglio: the version that waits, or else
// the one in force, to be printed and signed.
func (p *Pages) showPactSheet(c *web.Ctx) error {
	pw, err := p.subject(c, access.PathwayView)
	if err != nil {
		return err
	}
	v, err := p.pactView(c, pw)
	if err != nil {
		return err
	}
	return c.Page(200, pactSheet(c.FrameTitled(c.L.T("pathway.pact.title"), "people"), v))
}

func (p *Pages) pactView(c *web.Ctx, pw Pathway) (pactView, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	v := pactView{l: c.L, today: c.Today(), pathway: pw}
	who, err := person.Load(ctx, q, p.service.Keys, pw.Person)
	if err != nil {
		return v, err
	}
	v.name, v.birth = strings.ToUpper(who.Surname)+" "+who.GivenName, who.BirthDate
	if v.pacts, err = PactsOf(ctx, q, pw.Application); err != nil {
		return v, err
	}
	if pact, ok := v.pacts.InForce(); ok {
		v.force = &pact
	}
	if pact, ok := v.pacts.Waiting(); ok {
		v.waiting = &pact
	}
	if v.promises, err = PromisesOf(ctx, q, pw.Application); err != nil {
		return v, err
	}
	if _, err := p.service.allowed(ctx, q, c.Actor, access.PathwayEdit, pw.Application); err == nil && pw.State != Closed {
		v.mayEdit = access.PathwayEdit
	}
	return v, nil
}

func (p *Pages) pactPage(c *web.Ctx, pw Pathway, form pactForm, cause error) (templ.Component, error) {
	v, err := p.pactView(c, pw)
	if err != nil {
		return nil, err
	}
	v.form, v.errors = form, web.Fields(c.L, cause)
	if cause == nil {
		v.form = v.suggested()
	}
	return pactPage(c.FrameTitled(c.L.T("pathway.pact.title"), "people"), v), nil
}

// suggested fills the form with the pact so far, or with the programme's words.
func (v pactView) suggested() pactForm {
	if len(v.pacts) > 0 {
		return pactForm{PersonSide: v.pacts[0].PersonSide, OurSide: v.pacts[0].OurSide}
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
	if len(v.pacts) == 0 {
		return v.l.T("pathway.pact.propose")
	}
	return v.l.T("pathway.pact.propose_again")
}

// proposalLook keeps one filled button: the person's yes, once it is asked for.
func (v pactView) proposalLook() ui.Look {
	if len(v.pacts) == 0 {
		return ui.LookPrimary
	}
	return ui.LookOutline
}

// sheet is the version to print: the one that waits, or else the one in force.
func (v pactView) sheet() *Pact {
	if v.waiting != nil {
		return v.waiting
	}
	return v.force
}

// acceptedWords say when and how a version was accepted; empty for never.
func acceptedWords(l i18n.L, p Pact) string {
	if !p.IsAccepted() {
		return l.T("pathway.pact.former_never")
	}
	return l.T("pathway.pact.former_was", l.Date(p.AcceptedOn), l.T("pathway.source."+p.AcceptedHow))
}

func waitingTitle(v pactView) string {
	if v.force == nil {
		return v.l.T("pathway.pact.waiting_first")
	}
	return v.l.T("pathway.pact.waiting")
}

// changed reports whether two versions of a side differ.
func changed(list []ChangedLine) bool {
	for _, line := range list {
		if line.Change != LineKept {
			return true
		}
	}
	return false
}
