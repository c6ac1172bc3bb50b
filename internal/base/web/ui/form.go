package ui

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"insieme/internal/base/i18n"
)

// The types of Field beside those of HTML's input.
const (
	TypeText     = "" // text
	TypeDate     = "date"
	TypeTime     = "time"
	TypeEmail    = "email"
	TypeTel      = "tel"
	TypePassword = "password"
	TypeNumber   = "number"
	TypeTextArea = "textarea"
	TypeSelect   = "select"
	TypeFile     = "file"
)

// Field is one question of a form: label above, help and example under it,
// error with what happened and what to do, then the control. Optional is said,
// required is not.
type Field struct {
	Name         string
	ID           string // "" = Name; give one when a page has the name twice
	Label        string
	Help         string
	Example      string // shown as "Per esempio: …"
	Value        string
	Error        string
	Type         string
	Required     bool
	Autocomplete string
	InputMode    string
	MaxLength    int
	Rows         int // of a textarea; 0 = 3
	Options      []Option
	Min, Max     string
	Accept       string // of a file: types and endings to offer
	Short        bool   // a narrow control: dates, hours, codes
	Autofocus    bool
	Dir          string // "ltr" for codes and figures, "auto" for names; "" = as the type wants
}

// dir is the direction of what is typed: addresses and telephone numbers run
// from left to right in every language.
func (f Field) dir() string {
	switch f.Type {
	case TypeEmail, TypeTel, TypeDate, TypeTime, TypeNumber, TypePassword:
		return "ltr"
	default:
		return f.Dir
	}
}

// ControlID is the id of the field's control, and what an error links to.
func (f Field) ControlID() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
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
	add("dir", f.dir())
	add("min", f.Min)
	add("max", f.Max)
	add("accept", f.Accept)
	if f.MaxLength > 0 {
		add("maxlength", strconv.Itoa(f.MaxLength))
	}
	if f.Autofocus {
		a = append(a, templ.KeyValue[string, any]{Key: "autofocus", Value: true})
	}
	return a
}

// Option is an entry of a select or a choice.
type Option struct{ Value, Label string }

// ChoiceSize is how much room a ChoiceList takes.
type ChoiceSize string

// The sizes: big rows to touch for citizens, compact ones for staff.
const (
	ChoiceTouch   ChoiceSize = ""
	ChoiceCompact ChoiceSize = "compact"
)

// ChoiceListView is a question whose answers are rows: square marks when more
// than one may be chosen, round ones otherwise.
type ChoiceListView struct {
	Name, Legend, Help, Error string
	Many                      bool
	Optional                  bool
	Size                      ChoiceSize
	Choices                   []Choice
	LegendHidden              bool // the page's title asks already; read aloud only
}

// Choice is one answer of a ChoiceList.
type Choice struct {
	Value, Label, Example, Icon string
	Chosen                      bool
	Follow                      *ChoiceListView // a question that opens attached to this answer
}

func (v ChoiceListView) sizeClass() string {
	if v.Size == ChoiceCompact {
		return "i-compact"
	}
	return "i-touch"
}

func (v ChoiceListView) inputType() string {
	if v.Many {
		return "checkbox"
	}
	return "radio"
}

// choiceID is the id of an answer's control; the first has the list's name, so
// that an error can link to it.
func (v ChoiceListView) choiceID(i int) string {
	if i == 0 {
		return v.Name
	}
	return v.Name + "-" + strconv.Itoa(i+1)
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

// FieldError is one entry of the ErrorSummary.
type FieldError struct{ Name, Label, Text string }

// sentence is the error's text; a bare text is preceded by the field's label.
func (e FieldError) sentence() string {
	if e.Label == "" || e.Text == "" {
		return e.Label + e.Text
	}
	return e.Label + ": " + e.Text
}

// mustChoose reports whether a list begins with "choose": nothing is chosen
// yet, and no option means nothing.
func (f Field) mustChoose() bool {
	return f.Value == "" && !slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == "" })
}

// summaryTitle says how many fields there are to look at; an error of no field
// is one of the whole form.
func summaryTitle(l i18n.L, errors []FieldError) string {
	named := 0
	for _, e := range errors {
		if e.Name != "" {
			named++
		}
	}
	if named == 0 {
		return l.T("ui.error.whole")
	}
	return l.N("ui.error", named)
}
