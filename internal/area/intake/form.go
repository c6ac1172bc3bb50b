package intake

import (
	"log/slog"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
)

// FormStep is one screen of the application form: one group of questions.
type FormStep int

// The steps, in the order in which they are asked. What the rules need comes
// first, so that nobody gives a name before knowing what it is about.
const (
	StepWhere   FormStep = iota + 1 // where do you live
	StepWork                        // your work today
	StepPaths                       // other paths: measures, L.R. 14/15
	StepTrades                      // what work can you do
	StepSchool                      // school and Italian
	StepWho                         // who are you
	StepContact                     // how do we find you
	StepCheck                       // read again, agree, send
)

// FormSteps lists the steps in order.
func FormSteps() []FormStep {
	return []FormStep{StepWhere, StepWork, StepPaths, StepTrades, StepSchool, StepWho, StepContact, StepCheck}
}

// Minutes is how long the rest of the form takes from this step on: what the
// page promises, rounded up.
func (s FormStep) Minutes() int { return int(StepCheck-s) + 1 }

// Form is what somebody has typed so far, as typed: a draft keeps it and a
// page shows it again. Answers are what it means. The names of the fields are
// the same on every variant of the form: step by step, on one page, assisted.
type Form struct {
	FormWhere
	FormWork
	FormPaths
	FormTrades
	FormSchool
	FormWho
	FormContact
	FormCheck
}

// FormWhere is step 1: an ISTAT code of the programme's area, or Elsewhere.
type FormWhere struct {
	Municipality string `form:"municipality" max:"12"`
}

// FormWork is step 2. The hours are asked of who works; empty when they vary.
type FormWork struct {
	WorkStatus    WorkStatus    `form:"work_status" max:"20"`
	WeeklyHours   string        `form:"weekly_hours" max:"20"`
	IncomeSupport IncomeSupport `form:"income_support" max:"20"`
}

// FormPaths is step 3.
type FormPaths struct {
	Measures Said `form:"measures" max:"20"`
	L14      Said `form:"l14" max:"20"`
}

// FormTrades is step 4.
type FormTrades struct {
	Trades     []string `form:"trades" max:"20"`
	TradeOther string   `form:"trade_other" max:"200"`
}

// LogValue keeps the answers out of the log.
func (FormTrades) LogValue() slog.Value { return slog.StringValue("[form]") }

// FormSchool is step 5.
type FormSchool struct {
	Education    string `form:"education" max:"20"`
	ItalianLevel string `form:"italian_level" max:"20"`
}

// FormWho is step 6.
type FormWho struct {
	GivenName   string `form:"given_name" max:"100"`
	Surname     string `form:"surname" max:"100"`
	BirthDate   string `form:"birth_date" max:"30"`
	Sex         string `form:"sex" max:"20"`
	Citizenship string `form:"citizenship" max:"20"`
	FiscalCode  string `form:"fiscal_code" max:"40"`
}

// LogValue keeps the answers out of the log.
func (FormWho) LogValue() slog.Value { return slog.StringValue("[form]") }

// FormContact is step 7.
type FormContact struct {
	Phone       string `form:"phone" max:"60"`
	NoPhone     bool   `form:"no_phone"`
	Email       string `form:"email" max:"200"`
	Lang        string `form:"lang" max:"20"`
	Interpreter string `form:"interpreter" max:"20"`
}

// LogValue keeps the answers out of the log.
func (FormContact) LogValue() slog.Value { return slog.StringValue("[form]") }

// FormCheck is step 8: the agreement to the privacy notice.
type FormCheck struct {
	Consent bool `form:"consent"`
}

// Part is the part of the form that a step asks, to be decoded into.
func (f *Form) Part(step FormStep) any {
	switch step {
	case StepWhere:
		return &f.FormWhere
	case StepWork:
		return &f.FormWork
	case StepPaths:
		return &f.FormPaths
	case StepTrades:
		return &f.FormTrades
	case StepSchool:
		return &f.FormSchool
	case StepWho:
		return &f.FormWho
	case StepContact:
		return &f.FormContact
	default:
		return &f.FormCheck
	}
}

// take replaces the answers of one step by those of another form.
func (f *Form) take(step FormStep, from Form) {
	switch step {
	case StepWhere:
		f.FormWhere = from.FormWhere
	case StepWork:
		f.FormWork = from.FormWork
	case StepPaths:
		f.FormPaths = from.FormPaths
	case StepTrades:
		f.FormTrades = from.FormTrades
	case StepSchool:
		f.FormSchool = from.FormSchool
	case StepWho:
		f.FormWho = from.FormWho
	case StepContact:
		f.FormContact = from.FormContact
	case StepCheck:
		f.FormCheck = from.FormCheck
	}
}

// LogValue keeps what people typed out of the log.
func (Form) LogValue() slog.Value { return slog.StringValue("[form]") }

// Elsewhere is the answer of who lives outside the programme's area. They are
// received like everybody; the requirements are checked by a person.
const Elsewhere = "other"

// IncomeSupport is the benefit somebody lives on. None of them stands against
// an application (R2.3).
type IncomeSupport string

// The benefits.
const (
	SupportNone    IncomeSupport = "none"
	SupportNASpI   IncomeSupport = "naspi"
	SupportMinimum IncomeSupport = "minimum_income" // reddito di cittadinanza and its successors
	SupportOther   IncomeSupport = "other"
	SupportUnknown IncomeSupport = "unknown"
)

// IncomeSupports lists the answers in the order of the page.
func IncomeSupports() []IncomeSupport {
	return []IncomeSupport{SupportNone, SupportNASpI, SupportMinimum, SupportOther, SupportUnknown}
}

// Said is an answer to a question that people may not know the answer of.
type Said string

// The answers.
const (
	SaidYes     Said = "yes"
	SaidNo      Said = "no"
	SaidUnknown Said = "unknown"
)

// HoursUnknown are the weekly hours of who cannot say; stored as NULL.
const HoursUnknown = -1

// Declared is what the person said about the requirements: the evidence that
// the first check starts from (R2.3 to R2.5).
type Declared struct {
	Municipality  string // ISTAT code, or Elsewhere
	WorkStatus    WorkStatus
	WeeklyHours   int // whole hours; HoursUnknown when they vary
	IncomeSupport IncomeSupport
	Measures      Said // an active measure in the look-back months
	L14           Said // a path under L.R. 14/15
}

// Answers are a form read and found complete.
type Answers struct {
	Declared
	Trades       []string // codes of person.Trades
	TradeOther   string
	Education    string // code of person.Educations
	ItalianLevel string // code of person.ItalianLevels
	GivenName    string
	Surname      string
	BirthDate    civil.Date
	Sex          string // f, m, x, or "" for who prefers not to say
	Citizenship  string // code of person.Citizenships
	FiscalCode   civil.FiscalCode
	Phone        string // +39…; "" for who has none
	Email        string
	Lang         string // code of person.Langs
	Interpreter  string // code of person.Langs, or "" for who needs no interpreter
}

// LogValue keeps the person out of the log.
func (Answers) LogValue() slog.Value { return slog.StringValue("[answers]") }

// NoticeVersion is the version of the privacy notice that an applicant agrees
// to: the page /privacy as it is written now. Change it with the text.
const NoticeVersion = "2022-05"

// SexUndeclared is an answer of the form that is not recorded.
const SexUndeclared = "undeclared"

// SexAnswers lists the answers of step 6.
func SexAnswers() []string { return append(person.Sexes(), SexUndeclared) }
