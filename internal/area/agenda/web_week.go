package agenda

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// weekView is a week, or a day, of appointments and free places.
type weekView struct {
	Segments        []ui.SegmentView
	Words           [3]string // of before, now and after
	Links           []ui.LinkButtonView
	Visits          *visitView // nil where the page does not show today, or for who may only read
	Sub             string
	Prev, Now, Next string
	People          []ui.ChipView
	Days            []dayView
	Offer           *offerView // nil for who may only read
}

// dayView is a day with its appointments and free places, or some days in a
// row with neither.
type dayView struct {
	Title string
	Note  string
	Desk  string   // when the help desk is open
	Off   []string // who is away, and why the house is closed
	Lines []lineView
	Free  []freeView

	first, last civil.Date
}

// lineView is an appointment with what can be done about it.
type lineView struct {
	Appointment ui.AppointmentView
	Presence    *ui.PresenceView
	Open        string // the application of an interview
	Cancel      string // POST path; empty when not possible
	TakeBack    string // POST path; empty when not possible
}

// freeView is the free places of one user in one room on a day.
type freeView struct {
	Count    string
	Text     string // hours, who, where
	Withdraw []ui.PostButtonView

	user  id.User
	place string
	hours []string
}

// filter is what the address says about the week.
type filter struct {
	Week civil.Date `form:"settimana"`
	User id.User    `form:"chi" max:"26"`
	Day  civil.Date `form:"giorno"` // one day instead of a week
}

// first and last are the days that the page shows.
func (f filter) first() civil.Date {
	if f.Day.IsZero() {
		return f.Week
	}
	return f.Day
}

func (f filter) last() civil.Date { return f.first().AddDays(f.span() - 1) }

// span is how many days the page shows.
func (f filter) span() int {
	if f.Day.IsZero() {
		return 7
	}
	return 1
}

