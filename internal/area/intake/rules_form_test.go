package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

var formDay = civil.MustDate("2022-11-10")

// fullForm is a form with every answer given.
func fullForm() Form {
	return Form{
		FormWhere:  FormWhere{Municipality: "037006"},
		FormWork:   FormWork{WorkStatus: Working, WeeklyHours: "16", IncomeSupport: SupportNone},
		FormPaths:  FormPaths{Measures: SaidNo, L14: SaidUnknown},
		FormTrades: FormTrades{Trades: []string{"cleaning", "warehouse"}, TradeOther: "sarta"},
		FormSchool: FormSchool{Education: "upper_secondary", ItalianLevel: "basic"},
		FormWho: FormWho{
			GivenName: "Samira", Surname: "El Haddad", BirthDate: "04/09/1991", Sex: "f", Citizenship: "MA",
		},
		FormContact: FormContact{Phone: "347 555 0142", Email: "samira@posta.example", Lang: "ar", Interpreter: "ar"},
		FormCheck:   FormCheck{Consent: true},
	}
}

func TestAFullFormBecomesAnswers(t *testing.T) {
	t.Parallel()
	got, err := fullForm().Answers(formDay)
	if err != nil {
		t.Fatal(err)
	}
	want := Answers{
		Declared: Declared{
			Municipality: "037006", WorkStatus: Working, WeeklyHours: 16, IncomeSupport: SupportNone, Measures: SaidNo, L14: SaidUnknown,
		},
		Trades: []string{"warehouse", "cleaning"}, TradeOther: "sarta", Education: "upper_secondary", ItalianLevel: "basic",
		GivenName: "Samira", Surname: "El Haddad", BirthDate: civil.MustDate("1991-09-04"), Sex: "f", Citizenship: "MA",
		Phone: "+393475550142", Email: "samira@posta.example", Lang: "ar", Interpreter: "ar",
	}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Every step: what is missing, what cannot be meant, what a stranger forges.
func TestEachStepSaysWhatToChange(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		step   FormStep
		change func(f *Form)
		want   string // "field=key …", empty when the step is fine
	}{
		{"a municipality of the area", StepWhere, func(*Form) {}, ""},
		{"another municipality is no refusal", StepWhere, func(f *Form) { f.Municipality = Elsewhere }, ""},
		{"no municipality", StepWhere, func(f *Form) { f.Municipality = "" }, "municipality=intake.form.error.municipality"},
		{"a municipality that is no code", StepWhere, func(f *Form) { f.Municipality = "' OR 1=1" }, "municipality=error.field.choice"},

		{"who works says the hours", StepWork, func(*Form) {}, ""},
		{"hours that vary may stay empty", StepWork, func(f *Form) { f.WeeklyHours = "" }, ""},
		{"who works over the limit is not refused", StepWork, func(f *Form) { f.WeeklyHours = "40" }, ""},
		{"hours in words", StepWork, func(f *Form) { f.WeeklyHours = "tante" }, "weekly_hours=intake.form.error.hours"},
		{"hours below zero", StepWork, func(f *Form) { f.WeeklyHours = "-3" }, "weekly_hours=intake.form.error.hours"},
		{"more hours than a week of work has", StepWork, func(f *Form) { f.WeeklyHours = "400" }, "weekly_hours=intake.form.error.hours_many"},
		{"hours do not matter without work", StepWork, func(f *Form) { f.WorkStatus, f.WeeklyHours = Unemployed, "tante" }, ""},
		{"no work status", StepWork, func(f *Form) { f.WorkStatus = "" }, "work_status=intake.form.error.work_status"},
		{"a forged work status", StepWork, func(f *Form) { f.WorkStatus = "boss" }, "work_status=error.field.choice"},
		{"no word on benefits", StepWork, func(f *Form) { f.IncomeSupport = "" }, "income_support=intake.form.error.income_support"},

		{"not knowing is an answer", StepPaths, func(f *Form) { f.Measures, f.L14 = SaidUnknown, SaidUnknown }, ""},
		{"a measure is no refusal", StepPaths, func(f *Form) { f.Measures, f.L14 = SaidYes, SaidYes }, ""},
		{"nothing said", StepPaths, func(f *Form) { f.FormPaths = FormPaths{} },
			"measures=intake.form.error.measures l14=intake.form.error.l14"},
		{"a forged answer", StepPaths, func(f *Form) { f.Measures = "maybe" }, "measures=error.field.choice"},

		{"not knowing what one can do is an answer", StepTrades, func(f *Form) { f.FormTrades = FormTrades{Trades: []string{"unknown"}} }, ""},
		{"own words are enough", StepTrades, func(f *Form) { f.FormTrades = FormTrades{TradeOther: "sarta"} }, ""},
		{"no trade", StepTrades, func(f *Form) { f.FormTrades = FormTrades{} }, "trades=intake.form.error.trades"},
		{"a forged trade", StepTrades, func(f *Form) { f.Trades = []string{"cleaning", "spy"} }, "trades=error.field.choice"},

		{"school and Italian", StepSchool, func(*Form) {}, ""},
		{"nothing said of school", StepSchool, func(f *Form) { f.FormSchool = FormSchool{} },
			"education=intake.form.error.education italian_level=intake.form.error.italian_level"},

		{"a name with an apostrophe, an accent and a dash", StepWho, func(f *Form) { f.Surname = "D’Angelo-Nicolò" }, ""},
		{"a name in another script", StepWho, func(f *Form) { f.GivenName = "سميرة" }, ""},
		{"no names", StepWho, func(f *Form) { f.GivenName, f.Surname = "", "" },
			"given_name=intake.form.error.given_name surname=intake.form.error.surname"},
		{"a name that is markup", StepWho, func(f *Form) { f.Surname = "<script>alert(1)</script>" }, "surname=intake.form.error.letters"},
		{"a name of signs only", StepWho, func(f *Form) { f.Surname = "--" }, "surname=intake.form.error.letters"},
		{"no date of birth", StepWho, func(f *Form) { f.BirthDate = "" }, "birth_date=intake.form.error.birth_date"},
		{"a day that no month has", StepWho, func(f *Form) { f.BirthDate = "31/02/1990" }, "birth_date=intake.form.error.birth_unclear"},
		{"born this year", StepWho, func(f *Form) { f.BirthDate = "04/09/2022" }, "birth_date=intake.form.error.birth_year"},
		{"born in the future", StepWho, func(f *Form) { f.BirthDate = "04/09/2091" }, "birth_date=intake.form.error.birth_year"},
		{"born in another century", StepWho, func(f *Form) { f.BirthDate = "04/09/1891" }, "birth_date=intake.form.error.birth_year"},
		{"preferring not to say", StepWho, func(f *Form) { f.Sex = SexUndeclared }, ""},
		{"no word on sex", StepWho, func(f *Form) { f.Sex = "" }, "sex=intake.form.error.sex"},
		{"a country that does not exist", StepWho, func(f *Form) { f.Citizenship = "QQ" }, "citizenship=error.field.choice"},
		{"a good codice fiscale with spaces", StepWho, func(f *Form) { f.FiscalCode = " rssmra80a01 a944 i " }, ""},
		{"a codice fiscale with a letter missing", StepWho, func(f *Form) { f.FiscalCode = "RSSMRA80A01A944" }, "fiscal_code=intake.form.error.fiscal_length"},
		{"a codice fiscale with a slip", StepWho, func(f *Form) { f.FiscalCode = "RSSMRA80A01A944A" }, "fiscal_code=intake.form.error.fiscal_code"},

		{"a phone and nothing else", StepContact, func(f *Form) { f.Email, f.Interpreter = "", "" }, ""},
		{"no phone, and said so", StepContact, func(f *Form) { f.Phone, f.NoPhone = "", true }, ""},
		{"no phone", StepContact, func(f *Form) { f.Phone = "" }, "phone=intake.form.error.phone"},
		{"a mobile with nine digits", StepContact, func(f *Form) { f.Phone = "347 555 014" }, "phone=intake.form.error.phone_one_short"},
		{"a mobile with seven digits", StepContact, func(f *Form) { f.Phone = "347 5550" }, "phone=intake.form.error.phone_short"},
		{"a mobile with twelve digits", StepContact, func(f *Form) { f.Phone = "347 555 0142 88" }, "phone=intake.form.error.phone_length"},
		{"a number with letters", StepContact, func(f *Form) { f.Phone = "chiedere a Mario" }, "phone=intake.form.error.phone_signs"},
		{"an address without at", StepContact, func(f *Form) { f.Email = "samira.posta.example" }, "email=intake.form.error.email"},
		{"an address with a line in it", StepContact, func(f *Form) { f.Email = "a@b.it\nBcc: x@y.it" }, "email=intake.form.error.email"},
		{"no language", StepContact, func(f *Form) { f.Lang = "" }, "lang=intake.form.error.lang"},

		{"agreed", StepCheck, func(*Form) {}, ""},
		{"not agreed", StepCheck, func(f *Form) { f.Consent = false }, "consent=intake.form.error.consent"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := fullForm()
			tt.change(&f)
			if got := wrongFields(f.Check(tt.step, formDay)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := wrongFields(errorOf(f.Answers(formDay))); got != tt.want {
				t.Errorf("the whole form says %q, want %q", got, tt.want)
			}
		})
	}
}

