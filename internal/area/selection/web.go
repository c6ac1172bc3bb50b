package selection

import (
	"context"
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"insieme/internal/area/company"
	"insieme/internal/area/network"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// NavRequests is the key of the requests in the navigation.
const NavRequests = "requests"

const (
	pathRequests = "/richieste"
	pathOf       = pathRequests + "/{request}"
)

// Pages are the pages of requests.
type Pages struct{ service *Service }

// NewPages makes the pages of a service.
func NewPages(s *Service) *Pages { return &Pages{s} }

// Nav is the requests in the navigation.
func (p *Pages) Nav() web.NavItem {
	return web.NavItem{Key: NavRequests, LabelKey: "selection.title", Href: pathRequests, Icon: "list", Action: access.RequestView}
}

// move is a command that a button gives.
type move struct {
	tail string
	fact Fact
}

func moves() []move {
	return []move{
		{"/apri", FactOpened},
		{"/conferma", FactRefreshed},
		{"/mandata", FactSent},
		{"/coperta", FactFilled},
		{"/riapri", FactReopened},
		{"/ritira", FactWithdrawn},
	}
}

// Routes lists the pages and commands.
func (p *Pages) Routes() []web.Route {
	get := func(pattern string, action access.Action, h web.Handler) web.Route {
		return web.Route{Method: http.MethodGet, Pattern: pattern, Action: action, Handler: h}
	}
	post := func(pattern string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: access.RequestEdit, Handler: h}
	}
	routes := []web.Route{
		get(pathRequests, access.RequestView, p.showRequests),
		get(pathRequests+"/nuova", access.RequestEdit, p.newRequest),
		post(pathRequests, p.receive),
		get(pathOf, access.RequestView, p.showRequest),
		get(pathOf+"/modifica", access.RequestEdit, p.editRequest),
		post(pathOf+"/modifica", p.changeRequest),
	}
	const entry = pathOf + "/elenco/{person}"
	routes = append(routes,
		post(pathOf+"/elenco", p.addEntry),
		post(entry+"/togli", p.removeEntry),
		post(entry+"/nota", p.noteEntry),
		web.Route{Method: http.MethodPost, Pattern: entry + "/accordo", Action: access.RequestAgree, Handler: p.agree},
	)
	for _, m := range moves() {
		routes = append(routes, post(pathOf+m.tail, p.move(m.fact)))
	}
	return routes
}

// Path is the page of a request, or a page under it.
func Path(of id.Request, tail string) string { return pathRequests + "/" + string(of) + tail }

func (p *Pages) subject(c *web.Ctx) (Request, error) {
	of, err := web.PathID[id.Request](c, "request")
	if err != nil {
		return Request{}, err
	}
	return p.service.Find(c.Context(), c.Actor, of)
}

type moveForm struct {
	Version int    `form:"version"`
	Reason  string `form:"reason" max:"30"`
}

// move answers POST /richieste/{request}/… of a button.
func (p *Pages) move(fact Fact) web.Handler {
	return func(c *web.Ctx) error {
		of, err := p.subject(c)
		if err != nil {
			return err
		}
		var f moveForm
		if err = c.Decode(&f); err == nil {
			if cmd := (Cmd{of.ID, f.Version}); fact == FactSent {
				err = p.service.Send(c.Context(), c.Actor, cmd)
			} else {
				err = p.service.Move(c.Context(), c.Actor, cmd, fact, f.Reason)
			}
		}
		if err != nil {
			return c.Retry(err, func() (templ.Component, error) { return p.requestPage(c, of, err) })
		}
		return c.Done(Path(of.ID, ""), web.Flash{Key: "selection.flash." + string(fact)})
	}
}

// stateTag is a state in word and shape.
func stateTag(l i18n.L, s State) ui.TagView {
	t := ui.TagView{Text: l.T("selection.state." + string(s))}
	switch s {
	case Open, ShortlistSent:
		t.Tone = ui.ToneInfo
	case Filled:
		t.Tone = ui.ToneKept
	case Expired:
		t.Tone = ui.ToneNear
	case Withdrawn:
		t.Icon = "ban"
	}
	return t
}

