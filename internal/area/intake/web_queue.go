package intake

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// pageRows is how many lines a page of the queue shows.
const pageRows = 25

// How far the queue looks for free places, and over how long it takes the
// median of the waits, in days.
const (
	placesNear = 10
	placesFar  = 60
	waitsOver  = 90
)

// queueAddress is what the address of the queue says: structured filters only.
type queueAddress struct {
	Column   Queue          `form:"colonna" max:"20"`
	District string         `form:"distretto" max:"40"`
	Channel  Channel        `form:"canale" max:"20"`
	Young    bool           `form:"giovani"`
	Chosen   id.Application `form:"scelta" max:"26"`
	Day      civil.Date     `form:"dal"`
	After    id.Application `form:"dopo" max:"26"`
}

// href is the queue's address with some of it changed.
func (a queueAddress) href(change func(*queueAddress)) string {
	change(&a)
	q := url.Values{}
	put := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	put("colonna", string(a.Column))
	put("distretto", a.District)
	put("canale", string(a.Channel))
	if a.Young {
		q.Set("giovani", "1")
	}
	put("dal", a.Day.String())
	put("dopo", string(a.After))
	put("scelta", string(a.Chosen))
	return pathQueue + "?" + q.Encode()
}

// first is the address without the place in the list.
func (a *queueAddress) first() { a.Day, a.After, a.Chosen = civil.Date{}, "", "" }

func (a queueAddress) filter() QueueFilter {
	return QueueFilter{Column: a.Column, District: a.District, Channel: a.Channel, Young: a.Young}
}

// queueView is the queue's page.
type queueView struct {
	Sub      string
	Warning  *ui.NoticeView
	Stages   []ui.Stage
	Title    string
	Count    int
	Order    string
	Filters  []filterView
	Rows     []queueLine
	Empty    ui.EmptyView
	Next     string // address of the next page
	First    string // address of the beginning, from a later page
	Case     *caseView
	CaseHref string
	Close    string
	Prev     string
	Follow   string
	Assisted *ui.LinkButtonView
	Invite   []ui.LinkButtonView // inviting many, and the waiting list
}

// filterView is a filter: a menu of choices, or one chip when it has no label.
type filterView struct {
	Label string
	Chips []ui.ChipView
}

// queueLine is a line of the list.
type queueLine struct {
	Name    ui.PersonNameView
	Second  string
	Double  bool // a possible duplicate: Second says so
	Place   string
	Channel string
	Number  string
	Words   string
	Late    bool
	Chosen  bool
	Href    string
}

// queueBuilder makes the queue's page for one reader.
type queueBuilder struct {
	c         *web.Ctx
	p         *Pages
	at        queueAddress
	scope     access.Scope
	rules     programme.Rules
	districts map[string]string
	rows      []QueueRow
	more      bool
	asked     map[id.Application][]Finding
	doubles   map[id.Person]bool
	links     map[id.Application]Link
	partners  map[id.Organisation]string
}

// showQueue answers GET /candidature.
func (p *Pages) showQueue(c *web.Ctx) error {
	b := queueBuilder{c: c, p: p, scope: access.ScopeOf(c.Actor, access.IntakeQueue)}
	if err := c.DecodeQuery(&b.at); err != nil {
		return err
	}
	v, err := b.view()
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, queueTemplate(c.Frame("intake.queue.title", NavQueue), v))
}

func (b *queueBuilder) view() (queueView, error) {
	counts, err := stageCounts(b.c.Context(), b.p.reader(), b.scope)
	if err != nil {
		return queueView{}, err
	}
	if len(b.at.Column.States()) == 0 {
		b.at.Column = busiest(counts)
	}
	if err := b.read(); err != nil {
		return queueView{}, err
	}
	l := b.c.L
	v := queueView{
		Stages: b.stages(counts), Title: l.T("intake.column." + string(b.at.Column)), Order: l.T("intake.order." + string(b.at.Column)),
		Empty: ui.EmptyView{Title: l.T("intake.queue.empty"), Text: l.T("intake.queue.empty.text")},
	}
	if v.Sub, err = b.summary(counts); err != nil {
		return v, err
	}
	if v.Warning, err = b.warning(counts); err != nil {
		return v, err
	}
	if v.Filters, v.Count, err = b.filters(); err != nil {
		return v, err
	}
	v.Rows = b.lines()
	if b.more {
		last := b.rows[len(b.rows)-1]
		v.Next = b.at.href(func(a *queueAddress) { a.Day, a.After, a.Chosen = last.Day, last.ID, "" })
	}
	if b.at.After != "" {
		v.First = b.at.href((*queueAddress).first)
	}
	if access.Allows(b.c.Actor, access.IntakeReceive) {
		v.Assisted = &ui.LinkButtonView{Label: l.T("intake.assisted.open"), Icon: "plus", Href: linkAssisted, Look: ui.LookPrimary}
	}
	if b.at.Column == QueueToInvite || b.at.Column == QueueSet {
		v.Invite = append(v.Invite, ui.LinkButtonView{Label: l.T("intake.standby.title"), Href: pathStandby, Look: ui.LookPlain})
		if access.Allows(b.c.Actor, access.IntakeInvite) {
			v.Invite = append(v.Invite, ui.LinkButtonView{Label: l.T("intake.many.open"), Icon: "mail", Href: pathMany})
		}
	}
	return v, b.panel(&v)
}