func errorOf(_ Answers, err error) error { return err }

func wrongFields(err error) string {
	var parts []string
	for _, f := range fault.FieldsOf(err) {
		parts = append(parts, f.Name+"="+f.Key)
	}
	return strings.Join(parts, " ")
}

func TestHoursAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		typed string
		want  int
	}{
		{"16", 16}, {"circa 16 ore", 16}, {"16h", 16}, {"19,5", 19}, {"19.5", 19}, {"0", 0}, {"", HoursUnknown}, {" 20 ", 20},
	}
	for _, tt := range tests {
		if got, key := readHours(tt.typed); got != tt.want || key != "" {
			t.Errorf("readHours(%q) = %d, %q; want %d", tt.typed, got, key, tt.want)
		}
	}
}

func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	want := civil.MustDate("1991-09-04")
	for _, typed := range []string{"04/09/1991", "4/9/1991", "4.9.1991", "4-9-1991", "4 9 1991", "04091991", "1991-09-04"} {
		if got, ok := readDay(typed); !ok || got != want {
			t.Errorf("readDay(%q) = %v, %v; want %v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"4/9/91", "settembre", "4091991", "99/99/9999", "--", "0", "1991"} {
		if got, ok := readDay(typed); ok {
			t.Errorf("readDay(%q) = %v, want no day", typed, got)
		}
	}
}

func TestPhonesAreWrittenInTheInternationalWay(t *testing.T) {
	t.Parallel()
	tests := []struct{ typed, want string }{
		{"347 555 0142", "+393475550142"}, {"+39 347-555.0142", "+393475550142"}, {"0039 (347) 5550142", "+393475550142"},
		{"051 555 0100", "+390515550100"}, {"+40 721 555 014", "+40721555014"}, {"3475550142", "+393475550142"},
	}
	for _, tt := range tests {
		if got, wrong := readPhone(tt.typed); got != tt.want || wrong.key != "" {
			t.Errorf("readPhone(%q) = %q, %q; want %q", tt.typed, got, wrong.key, tt.want)
		}
	}
}

func TestMissingIsTheFirstStepWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	if got := (Form{}).Missing(formDay); got != StepWhere {
		t.Errorf("an empty form misses step %d, want %d", got, StepWhere)
	}
	f := fullForm()
	f.FormSchool = FormSchool{}
	if got := f.Missing(formDay); got != StepSchool {
		t.Errorf("got step %d, want %d", got, StepSchool)
	}
	f = fullForm()
	f.Consent = false
	if got := f.Missing(formDay); got != StepCheck {
		t.Errorf("got step %d, want %d: agreeing is the last step", got, StepCheck)
	}
}

