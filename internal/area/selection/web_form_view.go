package selection

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/area/company"
	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// formView is the form of a request, in groups.
type formView struct {
	Title, Action, Submit  string
	Back                   ui.Link
	Company                string
	CompanyID              string
	Version                int
	Errors                 []ui.FieldError
	Who, Job, Terms, Times []ui.Field
	Was, Code              string
	Choice                 *ui.Field
	Needs, Languages       []needRow
	Week                   person.WeekView
	Quality                []qualityRow
}

// needRow is a row of a must or wish.
type needRow struct {
	Legend string
	Fields []ui.Field
}

type qualityRow struct {
	Item  string
	Field ui.Field
}

type formBuilder struct {
	l      i18n.L
	v      person.Vocabulary
	errors map[string]string
	labels map[string]string
}

// f gives a field its words, and its error under its id.
func (b formBuilder) f(f ui.Field) ui.Field {
	if f.Label == "" {
		f.Label = b.l.T("selection." + f.Name)
	}
	f.Error = b.errors[f.ControlID()]
	b.labels[f.ControlID()] = f.Label
	return f
}

func (p *Pages) formPage(c *web.Ctx, r Request, of company.Company, version int, d draft, wrong error) (templ.Component, error) {
	l := c.L
	b := formBuilder{l: l, v: p.service.Vocabulary, errors: web.Fields(l, wrong), labels: map[string]string{}}
	v := formView{
		Title: l.T("selection.new"), Action: pathRequests, Submit: l.T("selection.receive"), Version: version, Company: of.Name(), CompanyID: string(of.ID),
		Back: ui.Link{Label: of.Name(), Href: company.Path(of.ID, "")},
	}
	if r.ID != "" {
		v.Title, v.Action, v.Submit = l.T("selection.edit"), Path(r.ID, "/modifica"), l.T("selection.save")
		v.Back = ui.Link{Label: l.T("selection.back"), Href: Path(r.ID, "")}
	}
	if err := p.fillWho(c, &v, b, of, d); err != nil {
		return nil, err
	}
	towns, err := p.towns(c)
	if err != nil {
		return nil, err
	}
	v.Job, v.Choice = b.job(d, towns)
	v.Was, v.Code = d.Trade.Words, d.Trade.Code
	if v.Code == "" && d.Trade.Words != "" {
		v.Code = person.OnlyWords
	}
	v.Needs, v.Languages = b.needs(d.Needs), b.languages(d.Languages)
	pay := ""
	if d.Pay != 0 {
		pay = amount(l, d.Pay)
	}
	v.Terms, v.Times = b.terms(d, pay), b.times(d)
	v.Week = person.NewWeekView(l, "week", l.T("selection.week"), l.T("selection.week.help"), d.Week)
	b.labels["week"] = v.Week.Legend
	rubric, err := p.rubric(c, r)
	if err != nil {
		return nil, err
	}
	for _, i := range rubric.Items {
		v.Quality = append(v.Quality, qualityRow{Item: i.Code, Field: b.f(ui.Field{
			Name: "answer", ID: "quality_" + i.Code, Label: i.Text(l.Lang()), Type: ui.TypeSelect, Short: true, Required: true, Value: string(d.Quality[i.Code]),
			Options: []ui.Option{{Label: l.T("selection.quality.unknown")}, {Value: "yes", Label: l.T("selection.quality.yes")}, {Value: "no", Label: l.T("selection.quality.no")}},
		})})
	}
	if fault.Is(wrong, fault.Invalid) {
		for _, fields := range [][]ui.Field{v.Job, v.Terms, v.Times} {
			for i, f := range fields {
				if typed := c.Typed(f.Name); typed != "" && f.Type != ui.TypeSelect && f.Type != ui.TypeTextArea {
					fields[i].Value = typed
				}
			}
		}
	}
	v.Errors = atFields(web.Summary(l, wrong, b.labels), b.labels)
	return formTemplate(c.Frame("selection.title", NavRequests), v), nil
}

func (p *Pages) rubric(c *web.Ctx, r Request) (Rubric, error) {
	if r.ID == "" {
		return rubricAt(c.Context(), p.service.DB.Reader(), c.Today())
	}
	return rubricOf(c.Context(), p.service.DB.Reader(), r.Rubric)
}

