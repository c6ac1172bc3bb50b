package desk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// How much Oggi shows of a list before the rest stands behind a link.
const (
	maxRung    = 5
	maxWaiting = 12
)

// rung is a step of the ladder with the tasks that stand on it.
type rung struct {
	title string // since when, and who is to be told next
	count int
	tasks []ui.TaskLineView
	late  bool
}

// climb puts the team's tasks on the ladder, each with who follows it.
func (p *Pages) climb(c *web.Ctx, v *todayView, all []web.Todo) error {
	var owners []id.User
	for _, t := range all {
		if t.Owner != "" {
			owners = append(owners, t.Owner)
		}
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), owners...)
	if err != nil {
		return err
	}
	most := maxRung
	if c.Query().Get("tutte") != "" {
		most = allTasks
	}
	ladder := make([]rung, len(rungs))
	for _, t := range all {
		r := &ladder[rungOf(t.Since, c.Today())]
		if r.count++; len(r.tasks) < most {
			line := TaskLine(c.L, t, c.Today())
			line.Owner = initials(names[t.Owner])
			r.tasks = append(r.tasks, line)
		}
	}
	for i, r := range ladder {
		if r.count > 0 {
			r.title, r.late = c.L.T("desk.ladder."+rungs[i].told, rungs[i].days), rungs[i].days >= 14
			v.ladder = append(v.ladder, r)
			v.tasks = append(v.tasks, r.tasks...)
		}
	}
	if len(v.ladder) > 0 {
		v.ladder[0].tasks[0].First = true
	}
	return nil
}

// initials of the first and the last word of a name; empty for nobody.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return strings.ToUpper(string(first) + string(last))
}

// waitingLine is somebody for whom the next step is another's.
type waitingLine struct {
	name ui.PersonNameView
	what string
	call bool
}

// waiting are the waits on others that are the owner's, the oldest first.
func (p *Pages) waiting(c *web.Ctx, v *todayView, owner id.User) error {
	all, err := collect(c, p.plugs.Waiting, owner, func(w web.Waiting) (id.User, civil.Date) { return w.Owner, w.Since })
	if err != nil {
		return err
	}
	v.waitingCount = len(all)
	for _, w := range all[:min(len(all), maxWaiting)] {
		v.waiting = append(v.waiting, waitingOf(c.L, w, c.Today()))
	}
	return nil
}

// waitingOf is a wait as Oggi shows it: what is waited for and since when in
// words.
func waitingOf(l i18n.L, w web.Waiting, today civil.Date) waitingLine {
	args := []any{l.Since(today, w.Since)}
	for _, a := range w.WhatArgs {
		if d, ok := a.(civil.Date); ok {
			a = l.Date(d)
		}
		args = append(args, a)
	}
	return waitingLine{
		name: ui.PersonNameView{Name: Name(w.Who.Surname, w.Who.Given), Href: pathPerson(w.Person), Birth: w.Who.Birth},
		what: l.T(w.WhatKey, args...), call: w.Call,
	}
}

// receives reports whether what nobody owns yet is an actor's work.
func receives(a access.Actor) bool {
	return slices.ContainsFunc([]access.Role{access.Office, access.Coordinator, access.Interviewer}, a.Has)
}

// showOthersToday is Oggi for who sees no case: the questions put to an
// organisation, an access point's referrals and what became of them, and for
// everybody the pages that they may open.
func (p *Pages) showOthersToday(c *web.Ctx, v todayView) error {
	if p.plugs.Asked != nil && access.Allows(c.Actor, access.IntakeAnswer) {
		asked, err := p.plugs.Asked(c.Context(), c.Actor, access.ScopeOf(c.Actor, access.IntakeAnswer), c.Today())
		if err != nil {
			return err
		}
		v.asked, v.taskCount = true, len(asked)
		for i, t := range asked[:min(len(asked), maxTasks)] {
			v.tasks = append(v.tasks, TaskLine(c.L, t, c.Today()))
			v.tasks[i].First = i == 0
		}
	}
	if p.plugs.Referrals != nil && access.Allows(c.Actor, access.IntakeRefer) {
		var err error
		if v.referrals, v.referred, err = p.plugs.Referrals(c); err != nil {
			return err
		}
		v.refers = true
	}
	f := c.Frame("desk.today.title", "today")
	for _, g := range f.Nav {
		for _, item := range g.Items {
			if item.Key != "today" {
				v.ways = append(v.ways, item)
			}
		}
	}
	return c.Page(200, othersToday(f, v))
}

// about says in a sentence what a page is for, where that is known.
func (v todayView) about(item ui.NavItem) string {
	key := "desk.way." + item.Key
	if text := v.l.T(key); text != key {
		return text
	}
	return ""
}

func (v todayView) oldestWait() string {
	if len(v.waiting) == 0 {
		return ""
	}
	return v.l.T("desk.waiting.oldest", v.waiting[0].what)
}

func (v todayView) greeting() string {
	if v.asked {
		return v.l.N("desk.today.asked", v.taskCount)
	}
	if v.refers {
		return v.l.N("desk.today.referred", v.referred)
	}
	return v.l.T("desk.today.no_case")
}
