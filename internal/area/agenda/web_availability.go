package agenda

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const (
	pathHours = pathAgenda + "/orari"
	pathOff   = pathAgenda + "/chiusure"
	pathRooms = pathAgenda + "/stanze"
)

// hoursView is the page of weekly hours, days off and rooms.
type hoursView struct {
	Back   ui.Link
	Errors []ui.FieldError
	Parts  []partView
}

// partView is a list with the form that adds to it.
type partView struct {
	ID, Title, Sub, Empty string
	Count                 int
	Rows                  []keptView
	Form, Action, Do      string // the form's heading, address and button
	Fields                []ui.Field
	Open                  bool
}

// keptView is a line of a list with its one button.
type keptView struct {
	Row ui.RowView
	Do  ui.PostButtonView
}

// availabilityForm is weekly hours as they are typed.
type availabilityForm struct {
	User       id.User    `form:"user" max:"26"`
	Weekday    int        `form:"weekday"`
	From       string     `form:"from" max:"8"`
	Until      string     `form:"until" max:"8"`
	Length     int        `form:"length"`
	Most       *int       `form:"most"`
	Room       RoomID     `form:"room" max:"26"`
	Place      string     `form:"place" max:"120"`
	ValidFrom  civil.Date `form:"valid_from"`
	ValidUntil civil.Date `form:"valid_until"`
}

func (f availabilityForm) availability() Availability {
	a := Availability{
		User: f.User, Weekday: time.Weekday(f.Weekday), From: parseHour(f.From), Until: parseHour(f.Until), Length: f.Length,
		Room: f.Room, Place: f.Place, ValidFrom: f.ValidFrom, ValidUntil: f.ValidUntil,
	}
	if f.Most != nil {
		a.Most = *f.Most
	}
	return a
}

// dayOffForm is a day off as it is typed.
type dayOffForm struct {
	User  id.User    `form:"who" max:"26"`
	From  civil.Date `form:"from_day"`
	Until civil.Date `form:"until_day"`
	Name  string     `form:"name" max:"120"`
}

// roomForm is a room as it is typed.
type roomForm struct {
	Name       string `form:"room_name" max:"80"`
	Directions string `form:"directions" max:"120"`
}

// The forms of the page.
const (
	partHours = "orari"
	partOff   = "chiusure"
	partRooms = "stanze"
)

// showHours answers GET /agenda/orari.
func (p *Pages) showHours(c *web.Ctx) error {
	page, err := p.hoursPage(c, "", nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// addHours answers POST /agenda/orari.
func (p *Pages) addHours(c *web.Ctx) error {
	var f availabilityForm
	err := c.Decode(&f)
	var made AvailabilityID
	var places int
	if err == nil {
		made, places, err = p.service.AddAvailability(c.Context(), c.Actor, f.availability())
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.hoursPage(c, partHours, err) })
	}
	key := "agenda.flash.hours.other"
	if places == 1 {
		key = "agenda.flash.hours.one"
	}
	return c.Done(pathHours, web.Flash{Key: key, Args: []any{places, Horizon / 7}, Undo: keptPath(pathHours, made, "chiudi")})
}

// addOff answers POST /agenda/chiusure.
func (p *Pages) addOff(c *web.Ctx) error {
	var f dayOffForm
	err := c.Decode(&f)
	var made DayOffID
	var there int
	if err == nil {
		made, there, err = p.service.AddDayOff(c.Context(), c.Actor, DayOff{User: f.User, From: f.From, Until: f.Until, Name: f.Name})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.hoursPage(c, partOff, err) })
	}
	flash := web.Flash{Key: "agenda.flash.off", Undo: keptPath(pathOff, made, "togli")}
	if there > 0 {
		flash.Key, flash.Args = "agenda.flash.off.there", []any{there}
	}
	return c.Done(pathHours, flash)
}

