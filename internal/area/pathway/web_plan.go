package pathway

import (
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// failed is a form of the plan that came back with errors: which one, why, and
// what was typed.
type failed struct {
	form  string
	err   error
	fact  factForm
	pause pauseForm
	step  stepForm
}

// planView is all that the plan shows.
type planView struct {
	l        i18n.L
	today    civil.Date
	pathway  Pathway
	pact     Pact
	promises []PromiseRow
	steps    []Step
	pause    pauseWords
	chiefs   []ui.Option   // who may allow a pause
	mayEdit  access.Action // empty when the reader may only read
	mayClose access.Action
	failed   failed
	errors   map[string]string
	typed    func(field string) string // of the form that came back
}

func (p *Pages) plan(c *web.Ctx, pw Pathway, f failed) (planView, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	v := planView{l: c.L, today: c.Today(), pathway: pw, failed: f, errors: web.Fields(c.L, f.err), typed: c.Typed}
	var err error
	if v.promises, err = PromisesOf(ctx, q, pw.Application); err != nil {
		return v, err
	}
	if v.steps, err = StepsOf(ctx, q, pw.Application); err != nil {
		return v, err
	}
	if v.pact, err = LatestPact(ctx, q, pw.Application); err != nil && !fault.Is(err, fault.NotFound) {
		return v, err
	}
	if _, err := p.service.allowed(ctx, q, c.Actor, access.PathwayEdit, pw.Application); err == nil {
		v.mayEdit = access.PathwayEdit
		if v.chiefs, err = p.chiefs(c); err != nil {
			return v, err
		}
	}
	if v.paused() {
		if v.pause, err = p.pauseWords(c, pw); err != nil {
			return v, err
		}
	}
	if _, err := p.service.allowed(ctx, q, c.Actor, access.PathwayClose, pw.Application); err == nil {
		v.mayClose = access.PathwayClose
	}
	return v, nil
}

func (p *Pages) showPlan(c *web.Ctx) error {
	pw, err := p.subject(c, access.PathwayView)
	if err != nil {
		return err
	}
	v, err := p.plan(c, pw, failed{})
	if err != nil {
		return err
	}
	return c.Page(200, planPage(c.Frame("pathway.plan.title", "people"), v))
}

// retry shows the plan again with what was typed and what is wrong with it.
func (p *Pages) retry(c *web.Ctx, application id.Application, f failed) error {
	return c.Retry(f.err, func() (templ.Component, error) {
		pw, err := p.service.allowed(c.Context(), p.service.DB.Reader(), c.Actor, access.PathwayEdit, application)
		if err != nil {
			return nil, err
		}
		v, err := p.plan(c, pw, f)
		if err != nil {
			return nil, err
		}
		return planPage(c.Frame("pathway.plan.title", "people"), v), nil
	})
}

func (v planView) path(tail string) string {
	return "/percorsi/" + string(v.pathway.Application) + tail
}

// errorOf is the message of a field of one of the plan's forms.
func (v planView) errorOf(form, field string) string {
	if v.failed.form != form {
		return ""
	}
	return v.errors[field]
}

func (v planView) facts() []Fact {
	var out []Fact
	for _, f := range []Fact{FactReactivated, FactOpportunity, FactExperience, FactJob} {
		if v.pathway.possible(Happening{Fact: f, On: v.today}) {
			out = append(out, f)
		}
	}
	return out
}

func (v planView) factOptions() []ui.Option {
	var out []ui.Option
	for _, f := range v.facts() {
		out = append(out, ui.Option{Value: string(f), Label: v.l.T("pathway.fact." + string(f))})
	}
	return out
}

// options turns codes into the entries of a select.
func options(l i18n.L, prefix string, codes []string) []ui.Option {
	out := make([]ui.Option, len(codes))
	for i, c := range codes {
		out[i] = ui.Option{Value: c, Label: l.T(prefix + c)}
	}
	return out
}

func (v planView) pactLine() string {
	switch {
	case !v.pathway.PactAcceptedOn.IsZero():
		return v.l.T("pathway.plan.pact_accepted", v.l.Date(v.pathway.PactAcceptedOn))
	case !v.pathway.PactProposedOn.IsZero():
		return v.l.T("pathway.plan.pact_proposed", v.l.Date(v.pathway.PactProposedOn))
	default:
		return v.l.T("pathway.plan.pact_missing")
	}
}

// PromiseWords says in words what became of a promise.
func PromiseWords(l i18n.L, p Promise, today civil.Date) string {
	key := "pathway.promise.state." + string(p.State)
	switch p.State {
	case PromiseKept, PromiseLate:
		return l.T(key, l.Date(p.KeptOn))
	case PromiseEnded:
		return l.T(key)
	default:
		return l.T(key, l.Date(p.Due), l.Distance(today, p.Due))
	}
}

// RingOf is a promise as a shape.
func RingOf(p Promise, paused bool, today civil.Date, size int) ui.Ring {
	r := ui.Ring{Size: size, Share: p.ShareGone(today)}
	switch {
	case p.State == PromiseKept || p.State == PromiseLate:
		r.Kind = ui.RingKept
	case paused:
		r.Kind = ui.RingPaused
	default:
		r.Kind = ui.RingKind(p.NearnessOn(today))
		if r.Days = today.DaysUntil(p.Due); r.Days < 0 {
			r.Days = -r.Days
		}
	}
	return r
}

func (v planView) paused() bool { return v.pathway.PausedAt(v.today) }

func (v planView) promiseTone(p Promise) ui.TagView {
	switch p.State {
	case PromiseKept:
		return ui.TagView{Tone: ui.ToneKept, Text: PromiseWords(v.l, p, v.today)}
	case PromiseLate, PromiseBroken:
		return ui.TagView{Tone: ui.ToneLate, Text: PromiseWords(v.l, p, v.today)}
	case PromiseOpen:
		if p.NearnessOn(v.today) == Near14 {
			return ui.TagView{Tone: ui.ToneNear, Text: PromiseWords(v.l, p, v.today)}
		}
	}
	return ui.TagView{Tone: ui.TonePlain, Text: PromiseWords(v.l, p, v.today)}
}

// axis draws the promises and the steps in time.
func (v planView) axis() ui.PlanAxisView {
	from, to := v.pathway.DecidedOn, v.today
	lane := ui.PlanLane{Label: v.l.T("pathway.plan.promises")}
	lane.Marks = append(lane.Marks, ui.PlanMark{Date: from, Kind: ui.MarkStart, Label: v.l.T("pathway.plan.decided")})
	for _, p := range v.promises {
		mark := ui.PlanMark{Date: p.Due, Kind: ui.MarkFuture, Label: v.l.T("pathway.promise." + string(p.Kind))}
		switch p.State {
		case PromiseKept, PromiseLate:
			mark.Date, mark.Kind = p.KeptOn, ui.MarkKept
		case PromiseBroken:
			mark.Kind = ui.MarkLate
		case PromiseOpen:
			if p.NearnessOn(v.today) == Near14 {
				mark.Kind = ui.MarkNear
			}
		}
		lane.Marks = append(lane.Marks, mark)
		if mark.Date.After(to) {
			to = mark.Date
		}
	}
	steps := ui.PlanLane{Label: v.l.T("pathway.plan.steps")}
	for _, s := range v.steps {
		mark := ui.PlanMark{Date: s.PlannedOn, Kind: ui.MarkBooked, Label: v.l.T("pathway.step." + s.Kind)}
		switch s.State {
		case "held":
			mark.Kind, mark.Date = ui.MarkMet, s.DoneOn
		case "missed":
			mark.Kind = ui.MarkMissing
		}
		steps.Marks = append(steps.Marks, mark)
		if mark.Date.After(to) {
			to = mark.Date
		}
	}
	return ui.PlanAxisView{
		Title: v.l.T("pathway.plan.title"), From: from.AddDays(1 - from.Day()), To: to.AddMonths(1), Today: v.today,
		Lanes: []ui.PlanLane{lane, steps},
	}
}

// hidden is the version that a command was made on.
func (v planView) hidden() []ui.Hidden {
	return []ui.Hidden{{Name: "version", Value: strconv.Itoa(v.pathway.Version)}}
}

// typedOr is what was typed into a field of one of the forms, when that form
// came back, and the usual value otherwise.
func (v planView) typedOr(form, field, usual string) string {
	if v.failed.form == form {
		return v.typed(field)
	}
	return usual
}
