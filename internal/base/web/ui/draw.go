package ui

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/chart"
	"insieme/internal/base/i18n"
)

// figure is the ring as the chart package draws it.
func (r Ring) figure(l i18n.L) chart.RingFigure {
	f := chart.RingFigure{Size: r.size(), Share: r.Share, Kind: string(r.Kind)}
	switch r.Kind {
	case RingKept:
		f.Title = l.T("ui.ring.kept")
	case RingPaused:
		f.Title, f.Word = l.T("ui.ring.paused"), l.T("ui.ring.paused.word")
	case RingBroken:
		f.Title = l.N("ui.ring.broken", r.Days)
		f.Number, f.Unit = "−"+strconv.Itoa(r.Days), l.N("ui.ring.days", r.Days)
	default:
		f.Title = l.N("ui.ring.left", r.Days)
		f.Number, f.Unit = strconv.Itoa(r.Days), l.N("ui.ring.days", r.Days)
	}
	return f
}

func (r Ring) size() int {
	if r.Size == 0 {
		return 48
	}
	return r.Size
}

func (r Ring) sizeClass() string { return "i-ring-" + strconv.Itoa(r.size()) }

// figure is the plan as the chart package draws it.
func (v PlanAxisView) figure(l i18n.L) chart.PlanFigure {
	f := chart.PlanFigure{Title: v.Title, From: v.From, To: v.To, Today: v.Today, TodayWord: l.T("ui.today"), Month: l.Month}
	for _, lane := range v.Lanes {
		row := chart.PlanRow{Label: lane.Label}
		for _, b := range lane.Bars {
			row.Bars = append(row.Bars, chart.PlanBar{From: b.From, To: b.To, Label: b.Label, Planned: b.Planned})
		}
		for _, m := range lane.Marks {
			row.Marks = append(row.Marks, chart.PlanMark{Date: m.Date, Kind: m.Kind, Label: m.Label})
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

func (v TaskLineView) icon() string {
	if v.Done {
		return "check-circle"
	}
	return v.Icon
}

func (v TaskLineView) look() Look {
	if v.First {
		return LookPrimary
	}
	return LookOutline
}

func (v VerificationRuleView) tone() Tone {
	switch v.Outcome {
	case OutcomeYes:
		return ToneKept
	case OutcomeNo:
		return ToneLate
	default:
		return ToneNear
	}
}

func (v VerificationRuleView) icon() string {
	switch v.Outcome {
	case OutcomeYes:
		return "check"
	case OutcomeNo:
		return "close"
	default:
		return "help"
	}
}

func (v VerificationRuleView) word(l i18n.L) string {
	if v.Word != "" {
		return v.Word
	}
	switch v.Outcome {
	case OutcomeYes, OutcomeNo:
		return l.T("ui.outcome." + v.Outcome)
	default:
		return l.T("ui.outcome.open")
	}
}

// cellClass is how the cell of a level is drawn: outlined for the earlier
// date, filled for the later one, both when they agree.
func (r AssessmentRow) cellClass(level int) string {
	switch {
	case level == r.Before && level == r.After:
		return "i-same"
	case level == r.Before:
		return "i-before"
	case level == r.After:
		return "i-after"
	default:
		return "i-none"
	}
}

func levelWord(levels []string, level int) string {
	if level < 1 || level > len(levels) {
		return ""
	}
	return levels[level-1]
}

// first is the lane that stays in sight on a phone.
func (v PlanAxisView) first() []PlanLane { return v.Lanes[:min(1, len(v.Lanes))] }

// activeStage names the chosen state with its count.
func activeStage(l i18n.L, stages []Stage) string {
	for _, s := range stages {
		if s.Active {
			return s.Label + " " + l.Number(s.Count)
		}
	}
	return l.T("ui.stages")
}

// kinds are the kinds of marks that the legend explains, in the order of their
// first appearance.
func (v PlanAxisView) kinds() []string {
	var kinds []string
	for _, lane := range v.Lanes {
		for _, m := range lane.Marks {
			if !slices.Contains(kinds, m.Kind) {
				kinds = append(kinds, m.Kind)
			}
		}
	}
	return kinds
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func pressed(chosen bool) string { return strconv.FormatBool(chosen) }

// sentence is the error's text; a bare text is preceded by the field's label.
func (e FieldError) sentence() string {
	if e.Label == "" || e.Text == "" {
		return e.Label + e.Text
	}
	return e.Label + ": " + e.Text
}

func (f Field) help(l i18n.L) string {
	if f.Example == "" {
		return f.Help
	}
	example := l.T("ui.example", f.Example)
	if f.Help == "" {
		return example
	}
	return f.Help + " " + example
}

func (f Field) rows() int {
	if f.Rows == 0 {
		return 3
	}
	return f.Rows
}

func (f Field) inputType() string {
	if f.Type == TypeText {
		return "text"
	}
	return f.Type
}

// attributes are those that a control has only when the field asks for them.
func (f Field) attributes() templ.OrderedAttributes {
	var a templ.OrderedAttributes
	add := func(key, value string) {
		if value != "" {
			a = append(a, templ.KeyValue[string, any]{Key: key, Value: value})
		}
	}
	described := ""
	if f.Help != "" || f.Example != "" {
		described = f.ControlID() + "-aiuto"
	}
	if f.Error != "" {
		add("aria-invalid", "true")
		if described != "" {
			described += " "
		}
		described += f.ControlID() + "-errore"
	}
	add("aria-describedby", described)
	if f.Required {
		add("aria-required", "true")
	}
	add("autocomplete", f.Autocomplete)
	add("inputmode", f.InputMode)
	add("min", f.Min)
	add("max", f.Max)
	if f.MaxLength > 0 {
		add("maxlength", strconv.Itoa(f.MaxLength))
	}
	if f.Autofocus {
		a = append(a, templ.KeyValue[string, any]{Key: "autofocus", Value: true})
	}
	return a
}

func (v ChoiceListView) attributes() templ.OrderedAttributes {
	described := ""
	if v.Help != "" {
		described = v.Name + "-aiuto"
	}
	if v.Error != "" {
		if described != "" {
			described += " "
		}
		described += v.Name + "-errore"
	}
	if described == "" {
		return nil
	}
	return templ.OrderedAttributes{{Key: "aria-describedby", Value: described}}
}

func (v ChoiceListView) sizeClass() string {
	if v.Size == ChoiceCompact {
		return "i-compact"
	}
	return "i-touch"
}

// choiceID is the id of an answer's control; the first has the list's name, so
// that an error can link to it.
func (v ChoiceListView) choiceID(i int) string {
	if i == 0 {
		return v.Name
	}
	return v.Name + "-" + strconv.Itoa(i+1)
}

func (v ChoiceListView) inputType() string {
	if v.Many {
		return "checkbox"
	}
	return "radio"
}

func (v ProgressView) left(l i18n.L) string {
	if v.Step == v.Of || v.Minutes == 0 {
		return l.T("ui.progress.last")
	}
	return l.N("ui.progress.left", v.Minutes)
}

func (v ProgressView) segmentClass(step int) string {
	switch {
	case step < v.Step:
		return "i-done"
	case step == v.Step:
		return "i-here"
	default:
		return ""
	}
}

func (s Station) class() string {
	switch s.State {
	case StationDone:
		return "i-done"
	case StationHere:
		return "i-here"
	default:
		return ""
	}
}
