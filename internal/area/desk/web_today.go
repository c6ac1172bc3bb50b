package desk

import (
	"context"
	"slices"

	"insieme/internal/area/pathway"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	maxTasks    = 8 // on the page; the rest behind one link
	allTasks    = 200
	maxPromises = 5
)

// todayView is Oggi: what is mine and can be done now, the promises, the
// appointments, the portfolio.
type todayView struct {
	l            i18n.L
	today        civil.Date
	mine         string // "" for mine, "team" for the team's
	mayTeam      access.Action
	tasks        []ui.TaskLineView
	ladder       []rung // the team's tasks, the longest waiting first
	waiting      []waitingLine
	waitingCount int
	referrals    []ui.RowView
	referred     int
	ways         []ui.NavItem // for who sees no case: where to go
	taskCount    int
	promises     []ui.PromiseLineView
	promiseCount int
	appointments []appointmentView
	portfolio    []portfolioRow
	people       int
	refers       bool // people to the programme
	owes         bool // reads promises
	asked        bool // is asked by the programme
	meets        bool // reads appointments
}

type appointmentView struct {
	line     AppointmentLine
	name     string
	birth    civil.Date
	presence ui.PresenceView
}

type portfolioRow struct {
	label string
	href  string
	count int
	late  int
}

func (p *Pages) showToday(c *web.Ctx) error {
	v := todayView{l: c.L, today: c.Today(), mayTeam: team(c.Actor)}
	owner := c.Actor.User
	if c.Query().Get("vista") == "equipe" && v.mayTeam != "" {
		v.mine, owner = "team", ""
	}
	if !access.Allows(c.Actor, access.PersonView) {
		return p.showOthersToday(c, v)
	}
	for _, fill := range []func(*web.Ctx, *todayView, id.User) error{p.tasks, p.promises, p.appointments, p.waiting, p.portfolio} {
		if err := fill(c, &v, owner); err != nil {
			return err
		}
	}
	return c.Page(200, todayPage(c.Frame("desk.today.title", "today"), v))
}

// tasks are the areas' lines that are the owner's; the team's are everybody's.
func (p *Pages) tasks(c *web.Ctx, v *todayView, owner id.User) error {
	all, err := collect(c, p.plugs.Todos, owner, func(t web.Todo) (id.User, civil.Date) { return t.Owner, t.Since })
	if err != nil {
		return err
	}
	v.taskCount = len(all)
	if v.mine == "team" {
		return p.climb(c, v, all)
	}
	shown := maxTasks
	if c.Query().Get("tutte") != "" {
		shown = allTasks
	}
	for i, t := range all[:min(len(all), shown)] {
		v.tasks = append(v.tasks, TaskLine(c.L, t, c.Today()))
		v.tasks[i].First = i == 0
	}
	return nil
}

// collect joins what the areas' sources give for an actor: the owner's, the
// oldest first; everybody's without an owner. What nobody owns yet is the work
// of who receives applications.
func collect[T any, S ~func(context.Context, access.Actor, access.Scope, civil.Date) ([]T, error)](
	c *web.Ctx, sources []S, owner id.User, of func(T) (id.User, civil.Date),
) ([]T, error) {
	scope, receives := access.ScopeOf(c.Actor, access.PersonView), receives(c.Actor)
	var all []T
	for _, source := range sources {
		some, err := source(c.Context(), c.Actor, scope, c.Today())
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	all = slices.DeleteFunc(all, func(x T) bool {
		whose, _ := of(x)
		return owner != "" && whose != owner && (whose != "" || !receives)
	})
	slices.SortStableFunc(all, func(a, b T) int {
		_, one := of(a)
		_, other := of(b)
		return one.Compare(other)
	})
	return all, nil
}

// TaskLine is an area's line as Oggi shows it. Dates among the arguments are
// written as people read them.
func TaskLine(l i18n.L, t web.Todo, today civil.Date) ui.TaskLineView {
	args := make([]any, len(t.WhatArgs))
	for i, a := range t.WhatArgs {
		args[i] = a
		if d, ok := a.(civil.Date); ok {
			args[i] = l.DayMonth(d)
		}
	}
	name, href := Name(t.Who.Surname, t.Who.Given), ""
	if t.Person != "" { // who is asked may open nobody
		href = pathPerson(t.Person)
	}
	if t.Title != "" {
		name, href = t.Title, t.TitleHref
	}
	return ui.TaskLineView{
		Icon: "arrow-right-circle", Name: name, NameHref: href, Birth: t.Who.Birth,
		What: l.T(t.WhatKey, args...), Since: l.Since(today, t.Since), Late: t.Late, Action: l.T(t.ActionKey), Href: t.Href, Post: t.Post,
	}
}

func (p *Pages) promises(c *web.Ctx, v *todayView, owner id.User) error {
	if !access.Allows(c.Actor, access.PathwayView) {
		return nil
	}
	v.owes = true
	rows, _, err := p.service.Pathway.DueSoon(c.Context(), access.ScopeOf(c.Actor, access.PathwayView), 500)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if owner != "" && r.Referent != owner {
			continue
		}
		if v.promiseCount++; len(v.promises) < maxPromises {
			v.promises = append(v.promises, pathway.DueLine(c, r))
		}
	}
	return nil
}