// addRoom answers POST /agenda/stanze.
func (p *Pages) addRoom(c *web.Ctx) error {
	var f roomForm
	err := c.Decode(&f)
	var made RoomID
	if err == nil {
		made, err = p.service.AddRoom(c.Context(), c.Actor, Room{Name: f.Name, Directions: f.Directions})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.hoursPage(c, partRooms, err) })
	}
	return c.Done(pathHours, web.Flash{Key: "agenda.flash.room", Undo: keptPath(pathRooms, made, "chiudi")})
}

func keptPath[T ~string](list string, of T, command string) string {
	return list + "/" + string(of) + "/" + command
}

// keep answers a POST about one line of a list: done is what happened, undo
// the command that takes it back.
func keep[T ~string](list, done, undo string, do func(context.Context, access.Actor, T) error) web.Handler {
	return func(c *web.Ctx) error {
		of, err := web.PathID[T](c, "id")
		if err != nil {
			return err
		}
		if err := do(c.Context(), c.Actor, of); err != nil {
			return err
		}
		return c.Done(pathHours, web.Flash{Key: done, Undo: keptPath(list, of, undo)})
	}
}

// hoursRoutes are the page of hours and its commands.
func (p *Pages) hoursRoutes() []web.Route {
	s := p.service
	post := func(pattern string, h web.Handler) web.Route {
		return web.Route{Method: http.MethodPost, Pattern: pattern, Action: access.AgendaEdit, Handler: h}
	}
	return []web.Route{
		{Method: http.MethodGet, Pattern: pathHours, Action: access.AgendaEdit, Handler: p.showHours},
		post(pathHours, p.addHours), post(pathOff, p.addOff), post(pathRooms, p.addRoom),
		post(pathHours+"/{id}/chiudi", keep(pathHours, "agenda.flash.hours.ended", "riapri", s.EndAvailability)),
		post(pathHours+"/{id}/riapri", keep(pathHours, "agenda.flash.hours.back", "chiudi", s.ResumeAvailability)),
		post(pathOff+"/{id}/togli", keep(pathOff, "agenda.flash.off.lifted", "rimetti", s.LiftDayOff)),
		post(pathOff+"/{id}/rimetti", keep(pathOff, "agenda.flash.off.back", "togli", s.RestoreDayOff)),
		post(pathRooms+"/{id}/chiudi", keep(pathRooms, "agenda.flash.room.closed", "riapri", s.CloseRoom)),
		post(pathRooms+"/{id}/riapri", keep(pathRooms, "agenda.flash.room.back", "chiudi", s.ReopenRoom)),
	}
}

// hoursPage shows the three lists; wrong is what has to change in one form.
func (p *Pages) hoursPage(c *web.Ctx, form string, wrong error) (templ.Component, error) {
	ctx, q := c.Context(), p.service.DB.Reader()
	colleagues, err := p.colleagues(c, InterviewerRoles())
	if err != nil {
		return nil, err
	}
	hours, err := Availabilities(ctx, q, c.Today())
	if err != nil {
		return nil, err
	}
	off, err := DaysOff(ctx, q, c.Today())
	if err != nil {
		return nil, err
	}
	rooms, err := Rooms(ctx, q)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, 0, len(hours)+len(off))
	for _, a := range hours {
		users = append(users, a.User)
	}
	for _, d := range off {
		users = append(users, d.User)
	}
	names, err := network.Names(ctx, q, users...)
	if err != nil {
		return nil, err
	}
	b := hoursBuilder{c: c, names: names, colleagues: colleagues, rooms: rooms}
	v := hoursView{
		Back:  ui.Link{Label: c.L.T("agenda.title"), Href: pathAgenda},
		Parts: []partView{b.hoursPart(hours), b.offPart(off), b.roomsPart()},
	}
	for i := range v.Parts {
		part := &v.Parts[i]
		if part.ID != form {
			continue
		}
		part.Open = true
		for j := range part.Fields {
			part.Fields[j].Value = c.Typed(part.Fields[j].Name)
		}
		v.Errors = complain(c, wrong, part.Fields)
	}
	return hoursTemplate(c.Frame("agenda.hours.title", NavAgenda), v), nil
}

