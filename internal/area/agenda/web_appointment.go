package agenda

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// markForm says how an appointment went.
type markForm struct {
	Version  int   `form:"version"`
	Presence State `form:"presence" max:"20"`
}

// mark answers POST /agenda/appuntamenti/{appointment}/presenza.
func (p *Pages) mark(c *web.Ctx) error {
	var f markForm
	if err := c.Decode(&f); err != nil {
		return err
	}
	if !slices.Contains(Outcomes(), f.Presence) {
		return fault.Bad("agenda.mark", fault.Field{Name: "presence", Key: "error.field.choice"})
	}
	return p.onAppointment(c, f.Version, f.Presence)
}

// cancel answers POST /agenda/appuntamenti/{appointment}/disdici.
func (p *Pages) cancel(c *web.Ctx) error { return p.onAppointment(c, 0, Cancelled) }

// takeBack answers POST /agenda/appuntamenti/{appointment}/riapri.
func (p *Pages) takeBack(c *web.Ctx) error { return p.onAppointment(c, 0, Set) }

// onAppointment puts an appointment into a state and shows its week. Whatever
// is not set can be taken back.
func (p *Pages) onAppointment(c *web.Ctx, version int, state State) error {
	appointment, err := web.PathID[AppointmentID](c, "appointment")
	if err != nil {
		return err
	}
	a, err := p.service.Mark(c.Context(), c.Actor, MarkCmd{Appointment: appointment, Version: version, State: state})
	if err != nil {
		return err
	}
	flash := web.Flash{Key: "agenda.flash." + string(state)}
	if state != Set {
		flash.Undo = appointmentPath(a.ID, "riapri")
	}
	return c.Done(weekPath(a.OnDay), flash)
}

func versionOf(version int) []ui.Hidden {
	return []ui.Hidden{{Name: "version", Value: strconv.Itoa(version)}}
}

// bookForm is an appointment as it is typed.
type bookForm struct {
	Kind   Kind       `form:"kind" max:"20"`
	User   id.User    `form:"user" max:"26"`
	Day    civil.Date `form:"day"`
	Hour   string     `form:"hour" max:"8"`
	Length int        `form:"length"`
	Place  string     `form:"place" max:"120"`
	Room   RoomID     `form:"room" max:"26"`
}

// bookView is the page that makes an appointment.
type bookView struct {
	Name   ui.PersonNameView
	Back   ui.Link
	Action string
	Fields []ui.Field
	Errors []ui.FieldError
	Lines  []ui.RowView
	Visit  visitView
}

// subject is the person of the page, for who may make appointments; the look is
// written down.
func (p *Pages) subject(c *web.Ctx) (person.Card, error) {
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return person.Card{}, err
	}
	q := p.service.DB.Reader()
	if err := allowed(c.Context(), q, c.Actor, who); err != nil {
		return person.Card{}, err
	}
	if err := audit.Look(c.Context(), p.service.DB, c.Actor, who, lookAgenda, ""); err != nil {
		return person.Card{}, err
	}
	return person.CardOf(c.Context(), q, who)
}

// usualBooking is what the form begins with.
func (p *Pages) usualBooking(c *web.Ctx) bookForm {
	return bookForm{Kind: Orientation, User: c.Actor.User, Day: c.Today().AddDays(1), Hour: inputHour(usualFrom), Length: usualLength}
}

// showBook answers GET /persone/{id}/appuntamento.
func (p *Pages) showBook(c *web.Ctx) error {
	who, err := p.subject(c)
	if err != nil {
		return err
	}
	f := p.usualBooking(c)
	page, err := p.bookPage(c, who, f, nil, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// book answers POST /persone/{id}/appuntamento.
func (p *Pages) book(c *web.Ctx) error {
	who, err := p.subject(c)
	if err != nil {
		return err
	}
	var f bookForm
	err = c.Decode(&f)
	var a Appointment
	if err == nil {
		a, err = p.service.Book(c.Context(), c.Actor, Booking{
			Kind: f.Kind, Person: who.ID, User: f.User, Place: f.Place, Room: f.Room, Time: Time{OnDay: f.Day, Minute: parseHour(f.Hour), Length: f.Length},
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.bookPage(c, who, f, err, nil) })
	}
	return c.Done(person.Path(who.ID, ""), web.Flash{
		Key: "agenda.flash.booked", Args: []any{c.L.Date(a.OnDay), hour(a.Minute)}, Undo: appointmentPath(a.ID, "disdici"),
	})
}

func (p *Pages) bookPage(c *web.Ctx, who person.Card, f bookForm, wrong, wrongVisit error) (templ.Component, error) {
	users, err := p.colleagues(c, append(InterviewerRoles(), access.Office))
	if err != nil {
		return nil, err
	}
	lines, err := p.rowsOf(c, who.ID)
	if err != nil {
		return nil, err
	}
	rooms, err := Rooms(c.Context(), p.service.DB.Reader())
	if err != nil {
		return nil, err
	}
	l, day, length := c.L, f.Day.String(), strconv.Itoa(f.Length)
	if wrong != nil {
		day, length = c.Typed("day"), c.Typed("length")
	}
	v := bookView{
		Name: ui.PersonNameView{Name: who.Name(), Href: person.Path(who.ID, ""), Birth: who.BirthDate},
		Back: ui.Link{Label: l.T("agenda.book.back"), Href: person.Path(who.ID, "")}, Action: person.Path(who.ID, "/appuntamento"), Lines: lines,
		Fields: []ui.Field{
			{Name: "kind", Label: l.T("agenda.book.kind"), Type: ui.TypeSelect, Required: true, Value: string(f.Kind), Options: kinds(c)},
			{Name: "user", Label: l.T("agenda.book.user"), Type: ui.TypeSelect, Required: true, Value: known(string(f.User), users), Options: users},
			{Name: "day", Label: l.T("agenda.offer.day"), Type: ui.TypeDate, Short: true, Required: true, Value: day, Min: c.Today().String()},
			{Name: "hour", Label: l.T("agenda.book.hour"), Type: ui.TypeTime, Short: true, Required: true, Value: f.Hour},
			{Name: "length", Label: l.T("agenda.book.length"), Type: ui.TypeNumber, Short: true, Required: true, Value: length, Min: "5", Max: "480"},
			roomField(c, rooms, f.Room),
			{Name: "place", Label: l.T("agenda.offer.place"), Help: l.T("agenda.place.help"), MaxLength: maxPlace, Value: f.Place},
		},
	}
	v.Errors = complain(c, wrong, v.Fields)
	v.Visit = visitView{Action: v.Action + "/passaggio", Sub: l.T("agenda.visit.of")}
	v.Visit.ask(c, wrongVisit)
	v.Errors = append(v.Errors, v.Visit.Errors...)
	return bookTemplate(c.Frame("agenda.book.title", NavAgenda), v), nil
}

// kinds are the kinds that this page makes: all but the interview.
func kinds(c *web.Ctx) []ui.Option {
	var out []ui.Option
	for _, k := range Kinds() {
		if k != Interview {
			out = append(out, ui.Option{Value: string(k), Label: c.L.T("agenda.kind." + string(k))})
		}
	}
	return out
}
