package intake

import (
	"cmp"
	"slices"
	"strings"

	"insieme/internal/area/person"
	"insieme/internal/area/programme"
	"insieme/internal/base/fault"
	"insieme/internal/base/file"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
	"insieme/internal/base/web/ui"
)

// formView is the form as a page shows it: one step of it, or all.
type formView struct {
	Frame   ui.PublicFrame
	L       i18n.L
	Step    FormStep
	Form    Form
	Errors  map[string]string
	List    []ui.FieldError
	Missing FormStep // on the last step: the first one without an answer; 0 for none
	Size    ui.ChoiceSize
	Whole   bool // all steps on one page: questions are heard as legends, not as titles
	Token   string
	Action  string
	// Identity leads from the first step to the identity provider.
	Identity identityView

	places    []ui.Option
	countries []ui.Option
	lookBack  int
	megabytes int        // of the largest file taken
	CV        *file.Info // the file that has come already; nil for none

	Similar     similarView // assisted: who may be the same person
	SimilarPost string      // where they are asked for as one types; "" = not at all
}

// formView collects what the questions need.
func (p *PublicPages) formView(c *web.Ctx, form Form, wrong error) (formView, error) {
	v := formView{L: c.L, Form: form, Errors: web.Fields(c.L, wrong), List: web.Summary(c.L, wrong, nil), countries: countries(c)}
	rules, err := p.rules(c)
	if err != nil {
		return v, err
	}
	v.lookBack, v.megabytes = rules.LookBackMonths, rules.FileMegabytes
	places, err := programme.Municipalities(c.Context(), p.service.DB.Reader())
	if err != nil {
		return v, err
	}
	for _, m := range places {
		v.places = append(v.places, ui.Option{Value: m.ISTAT, Label: m.Name})
	}
	v.places = append(v.places, ui.Option{Value: Elsewhere, Label: c.L.T("intake.form.municipality.other")})
	if v.Form.Lang == "" {
		v.Form.Lang = string(c.L.Lang())
	}
	if fault.Is(wrong, fault.Conflict) {
		v.List = []ui.FieldError{{Text: c.L.T(fault.SafeOf(wrong))}}
	}
	return v, nil
}

// Wrong reports whether the form came back with something to change.
func (v formView) Wrong() bool { return len(v.List) > 0 }

func (v formView) minutes() int { return v.Step.Minutes() }

// t is a message of the form.
func (v formView) t(key string, args ...any) string { return v.L.T("intake.form."+key, args...) }

// maybe is a message of the form that not every question has.
func (v formView) maybe(key string) string {
	if text := v.t(key); text != "intake.form."+key {
		return text
	}
	return ""
}

// Directions of what is typed: figures and codes from left to right, words as
// their letters go.
const (
	dirFigures = "ltr"
	dirWords   = "auto"
)

// field is a question answered by writing.
func (v formView) field(name, value string) ui.Field {
	return ui.Field{
		Name: name, Label: v.t(name), Help: v.maybe(name + ".help"), Example: v.maybe(name + ".eg"), Value: value,
		Error: v.Errors[name],
	}
}

// list is a question answered by choosing.
func list[T ~string](v formView, name string, codes []T, chosen ...T) ui.ChoiceListView {
	q := ui.ChoiceListView{Name: name, Legend: v.t(name), Help: v.maybe(name + ".help"), Error: v.Errors[name], Size: v.Size}
	for _, code := range codes {
		key := name + "." + string(code)
		q.Choices = append(q.Choices, ui.Choice{
			Value: string(code), Label: v.t(key), Example: v.maybe(key + ".eg"), Chosen: slices.Contains(chosen, code),
		})
	}
	return q
}

func (v formView) municipality() ui.Field {
	f := v.field("municipality", v.Form.Municipality)
	f.Type, f.Options, f.Required, f.Autocomplete = ui.TypeSelect, v.places, true, "off"
	return f
}

func (v formView) workStatus() ui.ChoiceListView {
	q := list(v, "work_status", WorkStatuses(), v.Form.WorkStatus)
	q.LegendHidden = !v.Whole
	return q
}

