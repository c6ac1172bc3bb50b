package intake

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/person"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// profileForm is a filled-in instrument. The instrument is data, so its items
// share one field: "domain.item=level"; notes stand beside their domains.
type profileForm struct {
	seen
	On      civil.Date   `form:"on"`
	Levels  []string     `form:"level" max:"80"`
	Domains []DomainCode `form:"domain" max:"40"`
	Notes   []string     `form:"note" area:"true" max:"4000"`
}

// notLooked is the choice of an item that was not looked at.
const notLooked = "-"

// profile reads what was chosen. What is no item of the instrument is found by
// the instrument's own check.
func (f profileForm) profile() Profile {
	p := Profile{}
	at := func(code DomainCode) DomainAnswers {
		answers := p[code]
		if answers.Levels == nil {
			answers.Levels = map[string]Level{}
		}
		return answers
	}
	for _, chosen := range f.Levels {
		field, level, _ := strings.Cut(chosen, "=")
		domain, item, _ := strings.Cut(field, ".")
		if chosen == notLooked {
			continue
		}
		n, err := strconv.Atoi(level)
		if err != nil {
			n = -1
		}
		answers := at(DomainCode(domain))
		answers.Levels[item] = Level(n)
		p[DomainCode(domain)] = answers
	}
	for i, code := range f.Domains {
		if i < len(f.Notes) && f.Notes[i] != "" {
			answers := at(code)
			answers.Note = f.Notes[i]
			p[code] = answers
		}
	}
	return p
}

// decisionForm is the decision after the interview.
type decisionForm struct {
	seen
	On          civil.Date `form:"on"`
	Decision    Decision   `form:"decision" max:"20"`
	Reason      string     `form:"reason" max:"40"`
	Destination string     `form:"destination" max:"40"`
}

// interviewView is the page of the interview: presence, assessment, decision.
type interviewView struct {
	Case     caseView
	Earlier  *assessmentsView
	Assess   *assessView
	Decision *decisionView
	Errors   []ui.FieldError
}

// assessView is the instrument to fill in.
type assessView struct {
	Title   string
	Action  string
	Hidden  []ui.Hidden
	On      ui.Field
	Domains []domainView
	Masked  []string // names of the domains that the reader may not fill in
}

// domainView is a part of the instrument.
type domainView struct {
	Code       string
	Name       string
	Restricted bool
	Self       bool // the person's own words
	Items      []ui.Field
	Note       ui.Field // none where Name is empty
}

// decisionView is the form of the decision.
type decisionView struct {
	Action  string
	Hidden  []ui.Hidden
	Choices ui.ChoiceListView
	Fields  []ui.Field
}

// showInterview answers GET …/colloquio.
func (p *Pages) showInterview(c *web.Ctx) error {
	a, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	page, err := p.interviewPage(c, a, "", profileForm{}, decisionForm{}, nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// recordAssessment answers POST …/valutazione.
func (p *Pages) recordAssessment(c *web.Ctx) error {
	var f profileForm
	err := c.Decode(&f)
	cmd, perr := f.application(c)
	if perr != nil {
		return perr
	}
	var event id.Event
	if err == nil {
		event, err = p.service.RecordAssessment(c.Context(), c.Actor, AssessCmd{Cmd: cmd, On: f.On, Profile: f.profile()})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) {
			return p.interviewPage(c, cmd.Application, formAssess, f, decisionForm{}, err)
		})
	}
	return c.Done(pathCase(cmd.Application)+"/colloquio", web.Flash{
		Key: "intake.done.assessed", Undo: pathCase(cmd.Application) + "/annulla/" + string(event),
	})
}

// decide answers POST …/decisione.
func (p *Pages) decide(c *web.Ctx) error {
	var f decisionForm
	err := c.Decode(&f)
	cmd, perr := f.application(c)
	if perr != nil {
		return perr
	}
	var event id.Event
	if err == nil {
		event, err = p.service.Decide(c.Context(), c.Actor, DecideCmd{
			Cmd: cmd, On: f.On, Decision: f.Decision, Reason: f.Reason, Destination: f.Destination,
		})
	}
	if err != nil {
		return c.Retry(err, func() (templ.Component, error) {
			return p.interviewPage(c, cmd.Application, formDecide, profileForm{}, f, err)
		})
	}
	return done(c, cmd.Application, event, "intake.done.decided."+string(f.Decision))
}

// The two forms of the page, by the ends of their addresses.
const (
	formAssess = "valutazione"
	formDecide = "decisione"
)

// interviewPage shows the page: empty, or as the named one of its forms was
// typed when wrong says what has to change.
func (p *Pages) interviewPage(c *web.Ctx, a id.Application, form string, typed profileForm, decided decisionForm, wrong error) (templ.Component, error) {
	b, err := p.caseBuilder(c, a, form, wrong)
	if err != nil {
		return nil, err
	}
	if !b.can(access.IntakeInterview) && !b.can(access.IntakeDecide) {
		return nil, fault.Refused("intake.interviewPage")
	}
	v := interviewView{
		Case: caseView{Name: b.name(), Tag: stateTag(c, b.file.Application), Sub: b.sub(), Back: pathCase(a), Meeting: b.meeting(), Facts: b.facts()},
	}
	people, err := person.Identities(c.Context(), p.reader(), b.file.Person.ID)
	if err != nil {
		return nil, err
	}
	if v.Earlier, err = p.assessments(c, b.file.Subject, people); err != nil {
		return nil, err
	}
	if assessable[b.file.Application.State] && b.can(access.IntakeInterview) {
		if v.Assess, err = b.assess(typed); err != nil {
			return nil, err
		}
	}
	if b.file.Application.State == ToDecide && b.can(access.IntakeDecide) {
		v.Decision = b.decision(decided)
	}
	v.Errors = v.summary(c.L, form, wrong)
	return interviewTemplate(c.Frame("intake.interview.title", NavQueue), v), nil
}

