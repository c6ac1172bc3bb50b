package pathway

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// When a line of Oggi is late: a pact that waits, a step without an outcome or
// a pause that has ended.
const (
	lateAfterDays = 14
	lateStepDays  = 7
)

const maxTodos = 200

// Todos are the next steps of this area on Oggi within the scope: pacts to be
// proposed and accepted, steps without an outcome, pauses that have ended.
func (p *Pages) Todos(ctx context.Context, _ access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	q := p.service.DB.Reader()
	rows, err := pending(ctx, q, scope, maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, 0, len(rows))
	for _, r := range rows {
		what, on, since := r.next()
		todos = append(todos, web.Todo{
			Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.GivenName, Birth: r.Birth},
			WhatKey: what, WhatArgs: []any{on}, Since: since, Late: since.DaysUntil(today) > lateAfterDays,
			ActionKey: "pathway.todo.open", Href: "/percorsi/" + string(r.Application) + "/patto", Owner: r.Referent,
		})
	}
	steps, err := overdue(ctx, q, scope, today, maxTodos)
	if err != nil {
		return nil, err
	}
	for _, r := range steps {
		todos = append(todos, r.todo("pathway.todo.step."+r.Kind, "pathway.todo.outcome", r.On, today))
	}
	ended, err := awake(ctx, q, scope, today, maxTodos)
	if err != nil {
		return nil, err
	}
	for _, r := range ended {
		todos = append(todos, r.todo("pathway.todo.awake", "pathway.todo.plan", r.On.AddDays(1), today))
	}
	return todos, nil
}

// next is what a pact waits for: the line's words, the day that they name, and
// since when.
func (r PendingRow) next() (what string, on, since civil.Date) {
	switch {
	case !r.TalkOn.IsZero():
		return "pathway.todo.talk", r.TalkOn, r.TalkOn
	case !r.OfferedOn.IsZero():
		return "pathway.todo.renew", r.OfferedOn, r.OfferedOn
	case r.State == PactProposed:
		return "pathway.todo.accept", r.DecidedOn, r.Since
	default:
		return "pathway.todo.propose", r.DecidedOn, r.Since
	}
}

// todo is a row as a line of Oggi; the plan is where it is done.
func (r caseRow) todo(what, action string, since, today civil.Date) web.Todo {
	return web.Todo{
		Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.GivenName, Birth: r.Birth}, WhatKey: what, WhatArgs: []any{r.On},
		Since: since, Late: since.DaysUntil(today) > lateStepDays, ActionKey: action, Href: "/percorsi/" + string(r.Application) + "#piano",
		Owner: r.Referent,
	}
}
