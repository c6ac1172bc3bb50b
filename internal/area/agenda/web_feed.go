package agenda

import (
	"net/http"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathFeed     = pathAgenda + "/calendario"
	pathCalendar = "/calendario/{secret}"
	calendarType = "text/calendar; charset=utf-8"
)

// feedView is the page of one's own calendar address.
type feedView struct {
	Back        ui.Link
	Made        bool
	State, Make string
	Address     string // shown once, after making it
}

// showFeed answers GET /agenda/calendario.
func (p *Pages) showFeed(c *web.Ctx) error {
	v, err := p.feedView(c)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, feedTemplate(c.Frame("agenda.feed.title", NavAgenda), v))
}

func (p *Pages) feedView(c *web.Ctx) (feedView, error) {
	at, made, err := FeedMade(c.Context(), p.service.DB.Reader(), c.Actor.User)
	v := feedView{
		Back: ui.Link{Label: c.L.T("agenda.title"), Href: pathAgenda}, Made: made,
		State: c.L.T("agenda.feed.none"), Make: c.L.T("agenda.feed.make"),
	}
	if made {
		v.State, v.Make = c.L.T("agenda.feed.made", c.L.Date(civil.DateOf(at.In(c.Zone())))), c.L.T("agenda.feed.again")
	}
	return v, err
}

// makeFeed answers POST /agenda/calendario: the one page that shows the secret.
func (p *Pages) makeFeed(c *web.Ctx) error {
	secret, err := p.service.MakeFeed(c.Context(), c.Actor)
	if err != nil {
		return err
	}
	v, err := p.feedView(c)
	if err != nil {
		return err
	}
	public := p.service.Public
	if public == "" {
		public = "http://" + c.Request().Host
	}
	v.Address = public + strings.Replace(pathCalendar, "{secret}", string(secret)+".ics", 1)
	return c.Page(http.StatusOK, feedTemplate(c.Frame("agenda.feed.title", NavAgenda), v))
}

// dropFeed answers POST /agenda/calendario/togli.
func (p *Pages) dropFeed(c *web.Ctx) error {
	if err := p.service.DropFeed(c.Context(), c.Actor); err != nil {
		return err
	}
	return c.Done(pathFeed, web.Flash{Key: "agenda.flash.feed.dropped"})
}

// serveFeed answers GET /calendario/{secret}, for calendar programs: whoever
// knows the secret. A user who may no longer see the agenda has no calendar.
func (p *Pages) serveFeed(c *web.Ctx) error {
	secret := Secret(strings.TrimSuffix(c.PathValue("secret"), ".ics"))
	q := p.service.DB.Reader()
	user, err := feedOwner(c.Context(), q, secret.digest())
	if err != nil {
		return err
	}
	owner, err := network.UserByID(c.Context(), q, user)
	if err != nil {
		return err
	}
	if !owner.Active || !access.Allows(owner.Actor(), access.AgendaView) {
		return fault.Absent("agenda.serveFeed")
	}
	entries, err := Feed(c.Context(), q, user, c.Today().AddDays(-feedPast))
	if err != nil {
		return err
	}
	cal := newCalendar()
	cal.SetXWRCalName(c.L.T("agenda.feed.name"))
	cal.SetXPublishedTTL("PT1H")
	for _, e := range entries {
		addTo(cal, c, e.Appointment, what(c.L.T("agenda.kind."+string(e.Kind)), e.Initials))
	}
	return c.Download("agenda.ics", calendarType, strings.NewReader(cal.Serialize()))
}

func newCalendar() *ics.Calendar {
	cal := ics.NewCalendarFor("insieme")
	cal.SetMethod(ics.MethodPublish)
	return cal
}

// addTo writes an appointment into a calendar under a summary of the caller's,
// which must tell no more than its reader may carry around.
func addTo(cal *ics.Calendar, c *web.Ctx, a Appointment, summary string) {
	start := a.OnDay.At(a.Minute/60, a.Minute%60, c.Zone())
	e := cal.AddEvent(a.UID())
	e.SetDtStampTime(c.Now().UTC())
	e.SetStartAt(start.UTC())
	e.SetEndAt(start.Add(time.Duration(a.Length) * time.Minute).UTC())
	e.SetSequence(a.Sequence())
	e.SetSummary(summary)
	if a.Place != "" {
		e.SetLocation(a.Place)
	}
	e.SetStatus(ics.ObjectStatusConfirmed)
	if a.Gone() {
		e.SetStatus(ics.ObjectStatusCancelled)
	}
}

// DownloadOne sends one appointment as a file for a person's own calendar.
func DownloadOne(c *web.Ctx, a Appointment, summary string) error {
	cal := newCalendar()
	addTo(cal, c, a, summary)
	return c.Download("appuntamento.ics", calendarType, strings.NewReader(cal.Serialize()))
}

// feedRoutes are the pages of the calendar address and the address itself.
func (p *Pages) feedRoutes() []web.Route {
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathFeed, Action: access.AgendaView, Handler: p.showFeed},
		{Method: http.MethodPost, Pattern: pathFeed, Action: access.AgendaView, Handler: p.makeFeed},
		{Method: http.MethodPost, Pattern: pathFeed + "/togli", Action: access.AgendaView, Handler: p.dropFeed},
		{Method: http.MethodGet, Pattern: pathCalendar, Action: access.Public, Handler: p.serveFeed},
	}
}
