package pathway

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// lateAfterDays is when a pact that waits is late for Oggi's line.
const lateAfterDays = 14

const maxTodos = 200

// Todos are the pacts to be proposed and to be accepted within the scope: the
// next step of this area on Oggi.
func (p *Pages) Todos(ctx context.Context, _ access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	rows, err := pending(ctx, p.service.DB.Reader(), scope, maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, 0, len(rows))
	for _, r := range rows {
		key := "pathway.todo.propose"
		if r.State == PactProposed {
			key = "pathway.todo.accept"
		}
		todos = append(todos, web.Todo{
			Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.GivenName, Birth: r.Birth},
			WhatKey: key, WhatArgs: []any{r.DecidedOn}, Since: r.Since, Late: r.Since.DaysUntil(today) > lateAfterDays,
			ActionKey: "pathway.todo.open", Href: "/percorsi/" + string(r.Application) + "/patto", Owner: r.Referent,
		})
	}
	return todos, nil
}