func (p *Pages) fillWho(c *web.Ctx, v *formView, b formBuilder, of company.Company, d draft) error {
	sites, err := company.SitesOf(c.Context(), p.service.DB.Reader(), of.ID)
	if err != nil {
		return err
	}
	people, err := company.CounterpartsOf(c.Context(), p.service.DB.Reader(), of.ID)
	if err != nil {
		return err
	}
	owners, err := p.colleagues(c)
	if err != nil {
		return err
	}
	towns, err := p.towns(c)
	if err != nil {
		return err
	}
	none := b.l.T("selection.unknown")
	places, contacts := []ui.Option{{Label: none}}, []ui.Option{{Label: none}}
	for _, s := range sites {
		if s.ClosedOn.IsZero() || s.ID == d.Site {
			places = append(places, ui.Option{Value: string(s.ID), Label: siteWords(s, towns)})
		}
	}
	for _, x := range people {
		if x.LeftOn.IsZero() || x.ID == d.Contact {
			contacts = append(contacts, ui.Option{Value: string(x.ID), Label: x.Name})
		}
	}
	v.Who = []ui.Field{
		b.f(ui.Field{Name: "source", Type: ui.TypeSelect, Required: true, Short: true, Value: string(d.Source), Options: options(b.l, "selection.source.", Sources())}),
		b.f(ui.Field{Name: "site", Type: ui.TypeSelect, Value: string(d.Site), Options: places}),
		b.f(ui.Field{Name: "contact", Type: ui.TypeSelect, Value: string(d.Contact), Options: contacts}),
		b.f(ui.Field{Name: "owner", Type: ui.TypeSelect, Value: string(d.Owner), Options: optional(b.l.T("selection.owner.company"), owners)}),
	}
	return nil
}

func siteWords(s company.Site, towns []ui.Option) string {
	words := []string{s.Name, s.Address}
	for _, t := range towns {
		if t.Value == s.Municipality {
			words = append(words, t.Label)
		}
	}
	out := ""
	for _, w := range words {
		if w != "" && out != "" {
			out += ", "
		}
		out += w
	}
	return out
}

func (b formBuilder) job(d draft, towns []ui.Option) ([]ui.Field, *ui.Field) {
	fields := []ui.Field{
		b.f(ui.Field{Name: "words", Value: d.Trade.Words, Required: true, MaxLength: maxWords}),
		b.f(ui.Field{Name: "tasks", Value: d.Tasks, Type: ui.TypeTextArea, Rows: 4, Help: b.l.T("selection.tasks.help")}),
		b.f(ui.Field{Name: "positions", Value: number(d.Positions), Required: true, Short: true, InputMode: "numeric"}),
		b.f(ui.Field{Name: "municipality", Type: ui.TypeSelect, Value: d.Municipality, Options: optional(b.l.T("selection.unknown"), towns)}),
	}
	codes := d.Maybe
	if d.Trade.Code != "" {
		codes = []string{d.Trade.Code}
	}
	if len(codes) == 0 {
		return fields, nil
	}
	choice := ui.Field{Name: "code", Label: b.l.T("selection.code"), Type: ui.TypeSelect, Required: true, Value: d.Trade.Code}
	for _, code := range codes {
		choice.Options = append(choice.Options, ui.Option{Value: code, Label: b.v.OccupationName(code, b.l.Lang())})
	}
	choice.Options = append(choice.Options, ui.Option{Value: person.OnlyWords, Label: b.l.T("selection.code.words")})
	return fields, &choice
}