func TestTakeKeepsTheOtherSteps(t *testing.T) {
	t.Parallel()
	for _, step := range FormSteps() {
		var f Form
		f.take(step, fullForm())
		for _, other := range FormSteps() {
			if answered := f.Check(other, formDay) == nil; answered != (other == step) {
				t.Errorf("after taking step %d, step %d answered = %v", step, other, answered)
			}
		}
	}
}

func TestCodesAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"RQ74KM92A", "rq7 4km 92a", " RQ7-4KM-92A ", "R Q 7 4 K M 9 2 A"} {
		if got, ok := ParseCode(typed); !ok || got != "RQ74KM92A" {
			t.Errorf("ParseCode(%q) = %q, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", "RQ74KM92", "RQ74KM92AA", "RQ74KM920", "RQ74KM92I", "è arrivata", strings.Repeat("A", 5000)} {
		if got, ok := ParseCode(typed); ok {
			t.Errorf("ParseCode(%q) = %q, want none", typed, got)
		}
	}
	if got := Code("RQ74KM92A").Groups(); got != "RQ7 4KM 92A" {
		t.Errorf("Groups = %q", got)
	}
}

func TestNewCodesAreReadableAndDiffer(t *testing.T) {
	t.Parallel()
	var all []Code
	for range 500 {
		c := NewCode()
		if read, ok := ParseCode(c.Groups()); !ok || read != c || strings.ContainsAny(string(c), "O0I1") {
			t.Fatalf("%q cannot be read back", c)
		}
		if slices.Contains(all, c) {
			t.Fatalf("%q was made twice", c)
		}
		all = append(all, c)
	}
}

func FuzzFormNeverPanics(f *testing.F) {
	f.Add("037006", "16", "04/09/1991", "347 555 0142", "a@b.it", "RSSMRA80A01A944I", "Rossi")
	f.Fuzz(func(t *testing.T, place, hours, birth, phone, email, fiscal, name string) {
		form := fullForm()
		form.Municipality, form.WeeklyHours, form.BirthDate, form.Phone = place, hours, birth, phone
		form.Email, form.FiscalCode, form.Surname = email, fiscal, name
		a, err := form.Answers(formDay)
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("got %v, want Invalid", err)
		}
		if err == nil && (a.BirthDate.IsZero() || a.Surname == "" || !strings.HasPrefix(a.Phone, "+")) {
			t.Errorf("accepted with %+v", a.BirthDate)
		}
	})
}
