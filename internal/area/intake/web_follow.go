package intake

import (
	"context"
	"net/http"

	"github.com/a-h/templ"

	"insieme/internal/area/agenda"
	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// PathRoad is the address of the follow page; what areas above add for the
// person stands below it.
const PathRoad = "/strada"

const (
	pathRoad  = PathRoad
	pathLeave = pathRoad + "/esci"
)

// OnRoad is the application of the session that has given its code.
func OnRoad(c *web.Ctx) (application id.Application, known bool) {
	application = id.Application(c.Session.Get(keyRoad))
	return application, application != ""
}

// Beside is a part of the person's road that an area above offers; nil for
// nothing to say.
type Beside func(c *web.Ctx, application id.Application) (templ.Component, error)

// Ahead tells what the areas above have promised for an application; the
// program plugs them in.
type Ahead func(ctx context.Context, application id.Application, today civil.Date) ([]Pledge, error)

// showRoad answers GET /strada: the road in the session that has given a code,
// the question for the code elsewhere.
func (p *PublicPages) showRoad(c *web.Ctx) error {
	application, known := OnRoad(c)
	if !known {
		return c.Page(http.StatusOK, codeTemplate(c.PublicFrame("intake.road.code.title"), p.roadCodeView(c, nil, codeForm{})))
	}
	v, err := p.roadView(c, application)
	if fault.Is(err, fault.NotFound) { // erased since
		c.Session.Put(keyRoad, "")
		return c.Redirect(pathRoad)
	}
	if err != nil {
		return err
	}
	f := c.PublicFrame("intake.road.title")
	f.SignOut = pathLeave
	return c.Page(http.StatusOK, roadTemplate(f, v))
}

// openRoad answers POST /strada with a code.
func (p *PublicPages) openRoad(c *web.Ctx) error {
	var f codeForm
	err := c.Decode(&f)
	if err == nil {
		err = p.byCode(c, guessRoad, func() error {
			application, err := p.service.Follow(c.Context(), f.Code)
			if err != nil {
				return err
			}
			c.Session.Put(keyRoad, string(application))
			c.Session.Put(keyChoose, string(application))
			return p.speakTo(c, application)
		})
	}
	if err == nil {
		return c.Redirect(pathRoad)
	}
	return c.Retry(err, func() (templ.Component, error) {
		return codeTemplate(c.PublicFrame("intake.road.code.title"), p.roadCodeView(c, err, f)), nil
	})
}

// speakTo suggests the language that an applicant asked for.
func (p *PublicPages) speakTo(c *web.Ctx, application id.Application) error {
	q := p.service.DB.Reader()
	a, err := load(c.Context(), q, application)
	if err != nil {
		return err
	}
	of, err := person.Canonical(c.Context(), q, a.Person)
	if err != nil {
		return err
	}
	who, err := person.Load(c.Context(), q, p.service.Keys, of)
	if err != nil {
		return err
	}
	c.SuggestLanguage(i18n.Lang(who.Lang))
	return nil
}

// leaveRoad answers POST /strada/esci: the session lets go of the application.
func (p *PublicPages) leaveRoad(c *web.Ctx) error {
	c.Session.Put(keyRoad, "")
	c.Session.Put(keyReceipt, "")
	c.Session.Put(keyChoose, "")
	return c.Done(pathRoad, web.Flash{Key: "intake.road.left"})
}

// roadView is the person's own page.
type roadView struct {
	L         i18n.L
	GivenName string
	Today     civil.Date
	Now       string // what happens now, in one or two sentences
	Yours     bool   // it is the person's turn
	Stations  []ui.Station
	Promises  []ui.PublicPromise
	Meetings  []meeting
	Referent  string
	Choose    string // what the person may do about the interview's day; empty for nothing
	Beside    []templ.Component
}

// meeting is an appointment to come.
type meeting struct {
	Day                civil.Date
	Clock, Away        string
	Title, Where, With string
}

func (p *PublicPages) roadView(c *web.Ctx, application id.Application) (roadView, error) {
	q := p.service.DB.Reader()
	a, err := load(c.Context(), q, application)
	if err != nil {
		return roadView{}, err
	}
	of, err := person.Canonical(c.Context(), q, a.Person)
	if err != nil {
		return roadView{}, err
	}
	who, err := person.Load(c.Context(), q, p.service.Keys, of)
	if err != nil {
		return roadView{}, err
	}
	pledges, err := p.pledges(c, a)
	if err != nil {
		return roadView{}, err
	}
	v := roadView{L: c.L, GivenName: who.GivenName, Today: c.Today(), Yours: a.State == InterviewSet}
	v.Now = nowInWords(c.L, a, pledges)
	for _, s := range Road(a, pledges) {
		v.Stations = append(v.Stations, station(c.L, s))
	}
	for _, pl := range pledges {
		if !pl.Over {
			v.Promises = append(v.Promises, promise(c.L, pl, c.Today()))
		}
	}
	if err := p.people(c, &v, a, who.Referent); err != nil {
		return v, err
	}
	for _, beside := range p.beside {
		part, err := beside(c, a.ID)
		if err != nil {
			return v, err
		}
		if part != nil {
			v.Beside = append(v.Beside, part)
		}
	}
	return v, p.choice(c, &v, a)
}

// pledges are what the programme owes for an application: the invitation, then
// what areas above have promised.
func (p *PublicPages) pledges(c *web.Ctx, a Application) ([]Pledge, error) {
	var out []Pledge
	rules, err := p.rulesOn(c, a.ReceivedOn)
	if err != nil {
		return nil, err
	}
	if invite, ok := Invitation(a, rules.InviteWeeks); ok {
		out = append(out, invite)
	}
	if p.ahead == nil {
		return out, nil
	}
	more, err := p.ahead(c.Context(), a.ID, c.Today())
	return append(out, more...), err
}

// people fills in the appointments to come and who follows the person.
func (p *PublicPages) people(c *web.Ctx, v *roadView, a Application, referent id.User) error {
	q := p.service.DB.Reader()
	all, err := agenda.OfApplication(c.Context(), q, a.ID)
	if err != nil {
		return err
	}
	users := []id.User{referent}
	for _, m := range all {
		users = append(users, m.User)
	}
	names, err := network.Names(c.Context(), q, users...)
	if err != nil {
		return err
	}
	v.Referent = names[referent]
	for i := len(all) - 1; i >= 0; i-- { // the next one first
		m := all[i]
		if m.State != agenda.Set || m.OnDay.Before(c.Today()) {
			continue
		}
		v.Meetings = append(v.Meetings, meetingOf(c, m, names[m.User]))
	}
	return nil
}

func meetingOf(c *web.Ctx, m agenda.Appointment, with string) meeting {
	return meeting{
		Day: m.OnDay, Clock: c.L.Clock(m.OnDay.At(m.Minute/60, m.Minute%60, c.Zone())), Away: c.L.Distance(c.Today(), m.OnDay),
		Title: c.L.T("intake.road.meeting." + string(m.Kind)), Where: m.Place, With: with,
	}
}

// nowInWords says whose turn it is and what comes next.
func nowInWords(l i18n.L, a Application, pledges []Pledge) string {
	key := "intake.road.now." + string(a.State)
	switch a.State {
	case Suspended:
		return l.T(key, l.Date(a.SuspendedUntil))
	case InCharge:
		return l.T(key, l.Date(a.RecheckOn))
	case InterviewSet:
		return l.T(key, l.Date(a.InterviewOn))
	case Received, Verifying, ToInvite:
		return l.T(key, l.Date(due(StationInterview, pledges)))
	case NotEligible, NotInTarget:
		return l.T(key, l.Date(a.EndedOn), l.T("intake.road.to."+a.Destination))
	default:
		if a.State.IsEnd() {
			return l.T(key, l.Date(a.EndedOn))
		}
		return l.T(key)
	}
}

func station(l i18n.L, s RoadStep) ui.Station {
	states := map[Place]ui.StationState{Behind: ui.StationDone, Here: ui.StationHere, Before: ui.StationNext}
	when := l.Date(s.On)
	if !s.By.IsZero() {
		when = l.T("intake.road.by", l.Date(s.By))
	}
	return ui.Station{Label: l.T("intake.road.station." + string(s.Station)), State: states[s.Place], When: when}
}

// nearDays is from how many days before its day a promise is called near.
const nearDays = 7

func promise(l i18n.L, p Pledge, today civil.Date) ui.PublicPromise {
	out := ui.PublicPromise{
		Title: l.T("intake.road.pledge." + string(p.Kind)), From: l.DayMonth(p.From), Due: l.T("intake.road.by", l.Date(p.Due)),
		Share: p.Share(today),
	}
	left := today.DaysUntil(p.Due)
	switch {
	case !p.KeptOn.IsZero():
		out.Tag = ui.TagView{Tone: ui.ToneKept, Text: l.T("intake.road.kept")}
		out.Sentence = l.T("intake.road.kept.on", l.Date(p.KeptOn))
	case p.IsLate(today):
		out.Tag = ui.TagView{Tone: ui.ToneLate, Text: l.T("intake.road.late")}
		out.Sentence = l.N("intake.road.late.by", -left)
	case left <= nearDays:
		out.Tag = ui.TagView{Tone: ui.ToneNear, Text: l.T("intake.road.near")}
		out.Sentence = l.N("intake.road.left", left)
	default:
		out.Tag = ui.TagView{Tone: ui.ToneKept, Text: l.T("intake.road.ontime")}
		out.Sentence = l.N("intake.road.left", left)
	}
	return out
}