// options lists codes with their words.
func options[T ~string](l i18n.L, prefix string, codes []T) []ui.Option {
	out := make([]ui.Option, 0, len(codes)+1)
	for _, c := range codes {
		out = append(out, ui.Option{Value: string(c), Label: l.T(prefix + string(c))})
	}
	return out
}

func optional(none string, list []ui.Option) []ui.Option {
	return append([]ui.Option{{Label: none}}, list...)
}

// colleagues lists who may follow a request.
func (p *Pages) colleagues(c *web.Ctx) ([]ui.Option, error) {
	users, err := network.AllUsers(c.Context(), p.service.DB.Reader())
	var out []ui.Option
	for _, u := range users {
		if u.Active && access.Allows(u.Actor(), access.RequestEdit) {
			out = append(out, ui.Option{Value: string(u.ID), Label: u.Name})
		}
	}
	return out, err
}

func (p *Pages) towns(c *web.Ctx) ([]ui.Option, error) {
	all, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
	out := make([]ui.Option, len(all))
	for i, m := range all {
		out[i] = ui.Option{Value: m.ISTAT, Label: m.Name}
	}
	return out, err
}

func (p *Pages) rules(c *web.Ctx) (programme.Rules, error) {
	return programme.RulesAt(c.Context(), p.service.DB.Reader(), c.Today())
}

// Panel is the requests of a company on its page.
func (p *Pages) Panel() company.Panel {
	return company.Panel{ID: "richieste", TitleKey: "selection.title", Action: access.RequestView, Render: func(c *web.Ctx, of id.Company) (templ.Component, error) {
		rows, err := List(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.RequestView), Filter{Company: of}, civil.Date{}, "", rowsInPanel)
		if err != nil {
			return nil, err
		}
		var add *ui.Link
		if access.Allows(c.Actor, access.RequestEdit) {
			add = &ui.Link{Label: c.L.T("selection.new"), Href: pathRequests + "/nuova?azienda=" + string(of)}
		}
		views := make([]ui.RowView, 0, len(rows))
		for _, r := range rows {
			tag := stateTag(c.L, r.Course.State)
			views = append(views, ui.RowView{Label: p.tradeName(c.L, r), Href: Path(r.ID, ""), Second: c.L.N("selection.positions.count", r.Positions), Tag: &tag})
		}
		return panelCard(c.L, add, views), nil
	}}
}

const rowsInPanel = 10

func (p *Pages) tradeName(l i18n.L, r Row) string {
	if r.Words != "" {
		return r.Words
	}
	return p.service.Vocabulary.OccupationName(r.Code, l.Lang())
}

const maxTodos = 200

// Todos are the requests without work for too long, on Oggi of who follows them;
// the team's list shows them on its ladder.
func (p *Pages) Todos(ctx context.Context, actor access.Actor, _ access.Scope, today civil.Date) ([]web.Todo, error) {
	asked, err := p.askedTodos(ctx, actor, today)
	if err != nil || !access.Allows(actor, access.RequestEdit) {
		return asked, err
	}
	rules, err := programme.RulesAt(ctx, p.service.DB.Reader(), today)
	if err != nil {
		return nil, err
	}
	ladder := LadderOf(rules)
	rows, err := idle(ctx, p.service.DB.Reader(), access.ScopeOf(actor, access.RequestEdit), today.AddDays(-ladder.Owner), maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, 0, len(rows))
	for _, r := range rows {
		rung := r.Course.Rung(ladder, today)
		todos = append(todos, web.Todo{
			Title: r.CompanyName, TitleHref: company.Path(r.Company, ""), WhatKey: "selection.todo." + string(rung), Since: r.Course.WorkedOn,
			Late: slices.Index(Rungs(), rung) > 0, ActionKey: "selection.todo.open", Href: Path(r.ID, ""), Owner: r.Owner,
		})
	}
	return append(todos, asked...), nil
}
