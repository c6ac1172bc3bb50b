package desk

import (
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/network"
	"insieme/internal/area/pathway"
	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/journal"
	"insieme/internal/base/phone"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

type personView struct {
	l       i18n.L
	head    ui.PersonHeadView
	anchors []ui.Anchor
	story   storyView
	panels  []templ.Component
	side    []templ.Component
}

// showPerson is the page of a person: who it is, then everything on one page.
// The look is written down first. A merged record leads to the one it is part of.
func (p *Pages) showPerson(c *web.Ctx) error {
	const op = "desk.showPerson"
	who, err := web.PathID[id.Person](c, "id")
	if err != nil {
		return err
	}
	ctx, q := c.Context(), p.service.DB.Reader()
	canonical, err := person.Canonical(ctx, q, who)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if canonical != who {
		return c.Redirect("/persone/" + string(canonical))
	}
	subject, err := person.Subject(ctx, q, who)
	if err != nil {
		return fault.Wrap(op, err)
	}
	if err := access.Require(c.Actor, access.PersonView, subject); err != nil {
		return err
	}
	if err := audit.Look(ctx, p.service.DB, c.Actor, who, pagePerson, ""); err != nil {
		return err
	}
	record, err := person.Load(ctx, q, p.service.Keys, who)
	if err != nil {
		return fault.Wrap(op, err)
	}
	card, err := CardOf(ctx, q, who)
	if err != nil {
		return fault.Wrap(op, err)
	}
	v := personView{l: c.L}
	if v.head, err = p.personHead(c, record, card, subject); err != nil {
		return err
	}
	if v.story, err = p.storyOf(c, who); err != nil {
		return err
	}
	if err := p.panelsOf(c, who, &v); err != nil {
		return err
	}
	return c.Page(200, personPage(c.FrameTitled(card.Name(), "people"), v))
}

// personHead answers in five seconds who the person is for us.
func (p *Pages) personHead(c *web.Ctx, record person.Person, card Card, subject access.Subject) (ui.PersonHeadView, error) {
	l, today := c.L, c.Today()
	h := ui.PersonHeadView{Name: card.Name(), State: &ui.TagView{Tone: ui.ToneInfo, Text: StageWords(l, card)}}
	var about []string
	if !record.BirthDate.IsZero() {
		about = append(about, l.T("desk.person.born", l.Numeric(record.BirthDate), record.BirthDate.AgeOn(today)))
	}
	if card.Municipality != "" {
		about = append(about, card.Municipality)
	}
	phones := record.Phones()
	switch {
	case !access.Can(c.Actor, access.PersonContact, subject):
		about = append(about, l.T("desk.person.phone_masked"))
	case len(phones) > 0:
		about = append(about, phone.Display(phones[0]))
	default:
		h.Flags = append(h.Flags, ui.TagView{Tone: ui.ToneNear, Text: l.T("desk.person.no_phone")})
	}
	referent, err := network.Names(c.Context(), p.service.DB.Reader(), record.Referent)
	if err != nil {
		return h, err
	}
	h.Lines = append(h.Lines, strings.Join(about, " · "), l.T("desk.person.referent", orDash(referent[record.Referent])))
	if record.Interpreter != "" {
		h.Flags = append(h.Flags, ui.TagView{Tone: ui.ToneInfo, Text: l.T("desk.person.interpreter", l.T("person.lang."+record.Interpreter))})
	}
	if !card.SuspendedUntil.IsZero() {
		h.Flags = append(h.Flags, ui.TagView{Tone: ui.ToneNear, Text: l.T("desk.person.suspended", l.Date(card.SuspendedUntil))})
	}
	return h, p.headPromise(c, card, &h)
}

// headPromise adds the ring and the next step.
func (p *Pages) headPromise(c *web.Ctx, card Card, h *ui.PersonHeadView) error {
	pw, found, err := p.service.Pathway.Current(c.Context(), card.Person)
	if err != nil {
		return err
	}
	if found {
		rows, err := pathway.PromisesOf(c.Context(), p.service.DB.Reader(), pw.Application)
		if err != nil {
			return err
		}
		promises := make([]pathway.Promise, len(rows))
		for i, r := range rows {
			promises[i] = r.Promise
		}
		if next, ok := pathway.Next(promises); ok && pw.State != pathway.Closed {
			ring := pathway.RingOf(next, pw.PausedAt(c.Today()), c.Today(), 96)
			h.Ring = &ring
			h.Promise = c.L.T("pathway.promise." + string(next.Kind))
			h.When = c.L.Date(next.Due) + ", " + c.L.Distance(c.Today(), next.Due)
			switch next.NearnessOn(c.Today()) {
			case pathway.Gone:
				h.WhenTone = ui.ToneLate
			case pathway.Near14:
				h.WhenTone = ui.ToneNear
			}
		}
	}
	return p.headNext(c, card, h)
}

// headNext is the oldest thing to do for this person, as Oggi would show it.
func (p *Pages) headNext(c *web.Ctx, card Card, h *ui.PersonHeadView) error {
	scope := access.ScopeOf(c.Actor, access.PersonView).Only(card.Person)
	var next *web.Todo
	for _, source := range p.plugs.Todos {
		todos, err := source(c.Context(), c.Actor, scope, c.Today())
		if err != nil {
			return err
		}
		for i := range todos {
			if next == nil || todos[i].Since.Before(next.Since) {
				next = &todos[i]
			}
		}
	}
	if next == nil {
		return nil
	}
	line := TaskLine(c.L, *next, c.Today())
	h.Next, h.NextWho, h.Action, h.Href = line.What, line.Since, line.Action, line.Href
	return nil
}

func (p *Pages) panelsOf(c *web.Ctx, who id.Person, v *personView) error {
	v.anchors = append(v.anchors, ui.Anchor{Label: c.L.T("desk.story.title"), ID: "storia", Active: true})
	for _, panel := range p.plugs.Panels {
		part, err := render(c, panel, who)
		if err != nil {
			return err
		}
		if part != nil {
			v.panels = append(v.panels, part)
			v.anchors = append(v.anchors, ui.Anchor{Label: c.L.T(panel.TitleKey), ID: panel.ID})
		}
	}
	for _, panel := range p.plugs.Side {
		part, err := render(c, panel, who)
		if err != nil {
			return err
		}
		if part != nil {
			v.side = append(v.side, part)
		}
	}
	return nil
}

// render asks a panel for its part of the page; one that this reader may not
// see, of this person or at all, is left out.
func render(c *web.Ctx, panel web.Panel, who id.Person) (templ.Component, error) {
	if !access.Allows(c.Actor, panel.Action) {
		return nil, nil
	}
	part, err := panel.Render(c, who)
	if fault.Is(err, fault.Denied) {
		return nil, nil
	}
	return part, fault.Wrap("desk.panel."+panel.ID, err)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// storyOf reads what happened to a person, merged records included.
func (p *Pages) storyOf(c *web.Ctx, who id.Person) (storyView, error) {
	q := p.service.DB.Reader()
	identities, err := person.Identities(c.Context(), q, who)
	if err != nil {
		return storyView{}, err
	}
	events, err := journal.ByPerson(c.Context(), q, identities...)
	if err != nil {
		return storyView{}, err
	}
	notes, err := person.NotePairs(c.Context(), q, p.service.Keys, c.L, c.Actor, who)
	if fault.Is(err, fault.Denied) {
		err = nil // who may not read notes sees that there is one
	}
	return story(c.L, c.Today(), events, notes, c.Query().Get("storia")), err
}
