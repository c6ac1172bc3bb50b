package intake

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/audit"
	"insieme/internal/base/id"
	"insieme/internal/base/phone"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// caseView is an application as the case page and the queue's panel show it.
type caseView struct {
	Name       ui.PersonNameView
	Tag        ui.TagView
	Sub        string
	Back       string // page of the queue that the forms come back to; "" on the case's own page
	Errors     []ui.FieldError
	Tally      string
	Rules      []ruleView
	Duplicates []duplicateView
	Next       nextView
	Meeting    *meetingView
	Facts      []ui.Fact
	Story      []ui.Moment
	Others     []action
}

// ruleView is a requirement with what can be done about it.
type ruleView struct {
	ui.VerificationRuleView
	Questions []questionLine
	Actions   []action
}

// nextView is the one step that follows, and what else can be done.
type nextView struct {
	Text    string // a Sentence
	Tone    ui.Tone
	Off     string // the button that will do it, not yet
	Links   []ui.LinkButtonView
	Actions []action
}

// meetingView is the interview that is set, with its presence buttons.
type meetingView struct {
	ui.AppointmentView
	Presence *ui.PresenceView
	Note     string // why there are none yet
}

// action is a command's form: one button, or a box that opens.
type action struct {
	ID      string
	Path    string
	Summary string // of the box; "" = a button alone
	Text    string
	Button  string
	Look    ui.Look
	Hidden  []ui.Hidden
	Fields  []ui.Field
	Open    bool
}

// showCase answers GET /candidature/{id}.
func (p *Pages) showCase(c *web.Ctx) error {
	a, err := web.PathID[id.Application](c, "id")
	if err != nil {
		return err
	}
	page, err := p.casePage(c, a, "", nil)
	if err != nil {
		return err
	}
	return c.Page(http.StatusOK, page)
}

// retry shows the case with what was wrong in one of its forms.
func (p *Pages) retry(c *web.Ctx, a id.Application, form string, wrong error) error {
	return c.Retry(wrong, func() (templ.Component, error) { return p.casePage(c, a, form, wrong) })
}

func (p *Pages) casePage(c *web.Ctx, a id.Application, form string, wrong error) (templ.Component, error) {
	b, err := p.caseBuilder(c, a, form, wrong)
	if err != nil {
		return nil, err
	}
	v, err := b.view()
	if err != nil {
		return nil, err
	}
	return caseTemplate(c.Frame("intake.case.title", NavQueue), v), nil
}

// caseBuilder turns a case file into what a page shows, for one reader. form
// names the one of the case's forms that came back with errors.
type caseBuilder struct {
	c      *web.Ctx
	p      *Pages
	file   CaseFile
	back   string
	form   string
	wrong  error
	errors map[string]string
}

// caseBuilder reads a case for the reader of a page, and notes the look.
func (p *Pages) caseBuilder(c *web.Ctx, a id.Application, form string, wrong error) (*caseBuilder, error) {
	file, err := caseFile(c.Context(), p.reader(), p.service.Keys, c.Actor, a, c.Today())
	if err != nil {
		return nil, err
	}
	if err := audit.Look(c.Context(), p.service.DB, c.Actor, file.Person.ID, lookedCase, ""); err != nil {
		return nil, err
	}
	return &caseBuilder{c: c, p: p, file: file, form: form, wrong: wrong, errors: web.Fields(c.L, wrong)}, nil
}

func (b *caseBuilder) view() (caseView, error) {
	duplicates, err := b.duplicates()
	if err != nil {
		return caseView{}, err
	}
	v := caseView{
		Name: b.name(), Tag: stateTag(b.c, b.file.Application), Sub: b.sub(), Back: b.back, Duplicates: duplicates,
		Rules: b.rules(), Next: b.next(), Meeting: b.meeting(), Facts: b.facts(), Story: b.story(), Others: b.others(),
	}
	v.Tally = b.tally()
	v.Errors = web.Summary(b.c.L, b.wrong, v.labels(b.form))
	for i := range v.Errors {
		if v.Errors[i].Name != "" {
			v.Errors[i].Name = b.form + "-" + v.Errors[i].Name
		}
	}
	return v, nil
}

// labels are what the fields of one of the case's forms are called.
func (v caseView) labels(form string) map[string]string {
	actions := slices.Concat(v.Next.Actions, v.Others)
	for _, rule := range v.Rules {
		actions = append(actions, rule.Actions...)
		for _, q := range rule.Questions {
			actions = append(actions, q.Actions...)
		}
	}
	for _, a := range actions {
		if a.ID == form {
			return labelsOf(a.Fields)
		}
	}
	return nil
}

// labelsOf are what fields are called, by their names.
func labelsOf(fields []ui.Field) map[string]string {
	labels := map[string]string{}
	for _, f := range fields {
		labels[f.Name] = f.Label
	}
	return labels
}

