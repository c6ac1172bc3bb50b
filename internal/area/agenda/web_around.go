package agenda

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// words say which days the page shows.
func (f filter) words(l i18n.L) string {
	if !f.Day.IsZero() {
		return l.Date(f.Day)
	}
	return l.T("agenda.week", l.DayMonth(f.Week), l.Date(f.Week.AddDays(6)))
}

// frame fills in the ways around: week or day, before and after, the pages
// beside this one.
func (v *weekView) frame(c *web.Ctx, f filter) {
	l := c.L
	day := f.Day
	if day.IsZero() {
		if day = c.Today(); monday(day) != f.Week {
			day = f.Week
		}
	}
	v.Segments = []ui.SegmentView{
		{Label: l.T("agenda.view.week"), Href: filter{User: f.User}.path(f.first()), Active: f.Day.IsZero()},
		{Label: l.T("agenda.view.day"), Href: filter{User: f.User, Day: day}.path(day), Active: !f.Day.IsZero()},
	}
	v.Words = [3]string{l.T("agenda.prev"), l.T("agenda.now"), l.T("agenda.next")}
	if !f.Day.IsZero() {
		v.Words = [3]string{l.T("agenda.day.prev"), l.T("agenda.day.now"), l.T("agenda.day.next")}
	}
	v.Links = []ui.LinkButtonView{{Label: l.T("agenda.feed.open"), Icon: "calendar", Href: pathFeed}}
	if access.Allows(c.Actor, access.AgendaEdit) {
		v.Links = append([]ui.LinkButtonView{{Label: l.T("agenda.hours.open"), Icon: "clock", Href: pathHours}}, v.Links...)
	}
}

// around adds what is known of the days besides appointments: the help desk's
// hours as set on each day, holidays, days off, today's walk-ins.
func (p *Pages) around(c *web.Ctx, f filter, v *weekView, colleagues []ui.Option, wrongVisit error) error {
	ctx, q := c.Context(), p.service.DB.Reader()
	off, err := DaysOff(ctx, q, f.first())
	if err != nil {
		return err
	}
	names := map[id.User]string{}
	for _, u := range colleagues {
		names[id.User(u.Value)] = u.Label
	}
	for i := range v.Days {
		day := &v.Days[i]
		if day.first != day.last {
			continue
		}
		identity, err := programme.IdentityAt(ctx, q, day.first)
		if err != nil {
			return err
		}
		if hours := identity.HoursOn(day.first); len(hours) > 0 && !closed(off, day.first) {
			day.Desk = c.L.T("agenda.desk.open", strings.Join(hours, ", "))
		}
		day.Off = offWords(c, day.first, off, names, f.User)
	}
	if c.Today().Before(f.first()) || c.Today().After(f.last()) || !access.Allows(c.Actor, access.AgendaEdit) {
		return nil
	}
	v.Visits, err = p.visits(c, wrongVisit)
	return err
}

func closed(off []DayOff, day civil.Date) bool {
	return IsHoliday(day) || slices.ContainsFunc(off, func(d DayOff) bool { return d.User == "" && d.Covers("", day) })
}

// offWords say why a day has no places, and who is away.
func offWords(c *web.Ctx, day civil.Date, off []DayOff, names map[id.User]string, only id.User) []string {
	var out []string
	if IsHoliday(day) {
		out = append(out, c.L.T("agenda.holiday"))
	}
	for _, d := range off {
		switch {
		case d.Lifted || day.Before(d.From) || day.After(d.Until):
		case d.User == "":
			out = append(out, what(c.L.T("agenda.closed"), d.Name))
		case only == "" || only == d.User:
			out = append(out, c.L.T("agenda.away", names[d.User]))
		}
	}
	return out
}

// visitView is the card that counts who comes to the help desk.
type visitView struct {
	Sub    string
	Action string
	Field  ui.Field
	Errors []ui.FieldError
	Rows   []keptView
}

// maxVisits is how many of today's walk-ins the card lists.
const maxVisits = 5

func (p *Pages) visits(c *web.Ctx, wrong error) (*visitView, error) {
	all, err := VisitsOn(c.Context(), p.service.DB.Reader(), c.Today())
	if err != nil {
		return nil, err
	}
	v := &visitView{Action: pathVisits, Sub: c.L.N("agenda.visit.today", len(all))}
	v.ask(c, wrong)
	for _, visit := range all[:min(len(all), maxVisits)] {
		v.Rows = append(v.Rows, keptView{
			Row: ui.RowView{Label: c.L.T("agenda.topic." + string(visit.Topic)), Note: hour(visit.Minute)},
			Do:  ui.PostButtonView{Label: c.L.T("agenda.visit.drop"), Action: visitPath(visit.ID), Look: ui.LookPlain},
		})
	}
	return v, nil
}

func visitPath(v VisitID) string { return pathVisits + "/" + string(v) + "/togli" }

// ask puts the question and what is wrong with its answer.
func (v *visitView) ask(c *web.Ctx, wrong error) {
	fields := []ui.Field{topicField(c)}
	if wrong != nil {
		fields[0].Value = c.Typed("topic")
	}
	v.Errors = complain(c, wrong, fields)
	v.Field = fields[0]
}

func topicField(c *web.Ctx) ui.Field {
	f := ui.Field{Name: "topic", Label: c.L.T("agenda.visit.topic"), Type: ui.TypeSelect, Required: true, Value: string(TopicInformation)}
	for _, t := range Topics() {
		f.Options = append(f.Options, ui.Option{Value: string(t), Label: c.L.T("agenda.topic." + string(t))})
	}
	return f
}

// visitForm is a walk-in.
type visitForm struct {
	Topic Topic `form:"topic" max:"20"`
}

// visit answers POST /agenda/passaggi.
func (p *Pages) visit(c *web.Ctx) error {
	return p.recordVisit(c, "", dayPath(c.Today()), func(wrong error) (templ.Component, error) { return p.weekPage(c, nil, nil, wrong) })
}

// visitOf answers POST /persone/{id}/appuntamento/passaggio.
func (p *Pages) visitOf(c *web.Ctx) error {
	who, err := p.subject(c)
	if err != nil {
		return err
	}
	return p.recordVisit(c, who.ID, "/persone/"+string(who.ID), func(wrong error) (templ.Component, error) {
		return p.bookPage(c, who, p.usualBooking(c), nil, wrong)
	})
}

func (p *Pages) recordVisit(c *web.Ctx, who id.Person, back string, again func(wrong error) (templ.Component, error)) error {
	var f visitForm
	err := c.Decode(&f)
	var visit VisitID
	if err == nil {
		visit, err = p.service.RecordVisit(c.Context(), c.Actor, VisitCmd{Topic: f.Topic, Person: who})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return again(err) })
	}
	return c.Done(back, web.Flash{Key: "agenda.flash.visit", Undo: visitPath(visit)})
}

// dropVisit answers POST /agenda/passaggi/{visit}/togli.
func (p *Pages) dropVisit(c *web.Ctx) error {
	visit, err := web.PathID[VisitID](c, "visit")
	if err != nil {
		return err
	}
	if err := p.service.DropVisit(c.Context(), c.Actor, visit); err != nil {
		return err
	}
	return c.Done(dayPath(c.Today()), web.Flash{Key: "agenda.flash.visit.dropped"})
}
