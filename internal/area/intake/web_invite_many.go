package intake

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/agenda"
	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/message"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathMany    = pathQueue + "/invita"
	pathPreview = pathMany + "/anteprima"
	pathBatch   = "/inviti"
	pathStandby = pathQueue + "/attesa"
)

// manyForm is who is invited.
type manyForm struct {
	Chosen []id.Application `form:"chosen" max:"26"`
}

// manyView is the page that invites many: first who, then a preview.
type manyView struct {
	Back    ui.Link
	Room    string // people, places and until when
	Warning *ui.NoticeView
	Errors  []ui.FieldError
	People  []pickView
	Preview *previewView // nil while people are chosen
	Empty   ui.EmptyView
}

// pickView is somebody who may be invited.
type pickView struct {
	ID            id.Application
	Name          ui.PersonNameView
	Second, Off   string
	Waits         string
	Late, Checked bool
}

// previewView says what happens when the button is pressed.
type previewView struct {
	Hidden             []ui.Hidden
	Sum, Subject, Text string
	ToCall             []ui.RowView
	Do                 string
}

// showMany answers GET /candidature/invita.
func (p *Pages) showMany(c *web.Ctx) error {
	page, err := p.manyPage(c, nil, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// previewMany answers POST /candidature/invita/anteprima: it changes nothing.
func (p *Pages) previewMany(c *web.Ctx) error {
	var f manyForm
	err := c.Decode(&f)
	if err == nil && len(f.Chosen) == 0 {
		err = fault.Bad("intake.previewMany", fault.Field{Name: "chosen", Key: "intake.error.chosen", Args: []any{maxBatch}})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.manyPage(c, nil, err) })
	}
	page, err := p.manyPage(c, f.Chosen, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// sendMany answers POST /candidature/invita.
func (p *Pages) sendMany(c *web.Ctx) error {
	var f manyForm
	err := c.Decode(&f)
	var sent Sent
	if err == nil {
		sent, err = p.service.SendLinks(c.Context(), c.Actor, SendLinksCmd{Applications: f.Chosen})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.manyPage(c, nil, err) })
	}
	return c.Done(queueAddress{Column: QueueToInvite}.href(func(*queueAddress) {}), sentFlash(sent))
}

func sentFlash(sent Sent) web.Flash {
	flash := web.Flash{Key: "intake.many.sent", Args: []any{sent.People, int(regret.Minutes())}, Undo: pathBatch + "/" + sent.Batch + "/ritira"}
	switch {
	case sent.People == 0:
		return web.Flash{Key: "intake.many.none", Kind: ui.FlashWarn, Args: []any{sent.ToCall}}
	case sent.ToCall > 0:
		flash.Key, flash.Args = "intake.many.sent.call", []any{sent.People, int(regret.Minutes()), sent.ToCall}
	case sent.People == 1:
		flash.Key = "intake.many.sent.one"
	}
	return flash
}

// sendOne answers POST …/manda-link.
func (p *Pages) sendOne(c *web.Ctx) error {
	var f seen
	if err := c.Decode(&f); err != nil {
		return err
	}
	cmd, err := f.application(c)
	if err != nil {
		return err
	}
	sent, err := p.service.SendLinks(c.Context(), c.Actor, SendLinksCmd{Applications: []id.Application{cmd.Application}})
	if err != nil {
		return err
	}
	return c.Done(backTo(c, cmd.Application), sentFlash(sent))
}

// withdrawBatch answers POST /inviti/{batch}/ritira.
func (p *Pages) withdrawBatch(c *web.Ctx) error {
	batch, err := web.PathID[InvitationID](c, "batch")
	if err != nil {
		return err
	}
	n, err := p.service.WithdrawLinks(c.Context(), c.Actor, string(batch))
	if err != nil {
		return err
	}
	return c.Done(queueAddress{Column: QueueToInvite}.href(func(*queueAddress) {}), web.Flash{Key: "intake.many.withdrawn", Args: []any{n}})
}