// showWeek answers GET /agenda.
func (p *Pages) showWeek(c *web.Ctx) error {
	page, err := p.weekPage(c, nil, nil, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// weekPage shows the week of the address; form and wrong are an offer that
// came back, wrongVisit a walk-in that did.
func (p *Pages) weekPage(c *web.Ctx, form *offerForm, wrong, wrongVisit error) (templ.Component, error) {
	var f filter
	if err := c.DecodeQuery(&f); err != nil {
		f = filter{}
	}
	if f.Week.IsZero() {
		f.Week = c.Today()
	}
	if !f.Day.IsZero() {
		f.Week = f.Day
	}
	f.Week = monday(f.Week)
	colleagues, err := p.colleagues(c, InterviewerRoles())
	if err != nil {
		return nil, err
	}
	q := p.service.DB.Reader()
	lines, err := Between(c.Context(), q, access.ScopeOf(c.Actor, access.AgendaView), f.first(), f.last(), f.User)
	if err != nil {
		return nil, err
	}
	slots, err := FreeSlots(c.Context(), q, Interview, f.first(), f.last())
	if err != nil {
		return nil, err
	}
	slots = slices.DeleteFunc(slots, func(s Slot) bool { return f.User != "" && s.User != f.User })
	l := c.L
	v := weekView{
		Sub:  f.words(l) + " · " + l.T("agenda.week.sum", l.N("agenda.booked", len(lines)), l.N("agenda.free", len(slots))),
		Prev: f.path(f.first().AddDays(-f.span())), Now: f.path(c.Today()), Next: f.path(f.first().AddDays(f.span())),
		People: people(c, f, colleagues), Days: p.days(c, f, lines, slots, colleagues),
	}
	v.frame(c, f)
	if err := p.around(c, f, &v, colleagues, wrongVisit); err != nil {
		return nil, err
	}
	if access.Allows(c.Actor, access.AgendaEdit) {
		rooms, err := Rooms(c.Context(), q)
		if err != nil {
			return nil, err
		}
		offer := p.offerView(c, f, colleagues, rooms, form, wrong)
		v.Offer = &offer
	}
	return weekTemplate(c.Frame("agenda.title", NavAgenda), v), nil
}

func (f filter) path(day civil.Date) string {
	path := weekPath(day)
	if !f.Day.IsZero() {
		path = dayPath(day)
	}
	if f.User != "" {
		path += "&chi=" + string(f.User)
	}
	return path
}

// people are the filters by who holds the appointments, oneself first.
func people(c *web.Ctx, f filter, colleagues []ui.Option) []ui.ChipView {
	chip := func(label string, user id.User) ui.ChipView {
		return ui.ChipView{Label: label, Href: filter{User: user, Day: f.Day}.path(f.first()), Count: -1, Chosen: f.User == user}
	}
	chips := []ui.ChipView{chip(c.L.T("agenda.everybody"), "")}
	for _, u := range colleagues {
		if id.User(u.Value) == c.Actor.User {
			chips = append(chips, chip(c.L.T("agenda.mine"), c.Actor.User))
		}
	}
	for _, u := range colleagues {
		if id.User(u.Value) != c.Actor.User {
			chips = append(chips, chip(u.Label, id.User(u.Value)))
		}
	}
	return chips
}

// days are the days of a week; those with nothing in them stand together, and
// a weekend with nothing is left out.
func (p *Pages) days(c *web.Ctx, f filter, lines []Line, slots []Slot, colleagues []ui.Option) []dayView {
	names := map[id.User]string{}
	for _, u := range colleagues {
		names[id.User(u.Value)] = u.Label
	}
	var out []dayView
	for i := range f.span() {
		day := f.first().AddDays(i)
		v := dayView{first: day, last: day}
		for _, line := range lines {
			if line.OnDay == day {
				v.Lines = append(v.Lines, p.lineOf(c, line))
			}
		}
		v.Free = freeOn(c, day, slots, names)
		last := len(out) - 1
		switch {
		case !v.empty():
			out = append(out, v)
		case i >= 5:
		case last >= 0 && out[last].empty():
			out[last].last = day
		default:
			out = append(out, v)
		}
	}
	for i := range out {
		out[i].name(c)
	}
	return out
}

func (d dayView) empty() bool { return len(d.Lines) == 0 && len(d.Free) == 0 }

func (d *dayView) name(c *web.Ctx) {
	d.Title = c.L.Date(d.first)
	switch {
	case d.first != d.last:
		d.Title = c.L.DayMonth(d.first) + " – " + c.L.Date(d.last)
	case d.first == c.Today() || d.first == c.Today().AddDays(1):
		d.Note = c.L.Distance(c.Today(), d.first)
	}
}

// freeOn are the free places of a day, those of one user in one room together.
func freeOn(c *web.Ctx, day civil.Date, slots []Slot, names map[id.User]string) []freeView {
	var out []freeView
	for _, s := range slots {
		if s.OnDay != day {
			continue
		}
		i := slices.IndexFunc(out, func(v freeView) bool { return v.user == s.User && v.place == s.Place })
		if i < 0 {
			i = len(out)
			out = append(out, freeView{user: s.User, place: s.Place})
		}
		out[i].hours = append(out[i].hours, hour(s.Minute))
		if access.Allows(c.Actor, access.AgendaEdit) {
			out[i].Withdraw = append(out[i].Withdraw, ui.PostButtonView{
				Label: c.L.T("agenda.slot.withdraw", hour(s.Minute)), Action: slotPath(s.ID, "ritira"), Look: ui.LookPlain,
			})
		}
	}
	for i, v := range out {
		out[i].Count = c.L.N("agenda.free", len(v.hours))
		out[i].Text = what(strings.Join(v.hours, ", "), names[v.user], v.place)
	}
	return out
}

// lineOf is an appointment with what can be done about it now. Interviews are
// recorded on their application's page.
func (p *Pages) lineOf(c *web.Ctx, line Line) lineView {
	l := c.L
	v := lineView{Appointment: ui.AppointmentView{
		Hour: hour(line.Minute), Name: strings.ToUpper(line.Surname) + " " + line.GivenName, NameHref: "/persone/" + string(line.Person),
		Birth: line.BirthDate, What: what(l.T("agenda.with", l.T("agenda.kind."+string(line.Kind)), line.UserName), line.Place),
	}}
	if line.State != Set {
		v.Appointment.Tag = &ui.TagView{Tone: tone(line.State), Text: l.T("agenda.state." + string(line.State))}
	}
	if line.Kind == Interview {
		if line.Application != "" && access.Allows(c.Actor, access.IntakeQueue) {
			v.Open = "/candidature/" + string(line.Application)
		}
		return v
	}
	if !access.Allows(c.Actor, access.AgendaEdit) {
		return v
	}
	switch {
	case line.State != Set:
		v.TakeBack = appointmentPath(line.ID, "riapri")
	case p.hasCome(line.Time):
		v.Presence = presence(c, line, v.Appointment.Name)
	default:
		v.Cancel = appointmentPath(line.ID, "disdici")
	}
	return v
}

func (p *Pages) hasCome(t Time) bool {
	now := p.service.Clock.Local()
	return t.HasCome(p.service.Clock.Today(), now.Hour()*60+now.Minute())
}

func presence(c *web.Ctx, line Line, name string) *ui.PresenceView {
	v := &ui.PresenceView{
		Label: c.L.T("agenda.presence.of", name, hour(line.Minute)), Action: PresencePath(line.ID), Name: "presence",
		Hidden: versionOf(line.Version),
	}
	for _, state := range Outcomes() {
		v.Options = append(v.Options, ui.Option{Value: string(state), Label: c.L.T("agenda.state." + string(state))})
	}
	return v
}

func tone(s State) ui.Tone {
	switch s {
	case Present:
		return ui.ToneKept
	case Absent:
		return ui.ToneLate
	case Excused, Moved:
		return ui.ToneNear
	default:
		return ui.TonePlain
	}
}

// what joins the parts of a line that are there.
func what(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func sortOptions(list []ui.Option) {
	slices.SortFunc(list, func(a, b ui.Option) int {
		return cmp.Or(cmp.Compare(civil.Fold(a.Label), civil.Fold(b.Label)), cmp.Compare(a.Value, b.Value))
	})
}
