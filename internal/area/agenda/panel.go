package agenda

import (
	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

const linesInPanel = 6

// Side is this area's part of the right column of a person's page.
func (p *Pages) Side() []web.Panel {
	return []web.Panel{{ID: "appuntamenti", TitleKey: "agenda.panel.title", Action: access.AgendaView, Render: p.panel}}
}

// panel lists a person's appointments, those to come among them.
func (p *Pages) panel(c *web.Ctx, who id.Person) (templ.Component, error) {
	subject, err := person.Subject(c.Context(), p.service.DB.Reader(), who)
	if err != nil {
		return nil, err
	}
	if err := access.Require(c.Actor, access.AgendaView, subject); err != nil {
		return nil, err
	}
	rows, err := p.rowsOf(c, who)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return panelCard(c.L, rows), nil
}

// rowsOf lists the newest appointments of a person, merged records included.
func (p *Pages) rowsOf(c *web.Ctx, who id.Person) ([]ui.RowView, error) {
	q := p.service.DB.Reader()
	people, err := person.Identities(c.Context(), q, who)
	if err != nil {
		return nil, err
	}
	lines, err := OfPerson(c.Context(), q, linesInPanel, people...)
	if err != nil {
		return nil, err
	}
	rows := make([]ui.RowView, len(lines))
	for i, line := range lines {
		rows[i] = ui.RowView{
			Label: c.L.T("agenda.kind." + string(line.Kind)), Href: weekPath(line.OnDay),
			Second: what(c.L.Date(line.OnDay)+", "+c.L.T("agenda.hour", hour(line.Minute)), line.UserName),
		}
		if line.State != Set {
			rows[i].Tag = &ui.TagView{Tone: tone(line.State), Text: c.L.T("agenda.state." + string(line.State))}
		} else if !line.OnDay.Before(c.Today()) {
			rows[i].Tag = &ui.TagView{Tone: ui.ToneInfo, Text: c.L.Distance(c.Today(), line.OnDay)}
		}
	}
	return rows, nil
}
