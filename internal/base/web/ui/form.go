package ui

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
	Short        bool // a narrow control: dates, hours, codes
	Autofocus    bool
}

// Option is an entry of a select or a choice.
type Option struct{ Value, Label string }

// ControlID is the id of the field's control, and what an error links to.
func (f Field) ControlID() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

// ChoiceSize is how much room a ChoiceList takes.
type ChoiceSize string

// The sizes: big rows to touch for citizens, compact ones for staff.
const (
	ChoiceTouch   ChoiceSize = ""
	ChoiceCompact ChoiceSize = "compact"
)

// Choice is one answer of a ChoiceList.
type Choice struct {
	Value, Label, Example, Icon string
	Chosen                      bool
	Follow                      *ChoiceListView // a question that opens attached to this answer
}

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

// QuestionView is the head of a step of the application: the question is the
// page's title.
type QuestionView struct{ Title, Help string }

// ProgressView says where a person is in the application.
type ProgressView struct{ Step, Of, Minutes int }

// StepButtonsView are the ways on from a step: next, back, save and leave.
type StepButtonsView struct {
	Next     string // "" = "Avanti"
	BackHref string // "" = first step
	Save     string // name of the button that saves and leaves; "" = none
	Note     string // what is saved
}

// CodeBoxView is the receipt's code, in short groups.
type CodeBoxView struct{ Title, Code, Note string }

// StationState is where a station stands on a person's road.
type StationState string

// The states of a station.
const (
	StationNext StationState = ""
	StationHere StationState = "here"
	StationDone StationState = "done"
)

// Station is a step of the programme as a citizen sees it. When is a date in
// words.
type Station struct {
	Label, When string
	State       StationState
}

// NextStep is a line of "Cosa succede ora": when, what, with which result.
type NextStep struct {
	When, Title, Text string
	Done              bool
}

// ReviewView is a group of answers to check before sending.
type ReviewView struct {
	Icon, Title, Href string
	Facts             []Fact
}