// manyPage lists who may be invited; with chosen it is the preview.
func (p *Pages) manyPage(c *web.Ctx, chosen []id.Application, wrong error) (templ.Component, error) {
	rows, err := queueRows(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeInvite), QueueFilter{Column: QueueToInvite}, QueueCursor{},
		c.Today(), maxBatch)
	if err != nil {
		return nil, err
	}
	ids := make([]id.Application, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	links, err := sentLinks(c.Context(), p.reader(), ids)
	if err != nil {
		return nil, err
	}
	rules, err := programme.RulesAt(c.Context(), p.reader(), c.Today())
	if err != nil {
		return nil, err
	}
	identity, err := programme.IdentityAt(c.Context(), p.reader(), c.Today())
	if err != nil {
		return nil, err
	}
	free, err := p.freeDays(c)
	if err != nil {
		return nil, err
	}
	b := manyBuilder{c: c, p: p, rows: rows, links: links, free: free, rules: rules, contact: contactOf(identity)}
	v, err := b.view(chosen)
	if err != nil {
		return nil, err
	}
	v.Errors = web.Summary(c.L, wrong, map[string]string{"chosen": c.L.T("intake.many.people")})
	return manyTemplate(c.Frame("intake.many.title", NavQueue), v), nil
}

// freeDays are the days of the free places that people can choose from.
func (p *Pages) freeDays(c *web.Ctx) ([]civil.Date, error) {
	slots, err := agenda.FreeSlots(c.Context(), p.reader(), agenda.Interview, c.Today(), c.Today().AddDays(placesFar))
	var days []civil.Date
	for _, s := range slots {
		if p.service.instant(s.Time).After(c.Now()) {
			days = append(days, s.OnDay)
		}
	}
	return days, err
}

type manyBuilder struct {
	c       *web.Ctx
	p       *Pages
	rows    []QueueRow
	links   map[id.Application]Link
	free    []civil.Date
	rules   programme.Rules
	contact string
}

func (b manyBuilder) view(chosen []id.Application) (manyView, error) {
	l := b.c.L
	v := manyView{
		Back:  ui.Link{Label: l.T("intake.queue.title"), Href: pathQueue},
		Empty: ui.EmptyView{Icon: "check-circle", Title: l.T("intake.many.empty"), Text: l.T("intake.queue.empty.text")},
	}
	var toCall []ui.RowView
	left := len(b.free)
	for _, r := range b.rows {
		if len(chosen) > 0 && !slices.Contains(chosen, r.ID) {
			continue
		}
		pick, reached, err := b.pick(r)
		if err != nil {
			return v, err
		}
		if len(chosen) > 0 && !reached {
			toCall = append(toCall, ui.RowView{Label: r.name(), Href: pathCase(r.ID), Second: pick.Off})
			continue
		}
		_, asked := b.links[r.ID]
		if pick.Checked = reached && !asked && left > 0; pick.Checked {
			left--
		}
		v.People = append(v.People, pick)
	}
	n := len(v.People)
	v.Room = l.N("intake.many.waiting", n) + " · " + l.N("intake.many.places", len(b.free))
	if len(b.free) > 0 {
		v.Room += " " + l.T("intake.many.until", l.Date(b.free[len(b.free)-1]))
	}
	if n > len(b.free) {
		v.Warning = &ui.NoticeView{Tone: ui.ToneNear, Text: l.T("intake.many.short", n-len(b.free))}
		if access.Allows(b.c.Actor, access.AgendaEdit) {
			v.Warning.Link = &ui.Link{Label: l.T("intake.room.add"), Href: "/agenda/orari"}
		}
	}
	if len(chosen) > 0 {
		v.Preview = b.preview(v.People, toCall)
	}
	return v, nil
}

// pick is one line; reached is false for who can only be called.
func (b manyBuilder) pick(r QueueRow) (v pickView, reached bool, err error) {
	l, today := b.c.L, b.c.Today()
	who, err := person.Load(b.c.Context(), b.p.reader(), b.p.service.Keys, r.Person)
	if err != nil {
		return v, false, err
	}
	channel, _, reached := reach(who)
	v = pickView{
		ID: r.ID, Name: ui.PersonNameView{Name: r.name(), Href: pathCase(r.ID), Birth: r.Birth},
		Waits: l.N("intake.many.waits", r.WaitingSince.DaysUntil(today)), Late: r.LateOn(today, b.rules.InviteWeeks*7),
	}
	switch {
	case !reached:
		v.Off = l.T("intake.many.call")
	case channel == message.SMS:
		v.Second = l.T("intake.many.sms")
	default:
		v.Second = l.T("intake.many.mail")
	}
	if link, asked := b.links[r.ID]; asked {
		days, _ := link.Unanswered(today, 0)
		v.Second += " · " + l.N("intake.many.asked", days)
	}
	return v, reached, nil
}

