package intake

import (
	"maps"
	"slices"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web/ui"
)

// stages are the columns as a strip: how many, and the oldest or the next.
func (b *queueBuilder) stages(counts []StageCount) []ui.Stage {
	var out []ui.Stage
	for _, column := range Queues() {
		s := ui.Stage{
			Label: b.c.L.T("intake.column." + string(column)), Active: column == b.at.Column,
			Href: b.at.href(func(a *queueAddress) { a.Column = column; a.first() }),
		}
		var first Application // the earliest of each day in the column
		for _, c := range counts {
			if slices.Contains(column.States(), c.State) {
				s.Count += c.Count
				first.State = c.State
				earliest(&first.WaitingSince, c.WaitingSince)
				earliest(&first.Since, c.Since)
				earliest(&first.SuspendedUntil, c.WakesOn)
				earliest(&first.InterviewOn, c.InterviewOn)
			}
		}
		s.Note, s.Late = b.note(column, first, s.Count)
		out = append(out, s)
	}
	return out
}

func earliest(d *civil.Date, other civil.Date) {
	if d.IsZero() || (!other.IsZero() && other.Before(*d)) {
		*d = other
	}
}

// note is the line under a column's count.
func (b *queueBuilder) note(column Queue, first Application, count int) (text string, late bool) {
	l, today := b.c.L, b.c.Today()
	if count == 0 {
		return l.T("intake.stage.none"), false
	}
	switch column {
	case QueueSuspended:
		return l.T("intake.stage.wakes", l.DayMonth(first.SuspendedUntil)), first.SuspendedUntil.Before(today)
	case QueueSet:
		return l.T("intake.stage.next", l.Distance(today, first.InterviewOn)), first.InterviewOn.Before(today)
	case QueueToDecide:
		return b.oldest(first.Since), false
	default:
		return b.oldest(first.WaitingSince), first.LateOn(today, b.rules.InviteWeeks*7)
	}
}

func (b *queueBuilder) oldest(since civil.Date) string {
	if n := since.DaysUntil(b.c.Today()); n > 0 {
		return b.c.L.N("intake.stage.oldest", n)
	}
	return b.c.L.T("intake.stage.today")
}

// filters counts what each filter would leave, and how many the present ones
// do.
func (b *queueBuilder) filters() (out []filterView, count int, err error) {
	all, err := facets(b.c.Context(), b.p.reader(), b.scope, b.at.Column, b.c.Today())
	if err != nil {
		return nil, 0, err
	}
	l, f := b.c.L, b.at.filter()
	left := func(f QueueFilter) int {
		n := 0
		for _, facet := range all {
			if (f.District == "" || f.District == facet.District) && (f.Channel == "" || f.Channel == facet.Channel) && (!f.Young || facet.Young) {
				n += facet.Count
			}
		}
		return n
	}
	chip := func(label string, chosen bool, change func(*queueAddress)) ui.ChipView {
		at := b.at
		change(&at)
		return ui.ChipView{Label: label, Chosen: chosen, Count: left(at.filter()), Href: b.at.href(func(a *queueAddress) { change(a); a.first() })}
	}
	districts := []ui.ChipView{chip(l.T("intake.filter.all"), f.District == "", func(a *queueAddress) { a.District = "" })}
	for _, code := range slices.Sorted(maps.Keys(b.districts)) {
		districts = append(districts, chip(b.districts[code], f.District == code, func(a *queueAddress) { a.District = code }))
	}
	channels := []ui.ChipView{chip(l.T("intake.filter.all"), f.Channel == "", func(a *queueAddress) { a.Channel = "" })}
	for _, channel := range Channels() {
		channels = append(channels, chip(l.T("intake.channel."+string(channel)), f.Channel == channel, func(a *queueAddress) { a.Channel = channel }))
	}
	young := chip(l.T("intake.filter.young", YoungAge), f.Young, func(a *queueAddress) { a.Young = !a.Young })
	if f.Young {
		young.Count = left(f)
	}
	return []filterView{
		{Label: l.T("intake.filter.district", chosenOf(districts)), Chips: districts},
		{Label: l.T("intake.filter.channel", chosenOf(channels)), Chips: channels},
		{Chips: []ui.ChipView{young}},
	}, left(f), nil
}

