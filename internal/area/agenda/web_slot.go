package agenda

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// offerForm is an offer of places as it is typed.
type offerForm struct {
	User   id.User    `form:"user" max:"26"`
	Day    civil.Date `form:"day"`
	From   string     `form:"from" max:"8"`
	Until  string     `form:"until" max:"8"`
	Length int        `form:"length"`
	Place  string     `form:"place" max:"120"`
	Room   RoomID     `form:"room" max:"26"`
	Weeks  int        `form:"weeks"`
}

func (f offerForm) offer() Offer {
	return Offer{
		User: f.User, Kind: Interview, OnDay: f.Day, From: parseHour(f.From), Until: parseHour(f.Until), Length: f.Length, Place: f.Place,
		Weeks: f.Weeks, Room: f.Room,
	}
}

// offerView is the form that offers places.
type offerView struct {
	Action string
	Fields []ui.Field
	Errors []ui.FieldError
}

// The first values of the form: an hour and a length that many use.
const (
	usualFrom   = 9 * 60
	usualUntil  = 12 * 60
	usualLength = 45
)

func (p *Pages) offerView(c *web.Ctx, at filter, colleagues []ui.Option, rooms []Room, form *offerForm, wrong error) offerView {
	f := offerForm{User: at.User, Day: at.Week, From: inputHour(usualFrom), Until: inputHour(usualUntil), Length: usualLength, Weeks: 1}
	if f.User == "" {
		f.User = c.Actor.User
	}
	if f.Day.Before(c.Today()) {
		f.Day = c.Today()
	}
	if form != nil {
		f = *form
	}
	text := func(v int, name string) string {
		if wrong != nil {
			return c.Typed(name)
		}
		return strconv.Itoa(v)
	}
	day := f.Day.String()
	if wrong != nil {
		day = c.Typed("day")
	}
	l := c.L
	v := offerView{Action: pathSlots + "?settimana=" + at.Week.String(), Fields: []ui.Field{
		{Name: "user", Label: l.T("agenda.offer.user"), Type: ui.TypeSelect, Required: true, Value: known(string(f.User), colleagues), Options: colleagues},
		{Name: "day", Label: l.T("agenda.offer.day"), Type: ui.TypeDate, Short: true, Required: true, Value: day, Min: c.Today().String()},
		{Name: "from", Label: l.T("agenda.offer.from"), Type: ui.TypeTime, Short: true, Required: true, Value: f.From},
		{Name: "until", Label: l.T("agenda.offer.until"), Type: ui.TypeTime, Short: true, Required: true, Value: f.Until},
		{Name: "length", Label: l.T("agenda.offer.length"), Type: ui.TypeNumber, Short: true, Required: true, Value: text(f.Length, "length"), Min: "5", Max: "480"},
		{Name: "weeks", Label: l.T("agenda.offer.weeks"), Type: ui.TypeNumber, Short: true, Required: true, Value: text(f.Weeks, "weeks"), Min: "1", Max: "12"},
		roomField(c, rooms, f.Room),
		{Name: "place", Label: l.T("agenda.offer.place"), Help: l.T("agenda.place.help"), MaxLength: maxPlace, Value: f.Place},
	}}
	v.Errors = complain(c, wrong, v.Fields)
	return v
}

// complain puts the messages of an error beside their fields and lists them.
func complain(c *web.Ctx, wrong error, fields []ui.Field) []ui.FieldError {
	errors, labels := web.Fields(c.L, wrong), map[string]string{}
	for i := range fields {
		labels[fields[i].Name] = fields[i].Label
		fields[i].Error = errors[fields[i].Name]
	}
	return web.Summary(c.L, wrong, labels)
}

// known is a value if it is one of the options.
func known(value string, list []ui.Option) string {
	for _, o := range list {
		if o.Value == value {
			return value
		}
	}
	return ""
}

// offer answers POST /agenda/posti.
func (p *Pages) offer(c *web.Ctx) error {
	var f offerForm
	err := c.Decode(&f)
	var out Offered
	if err == nil {
		out, err = p.service.Offer(c.Context(), c.Actor, f.offer())
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.weekPage(c, &f, err, nil) })
	}
	flash := web.Flash{Key: "agenda.flash.offered.other", Args: []any{len(out.Places)}}
	switch {
	case out.Skipped > 0:
		flash = web.Flash{Key: "agenda.flash.offered.some", Args: []any{len(out.Places), out.Skipped}}
	case len(out.Places) == 1:
		flash = web.Flash{Key: "agenda.flash.offered.one", Args: []any{1}, Undo: slotPath(out.Places[0], "ritira")}
	}
	return c.Done(weekPath(f.Day), flash)
}

// withdraw answers POST /agenda/posti/{slot}/ritira.
func (p *Pages) withdraw(c *web.Ctx) error {
	return p.onSlot(c, p.service.Withdraw, "agenda.flash.withdrawn", "rimetti")
}

// restore answers POST /agenda/posti/{slot}/rimetti.
func (p *Pages) restore(c *web.Ctx) error {
	return p.onSlot(c, p.service.Restore, "agenda.flash.restored", "ritira")
}

// onSlot carries out a command on a place and shows its week.
func (p *Pages) onSlot(c *web.Ctx, do func(context.Context, access.Actor, SlotID) error, flash, undo string) error {
	slot, err := web.PathID[SlotID](c, "slot")
	if err != nil {
		return err
	}
	if err := do(c.Context(), c.Actor, slot); err != nil {
		return err
	}
	v, err := LoadSlot(c.Context(), p.service.DB.Reader(), slot)
	if err != nil {
		return err
	}
	return c.Done(weekPath(v.OnDay), web.Flash{Key: flash, Undo: slotPath(slot, undo)})
}
