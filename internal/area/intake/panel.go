package intake

import (
	"slices"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// Panel is the interviews and assessments on the page of a person.
func (p *Pages) Panel() web.Panel {
	return web.Panel{ID: "valutazioni", TitleKey: "intake.panel.title", Action: access.PersonView, Render: p.renderPanel}
}

// panelView is the panel "Colloqui e valutazioni".
type panelView struct {
	Runs        []ui.RowView // the person's applications, newest first
	Assessments *assessmentsView
}

// renderPanel tells a person's applications and compares their last two assessments;
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
	if !access.Can(c.Actor, access.PersonView, subject) {
		return nil, nil
	}
	v := panelView{}
	if v.Assessments, err = p.assessments(c, subject, people); err != nil {
		return nil, err
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

// assessmentsView compares a person's last two assessments.
type assessmentsView struct {
	Label string // of the instrument
	Strip ui.AssessmentStripView
	Notes []noteView
}

// noteView is the note of a domain at the last assessment.
type noteView struct {
	Domain, Text string
	Restricted   bool
}

// assessments reads the last two assessments of a person's identities, as far
// as the reader may see them; nil when there is none.
func (p *Pages) assessments(c *web.Ctx, subject access.Subject, people []id.Person) (*assessmentsView, error) {
	ctx, q := c.Context(), p.reader()
	all, err := assessmentsOf(ctx, q, people)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	all = all[max(0, len(all)-2):]
	last := &all[len(all)-1]
	in, err := instrument(ctx, q, last.Instrument, last.Version)
	if err != nil {
		return nil, err
	}
	health := access.Can(c.Actor, access.PersonHealth, subject)
	readable := func(code DomainCode) bool {
		i := slices.IndexFunc(in.Domains, func(d Domain) bool { return d.Code == code })
		return health || i >= 0 && !in.Domains[i].Restricted
	}
	hidden, err := openAnswers(ctx, q, p.service.Keys, last, readable)
	if err != nil {
		return nil, err
	}
	earlier := Profile{}
	v := &assessmentsView{Label: in.Label.In(string(c.L.Lang())), Strip: ui.AssessmentStripView{Later: last.OnDay, Levels: levelWords(c)}}
	if len(all) == 2 {
		if _, err := openAnswers(ctx, q, p.service.Keys, &all[0], readable); err != nil {
			return nil, err
		}
		earlier, v.Strip.Earlier = all[0].Profile, all[0].OnDay
	}
	v.fill(string(c.L.Lang()), in, earlier, last.Profile, hidden)
	return v, nil
}

func levelWords(c *web.Ctx) []string {
	var words []string
	for _, o := range options(c, "intake.level", []string{"1", "2", "3", "4"}) {
		words = append(words, o.Label)
	}
	return words
}

// fill puts the rows in the instrument's order; a domain that the reader may
// not see is one masked row.
func (v *assessmentsView) fill(lang string, in Instrument, earlier, later Profile, hidden []DomainCode) {
	for _, d := range in.Domains {
		if slices.Contains(hidden, d.Code) {
			v.Strip.Rows = append(v.Strip.Rows, ui.AssessmentRow{Domain: d.Name.In(lang), Masked: true})
			continue
		}
		for _, change := range d.Changes(earlier, later) {
			v.Strip.Rows = append(v.Strip.Rows, ui.AssessmentRow{
				Domain: change.Item.Text.In(lang), Before: int(change.Earlier), After: int(change.Then),
			})
		}
		if note := later[d.Code].Note; note != "" {
			v.Notes = append(v.Notes, noteView{Domain: d.Name.In(lang), Text: note, Restricted: d.Restricted})
		}
	}
}