func (b *caseBuilder) name() ui.PersonNameView {
	v := ui.PersonNameView{Name: b.file.Person.Card().Name(), Birth: b.file.Person.BirthDate}
	if access.Allows(b.c.Actor, access.PersonView) {
		v.Href = "/persone/" + string(b.file.Person.ID)
	}
	return v
}

// sub tells when and how the application came in, and how to reach the person.
func (b *caseBuilder) sub() string {
	l, a := b.c.L, b.file.Application
	parts := []string{l.T("intake.case.referred", l.Date(a.ReferredOn), l.Distance(b.c.Today(), a.ReferredOn))}
	if !a.ReceivedOn.IsZero() {
		parts[0] = l.T("intake.case.received."+string(a.Channel), l.Date(a.ReceivedOn), l.Distance(b.c.Today(), a.ReceivedOn))
	}
	if o, known := b.file.Partners[a.Organisation]; known {
		parts = append(parts, o.Name)
	}
	if b.file.Municipality != "" {
		parts = append(parts, b.file.Municipality)
	}
	if phones := b.file.Person.Phones(); len(phones) > 0 && b.can(access.PersonContact) {
		parts = append(parts, phone.Display(phones[0]))
	}
	return strings.Join(parts, " · ")
}

func (b *caseBuilder) can(action access.Action) bool { return b.file.Can(b.c.Actor, action) }

// path is the address of one of the case's commands.
func (b *caseBuilder) path(command string) string {
	return pathCase(b.file.Application.ID) + "/" + command
}

// hidden are the fields that every form of the case carries.
func (b *caseBuilder) hidden(more ...ui.Hidden) []ui.Hidden {
	out := []ui.Hidden{{Name: "version", Value: strconv.Itoa(b.file.Application.Version)}}
	if b.back != "" {
		out = append(out, ui.Hidden{Name: "_torna", Value: b.back})
	}
	return append(out, more...)
}

// button is a command that needs no more than to be pressed.
func (b *caseBuilder) button(command, labelKey string, look ui.Look, more ...ui.Hidden) action {
	return action{Path: b.path(command), Button: b.c.L.T(labelKey), Look: look, Hidden: b.hidden(more...)}
}

// box is a command that asks for details first. key is the prefix of its texts.
func (b *caseBuilder) box(form, command, key string, more []ui.Hidden, fields ...ui.Field) action {
	l := b.c.L
	a := action{
		ID: form, Path: b.path(command), Summary: l.T(key + ".open"), Button: l.T(key + ".do"), Hidden: b.hidden(more...),
		Open: b.form == form,
	}
	for _, f := range fields {
		a.Fields = append(a.Fields, b.field(form, f))
	}
	return a
}

// field completes a field of a form: an id of its own on the page, what was
// typed and what is wrong when the form came back.
func (b *caseBuilder) field(form string, f ui.Field) ui.Field {
	f.ID = form + "-" + f.Name
	if b.form == form {
		f.Value, f.Error = b.c.Typed(f.Name), b.errors[f.Name]
	}
	return f
}

// on asks for the day of a fact: today unless somebody says otherwise.
func (b *caseBuilder) on() ui.Field {
	today := b.c.Today().String()
	return ui.Field{Name: "on", Label: b.c.L.T("intake.field.on"), Type: ui.TypeDate, Value: today, Max: today, Required: true, Short: true}
}

// choose is a select over a vocabulary whose words are under key.
func (b *caseBuilder) choose(name, labelKey, key string, codes []string) ui.Field {
	return ui.Field{
		Name: name, Label: b.c.L.T(labelKey), Type: ui.TypeSelect, Required: true, Options: options(b.c, key, codes),
	}
}

// options are the words of codes under a key.
func options[T ~string](c *web.Ctx, key string, codes []T) []ui.Option {
	out := make([]ui.Option, 0, len(codes))
	for _, code := range codes {
		out = append(out, ui.Option{Value: string(code), Label: c.L.T(key + "." + string(code))})
	}
	return out
}

// stateTag is an application's state as a word and a shape.
func stateTag(c *web.Ctx, a Application) ui.TagView {
	v := ui.TagView{Tone: ui.ToneInfo, Text: c.L.T("intake.state." + string(a.State))}
	switch {
	case a.State == InTarget || a.State == FoundWorkAlone:
		v.Tone = ui.ToneKept
	case a.State == Suspended || a.State == InCharge:
		v.Icon = "pause"
	case a.State.IsEnd():
		v.Tone, v.Icon = ui.TonePlain, "minus-circle"
	}
	return v
}

// toneClass is the class of words with a tone.
func toneClass(t ui.Tone) string {
	if t == ui.TonePlain {
		return "i-plain"
	}
	return "i-" + string(t)
}
