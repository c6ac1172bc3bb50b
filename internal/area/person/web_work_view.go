package person

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// workView is the page of a work profile: one form for each part.
type workView struct {
	Person       Person
	Head         workHead
	At           string // the form that came back, or that is open
	SaidOn       ui.Field
	Errors       []ui.FieldError
	Wishes, Past []tradeRow
	Requirements []requirementGroup
	Languages    []answerRow
	Weeks        []WeekView
	Terms        []ui.Field
	Contracts    ui.ChoiceListView
	Ask          askView
}

// tradeRow is an occupation to type: words, what the list makes of them, and the
// further fields of a job done.
type tradeRow struct {
	Legend    string
	Words     ui.Field
	Was, Code string    // hidden: what the list was asked, and what it said when there is nothing to choose
	Choice    *ui.Field // which of the list is meant
	Said      string
	More      []ui.Field
}

// requirementGroup is the requirements of a kind.
type requirementGroup struct {
	Kind  RequirementKind
	Title string
	Known int
	Open  bool
	Rows  []answerRow
}

// answerRow is a thing to know, its answer, and its last day where it has one.
type answerRow struct {
	Code, Label, Said string
	Answer            ui.Field
	Until             *ui.Field
}

// WeekView is a grid of the bands of a week to tick.
type WeekView struct {
	Name, Legend, Help, Error, Said string
	Closed                          bool // the team only
	Bands                           []string
	Days                            []weekDay
}

type weekDay struct {
	Label string
	Bands []weekBand
}

type weekBand struct {
	Value, Label string
	Chosen       bool
}

// askView is what has still to be asked.
type askView struct{ Requirements, Parts []string }

// workPage shows the profile: as it is, or with a part as it was typed when
// wrong says what has to change.
func (p *Pages) workPage(c *web.Ctx, who Person, d workDraft, head workHead, at string, wrong error) templ.Component {
	b := workPageBuilder{c: c, l: c.L, v: p.service.Vocabulary, draft: d, errors: web.Fields(c.L, wrong), labels: map[string]string{}}
	typedOn := ""
	if fault.Is(wrong, fault.Invalid) {
		typedOn = c.Typed("said_on")
	}
	if head.On.IsZero() {
		head.On = c.Today()
	}
	v := workView{Person: who, Head: head, At: at, Wishes: b.wishes(), Past: b.past(), Requirements: b.requirements(at), Languages: b.languages()}
	b.labels["said_on"] = c.L.T("person.work.said_on")
	v.SaidOn = ui.Field{Name: "said_on", Label: c.L.T("person.work.said_on"), Type: ui.TypeDate, Short: true, Required: true, Value: cmp.Or(typedOn, head.On.String()), Max: c.Today().String(), Error: b.errors["said_on"]}
	t := d.Work.Terms
	v.Weeks = []WeekView{b.week("available", t.Available, false), b.week("care", t.Care, true)}
	v.Terms, v.Contracts = b.terms(t, wrong), b.contracts(t)
	v.Ask = b.ask()
	v.Errors = web.Summary(c.L, wrong, b.labels)
	for i, e := range v.Errors {
		if _, there := b.labels[e.Name]; !there {
			v.Errors[i].Name = "" // of a whole list, which is no field to go to
		}
	}
	return workTemplate(c.Frame("person.work.title", navPeople), v)
}

type workPageBuilder struct {
	c      *web.Ctx
	l      i18n.L
	v      Vocabulary
	draft  workDraft
	errors map[string]string
	labels map[string]string // of the fields, for the summary of errors
}

// field gives a field its words and its error.
func (b workPageBuilder) field(f ui.Field, id string) ui.Field {
	f.ID, f.Error = id, b.errors[id]
	b.labels[id] = f.Label
	return f
}

// said tells the evidence of a fact in words.
func (b workPageBuilder) said(e Evidence) string {
	if e.Source == "" || e.On.IsZero() {
		return ""
	}
	return saidWords(b.l, e)
}

func saidWords(l i18n.L, e Evidence) string {
	return l.T("person.work.said."+string(e.Source), l.Date(e.On))
}

func (b workPageBuilder) wishes() []tradeRow {
	rows := make([]tradeRow, MaxWishes)
	for i := range rows {
		wish := nth(b.draft.Work.Wishes, i)
		rows[i] = b.tradeRow(wish.Trade, name("wish_", i), b.l.T("person.work.wish", i+1))
		rows[i].Said = b.said(wish.Evidence)
	}
	return rows
}