// hoursBuilder makes the lists of the page.
type hoursBuilder struct {
	c          *web.Ctx
	names      map[id.User]string
	colleagues []ui.Option
	rooms      []Room
}

// button is a line's one command: close what stands, reopen what does not.
func (b hoursBuilder) button(stands bool, list string, of, close, open string) (v ui.PostButtonView) {
	v = ui.PostButtonView{Label: b.c.L.T("agenda.hours." + close), Action: keptPath(list, of, close), Look: ui.LookPlain}
	if !stands {
		v.Label, v.Action = b.c.L.T("agenda.hours."+open), keptPath(list, of, open)
	}
	return v
}

func (b hoursBuilder) closed(stands bool) *ui.TagView {
	if stands {
		return nil
	}
	return &ui.TagView{Tone: ui.TonePlain, Text: b.c.L.T("agenda.hours.closed")}
}

func (b hoursBuilder) roomName(of RoomID) string {
	for _, r := range b.rooms {
		if r.ID == of {
			return r.Name
		}
	}
	return ""
}

func (b hoursBuilder) hoursPart(hours []Availability) partView {
	l := b.c.L
	v := partView{
		ID: partHours, Title: l.T("agenda.hours.weekly"), Sub: l.T("agenda.hours.weekly.sub", Horizon/7), Count: len(hours),
		Empty: l.T("agenda.hours.none"), Form: l.T("agenda.hours.add"), Action: pathHours, Do: l.T("agenda.hours.add.do"),
	}
	for _, a := range hours {
		until := ""
		if !a.ValidUntil.IsZero() {
			until = l.T("agenda.hours.until", l.Date(a.ValidUntil))
		}
		from := ""
		if a.ValidFrom.After(b.c.Today()) {
			from = l.T("agenda.hours.from", l.Date(a.ValidFrom))
		}
		most := ""
		if a.Most > 0 {
			most = l.N("agenda.hours.most", a.Most)
		}
		place := a.Place
		if place == "" {
			place = b.roomName(a.Room)
		}
		v.Rows = append(v.Rows, keptView{
			Row: ui.RowView{
				Label:  weekday(b.c, a.Weekday) + " " + hour(a.From) + "–" + hour(a.Until),
				Second: what(b.names[a.User], l.T("agenda.hours.each", a.Length), most, place, from, until), Tag: b.closed(!a.Ended),
			},
			Do: b.button(!a.Ended, pathHours, string(a.ID), "chiudi", "riapri"),
		})
	}
	me := ""
	for _, o := range b.colleagues {
		if o.Value == string(b.c.Actor.User) {
			me = o.Value
		}
	}
	var days []ui.Option
	for i := range 7 {
		d := time.Weekday((i + 1) % 7)
		days = append(days, ui.Option{Value: strconv.Itoa(int(d)), Label: weekday(b.c, d)})
	}
	v.Fields = []ui.Field{
		{Name: "user", Label: l.T("agenda.offer.user"), Type: ui.TypeSelect, Required: true, Value: me, Options: b.colleagues},
		{Name: "weekday", Label: l.T("agenda.hours.weekday"), Type: ui.TypeSelect, Required: true, Value: "1", Options: days},
		{Name: "from", Label: l.T("agenda.offer.from"), Type: ui.TypeTime, Short: true, Required: true, Value: inputHour(usualFrom)},
		{Name: "until", Label: l.T("agenda.offer.until"), Type: ui.TypeTime, Short: true, Required: true, Value: inputHour(usualUntil)},
		{Name: "length", Label: l.T("agenda.offer.length"), Type: ui.TypeNumber, Short: true, Required: true, Value: strconv.Itoa(usualLength), Min: "5", Max: "480"},
		{Name: "most", Label: l.T("agenda.hours.most.label"), Help: l.T("agenda.hours.most.help"), Type: ui.TypeNumber, Short: true, Min: "0", Max: strconv.Itoa(maxADay)},
		roomField(b.c, b.rooms, ""),
		{Name: "place", Label: l.T("agenda.offer.place"), Help: l.T("agenda.place.help"), MaxLength: maxPlace},
		{Name: "valid_from", Label: l.T("agenda.hours.valid_from"), Type: ui.TypeDate, Short: true, Required: true, Value: b.c.Today().String()},
		{Name: "valid_until", Label: l.T("agenda.hours.valid_until"), Type: ui.TypeDate, Short: true, Min: b.c.Today().String()},
	}
	return v
}

