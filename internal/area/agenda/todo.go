package agenda

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// lateAfterDays is when an appointment without an outcome is late.
const lateAfterDays = 7

const maxTodos = 200

// Todos are the appointments of past days of which nobody has said how they
// went; interviews are intake's.
func (p *Pages) Todos(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	lines, err := Unmarked(ctx, p.service.DB.Reader(), access.ScopeOf(actor, access.AgendaEdit).NarrowAs(scope), today, maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, len(lines))
	for i, line := range lines {
		todos[i] = web.Todo{
			Person: line.Person, Who: web.Who{Surname: line.Surname, Given: line.GivenName, Birth: line.BirthDate},
			WhatKey: "agenda.todo." + string(line.Kind), WhatArgs: []any{line.OnDay}, Since: line.OnDay,
			Late: line.OnDay.DaysUntil(today) > lateAfterDays, ActionKey: "agenda.todo.open", Href: weekPath(line.OnDay), Owner: line.User,
		}
	}
	return todos, nil
}