func (b workPageBuilder) past() []tradeRow {
	all := b.draft.Work.Past
	rows := make([]tradeRow, min(MaxPast, max(2, len(all)+1)))
	for i := range rows {
		past := nth(all, i)
		row := b.tradeRow(past.Trade, name("past_", i), b.l.T("person.work.past.words"))
		row.Legend, row.Said = b.l.T("person.work.past", i+1), b.said(past.Evidence)
		state, months := jobEnded, ""
		if past.Words != "" && past.EndedOn.IsZero() && b.errors[name("ended_", i)] == "" {
			state = jobGoing
		}
		if past.Months > 0 {
			months = strconv.Itoa(past.Months)
		}
		months = cmp.Or(b.draft.Typed[name("months_", i)], months)
		ended := cmp.Or(b.draft.Typed[name("ended_", i)], writeMonth(past.EndedOn))
		row.More = []ui.Field{
			b.field(ui.Field{Name: "months", Label: b.l.T("person.work.months"), Value: months, InputMode: "numeric", Short: true, Required: true}, name("months_", i)),
			b.field(ui.Field{Name: "state", Label: b.l.T("person.work.state"), Value: state, Type: ui.TypeSelect, Short: true, Required: true, Options: []ui.Option{
				{Value: jobEnded, Label: b.l.T("person.work.state.ended")}, {Value: jobGoing, Label: b.l.T("person.work.state.going")},
			}}, name("state_", i)),
			b.field(ui.Field{Name: "ended", Label: b.l.T("person.work.ended"), Value: ended, Example: "05/2021", MaxLength: 7, Short: true, Required: true}, name("ended_", i)),
		}
		rows[i] = row
	}
	return rows
}

// tradeRow is a row to type an occupation in: where the list knows what the words
// may mean, with the choice.
func (b workPageBuilder) tradeRow(t Trade, id, label string) tradeRow {
	row := tradeRow{Was: t.Words, Code: t.Code, Words: b.field(ui.Field{Name: "words", Label: label, Value: t.Words, MaxLength: maxWords, Required: true}, id)}
	codes := b.draft.Maybe[id]
	if t.Code != "" {
		codes = []string{t.Code}
	}
	if len(codes) == 0 {
		if t.Words != "" {
			row.Code = OnlyWords
		}
		return row
	}
	choice := ui.Field{ID: id + "_code", Name: "code", Label: b.l.T("person.work.code"), Type: ui.TypeSelect, Value: t.Code, Required: true}
	for _, code := range codes {
		choice.Options = append(choice.Options, ui.Option{Value: code, Label: b.v.OccupationName(code, b.l.Lang())})
	}
	choice.Options = append(choice.Options, ui.Option{Value: OnlyWords, Label: b.l.T("person.work.code.words")})
	row.Choice = &choice
	return row
}

