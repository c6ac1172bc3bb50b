package pathway

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/intake"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/db"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// OwnPages are what a person sees of the pathway, in the session that has
// given the code of the follow page.
type OwnPages struct{ service *Service }

// NewOwnPages makes the pages of a service.
func NewOwnPages(s *Service) *OwnPages { return &OwnPages{service: s} }

const pathOwnPact = intake.PathRoad + "/patto"

// Routes lists the person's pages.
func (p *OwnPages) Routes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathOwnPact, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: p.showPact},
		{Method: http.MethodPost, Pattern: pathOwnPact, Action: access.Public, Languages: i18n.PeopleLangs(), Handler: p.answerPact},
	}
}

// ownPactView is the pact as the person reads it.
type ownPactView struct {
	l        i18n.L
	pact     Pact // the version to answer, or else the one in force
	before   *Pact
	waits    bool
	today    civil.Date
	promises []PromiseRow
	errors   map[string]string
}

// ownPact reads it; a person without a pact, or whose pathway has ended
// without one, is fault.NotFound.
func (s *Service) ownPact(ctx context.Context, q db.Queryer, application id.Application) (ownPactView, error) {
	const op = "pathway.ownPact"
	var v ownPactView
	pw, err := Load(ctx, q, application)
	if err != nil {
		return v, err
	}
	pacts, err := PactsOf(ctx, q, application)
	if err != nil {
		return v, err
	}
	force, accepted := pacts.InForce()
	waiting, waits := pacts.Waiting()
	switch {
	case waits && pw.State != Closed:
		v.pact, v.waits = waiting, true
		if accepted {
			v.before = &force
		}
	case accepted:
		v.pact = force
	default:
		return v, fault.Absent(op)
	}
	v.promises, err = PromisesOf(ctx, q, application)
	return v, err
}

// OnRoad is the pact on the person's road: nothing while there is none.
func (p *OwnPages) OnRoad(c *web.Ctx, application id.Application) (templ.Component, error) {
	v, err := p.service.ownPact(c.Context(), p.service.DB.Reader(), application)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v.l = c.L
	return ownPactOnRoad(v), nil
}

func (p *OwnPages) showPact(c *web.Ctx) error {
	application, known := intake.OnRoad(c)
	if !known {
		return c.Redirect(intake.PathRoad)
	}
	page, err := p.pactPage(c, application, nil)
	if fault.Is(err, fault.NotFound) {
		return c.Redirect(intake.PathRoad)
	}
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

func (p *OwnPages) pactPage(c *web.Ctx, application id.Application, cause error) (templ.Component, error) {
	v, err := p.service.ownPact(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return nil, err
	}
	v.l, v.today, v.errors = c.L, c.Today(), web.Fields(c.L, cause)
	f := c.PublicFrame("pathway.own.title")
	f.SignOut = intake.PathRoad + "/esci"
	return ownPactPage(f, v), nil
}

type answerForm struct {
	Pact   PactID `form:"pact" max:"26"`
	Answer string `form:"answer" max:"10"`
}

// answerPact answers POST /strada/patto: accept, or talk.
func (p *OwnPages) answerPact(c *web.Ctx) error {
	application, known := intake.OnRoad(c)
	if !known {
		return c.Redirect(intake.PathRoad)
	}
	var f answerForm
	err := c.Decode(&f)
	key, cmd := "pathway.own.yes", AnswerPactCmd{Application: application, Pact: f.Pact}
	if err == nil {
		switch f.Answer {
		case "accept":
			err = p.service.AcceptOwnPact(c.Context(), cmd)
		case "talk":
			key, err = "pathway.own.asked", p.service.AskPactTalk(c.Context(), cmd)
		default:
			err = fault.Bad("pathway.answerPact", fault.Field{Name: "answer", Key: "error.field.choice"})
		}
	}
	if fault.Is(err, fault.NotFound) {
		return c.Redirect(intake.PathRoad)
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.pactPage(c, application, err) })
	}
	return c.Done(pathOwnPact, web.Flash{Key: key})
}

// acceptButton is the one filled button of the page.
func (v ownPactView) acceptButton() ui.ButtonView {
	return ui.ButtonView{Label: v.l.T("pathway.own.accept"), Look: ui.LookPrimary, Name: "answer", Value: "accept"}
}

func (v ownPactView) talkButton() ui.ButtonView {
	return ui.ButtonView{Label: v.l.T("pathway.own.talk"), Look: ui.LookOutline, Name: "answer", Value: "talk"}
}
