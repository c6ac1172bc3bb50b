package intake

import (
	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Panel is the interviews and assessments on the page of a person: the team's.
func (p *Pages) Panel() web.Panel {
	return web.Panel{ID: "valutazioni", TitleKey: "intake.panel.title", Action: access.IntakeQueue, Render: p.renderPanel}
}

// panelView is the panel "Colloqui e valutazioni".
type panelView struct {
	Runs        []ui.RowView // the person's applications, newest first
	Assessments *assessmentsView
	Assess      string // address of a new assessment; empty for who may make none
	Sheets      []ui.LinkButtonView
}

// renderPanel tells a person's applications and compares two of their assessments;
// nil for who has neither.
func (p *Pages) renderPanel(c *web.Ctx, who id.Person) (templ.Component, error) {
	people, err := person.Identities(c.Context(), p.reader(), who)
	if err != nil || len(people) == 0 {
		return nil, err
	}
	runs, err := applicationsOf(c.Context(), p.reader(), people)
	if err != nil || len(runs) == 0 {
		return nil, err
	}
	subject, err := subjectOf(c.Context(), p.reader(), runs[0])
	if err != nil {
		return nil, err
	}
	if !access.Can(c.Actor, access.IntakeQueue, subject) {
		return nil, nil
	}
	v := panelView{Sheets: []ui.LinkButtonView{
		{Label: c.L.T("intake.sheet.open"), Icon: "file", Href: person.Path(who, tailInternal)},
		{Label: c.L.T("intake.own.open"), Icon: "file", Href: person.Path(who, tailOwn)},
	}}
	if v.Assessments, err = p.assessments(c, subject, people); err != nil {
		return nil, err
	}
	if assessable[runs[0].State] && access.Can(c.Actor, access.IntakeInterview, subject) {
		v.Assess = pathCase(runs[0].ID) + "/colloquio"
	}
	for _, a := range runs {
		v.Runs = append(v.Runs, runLine(c, a))
	}
	return panelTemplate(c.L, v), nil
}

// runLine is an application in the list of a person's.
func runLine(c *web.Ctx, a Application) ui.RowView {
	l, tag := c.L, stateTag(c, a)
	row := ui.RowView{Label: l.T("intake.run", l.Date(a.WaitingSince)), Tag: &tag, Second: l.T("intake.channel." + string(a.Channel))}
	if !a.ReceivedOn.IsZero() {
		row.Label = l.T("intake.run", l.Date(a.ReceivedOn))
	}
	if !a.InterviewedOn.IsZero() {
		row.Second += " · " + l.T("intake.run.interviewed", l.Date(a.InterviewedOn))
	}
	if access.Allows(c.Actor, access.IntakeQueue) {
		row.Href = pathCase(a.ID)
	}
	return row
}