// chosenOf is the label of the choice in force.
func chosenOf(chips []ui.ChipView) string {
	for _, c := range chips {
		if c.Chosen {
			return c.Label
		}
	}
	return chips[0].Label
}

// lines are the rows as the list shows them.
func (b *queueBuilder) lines() []queueLine {
	l, today := b.c.L, b.c.Today()
	var out []queueLine
	for _, r := range b.rows {
		line := queueLine{
			Name:  ui.PersonNameView{Name: r.name(), Birth: r.Birth},
			Place: b.districts[r.District], Channel: l.T("intake.channel." + string(r.Channel)), Chosen: r.ID == b.at.Chosen,
			Href: b.at.href(func(a *queueAddress) { a.Chosen = r.ID }), Late: r.LateOn(today, b.rules.InviteWeeks*7),
		}
		if name, known := b.partners[r.Organisation]; known {
			line.Channel = name
		}
		line.Number, line.Words = b.age(r)
		line.Second = b.waitsFor(r)
		if b.doubles[r.Person] {
			line.Double, line.Second = true, l.T("intake.duplicate.possible")
		}
		out = append(out, line)
	}
	return out
}

// age is the figure at the end of a line: days waited, or the day to come.
func (b *queueBuilder) age(r QueueRow) (number, words string) {
	l, today := b.c.L, b.c.Today()
	switch r.State {
	case Suspended, InCharge, InterviewSet:
		return "", l.DayMonth(r.Day)
	default:
		n := r.Day.DaysUntil(today)
		if n <= 0 {
			return "", l.Distance(today, today)
		}
		return l.Number(n), l.N("intake.days", n)
	}
}

// waitsFor says in a few words what the application waits for.
func (b *queueBuilder) waitsFor(r QueueRow) string {
	l := b.c.L
	switch r.State {
	case Verifying:
		var names []string
		for _, v := range Verifications(b.asked[r.ID]) {
			if name := b.partners[v.AskedOn.Partner]; v.Asked > 0 && name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			return l.T("intake.waits.for", strings.Join(names, ", "))
		}
		return l.T("intake.waits.ask")
	case Suspended:
		return l.T("intake.reason." + r.Reason)
	case ToInvite:
		link, asked := b.links[r.ID]
		if !asked {
			return l.T("intake.state." + string(r.State))
		}
		days, late := link.Unanswered(b.c.Today(), b.rules.AnswerDays)
		if late {
			return l.N("intake.link.call", days)
		}
		if days == 0 {
			return l.T("intake.link.today")
		}
		return l.N("intake.link.waits", days)
	default:
		return l.T("intake.state." + string(r.State))
	}
}

// panel opens the chosen application beside the list.
func (b *queueBuilder) panel(v *queueView) error {
	if b.at.Chosen == "" {
		return nil
	}
	chosen, err := id.Parse[id.Application](string(b.at.Chosen))
	if err != nil {
		return err
	}
	cb, err := b.p.caseBuilder(b.c, chosen, "", nil)
	if err != nil {
		return err
	}
	cb.back = b.at.href(func(*queueAddress) {})
	view, err := cb.view()
	if err != nil {
		return err
	}
	v.Case, v.CaseHref = &view, pathCase(chosen)
	v.Close = b.at.href(func(a *queueAddress) { a.Chosen = "" })
	at := slices.IndexFunc(b.rows, func(r QueueRow) bool { return r.ID == chosen })
	if at > 0 {
		v.Prev = b.at.href(func(a *queueAddress) { a.Chosen = b.rows[at-1].ID })
	}
	if at >= 0 && at+1 < len(b.rows) {
		v.Follow = b.at.href(func(a *queueAddress) { a.Chosen = b.rows[at+1].ID })
	}
	return nil
}
