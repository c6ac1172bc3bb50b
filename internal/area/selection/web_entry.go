package selection

import (
	"context"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// entryView is somebody on the shortlist.
type entryView struct {
	Name   ui.PersonNameView
	Sent   string
	Ticks  []tickView
	Note   string
	Write  *ui.Field // of the note, for who may
	NoteTo string
	Remove *ui.PostButtonView
}

// tickView is one of the two agreements, and the button that gives or takes it.
type tickView struct {
	Tag    ui.TagView
	Button *ui.PostButtonView
}

type addForm struct {
	Person id.Person `form:"person" max:"40"`
}

// addEntry answers POST /richieste/{request}/elenco.
func (p *Pages) addEntry(c *web.Ctx) error {
	of, err := p.subject(c)
	if err != nil {
		return err
	}
	var f addForm
	if err = c.Decode(&f); err == nil {
		if f.Person, err = id.Parse[id.Person](string(f.Person)); err != nil {
			return c.Retry(fault.Bad("selection.addEntry", fault.Field{Key: "error.field.choice"}), func() (templ.Component, error) { return p.requestPage(c, of, err) })
		}
		err = p.service.Add(c.Context(), c.Actor, of.ID, f.Person)
	}
	return p.endEntry(c, of, err, "selection.flash.added")
}

// endEntry ends a command on the shortlist: back to it, or the page with what
// is wrong.
func (p *Pages) endEntry(c *web.Ctx, of Request, err error, flash string) error {
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) { return p.requestPage(c, of, err) })
	}
	return c.Done(Path(of.ID, "#elenco"), web.Flash{Key: flash})
}

func (p *Pages) entrySubject(c *web.Ctx) (Request, id.Person, error) {
	of, err := p.subject(c)
	if err != nil {
		return of, "", err
	}
	who, err := web.PathID[id.Person](c, "person")
	return of, who, err
}

type emptyForm struct{}

// removeEntry answers POST /richieste/{request}/elenco/{person}/togli.
func (p *Pages) removeEntry(c *web.Ctx) error {
	of, who, err := p.entrySubject(c)
	if err != nil {
		return err
	}
	if err = c.Decode(&emptyForm{}); err == nil {
		err = p.service.Remove(c.Context(), c.Actor, of.ID, who)
	}
	return p.endEntry(c, of, err, "selection.flash.removed")
}

type noteForm struct {
	Note string `form:"note" area:"true" max:"1000"`
}

// noteEntry answers POST /richieste/{request}/elenco/{person}/nota.
func (p *Pages) noteEntry(c *web.Ctx) error {
	of, who, err := p.entrySubject(c)
	if err != nil {
		return err
	}
	var f noteForm
	if err = c.Decode(&f); err == nil {
		err = p.service.Note(c.Context(), c.Actor, NoteCmd{Request: of.ID, Person: who, Note: f.Note})
	}
	return p.endEntry(c, of, err, "selection.flash.noted")
}

type tickForm struct {
	Tick   Tick          `form:"tick" max:"10"`
	Agrees person.Answer `form:"agrees" max:"5"`
}

// agree answers POST /richieste/{request}/elenco/{person}/accordo.
func (p *Pages) agree(c *web.Ctx) error {
	of, who, err := p.entrySubject(c)
	if err != nil {
		return err
	}
	var f tickForm
	if err = c.Decode(&f); err == nil {
		err = p.service.Agree(c.Context(), c.Actor, of.ID, who, f.Tick, f.Agrees)
	}
	return p.endEntry(c, of, err, "selection.flash.agreed")
}

// fillEntries shows the shortlist: those whom the reader may see.
func (p *Pages) fillEntries(c *web.Ctx, v *requestView) (map[id.Person]bool, error) {
	of := v.Request
	entries, err := p.service.Entries(c.Context(), c.Actor, of.ID)
	if err != nil {
		return nil, err
	}
	cards, err := cardsOf(c.Context(), p.service.DB.Reader(), access.ScopeOf(c.Actor, access.PersonView), of.ID)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, 0, len(entries))
	for _, e := range entries {
		users = append(users, e.ReferentBy)
	}
	names, err := network.Names(c.Context(), p.service.DB.Reader(), users...)
	if err != nil {
		return nil, err
	}
	on := map[id.Person]bool{}
	for _, e := range entries {
		card, seen := cards[e.Person]
		if on[e.Person] = true; seen {
			v.Entries = append(v.Entries, entryLine(c, of, e, card, names[e.ReferentBy]))
		}
	}
	return on, nil
}

