package intake

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// Bounds of what can be meant. They catch slips of the hand, not people: no
// requirement of the programme is decided here.
const (
	maxHours    = 80
	youngest    = 14
	oldest      = 110
	shortPhone  = 6
	longPhone   = 15 // E.164
	mobileShort = 10 // digits of an Italian mobile number
)

// Check reads the part of the form that a step asks and says what is missing
// or cannot be meant, by the form's field names. day is today.
func (f Form) Check(step FormStep, day civil.Date) error {
	r := reader{form: f, day: day}
	r.read(step)
	return r.check.Err("intake.Form.Check")
}

// Answers reads the whole form. The error names all fields to change, in the
// order of the steps.
func (f Form) Answers(day civil.Date) (Answers, error) {
	r := reader{form: f, day: day}
	for _, step := range FormSteps() {
		r.read(step)
	}
	return r.answers, r.check.Err("intake.Form.Answers")
}

// Missing is the first step that a form has not answered yet, StepCheck when
// only the agreement is left.
func (f Form) Missing(day civil.Date) FormStep {
	for _, step := range FormSteps() {
		if step == StepCheck || f.Check(step, day) != nil {
			return step
		}
	}
	return StepCheck
}

// reader turns what was typed into answers, noting what does not fit.
type reader struct {
	form    Form
	day     civil.Date
	answers Answers
	check   fault.Check
}

func (r *reader) read(step FormStep) {
	switch step {
	case StepWhere:
		r.where()
	case StepWork:
		r.work()
	case StepPaths:
		r.answers.Measures = choice(r, "measures", r.form.Measures, said())
		r.answers.L14 = choice(r, "l14", r.form.L14, said())
	case StepTrades:
		r.trades()
	case StepSchool:
		r.answers.Education = choice(r, "education", r.form.Education, person.Educations())
		r.answers.ItalianLevel = choice(r, "italian_level", r.form.ItalianLevel, person.ItalianLevels())
	case StepWho:
		r.who()
	case StepContact:
		r.contact()
	case StepCheck:
		r.check.Fail(!r.form.Consent, "consent", "intake.form.error.consent")
	}
}

func said() []Said { return []Said{SaidNo, SaidYes, SaidUnknown} }

// choice reads an answer that must be one of a list.
func choice[T ~string](r *reader, name string, given T, list []T) T {
	switch {
	case given == "":
		r.check.Fail(true, name, "intake.form.error."+name)
	case !slices.Contains(list, given):
		r.check.Fail(true, name, "error.field.choice")
	default:
		return given
	}
	return ""
}

// where accepts any ISTAT code: whether it is one of the area's is known to
// the territory, which the service asks.
func (r *reader) where() {
	m := r.form.Municipality
	switch {
	case m == "":
		r.check.Fail(true, "municipality", "intake.form.error.municipality")
	case m != Elsewhere && !isISTAT(m):
		r.check.Fail(true, "municipality", "error.field.choice")
	default:
		r.answers.Municipality = m
	}
}

func isISTAT(s string) bool { return len(s) == 6 && strings.Trim(s, "0123456789") == "" }

func (r *reader) work() {
	r.answers.WorkStatus = choice(r, "work_status", r.form.WorkStatus, WorkStatuses())
	if r.form.WorkStatus == Working { // no work, no hours, whatever stands in the field
		hours, key := readHours(r.form.WeeklyHours)
		r.check.Fail(key != "", "weekly_hours", key)
		r.answers.WeeklyHours = hours
	}
	r.answers.IncomeSupport = choice(r, "income_support", r.form.IncomeSupport, IncomeSupports())
}

// readHours reads weekly hours as people write them: "16", "circa 16 ore",
// "19,5". A part of an hour is dropped, so that nineteen and a half stay under
// twenty. An empty text is HoursUnknown. key is the message of what is wrong.
func readHours(s string) (hours int, key string) {
	words := strings.FieldsFunc(strings.ToLower(s), unicode.IsSpace)
	words = slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains([]string{"circa", "about", "ore", "ore.", "hours", "h"}, w)
	})
	text := strings.TrimSuffix(strings.Join(words, ""), "h")
	if text == "" {
		return HoursUnknown, ""
	}
	whole, part, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 0 || strings.Trim(part, "0123456789") != "" {
		return HoursUnknown, "intake.form.error.hours"
	}
	if n > maxHours {
		return HoursUnknown, "intake.form.error.hours_many"
	}
	return n, ""
}

func (r *reader) trades() {
	known := func(t string) bool { return slices.Contains(person.Trades(), t) }
	for _, t := range person.Trades() { // in the order of the page, each once
		if slices.Contains(r.form.Trades, t) {
			r.answers.Trades = append(r.answers.Trades, t)
		}
	}
	r.answers.TradeOther = oneLine(r.form.TradeOther)
	r.check.Fail(slices.ContainsFunc(r.form.Trades, func(t string) bool { return !known(t) }), "trades", "error.field.choice")
	r.check.Fail(len(r.form.Trades) == 0 && r.form.TradeOther == "", "trades", "intake.form.error.trades")
}

// oneLine makes one space of every run of spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (r *reader) who() {
	r.answers.GivenName = r.name("given_name", r.form.GivenName)
	r.answers.Surname = r.name("surname", r.form.Surname)
	r.birth()
	if r.answers.Sex = choice(r, "sex", r.form.Sex, SexAnswers()); r.answers.Sex == SexUndeclared {
		r.answers.Sex = ""
	}
	r.answers.Citizenship = choice(r, "citizenship", r.form.Citizenship, person.Citizenships())
	r.fiscal()
}

