package intake

import (
	"log/slog"
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// The ages of young people (R2.10): from youngFrom on and under YoungAge. Under
// comingOfAge a parent or guardian has to know.
const (
	youngFrom   = 15
	comingOfAge = 18
)

// IsYoung reports whether somebody is asked the questions of young people.
func IsYoung(birth, on civil.Date) bool {
	if birth.IsZero() {
		return false
	}
	age := birth.AgeOn(on)
	return age >= youngFrom && age < YoungAge
}

// IsMinor reports whether a parent or guardian has to know.
func IsMinor(birth, on civil.Date) bool { return !birth.IsZero() && birth.AgeOn(on) < comingOfAge }

// Youth is what a young person said besides the form.
type Youth struct {
	ByLink     bool // came by the link of young people
	Studying   string
	Wishes     []string
	Guardian   string
	AnsweredOn civil.Date // zero while only the link is known
}

// Studyings lists the answers to: are you at school, or on a course, now?
func Studyings() []string { return []string{"school", "course", "neither"} }

// YouthWishes lists what a young person may want first.
func YouthWishes() []string {
	return []string{"orientation", "finish_school", "course", "first_job", "meet_company"}
}

// Guardians lists the answers to: does a parent or guardian know?
func Guardians() []string { return []string{"yes", "not_yet", "no_guardian"} }

// YouthForm are the questions as answered. The last is asked of minors only.
type YouthForm struct {
	Studying string   `form:"studying" max:"20"`
	Wishes   []string `form:"wishes" max:"20"`
	Guardian string   `form:"guardian" max:"20"`
}

// LogValue keeps the answers out of the log.
func (YouthForm) LogValue() slog.Value { return slog.StringValue("[form]") }

// Read holds the answers against the questions of somebody's age.
func (f YouthForm) Read(birth, today civil.Date) (Youth, error) {
	var c fault.Check
	c.Fail(!slices.Contains(Studyings(), f.Studying), "studying", "intake.youth.error.choose")
	y := Youth{Studying: f.Studying, AnsweredOn: today}
	for _, wish := range YouthWishes() { // in the order of the page, each once
		if slices.Contains(f.Wishes, wish) {
			y.Wishes = append(y.Wishes, wish)
		}
	}
	unknown := slices.ContainsFunc(f.Wishes, func(w string) bool { return !slices.Contains(YouthWishes(), w) })
	c.Fail(len(y.Wishes) == 0 || unknown, "wishes", "intake.youth.error.choose")
	if IsMinor(birth, today) {
		c.Fail(!slices.Contains(Guardians(), f.Guardian), "guardian", "intake.youth.error.choose")
		y.Guardian = f.Guardian
	}
	return y, c.Err("intake.YouthForm.Read")
}