func entryLine(c *web.Ctx, of Request, e Entry, card Candidate, referent string) entryView {
	l, path := c.L, Path(of.ID, "/elenco/"+string(e.Person))
	v := entryView{Name: nameOf(card), Note: e.Note, NoteTo: path + "/nota"}
	may := of.State.IsLive() && access.Can(c.Actor, access.RequestAgree, access.Subject{Owners: []id.User{card.Referent}})
	if !e.SentOn.IsZero() {
		v.Sent, may = l.T("selection.entry.sent", l.Date(e.SentOn)), false
	}
	for _, t := range Ticks() {
		on, by := e.PersonOn, ""
		if t == ReferentAgrees {
			on, by = e.ReferentOn, referent
		}
		v.Ticks = append(v.Ticks, tickLine(l, t, on, by, may, path))
	}
	if of.State.IsLive() && access.Allows(c.Actor, access.RequestEdit) {
		v.Write = &ui.Field{Name: "note", ID: "note-" + string(e.Person), Label: l.T("selection.entry.note"), Type: ui.TypeTextArea, Rows: 2, Value: e.Note}
		if e.SentOn.IsZero() {
			v.Remove = &ui.PostButtonView{Label: l.T("selection.entry.remove"), Action: path + "/togli", Look: ui.LookQuiet}
		}
	}
	return v
}

func nameOf(c Candidate) ui.PersonNameView {
	return ui.PersonNameView{Name: person.Card{Surname: c.Surname, GivenName: c.Given}.Name(), Href: person.Path(c.Person, ""), Birth: c.Birth}
}

func tickLine(l i18n.L, t Tick, on civil.Date, by string, may bool, path string) tickView {
	v := tickView{Tag: ui.TagView{Tone: ui.ToneNear, Text: l.T("selection.tick." + string(t) + ".no")}}
	agrees, label := person.Yes, "selection.tick."+string(t)+".do"
	if !on.IsZero() {
		v.Tag = ui.TagView{Tone: ui.ToneKept, Text: l.T("selection.tick."+string(t)+".yes", l.DayMonth(on))}
		if by != "" {
			v.Tag.Text += ", " + by
		}
		agrees, label = person.No, "selection.tick.undo"
	}
	if may {
		v.Button = &ui.PostButtonView{
			Label: l.T(label), Action: path + "/accordo", Look: ui.LookPlain,
			Hidden: []ui.Hidden{{Name: "tick", Value: string(t)}, {Name: "agrees", Value: string(agrees)}},
		}
	}
	return v
}

// lateAskedDays is when an agreement that is waited for is late on Oggi.
const lateAskedDays = 3

// askedTodos are the agreements that wait for who follows the people.
func (p *Pages) askedTodos(ctx context.Context, actor access.Actor, today civil.Date) ([]web.Todo, error) {
	if !access.Allows(actor, access.RequestAgree) {
		return nil, nil
	}
	rows, err := unagreed(ctx, p.service.DB.Reader(), access.ScopeOf(actor, access.RequestAgree), maxTodos)
	if err != nil {
		return nil, err
	}
	todos := make([]web.Todo, 0, len(rows))
	for _, r := range rows {
		todos = append(todos, web.Todo{
			Person: r.Person, Who: web.Who{Surname: r.Surname, Given: r.Given, Birth: r.Birth}, WhatKey: "selection.todo.agree", Since: r.Since,
			Late: r.Since.DaysUntil(today) > lateAskedDays, ActionKey: "selection.todo.open", Href: Path(r.Request, "#elenco"), Owner: r.Referent,
		})
	}
	return todos, nil
}
