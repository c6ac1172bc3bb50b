package intake

import (
	"context"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// maxTodos is how many lines each column of the queue gives to Oggi, the
// oldest first; the queue has the rest.
const maxTodos = 50

// Todos are the lines of Oggi of this area: applications to look at, partners
// to ask, people to invite, interviews without an outcome, decisions to take.
// Each actor gets what they may do.
func (p *Pages) Todos(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Todo, error) {
	const op = "intake.Todos"
	rules, err := programme.RulesAt(ctx, p.reader(), today)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	var out []web.Todo
	for _, source := range todoSources() {
		if !access.Allows(actor, source.action) {
			continue
		}
		rows, err := queueRows(ctx, p.reader(), scope, QueueFilter{Column: source.column}, QueueCursor{}, today, maxTodos)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		links, err := p.askedLinks(ctx, source.column, rows)
		if err != nil {
			return nil, fault.Wrap(op, err)
		}
		for _, r := range rows {
			link, asked := links[r.ID]
			days, call := link.Unanswered(today, rules.AnswerDays)
			if asked && !call {
				continue // it is the person's turn
			}
			if asked {
				t, _ := source.todo(r, rules.InviteWeeks*7, today)
				t.WhatKey, t.WhatArgs, t.Since = "intake.todo.call", []any{days}, link.SentOn
				out = append(out, t)
				continue
			}
			if t, due := source.todo(r, rules.InviteWeeks*7, today); due {
				out = append(out, t)
			}
		}
	}
	more, err := p.verificationTodos(ctx, actor, scope, today)
	return append(out, more...), fault.Wrap(op, err)
}

// askedLinks are the invitations to choose a day that wait for an answer, of the
// people to invite.
func (p *Pages) askedLinks(ctx context.Context, column Queue, rows []QueueRow) (map[id.Application]Link, error) {
	if column != QueueToInvite {
		return nil, nil
	}
	ids := make([]id.Application, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return sentLinks(ctx, p.reader(), ids)
}

// todoSource is a column of the queue as tasks: what is to do and who may.
type todoSource struct {
	column  Queue
	action  access.Action
	key     string // of the sentence and, with ".do", of the button
	command string // page of the case where it is done; "" is the case itself
}

func todoSources() []todoSource {
	return []todoSource{
		{QueueNew, access.IntakeVerify, "intake.todo.check", ""},
		{QueueVerifying, access.IntakeVerify, "intake.todo.verify", ""},
		{QueueToInvite, access.IntakeInvite, "intake.todo.invite", "invita"},
		{QueueSet, access.IntakeInterview, "intake.todo.outcome", "colloquio"},
		{QueueToDecide, access.IntakeDecide, "intake.todo.decide", "colloquio"},
	}
}

// todo makes a row's task; an interview is one only when its day is gone, a
// verification only while nobody has been asked or the wait is too long.
func (s todoSource) todo(r QueueRow, inviteDays int, today civil.Date) (web.Todo, bool) {
	late := r.LateOn(today, inviteDays)
	switch {
	case s.column == QueueSet && !late, s.column == QueueVerifying && !late && !r.AskedOn.IsZero():
		return web.Todo{}, false
	}
	href := pathCase(r.ID)
	if s.command != "" {
		href += "/" + s.command
	}
	return web.Todo{
		Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, WhatKey: s.key, Since: r.Day, Late: late,
		ActionKey: s.key + ".do", Href: href, Owner: r.Interviewer,
	}, true
}

// Days after which a wait is worth asking again.
const (
	callAfterInvited = 6
	callAfterAsked   = 7
)

// Waiting are the applications whose next step is another's: people invited,
// partners asked, suspensions that run, forms that an access point still has to
// fill in.
func (p *Pages) Waiting(ctx context.Context, actor access.Actor, scope access.Scope, today civil.Date) ([]web.Waiting, error) {
	if !access.Allows(actor, access.IntakeQueue) {
		return nil, nil
	}
	var out []web.Waiting
	for _, column := range []Queue{QueueNew, QueueVerifying, QueueSet, QueueSuspended} {
		rows, err := queueRows(ctx, p.reader(), scope, QueueFilter{Column: column}, QueueCursor{}, today, maxTodos)
		if err != nil {
			return nil, fault.Wrap("intake.Waiting", err)
		}
		for _, r := range rows {
			if w, waits := r.waiting(today); waits {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// waiting makes a row's wait; none where the next step is the programme's.
func (r QueueRow) waiting(today civil.Date) (web.Waiting, bool) {
	w := web.Waiting{Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, Since: r.Since, Owner: r.Interviewer}
	switch {
	case r.State == Referred:
		w.WhatKey, w.Call = "intake.waiting.referred", r.Since.DaysUntil(today) >= callAfterAsked
	case r.State == Verifying && !r.AskedOn.IsZero():
		w.WhatKey, w.Since, w.Call = "intake.waiting.asked", r.AskedOn, r.AskedOn.DaysUntil(today) >= callAfterAsked
	case r.State == InterviewSet && !r.InterviewOn.Before(today):
		w.WhatKey, w.WhatArgs, w.Call = "intake.waiting.invited", []any{r.InterviewOn}, r.Since.DaysUntil(today) >= callAfterInvited
	case r.State == Suspended:
		w.WhatKey, w.WhatArgs = "intake.waiting.suspended", []any{r.SuspendedUntil}
	case r.State == InCharge:
		w.WhatKey, w.WhatArgs = "intake.waiting.in_charge", []any{r.RecheckOn}
	default:
		return w, false
	}
	if w.Call {
		w.WhatKey += ".call"
	}
	return w, true
}