func (b manyBuilder) preview(people []pickView, toCall []ui.RowView) *previewView {
	l := b.c.L
	v := &previewView{Sum: l.N("intake.many.sum", len(people), int(regret.Minutes())), ToCall: toCall, Do: l.N("intake.many.do", len(people))}
	for _, p := range people {
		v.Hidden = append(v.Hidden, ui.Hidden{Name: "chosen", Value: string(p.ID)})
	}
	t := choiceTemplates()[0]
	v.Subject = t.Subject.It
	v.Text = strings.NewReplacer("{name}", l.T("intake.many.name"), "{link}", l.T("intake.many.link"), "{contact}", b.contact).Replace(t.Body.It)
	return v
}

// waitingView is the page of who would come at short notice.
type waitingView struct {
	Back  ui.Link
	Rows  []waitingRow
	Empty ui.EmptyView
}

type waitingRow struct {
	Position string
	Name     ui.PersonNameView
	Second   string
	Offer    string
	Leave    ui.PostButtonView
}

const maxWaiting = 200

// showStandby answers GET /candidature/attesa.
func (p *Pages) showStandby(c *web.Ctx) error {
	lines, err := waitingList(c.Context(), p.reader(), access.ScopeOf(c.Actor, access.IntakeQueue), maxWaiting)
	if err != nil {
		return err
	}
	l := c.L
	v := waitingView{
		Back:  ui.Link{Label: l.T("intake.queue.title"), Href: pathQueue},
		Empty: ui.EmptyView{Icon: "clock", Title: l.T("intake.standby.empty"), Text: l.T("intake.standby.empty.text")},
	}
	for i, w := range lines {
		row := waitingRow{
			Position: strconv.Itoa(i + 1), Name: ui.PersonNameView{Name: w.name(), Href: pathCase(w.ID), Birth: w.Birth},
			Second: l.T("intake.standby.since", l.Date(civil.DateOf(w.JoinedAt.In(c.Zone())))),
			Offer:  l.T("intake.standby.never"),
		}
		if w.State == InterviewSet {
			row.Second += " · " + l.T("intake.standby.has", l.Date(w.InterviewOn))
		}
		if !w.OfferAt.IsZero() {
			row.Offer = l.T("intake.standby.offered", l.Date(civil.DateOf(w.OfferAt.In(c.Zone()))), l.Clock(w.OfferAt.In(c.Zone())))
			if w.Ends.After(c.Now()) {
				row.Offer += " · " + l.T("intake.standby.until", l.Clock(w.Ends.In(c.Zone())))
			}
		}
		if access.Allows(c.Actor, access.IntakeInvite) {
			row.Leave = ui.PostButtonView{
				Label: l.T("intake.standby.off"), Action: pathCase(w.ID) + "/attesa", Look: ui.LookPlain,
				Hidden: []ui.Hidden{{Name: "would", Value: "0"}, {Name: "_torna", Value: pathStandby + "?"}},
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return c.Page(http.StatusOK, waitingTemplate(c.Frame("intake.standby.title", NavQueue), v))
}

// setStandby answers POST …/attesa.
func (p *Pages) setStandby(c *web.Ctx) error {
	var f struct {
		seen
		Would bool `form:"would"`
	}
	if err := c.Decode(&f); err != nil {
		return err
	}
	cmd, err := f.application(c)
	if err != nil {
		return err
	}
	cmd.Version = 0 // it is beside the application: whatever happened to it since, the word stands
	if err := p.service.SetStandby(c.Context(), c.Actor, StandbyCmd{Cmd: cmd, Would: f.Would}); err != nil {
		return err
	}
	key := "intake.standby.left"
	if f.Would {
		key = "intake.standby.joined"
	}
	back := pathCase(cmd.Application)
	if c.Request().PostFormValue("_torna") == pathStandby+"?" {
		back = pathStandby
	}
	return c.Done(back, web.Flash{Key: key})
}