func (v formView) weeklyHours() ui.Field {
	f := v.field("weekly_hours", v.Form.WeeklyHours)
	f.InputMode, f.Short, f.MaxLength, f.Dir = "decimal", true, 20, dirFigures
	return f
}

func (v formView) incomeSupport() ui.ChoiceListView {
	return list(v, "income_support", IncomeSupports(), v.Form.IncomeSupport)
}

// said is a question that may be answered "I do not know".
func (v formView) said(name string, value Said) ui.ChoiceListView {
	q := list(v, name, []Said{}, value)
	q.Legend, q.Help = v.t(name, v.lookBack), v.t(name+".eg")
	for _, s := range said() {
		q.Choices = append(q.Choices, ui.Choice{Value: string(s), Label: v.t("said." + string(s)), Chosen: s == value})
	}
	return q
}

// tradeIcons are the symbols of the kinds of work.
func tradeIcons() map[string]string {
	return map[string]string{
		"warehouse": "package", "cleaning": "broom", "kitchen": "pot", "care": "care", "building": "helmet", "factory": "factory",
		"driving": "truck", "green": "leaf", "shop": "shop", "office": "monitor", "unknown": "help-circle",
	}
}

func (v formView) trades() ui.ChoiceListView {
	q := list(v, "trades", person.Trades(), v.Form.Trades...)
	q.Many, q.LegendHidden = true, !v.Whole
	if v.Size == ui.ChoiceTouch {
		for i, c := range q.Choices {
			q.Choices[i].Icon = tradeIcons()[c.Value]
		}
	}
	return q
}

func (v formView) tradeOther() ui.Field {
	f := v.field("trade_other", v.Form.TradeOther)
	f.MaxLength, f.Dir = 200, dirWords
	return f
}

func (v formView) education() ui.ChoiceListView {
	return list(v, "education", person.Educations(), v.Form.Education)
}

func (v formView) italianLevel() ui.ChoiceListView {
	return list(v, "italian_level", person.ItalianLevels(), v.Form.ItalianLevel)
}

func (v formView) name(field, value, autocomplete string) ui.Field {
	f := v.field(field, value)
	f.Required, f.Autocomplete, f.MaxLength, f.Dir = true, autocomplete, 100, dirWords
	return f
}

func (v formView) birthDate() ui.Field {
	f := v.field("birth_date", v.Form.BirthDate)
	f.Required, f.Autocomplete, f.Short, f.MaxLength = true, "bday", true, 30
	f.Dir = dirFigures
	return f
}

func (v formView) sex() ui.ChoiceListView { return list(v, "sex", SexAnswers(), v.Form.Sex) }

func (v formView) citizenship() ui.Field {
	f := v.field("citizenship", v.Form.Citizenship)
	f.Type, f.Options, f.Required = ui.TypeSelect, v.countries, true
	return f
}

func (v formView) fiscalCode() ui.Field {
	f := v.field("fiscal_code", v.Form.FiscalCode)
	f.Autocomplete, f.MaxLength, f.Dir = "off", 40, dirFigures
	return f
}

func (v formView) phone() ui.Field {
	f := v.field("phone", v.Form.Phone)
	f.Type, f.Autocomplete, f.Required, f.MaxLength = ui.TypeTel, "tel", true, 60
	return f
}

// tick is a single box.
func (v formView) tick(name string, ticked bool) ui.ChoiceListView {
	return ui.ChoiceListView{
		Name: name, Legend: v.t(name + ".legend"), LegendHidden: true, Error: v.Errors[name], Many: true, Size: v.Size,
		Choices: []ui.Choice{{Value: "1", Label: v.t(name), Example: v.maybe(name + ".eg"), Chosen: ticked}},
	}
}

func (v formView) email() ui.Field {
	f := v.field("email", v.Form.Email)
	f.Type, f.Autocomplete, f.MaxLength = ui.TypeEmail, "email", 200
	return f
}