func (r *reader) name(field, s string) string {
	s = oneLine(s)
	letters := strings.IndexFunc(s, unicode.IsLetter) >= 0
	r.check.Fail(s == "", field, "intake.form.error."+field)
	r.check.Fail(s != "" && (!letters || strings.ContainsFunc(s, notInName)), field, "intake.form.error.letters")
	return s
}

// notInName reports the signs that no name is written with.
func notInName(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsMark(c) && !strings.ContainsRune(" '’‘`ʼ´-‐‑.,·", c)
}

// birth reads a date of birth.
func (r *reader) birth() {
	s := r.form.BirthDate
	if s == "" {
		r.check.Fail(true, "birth_date", "intake.form.error.birth_date")
		return
	}
	d, ok := readDay(s)
	if !ok {
		r.check.Fail(true, "birth_date", "intake.form.error.birth_unclear")
		return
	}
	age := d.AgeOn(r.day)
	r.check.Fail(age < youngest || age > oldest, "birth_date", "intake.form.error.birth_year")
	r.answers.BirthDate = d
}

// asTyped is a day as people write it.
func asTyped(d civil.Date) string { return fmt.Sprintf("%02d/%02d/%d", d.Day(), d.Month(), d.Year()) }

// readDay reads a day as people write it, day first: 4/9/1991, 04.09.1991,
// 04091991, "4 9 1991", and as browsers send it, 1991-09-04.
func readDay(s string) (civil.Date, bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return civil.DateOf(t), true
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("/.- ", c) })
	if len(parts) == 1 && len(s) == 8 {
		parts = []string{s[:2], s[2:4], s[4:]}
	}
	t, err := time.Parse("2/1/2006", strings.Join(parts, "/"))
	if err != nil {
		return civil.Date{}, false
	}
	return civil.DateOf(t), true
}

func (r *reader) fiscal() {
	code, err := civil.ParseFiscalCode(r.form.FiscalCode)
	n := len([]rune(strings.Join(strings.Fields(r.form.FiscalCode), "")))
	switch {
	case err == nil:
		r.answers.FiscalCode = code
	case errors.Is(err, civil.ErrFiscalShape) && n != 16:
		r.check.Fail(true, "fiscal_code", "intake.form.error.fiscal_length", n)
	default:
		r.check.Fail(true, "fiscal_code", "intake.form.error.fiscal_code")
	}
}

func (r *reader) contact() {
	r.phone()
	if r.form.Email != "" {
		r.check.Fail(!looksLikeEmail(r.form.Email), "email", "intake.form.error.email")
		r.answers.Email = r.form.Email
	}
	r.answers.Lang = choice(r, "lang", r.form.Lang, person.Langs())
	if r.form.Interpreter != "" {
		r.answers.Interpreter = choice(r, "interpreter", r.form.Interpreter, person.Langs())
	}
}

// phone reads a telephone number. A number that is written counts even where
// "I have no telephone" is ticked too.
func (r *reader) phone() {
	if strings.TrimSpace(r.form.Phone) == "" {
		r.check.Fail(!r.form.NoPhone, "phone", "intake.form.error.phone")
		return
	}
	number, fault := readPhone(r.form.Phone)
	r.check.Fail(fault.key != "", "phone", fault.key, fault.args...)
	r.answers.Phone = number
}

type phoneFault struct {
	key  string
	args []any
}

// readPhone reads a number in any of the usual spellings and writes it in the
// international way, +393475550142. Without a prefix it is an Italian one.
func readPhone(s string) (string, phoneFault) {
	plus := strings.HasPrefix(strings.TrimSpace(s), "+")
	var digits strings.Builder
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits.WriteRune(c)
		case !strings.ContainsRune("+ ./-()\u00a0", c):
			return "", phoneFault{key: "intake.form.error.phone_signs"}
		}
	}
	d := digits.String()
	if rest, ok := strings.CutPrefix(d, "00"); ok && !plus {
		d, plus = rest, true
	}
	if plus && !strings.HasPrefix(d, "39") {
		if len(d) < shortPhone || len(d) > longPhone {
			return "", phoneFault{key: "intake.form.error.phone_length", args: []any{len(d)}}
		}
		return "+" + d, phoneFault{}
	}
	if plus {
		d = strings.TrimPrefix(d, "39")
	}
	return italianPhone(d)
}

func italianPhone(d string) (string, phoneFault) {
	switch n := len(d); {
	case strings.HasPrefix(d, "3") && n == mobileShort-1:
		return "", phoneFault{key: "intake.form.error.phone_one_short", args: []any{n}}
	case strings.HasPrefix(d, "3") && n < mobileShort:
		return "", phoneFault{key: "intake.form.error.phone_short", args: []any{n, mobileShort - n}}
	case strings.HasPrefix(d, "3") && n > mobileShort, n < shortPhone, n > mobileShort+1:
		return "", phoneFault{key: "intake.form.error.phone_length", args: []any{n}}
	}
	return "+39" + d, phoneFault{}
}

// looksLikeEmail is a spelling check, not a proof.
func looksLikeEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && !strings.HasPrefix(domain, ".") && !strings.HasSuffix(domain, ".") &&
		strings.Contains(domain, ".") && !strings.Contains(domain, "..") && !strings.ContainsAny(s, " \t\n<>,;:\"()[]\\") &&
		!strings.Contains(domain, "@")
}
