package pathway

import (
	"net/http"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/web"
)

// Pages are this area's pages and fragments.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{service: s} }

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route {
	const base = "/percorsi/{application}"
	return []web.Route{
		{Method: http.MethodGet, Pattern: "/promesse", Action: access.PathwayView, Handler: p.showPromises},
		{Method: http.MethodGet, Pattern: base, Action: access.PathwayView, Handler: p.showPlan},
		{Method: http.MethodGet, Pattern: base + "/patto", Action: access.PathwayView, Handler: p.showPact},
		{Method: http.MethodGet, Pattern: base + "/patto/foglio", Action: access.PathwayView, Handler: p.showPactSheet},
		{Method: http.MethodPost, Pattern: base + "/patto", Action: access.PathwayEdit, Handler: p.proposePact},
		{Method: http.MethodPost, Pattern: base + "/patto/si", Action: access.PathwayEdit, Handler: p.acceptPact},
		{Method: http.MethodPost, Pattern: base + "/fatti", Action: access.PathwayEdit, Handler: p.recordFact},
		{Method: http.MethodPost, Pattern: base + "/pausa", Action: access.PathwayEdit, Handler: p.pause},
		{Method: http.MethodPost, Pattern: base + "/ripresa", Action: access.PathwayEdit, Handler: p.resume},
		{Method: http.MethodPost, Pattern: base + "/passi", Action: access.PathwayEdit, Handler: p.planStep},
		{Method: http.MethodPost, Pattern: base + "/passi/{step}", Action: access.PathwayEdit, Handler: p.endStep},
		{Method: http.MethodGet, Pattern: base + "/chiusura", Action: access.PathwayClose, Handler: p.showClose},
		{Method: http.MethodPost, Pattern: base + "/chiusura", Action: access.PathwayClose, Handler: p.close},
		{Method: http.MethodPost, Pattern: base + "/riapertura", Action: access.PathwayClose, Handler: p.reopen},
		{Method: http.MethodGet, Pattern: pathTeam, Action: access.PathwayView, Handler: p.showTeam},
		{Method: http.MethodPost, Pattern: pathTeam, Action: access.PathwayEdit, Handler: p.joinTeam},
		{Method: http.MethodPost, Pattern: pathTeam + "/{member}", Action: access.PathwayEdit, Handler: p.leaveTeam},
		{Method: http.MethodPost, Pattern: base + "/annulla/{event}", Action: access.PathwayEdit, Handler: p.undo},
	}
}

// pageCode names this area's pages in the access log.
const pageCode audit.Page = "pathway"

// subject loads the pathway of a page, for an actor who may do what the page
// is for, and writes the look down.
func (p *Pages) subject(c *web.Ctx, action access.Action) (Pathway, error) {
	application, err := web.PathID[id.Application](c, "application")
	if err != nil {
		return Pathway{}, err
	}
	pw, err := p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, action, application)
	if err != nil {
		return pw, err
	}
	return pw, audit.Look(c.Context(), p.service.DB, c.Actor, pw.Person, pageCode, "")
}

// personPath is where the plan of a pathway's person stands.
func personPath(person id.Person) string { return "/persone/" + string(person) + "#piano" }

// done ends a command on the person's page, with the way to undo its fact.
func (p *Pages) done(c *web.Ctx, application id.Application, key string) error {
	pw, err := Load(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return err
	}
	undo, err := p.undoPath(c, application)
	if err != nil {
		return err
	}
	return c.Done(personPath(pw.Person), web.Flash{Key: "pathway.flash." + key, Undo: undo})
}

// undoPath is the path that takes back the pathway's last fact; none when the
// last fact is the decision, which is area intake's.
func (p *Pages) undoPath(c *web.Ctx, application id.Application) (string, error) {
	events, err := journal.ByApplication(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return "", err
	}
	entries := Entries(events)
	if len(entries) < 2 {
		return "", nil
	}
	return "/percorsi/" + string(application) + "/annulla/" + string(entries[len(entries)-1].Event), nil
}

// command is what every form about a pathway carries.
type command struct {
	Version int `form:"version"`
}

func (p *Pages) cmd(c *web.Ctx, form any) (Cmd, error) {
	application, err := web.PathID[id.Application](c, "application")
	if err != nil {
		return Cmd{}, err
	}
	return Cmd{Application: application}, c.Decode(form)
}

type factForm struct {
	command
	Fact   string     `form:"fact"`
	On     civil.Date `form:"on"`
	Source string     `form:"source"`
}

