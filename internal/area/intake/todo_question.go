package intake

import (
	"context"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// verificationTodos are the lines of Oggi about questions put to organisations:
// unanswered ones past their day, answers that nobody has looked at, and good
// answers that count no longer.
func (p *Pages) verificationTodos(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	if !access.Allows(actor, access.IntakeVerify) {
		return nil, nil
	}
	rows, err := pendingQuestions(ctx, p.reader(), scope, today, maxTodos)
	if err != nil {
		return nil, err
	}
	partners, err := organisations(ctx, p.reader())
	if err != nil {
		return nil, err
	}
	var out []web.Todo
	for _, r := range rows {
		t := web.Todo{
			Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, WhatKey: "intake.todo.answered",
			WhatArgs: []any{partners[r.Organisation].Name}, Since: r.AnsweredOn, ActionKey: "intake.todo.answered.do", Href: pathCase(r.Application),
		}
		if r.State == QuestionAsked {
			days := r.AskedOn.DaysUntil(today)
			t.WhatKey, t.WhatArgs = plural("intake.todo.silent", days), []any{days, partners[r.Organisation].Name}
			t.Since, t.Late, t.ActionKey, t.Href = r.AskedOn, true, "intake.todo.silent.do", ""
			t.Post = pathQuestions + "/" + string(r.ID) + "/sollecita"
		}
		out = append(out, t)
	}
	expired, err := p.expiredTodos(ctx, scope, today)
	return append(out, expired...), err
}

// Asked are the lines of Oggi of an organisation that is asked: the questions
// put to it, those due first. Each is a look at the person.
func (p *Pages) Asked(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	rows, err := openQuestions(ctx, p.reader(), scope, maxQuestions)
	if err != nil {
		return nil, err
	}
	out, people := make([]web.Todo, len(rows)), make([]id.Person, len(rows))
	for i, r := range rows {
		people[i] = r.Person
		out[i] = web.Todo{
			Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, WhatKey: "intake.todo.asked." + string(r.Rule), WhatArgs: []any{r.DueOn, r.Months},
			Since: r.AskedOn, Late: r.LateOn(today), ActionKey: "intake.todo.asked.do", Href: pathQuestions + "/" + string(r.ID),
		}
	}
	return out, audit.LookAll(ctx, p.service.DB, actor, people, lookedQuestion, "")
}

// plural is the key of a text that counts.
func plural(key string, n int) string {
	if n == 1 {
		return key + ".one"
	}
	return key + ".other"
}

// expiredTodos are the people who wait for the invitation, or for the other
// answer, while an answer about them has expired and nobody has asked again.
func (p *Pages) expiredTodos(ctx context.Context, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	rules, err := programme.RulesAt(ctx, p.reader(), today)
	if err != nil {
		return nil, err
	}
	var out []web.Todo
	for _, column := range []Queue{QueueVerifying, QueueToInvite} {
		rows, err := queueRows(ctx, p.reader(), scope, QueueFilter{Column: column}, QueueCursor{}, today, maxTodos)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			continue
		}
		applications := make([]id.Application, len(rows))
		for i, r := range rows {
			applications[i] = r.ID
		}
		said, err := findingsOf(ctx, p.reader(), applications)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if since := firstExpired(Expire(Verifications(said[r.ID]), rules.VerifyMonths, today)); !since.IsZero() {
				out = append(out, web.Todo{
					Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, WhatKey: "intake.todo.expired",
					Since: since, Late: true, ActionKey: "intake.todo.expired.do", Href: pathCase(r.ID),
				})
			}
		}
	}
	return out, nil
}

// firstExpired is the day after the last on which the first of the expired
// answers counted; no date for none.
func firstExpired(checks []Verification) civil.Date {
	var first civil.Date
	for _, v := range checks {
		if !v.ExpiredOn.IsZero() && (first.IsZero() || v.ExpiredOn.Before(first)) {
			first = v.ExpiredOn
		}
	}
	if first.IsZero() {
		return first
	}
	return first.AddDays(1)
}