func (b hoursBuilder) offPart(off []DayOff) partView {
	l := b.c.L
	v := partView{
		ID: partOff, Title: l.T("agenda.off.title"), Sub: l.T("agenda.off.sub"), Count: len(off), Empty: l.T("agenda.off.none"),
		Form: l.T("agenda.off.add"), Action: pathOff, Do: l.T("agenda.off.add.do"),
	}
	for _, d := range off {
		days := l.Date(d.From)
		if d.From != d.Until {
			days = l.DayMonth(d.From) + " – " + l.Date(d.Until)
		}
		who := l.T("agenda.off.everybody")
		if d.User != "" {
			who = b.names[d.User]
		}
		v.Rows = append(v.Rows, keptView{
			Row: ui.RowView{Label: days, Second: what(who, d.Name), Tag: b.closed(!d.Lifted)},
			Do:  b.button(!d.Lifted, pathOff, string(d.ID), "togli", "rimetti"),
		})
	}
	v.Fields = []ui.Field{
		{Name: "who", Label: l.T("agenda.off.who"), Type: ui.TypeSelect, Options: append([]ui.Option{{Label: l.T("agenda.off.everybody")}}, b.colleagues...)},
		{Name: "from_day", Label: l.T("agenda.off.from"), Type: ui.TypeDate, Short: true, Required: true, Min: b.c.Today().String()},
		{Name: "until_day", Label: l.T("agenda.off.until"), Type: ui.TypeDate, Short: true, Required: true, Min: b.c.Today().String()},
		{Name: "name", Label: l.T("agenda.off.name"), Help: l.T("agenda.off.name.help"), MaxLength: maxPlace},
	}
	return v
}

func (b hoursBuilder) roomsPart() partView {
	l := b.c.L
	v := partView{
		ID: partRooms, Title: l.T("agenda.rooms.title"), Sub: l.T("agenda.rooms.sub"), Count: len(b.rooms), Empty: l.T("agenda.rooms.none"),
		Form: l.T("agenda.rooms.add"), Action: pathRooms, Do: l.T("agenda.rooms.add.do"),
	}
	for _, r := range b.rooms {
		v.Rows = append(v.Rows, keptView{
			Row: ui.RowView{Label: r.Name, Second: r.Directions, Tag: b.closed(r.Active)},
			Do:  b.button(r.Active, pathRooms, string(r.ID), "chiudi", "riapri"),
		})
	}
	v.Fields = []ui.Field{
		{Name: "room_name", Label: l.T("agenda.rooms.name"), Required: true, MaxLength: 80},
		{Name: "directions", Label: l.T("agenda.rooms.directions"), Help: l.T("agenda.rooms.directions.help"), MaxLength: maxPlace},
	}
	return v
}

// weekday is a day of the week by its name: 7 November 2022 was a Monday.
func weekday(c *web.Ctx, d time.Weekday) string {
	return c.L.Weekday(civil.NewDate(2022, time.November, 6).AddDays(int(d)))
}

// roomField asks for a room in use; none is an answer.
func roomField(c *web.Ctx, rooms []Room, chosen RoomID) ui.Field {
	options := []ui.Option{{Label: c.L.T("agenda.rooms.no")}}
	for _, r := range rooms {
		if r.Active {
			options = append(options, ui.Option{Value: string(r.ID), Label: r.Name})
		}
	}
	return ui.Field{Name: "room", Label: c.L.T("agenda.room"), Type: ui.TypeSelect, Options: options, Value: known(string(chosen), options)}
}