func (p *Pages) recordFact(c *web.Ctx) error {
	var f factForm
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: "fact", err: err, fact: f})
	}
	cmd.Version = f.Version
	fact := FactCmd{Cmd: cmd, On: f.On, Source: f.Source}
	switch Fact(f.Fact) {
	case FactReactivated:
		err = p.service.Reactivate(c.Context(), c.Actor, fact)
	case FactOpportunity:
		err = p.service.RecordOpportunity(c.Context(), c.Actor, fact)
	case FactExperience:
		err = p.service.RecordExperience(c.Context(), c.Actor, fact)
	case FactJob:
		err = p.service.RecordJob(c.Context(), c.Actor, fact)
	default:
		err = fault.Bad("pathway.recordFact", fault.Field{Name: "fact", Key: "error.field.required"})
	}
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: "fact", err: err, fact: f})
	}
	return p.done(c, cmd.Application, f.Fact)
}

type pauseForm struct {
	command
	Until    civil.Date `form:"until"`
	Reason   string     `form:"reason"`
	Approver id.User    `form:"approver" max:"26"`
}

func (p *Pages) pause(c *web.Ctx) error {
	var f pauseForm
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: "pause", err: err, pause: f})
	}
	cmd.Version = f.Version
	if err := p.service.Pause(c.Context(), c.Actor, PauseCmd{Cmd: cmd, Until: f.Until, Reason: f.Reason, Approver: f.Approver}); err != nil {
		return p.retry(c, cmd.Application, failed{form: "pause", err: err, pause: f})
	}
	return p.done(c, cmd.Application, string(FactPaused))
}

func (p *Pages) resume(c *web.Ctx) error {
	var f command
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return err
	}
	cmd.Version = f.Version
	if err := p.service.Resume(c.Context(), c.Actor, cmd); err != nil {
		return err
	}
	return p.done(c, cmd.Application, string(FactResumed))
}

func (p *Pages) reopen(c *web.Ctx) error {
	var f command
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return err
	}
	cmd.Version = f.Version
	if err := p.service.Reopen(c.Context(), c.Actor, cmd); err != nil {
		return err
	}
	return p.done(c, cmd.Application, string(FactReopened))
}

type stepForm struct {
	Kind string     `form:"kind"`
	On   civil.Date `form:"planned_on"`
}

func (p *Pages) planStep(c *web.Ctx) error {
	var f stepForm
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: "step", err: err, step: f})
	}
	if err := p.service.PlanStep(c.Context(), c.Actor, PlanStepCmd{Application: cmd.Application, Kind: f.Kind, On: f.On}); err != nil {
		return p.retry(c, cmd.Application, failed{form: "step", err: err, step: f})
	}
	return p.stepDone(c, cmd.Application, string(KindStepPlanned))
}

type endStepForm struct {
	command
	Held    Outcome `form:"held"`
	Minutes int     `form:"minutes"`
}

func (p *Pages) endStep(c *web.Ctx) error {
	var f endStepForm
	step, err := web.PathID[StepID](c, "step")
	if err != nil {
		return err
	}
	cmd, err := p.cmd(c, &f)
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: string(step), err: err})
	}
	err = p.service.EndStep(c.Context(), c.Actor, EndStepCmd{Step: step, Version: f.Version, Held: f.Held, Minutes: f.Minutes})
	if err != nil {
		return p.retry(c, cmd.Application, failed{form: string(step), err: err})
	}
	return p.stepDone(c, cmd.Application, "step_"+string(f.Held))
}

// stepDone ends a command about a step, which has no undo: a step recorded
// wrongly is planned anew.
func (p *Pages) stepDone(c *web.Ctx, application id.Application, key string) error {
	pw, err := Load(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return err
	}
	return c.Done(personPath(pw.Person), web.Flash{Key: "pathway.flash." + key})
}

func (p *Pages) undo(c *web.Ctx) error {
	application, err := web.PathID[id.Application](c, "application")
	if err != nil {
		return err
	}
	event, err := web.PathID[id.Event](c, "event")
	if err != nil {
		return err
	}
	if err := p.service.Undo(c.Context(), c.Actor, application, event); err != nil {
		return err
	}
	pw, err := Load(c.Context(), p.service.DB.Reader(), application)
	if err != nil {
		return err
	}
	return c.Done(personPath(pw.Person), web.Flash{Key: "pathway.flash.undone"})
}