// spoken lists the languages, each in its own words and script.
func (v formView) spoken() []ui.Option {
	further := map[string]string{"sq": "Shqip", "ru": "Русский", "other": v.t("lang.other")}
	var out []ui.Option
	for _, code := range person.Langs() {
		out = append(out, ui.Option{Value: code, Label: cmp.Or(i18n.Lang(code).Name(), further[code])})
	}
	return out
}

func (v formView) lang() ui.Field {
	f := v.field("lang", v.Form.Lang)
	f.Type, f.Options, f.Required = ui.TypeSelect, v.spoken(), true
	return f
}

func (v formView) interpreter() ui.Field {
	f := v.field("interpreter", v.Form.Interpreter)
	f.Type, f.Options = ui.TypeSelect, append([]ui.Option{{Label: v.t("interpreter.none")}}, v.spoken()...)
	return f
}

// reviews are the answers of the steps, to be read again before sending.
func (v formView) reviews() []ui.ReviewView {
	icons := [...]string{
		StepWhere: "map-marker", StepWork: "clock", StepPaths: "list", StepTrades: "package", StepSchool: "school",
		StepWho: "user", StepContact: "telephone",
	}
	var out []ui.ReviewView
	for _, step := range FormSteps() {
		if step != StepCheck {
			out = append(out, ui.ReviewView{Icon: icons[step], Title: v.L.T(step.key("name")), Href: step.path(), Facts: v.facts(step)})
		}
	}
	return out
}

// facts are the answers of one step in words.
func (v formView) facts(step FormStep) []ui.Fact {
	f := v.Form
	fact := func(label, value string) ui.Fact { return ui.Fact{Label: v.t(label), Value: v.or(value, "check.none")} }
	skip := func(label, value string) ui.Fact {
		return ui.Fact{Label: v.t(label), Value: v.or(value, "check.skipped")}
	}
	switch step {
	case StepWhere:
		return []ui.Fact{fact("municipality", labelOf(v.places, f.Municipality))}
	case StepWork:
		facts := []ui.Fact{fact("check.work", v.word("work_status", string(f.WorkStatus)))}
		if f.WorkStatus == Working {
			facts = append(facts, fact("check.hours", v.hours()))
		}
		return append(facts, fact("check.support", v.word("income_support", string(f.IncomeSupport))))
	case StepPaths:
		return []ui.Fact{fact("check.measures", v.word("said", string(f.Measures))), fact("check.l14", v.word("said", string(f.L14)))}
	case StepTrades:
		var trades []string
		for _, t := range f.Trades {
			trades = append(trades, v.word("trades", t))
		}
		return []ui.Fact{fact("check.trades", strings.Join(trades, ", ")), skip("check.other", f.TradeOther), skip("check.cv", v.cvName())}
	case StepSchool:
		return []ui.Fact{fact("check.school", v.word("education", f.Education)), fact("check.italian", v.word("italian_level", f.ItalianLevel))}
	case StepWho:
		return []ui.Fact{
			fact("given_name", f.GivenName), fact("surname", f.Surname), fact("check.born", f.BirthDate), fact("sex", v.word("sex", f.Sex)),
			fact("citizenship", labelOf(v.countries, f.Citizenship)), skip("fiscal_code", strings.ToUpper(f.FiscalCode)),
		}
	default:
		phone := f.Phone
		if phone == "" && f.NoPhone {
			phone = v.t("check.nobody")
		}
		return []ui.Fact{
			fact("check.phone", phone), skip("email", f.Email), fact("check.lang", labelOf(v.spoken(), f.Lang)),
			{Label: v.t("check.interpreter"), Value: labelOf(v.interpreter().Options, f.Interpreter)},
		}
	}
}

// hours are the weekly hours in words.
func (v formView) hours() string {
	n, wrong := readHours(v.Form.WeeklyHours)
	switch {
	case wrong != "":
		return ""
	case n == HoursUnknown:
		return v.t("check.hours.vary")
	default:
		return v.L.N("intake.form.check.hours", n)
	}
}

func (v formView) word(name, code string) string {
	if code == "" {
		return ""
	}
	return v.maybe(name + "." + code)
}

func (v formView) or(value, key string) string {
	if value == "" {
		return v.t(key)
	}
	return value
}

func labelOf(options []ui.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return ""
}