func (b formBuilder) needs(all []Need) []needRow {
	list := []ui.Option{{Label: b.l.T("selection.need.none")}}
	for _, r := range b.v.Requirements {
		list = append(list, ui.Option{Value: r.Code, Label: b.v.RequirementName(r.Code, b.l.Lang())})
	}
	rows := make([]needRow, min(MaxNeeds, max(3, len(all)+2)))
	for i := range rows {
		n, at := nth(all, i), strconv.Itoa(i+1)
		rows[i] = needRow{Legend: b.l.T("selection.need.row", i+1), Fields: []ui.Field{
			b.f(ui.Field{Name: "need_code", ID: "need_" + at, Type: ui.TypeSelect, Required: true, Value: n.Code, Options: list}),
			b.f(ui.Field{Name: "need_words", ID: "need_words_" + at, Value: n.Words, MaxLength: maxWords}),
			b.f(ui.Field{Name: "need_level", ID: "need_level_" + at, Type: ui.TypeSelect, Required: true, Value: level(n.Must), Options: b.importance()}),
			b.f(ui.Field{Name: "need_reason", ID: "reason_" + at, Value: n.Reason, MaxLength: maxReason}),
		}}
	}
	return rows
}

func (b formBuilder) importance() []ui.Option {
	return []ui.Option{{Value: "wish", Label: b.l.T("selection.wish")}, {Value: asMust, Label: b.l.T("selection.must")}}
}

func level(must bool) string {
	if must {
		return asMust
	}
	return "wish"
}

func (b formBuilder) languages(all []LanguageNeed) []needRow {
	langs := optional(b.l.T("selection.need.none"), options(b.l, "person.work.lang.", person.WorkLanguages()))
	grades := optional(b.l.T("selection.level.choose"), options(b.l, "person.work.level.", levels()))
	rows := make([]needRow, min(MaxLanguages, len(all)+1))
	for i := range rows {
		n, at := nth(all, i), strconv.Itoa(i+1)
		rows[i] = needRow{Legend: b.l.T("selection.lang.row", i+1), Fields: []ui.Field{
			b.f(ui.Field{Name: "lang", ID: "language_" + at, Type: ui.TypeSelect, Required: true, Value: n.Lang, Options: langs}),
			b.f(ui.Field{Name: "level", ID: "language_level_" + at, Type: ui.TypeSelect, Required: true, Value: n.Level, Options: grades}),
			b.f(ui.Field{Name: "lang_level", ID: "language_must_" + at, Type: ui.TypeSelect, Required: true, Value: level(n.Must), Options: b.importance()}),
			b.f(ui.Field{Name: "lang_reason", ID: "language_reason_" + at, Value: n.Reason, MaxLength: maxReason}),
		}}
	}
	return rows
}

func (b formBuilder) terms(d draft, pay string) []ui.Field {
	contracts := []ui.Option{{Label: b.l.T("selection.unknown")}}
	for _, c := range Contracts() {
		contracts = append(contracts, ui.Option{Value: c.Code, Label: b.l.T("selection.contract." + c.Code)})
	}
	return []ui.Field{
		b.f(ui.Field{Name: "contract", Type: ui.TypeSelect, Value: d.Contract, Options: contracts}),
		b.f(ui.Field{Name: "agreement", Value: d.Agreement, MaxLength: maxAgreement, Help: b.l.T("selection.agreement.help")}),
		b.f(ui.Field{Name: "week_hours", Value: number(d.WeekHours), Short: true, InputMode: "numeric"}),
		b.f(ui.Field{Name: "shifts", Type: ui.TypeSelect, Short: true, Value: string(d.Shifts), Options: optional(b.l.T("selection.unknown"), options(b.l, "selection.shifts.", ShiftKinds()))}),
		b.f(ui.Field{Name: "pay", Value: pay, Short: true, InputMode: "decimal", Help: b.l.T("selection.pay.help")}),
	}
}

func (b formBuilder) times(d draft) []ui.Field {
	return []ui.Field{
		b.f(ui.Field{Name: "start", Type: ui.TypeDate, Short: true, Value: d.Start.String()}),
		b.f(ui.Field{Name: "deadline", Type: ui.TypeDate, Short: true, Value: d.Deadline.String()}),
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// amount writes an amount of money as it is typed.
func amount(l i18n.L, c civil.Cents) string {
	if l.Lang() == i18n.It {
		return strings.ReplaceAll(c.String(), ".", ",")
	}
	return c.String()
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// atFields takes the links away from errors of what is no field to go to, such as
// a whole list of rows.
func atFields(errors []ui.FieldError, labels map[string]string) []ui.FieldError {
	for i, e := range errors {
		if _, there := labels[e.Name]; !there {
			errors[i].Name = ""
		}
	}
	return errors
}