func (b workPageBuilder) requirements(at string) []requirementGroup {
	var out []requirementGroup
	for _, kind := range RequirementKinds() {
		g := requirementGroup{Kind: kind, Title: b.l.T("person.work.kind." + string(kind)), Open: at == string(kind)}
		for _, r := range b.v.Requirements {
			if r.Kind != kind {
				continue
			}
			row := b.requirement(r)
			if row.Answer.Value != "" {
				g.Known++
			}
			g.Rows = append(g.Rows, row)
		}
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func (b workPageBuilder) requirement(r Requirement) answerRow {
	row := answerRow{Code: r.Code, Label: b.v.RequirementName(r.Code, b.l.Lang())}
	answer, until := "", civil.Date{}
	if i := slices.IndexFunc(b.draft.Work.Requirements, func(f WorkRequirement) bool { return f.Code == r.Code }); i >= 0 {
		f := b.draft.Work.Requirements[i]
		until, row.Said = f.Until, b.said(f.Evidence)
		switch {
		case f.Answer == No:
			answer = answerNo
		case f.Source == SourcePaper:
			answer = answerPaper
		default:
			answer = answerTold
		}
	}
	row.Answer = b.field(ui.Field{Name: "answer", Label: row.Label, Type: ui.TypeSelect, Value: answer, Options: []ui.Option{
		{Value: "", Label: b.l.T("person.work.answer.unknown")}, {Value: answerTold, Label: b.l.T("person.work.answer.yes")},
		{Value: answerPaper, Label: b.l.T("person.work.answer.paper")}, {Value: answerNo, Label: b.l.T("person.work.answer.no")},
	}}, "requirement_"+r.Code)
	if r.Kind == KindCondition { // nothing to see on a paper
		row.Answer.Options = slices.Delete(row.Answer.Options, 2, 3)
	}
	if r.Kind.HasUntil() {
		f := b.field(ui.Field{Name: "until", Label: b.l.T("person.work.until", row.Label), Type: ui.TypeDate, Value: cmp.Or(b.draft.Typed["until_"+r.Code], until.String())}, "until_"+r.Code)
		row.Until = &f
	}
	return row
}

func (b workPageBuilder) languages() []answerRow {
	levels := []ui.Option{{Value: "", Label: b.l.T("person.work.answer.unknown")}}
	for _, code := range LanguageLevels() {
		levels = append(levels, ui.Option{Value: code, Label: b.l.T("person.work.level." + code)})
	}
	out := make([]answerRow, 0, len(WorkLanguages()))
	for _, lang := range WorkLanguages() {
		row := answerRow{Code: lang, Label: b.l.T("person.work.lang." + lang)}
		level := ""
		if i := slices.IndexFunc(b.draft.Work.Languages, func(f WorkLanguage) bool { return f.Lang == lang }); i >= 0 {
			level, row.Said = b.draft.Work.Languages[i].Level, b.said(b.draft.Work.Languages[i].Evidence)
		}
		row.Answer = b.field(ui.Field{Name: "level", Label: row.Label, Type: ui.TypeSelect, Value: level, Options: levels}, "language_"+lang)
		out = append(out, row)
	}
	return out
}

func (b workPageBuilder) week(field string, s Stated[Week], closed bool) WeekView {
	v := NewWeekView(b.l, field, b.l.T("person.work."+field), b.l.T("person.work."+field+".help"), s.Value)
	v.Error, v.Said, v.Closed = b.errors[field], b.said(s.Evidence), closed
	b.labels[field] = v.Legend
	return v
}

// NewWeekView is a grid with the bands of a week ticked; what is ticked comes
// back under the field's name, for ReadWeek.
func NewWeekView(l i18n.L, field, legend, help string, w Week) WeekView {
	v := WeekView{Name: field, Legend: legend, Help: help}
	for _, band := range BandCodes() {
		v.Bands = append(v.Bands, l.T("person.work.band."+band))
	}
	for day := range Days {
		d := weekDay{Label: l.WeekdayName(weekday(day))}
		for band := range Bands {
			d.Bands = append(d.Bands, weekBand{
				Value: strconv.Itoa(day) + "-" + strconv.Itoa(band), Label: d.Label + ", " + v.Bands[band], Chosen: w.Has(day, band),
			})
		}
		v.Days = append(v.Days, d)
	}
	return v
}

// weekday is the day of the week counted from Monday.
func weekday(fromMonday int) time.Weekday { return time.Weekday((fromMonday + 1) % Days) }

func (b workPageBuilder) terms(t WorkTerms, wrong error) []ui.Field {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	pay := ""
	if t.Pay.Value != 0 {
		pay = amount(b.l, t.Pay.Value)
	}
	f := func(field ui.Field, e Evidence) ui.Field {
		field.Label, field.Short = b.l.T("person.work."+field.Name), true
		if typed := b.c.Typed(field.Name); fault.Is(wrong, fault.Invalid) && typed != "" {
			field.Value = typed
		}
		field.Help = joinSaid(b.l.T("person.work."+field.Name+".help"), b.said(e))
		return b.field(field, field.Name)
	}
	return []ui.Field{
		f(ui.Field{Name: "hours", Value: number(t.Hours.Value), InputMode: "numeric", MaxLength: 2}, t.Hours.Evidence),
		f(ui.Field{Name: "minutes", Value: number(t.Minutes.Value), InputMode: "numeric", MaxLength: 3}, t.Minutes.Evidence),
		f(ui.Field{Name: "pay", Value: pay, InputMode: "decimal", MaxLength: 20}, t.Pay.Evidence),
		f(ui.Field{Name: "start", Value: t.Start.Value.String(), Type: ui.TypeDate}, t.Start.Evidence),
	}
}

func joinSaid(help, said string) string {
	if said == "" {
		return help
	}
	return help + " " + said
}

func (b workPageBuilder) contracts(t WorkTerms) ui.ChoiceListView {
	v := ui.ChoiceListView{
		Name: "contracts", Legend: b.l.T("person.work.contracts"), Help: b.said(t.Contracts.Evidence), Error: b.errors["contracts"], Many: true,
		Optional: true, Size: ui.ChoiceCompact,
	}
	b.labels["contracts"] = v.Legend
	for _, code := range Contracts() {
		v.Choices = append(v.Choices, ui.Choice{Value: code, Label: b.l.T("person.work.contract." + code), Chosen: slices.Contains(t.Contracts.Value, code)})
	}
	return v
}

func (b workPageBuilder) ask() askView {
	requirements, parts := b.draft.Work.Ask(b.v)
	return askWords(b.l, b.v, requirements, parts)
}

func askWords(l i18n.L, v Vocabulary, requirements, parts []string) askView {
	var out askView
	for _, code := range requirements {
		out.Requirements = append(out.Requirements, v.RequirementName(code, l.Lang()))
	}
	for _, part := range parts {
		out.Parts = append(out.Parts, l.T("person.work.ask."+part))
	}
	return out
}

// amount writes an amount of money as it is typed.
func amount(l i18n.L, c civil.Cents) string {
	if l.Lang() == i18n.It {
		return strings.ReplaceAll(c.String(), ".", ",")
	}
	return c.String()
}