// busiest is the first column in which somebody waits.
func busiest(counts []StageCount) Queue {
	for _, column := range Queues() {
		if slices.ContainsFunc(counts, func(c StageCount) bool { return slices.Contains(column.States(), c.State) }) {
			return column
		}
	}
	return QueueNew
}

// read gets the rows of the page and what the rows mention.
func (b *queueBuilder) read() error {
	ctx, q, today := b.c.Context(), b.p.reader(), b.c.Today()
	var err error
	if b.rules, err = programme.RulesAt(ctx, q, today); err != nil {
		return err
	}
	after := QueueCursor{Day: b.at.Day, ID: b.at.After}
	if b.rows, err = queueRows(ctx, q, b.scope, b.at.filter(), after, today, pageRows+1); err != nil {
		return err
	}
	if b.more = len(b.rows) > pageRows; b.more {
		b.rows = b.rows[:pageRows]
	}
	ids := make([]id.Application, len(b.rows))
	for i, r := range b.rows {
		ids[i] = r.ID
	}
	if b.asked, err = findingsOf(ctx, q, ids); err != nil {
		return err
	}
	if b.links, err = sentLinks(ctx, q, ids); err != nil {
		return err
	}
	if b.doubles, err = b.openDuplicates(); err != nil {
		return err
	}
	partners, err := organisations(ctx, q)
	if err != nil {
		return err
	}
	b.partners = map[id.Organisation]string{}
	for _, o := range partners {
		b.partners[o.ID] = o.Name
	}
	b.districts = map[string]string{}
	districts, err := programme.Districts(ctx, q)
	for _, d := range districts {
		b.districts[d.Code] = d.Name
	}
	return err
}

// maxPairs bounds how many possible duplicates the queue looks for.
const maxPairs = 500

// openDuplicates are the people about whom somebody should decide whether they
// are in twice.
func (b *queueBuilder) openDuplicates() (map[id.Person]bool, error) {
	pairs, err := person.Duplicates(b.c.Context(), b.p.reader(), access.ScopeOf(b.c.Actor, access.PersonView), maxPairs)
	out := map[id.Person]bool{}
	for _, pair := range pairs {
		out[pair.One.ID], out[pair.Other.ID] = true, true
	}
	return out, err
}

// summary is the line under the title: how much there is to do, and how long
// people have waited for their interview of late.
func (b *queueBuilder) summary(counts []StageCount) (string, error) {
	n := 0
	for _, c := range counts {
		n += c.Count
	}
	text := b.c.L.T("intake.queue.open", b.c.L.Number(n))
	days, err := waits(b.c.Context(), b.p.reader(), b.scope, b.c.Today().AddDays(-waitsOver))
	if median, known := Median(days); known {
		text += " · " + b.c.L.T("intake.queue.median", median, b.rules.InviteWeeks*7)
	}
	return text, err
}

// warning says when the free places are fewer than the people to invite.
func (b *queueBuilder) warning(counts []StageCount) (*ui.NoticeView, error) {
	people := 0
	for _, c := range counts {
		if c.State == ToInvite {
			people = c.Count
		}
	}
	room, err := b.p.room(b.c, people)
	if err != nil || !room.Short() {
		return nil, err
	}
	return roomNotice(b.c, room), nil
}

// room compares the free places of the next days with people to invite.
func (p *Pages) room(c *web.Ctx, people int) (Room, error) {
	today := c.Today()
	slots, err := agenda.FreeSlots(c.Context(), p.reader(), agenda.Interview, today, today.AddDays(placesFar))
	days := make([]civil.Date, len(slots))
	for i, s := range slots {
		days[i] = s.OnDay
	}
	return RoomFor(people, days, today.AddDays(placesNear)), err
}

func roomNotice(c *web.Ctx, r Room) *ui.NoticeView {
	l := c.L
	text := "**" + l.N("intake.room.places", r.Places, placesNear) + " " + l.N("intake.room.people", r.People) + "** "
	if r.Last.IsZero() {
		text += l.T("intake.room.nobody")
	} else {
		text += l.T("intake.room.until", l.Date(r.Last))
	}
	v := &ui.NoticeView{Tone: ui.ToneNear, Text: strings.TrimSpace(text)}
	if access.Allows(c.Actor, access.AgendaEdit) {
		v.Link = &ui.Link{Label: l.T("intake.room.add"), Href: "/agenda"}
	}
	return v
}
