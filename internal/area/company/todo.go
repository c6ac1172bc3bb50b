package company

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// lateAfterDays is when a line of Oggi about a company is late.
const lateAfterDays = 7

const maxTodos = 200

// Todos are what is to be done with companies: next actions whose day has come,
// associations to tell, late pledges, stale companies with something open. They
// are for who may do it; what nobody follows is everybody's.
func (p *Pages) Todos(ctx context.Context, actor access.Actor, _ access.Scope, today civil.Date) ([]web.Todo, error) {
	if !access.Allows(actor, access.CompanyEdit) {
		return nil, nil
	}
	q, scope := p.service.DB.Reader(), access.ScopeOf(actor, access.CompanyEdit)
	rules, err := p.service.rules(ctx, q)
	if err != nil {
		return nil, err
	}
	var todos []web.Todo
	add := func(rows []dueRow, err error, line func(dueRow) web.Todo) error {
		for _, r := range rows {
			t := line(r)
			t.Title, t.TitleHref, t.Since, t.Owner = r.Name, Path(r.Company, ""), r.Since, r.Owner
			if t.Owner == "" {
				t.Owner = actor.User
			}
			t.Late = t.Late || r.Since.DaysUntil(today) > lateAfterDays
			todos = append(todos, t)
		}
		return err
	}
	rows, err := nextDue(ctx, q, scope, today, maxTodos)
	if err := add(rows, err, func(r dueRow) web.Todo {
		return web.Todo{WhatKey: "company.todo.next." + r.What, WhatArgs: []any{r.Since}, ActionKey: "company.todo.record", Href: Path(r.Company, "/contatti/nuovo")}
	}); err != nil {
		return nil, err
	}
	rows, err = toTell(ctx, q, scope, today, maxTodos)
	if err := add(rows, err, func(r dueRow) web.Todo {
		return web.Todo{WhatKey: "company.todo.tell", WhatArgs: []any{r.Since}, ActionKey: "company.todo.told", Href: Path(r.Company, "#associazione")}
	}); err != nil {
		return nil, err
	}
	rows, err = lateness(ctx, q, scope, today, maxTodos)
	if err := add(rows, err, func(r dueRow) web.Todo {
		return web.Todo{WhatKey: "company.todo.pledge", WhatArgs: []any{r.Places, r.Since}, Late: true, ActionKey: "company.todo.see", Href: Path(r.Company, "#impegni")}
	}); err != nil {
		return nil, err
	}
	rows, err = staleOpen(ctx, q, scope, StaleBefore(today, rules.CompanyMonths), maxTodos)
	if err := add(rows, err, func(r dueRow) web.Todo {
		return web.Todo{WhatKey: "company.todo.stale", WhatArgs: []any{r.Since}, ActionKey: "company.todo.confirm", Href: Path(r.Company, "")}
	}); err != nil {
		return nil, err
	}
	return todos, nil
}
