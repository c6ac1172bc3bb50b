package person

import (
	"context"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/web"
)

// lateAfterDays is when a pair of records that nobody has looked at is late.
const lateAfterDays = 7

const maxTodos = 50

// Todos are the pairs of records that may be one person, for who may merge.
func (p *Pages) Todos(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	pairs, err := Duplicates(ctx, p.service.DB.Reader(), access.ScopeOf(actor, access.PersonMerge).NarrowAs(scope), maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, 0, len(pairs))
	for _, pair := range pairs {
		since := civil.DateOf(pair.FoundAt.In(p.service.Clock.Zone()))
		todos = append(todos, web.Todo{
			Person: pair.Other.ID, Who: web.Who{Surname: pair.Other.Surname, Given: pair.Other.GivenName, Birth: pair.Other.BirthDate},
			WhatKey: "person.todo.duplicate", Since: since, Late: since.DaysUntil(today) > lateAfterDays,
			ActionKey: "person.duplicate.look", Href: comparePath(pair.One.ID, pair.Other.ID),
		})
	}
	return todos, nil
}