// summary lists what is wrong. What is no field of the page, since the
// instrument has no such item, leads nowhere.
func (v interviewView) summary(l i18n.L, form string, wrong error) []ui.FieldError {
	labels := v.labels()
	list := web.Summary(l, wrong, labels)
	for i, e := range list {
		switch {
		case e.Name == "on" && form == formAssess:
			list[i].Name, list[i].Label = v.Assess.On.ID, v.Assess.On.Label
		case e.Name != "decision" && labels[e.Name] == "":
			list[i].Name = ""
		}
	}
	return list
}

// labels are what the fields of both forms are called.
func (v interviewView) labels() map[string]string {
	labels := map[string]string{}
	if v.Decision != nil {
		labels = labelsOf(v.Decision.Fields)
	}
	if v.Assess != nil {
		for _, d := range v.Assess.Domains {
			for _, item := range append(d.Items, d.Note) {
				labels[item.ID] = item.Label
			}
		}
	}
	return labels
}

// assess is the instrument of today with what was typed. Domains that the
// reader may not see are named only.
func (b *caseBuilder) assess(typed profileForm) (*assessView, error) {
	l := b.c.L
	in, err := InstrumentOn(b.c.Context(), b.p.reader(), b.c.Today())
	if err != nil {
		return nil, err
	}
	said := typed.profile()
	v := &assessView{Title: in.Label.In(string(l.Lang())), Action: b.path(formAssess), Hidden: b.hidden(), On: b.field(formAssess, b.on())}
	if len(in.Self) > 0 {
		v.Domains = append(v.Domains, b.selfDomainView(in, SelfBefore, said[SelfBefore]))
	}
	for _, d := range in.Domains {
		if d.Restricted && !b.can(access.PersonHealth) {
			v.Masked = append(v.Masked, d.Name.In(string(l.Lang())))
			continue
		}
		v.Domains = append(v.Domains, b.domain(in, d, said[d.Code]))
	}
	if len(in.Self) > 0 {
		v.Domains = append(v.Domains, b.selfDomainView(in, SelfAfter, said[SelfAfter]))
	}
	return v, nil
}

func (b *caseBuilder) domain(in Instrument, d Domain, said DomainAnswers) domainView {
	l := b.c.L
	v := domainView{Code: string(d.Code), Name: d.Name.In(string(l.Lang())), Restricted: d.Restricted}
	for _, item := range d.Items {
		field := FieldOf(d.Code, item.Code)
		f := ui.Field{
			Name: "level", ID: field, Label: item.Text.In(string(l.Lang())), Help: item.Help.In(string(l.Lang())), Type: ui.TypeSelect,
			Required: true, Error: b.errors[field], Value: notLooked,
			Options: []ui.Option{{Value: notLooked, Label: l.T("intake.level.none")}},
		}
		for _, answer := range in.OptionsOf(item) {
			o := ui.Option{Value: field + "=" + strconv.Itoa(int(answer.Level)), Label: answer.Text.In(string(l.Lang()))}
			f.Options = append(f.Options, o)
			if said.Levels[item.Code] == answer.Level {
				f.Value = o.Value
			}
		}
		v.Items = append(v.Items, f)
	}
	v.Note = ui.Field{
		Name: "note", ID: NoteField(d.Code), Label: l.T("intake.field.note", strings.ToLower(v.Name)), Type: ui.TypeTextArea, Rows: 4,
		Value: said.Note, Error: b.errors[NoteField(d.Code)], MaxLength: MaxNote,
	}
	return v
}

// decision is the form of the decision.
func (b *caseBuilder) decision(typed decisionForm) *decisionView {
	l := b.c.L
	v := &decisionView{Action: b.path(formDecide), Hidden: b.hidden(), Choices: ui.ChoiceListView{
		Name: "decision", Legend: l.T("intake.decision"), Size: ui.ChoiceCompact, Error: b.errors["decision"],
	}}
	for _, d := range Decisions() {
		v.Choices.Choices = append(v.Choices.Choices, ui.Choice{
			Value: string(d), Label: l.T("intake.decision." + string(d)), Example: l.T("intake.decision." + string(d) + ".help"), Chosen: d == typed.Decision,
		})
	}
	reason := b.choose("reason", "intake.field.reason", "intake.reason", OutOfTargetReasons())
	destination := b.choose("destination", "intake.field.destination", "intake.destination", Destinations())
	v.Fields = []ui.Field{reason, destination, b.on()}
	for i := range v.Fields {
		f := &v.Fields[i]
		if b.form == formDecide {
			f.Value, f.Error = b.c.Typed(f.Name), b.errors[f.Name]
		}
		if f.Name != "on" {
			f.Required, f.Help = false, l.T("intake.field.only_not_in_target")
		}
	}
	return v
}

// restrictedNote says who may see a domain.
func restrictedNote(l i18n.L, restricted bool) string {
	if restricted {
		return l.T("intake.restricted")
	}
	return ""
}

// subOfFirst names the instrument on its first card.
func subOfFirst(title string, i int) string {
	if i > 0 {
		return ""
	}
	return title
}