func (p *Pages) appointments(c *web.Ctx, v *todayView, _ id.User) error {
	if p.plugs.Appointments == nil || !access.Allows(c.Actor, access.AgendaView) {
		return nil
	}
	v.meets = true
	lines, err := p.plugs.Appointments(c)
	if err != nil {
		return err
	}
	people := make([]id.Person, 0, len(lines))
	for _, line := range lines {
		people = append(people, line.Person)
	}
	cards, err := CardsOf(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.PersonView), people)
	if err != nil {
		return err
	}
	for _, line := range lines {
		a := appointmentView{line: line}
		if i := slices.IndexFunc(cards, func(card Card) bool { return card.Person == line.Person }); i >= 0 {
			a.name, a.birth = cards[i].Name(), cards[i].Birth
		}
		if line.Post != "" {
			a.presence = presence(c.L, line, a.name)
		}
		v.appointments = append(v.appointments, a)
	}
	return nil
}

func presence(l i18n.L, line AppointmentLine, name string) ui.PresenceView {
	p := ui.PresenceView{Label: l.T("desk.today.presence_of", name, line.Time), Action: line.Post, Name: "presence", Chosen: line.State}
	for _, state := range []string{"present", "excused", "absent", "moved"} {
		p.Options = append(p.Options, ui.Option{Value: state, Label: l.T("desk.presence." + state)})
	}
	for name, value := range line.Hidden {
		p.Hidden = append(p.Hidden, ui.Hidden{Name: name, Value: value})
	}
	return p
}

func (p *Pages) portfolio(c *web.Ctx, v *todayView, owner id.User) error {
	if !access.Allows(c.Actor, access.PersonView) {
		return nil
	}
	counts, err := Portfolio(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.PersonView), owner, c.Today())
	if err != nil {
		return err
	}
	for _, g := range Groups() {
		row := portfolioRow{label: c.L.T("desk.group." + g.Code), href: "/persone?gruppo=" + g.Code}
		if owner != "" {
			row.href += "&referente=" + string(owner)
		}
		for _, n := range counts {
			if groupOf(n.Stage) == g.Code {
				row.count += n.People
				row.late += n.Broken
			}
		}
		if g.Code == "ended" {
			row.late = 0
		}
		if g.Code != "ended" {
			v.people += row.count
		}
		if row.count > 0 {
			v.portfolio = append(v.portfolio, row)
		}
	}
	return nil
}

func (v todayView) sub() string {
	return v.l.T("desk.today.sub", v.l.N("desk.today.tasks", v.taskCount), v.l.N("desk.today.promises", v.promiseCount),
		v.l.N("desk.today.appointments", len(v.appointments)))
}

func (v todayView) portfolioTitle() string {
	if v.mine == "team" {
		return v.l.T("desk.today.portfolio_team")
	}
	return v.l.T("desk.today.portfolio")
}

// allHref leads to every task, in the view that is open.
func (v todayView) allHref() string {
	if v.mine == "team" {
		return "/oggi?vista=equipe&tutte=1"
	}
	return "/oggi?tutte=1"
}
