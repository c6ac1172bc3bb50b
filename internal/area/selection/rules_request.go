package selection

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"insieme/internal/area/person"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
)

// The widest values of a request.
const (
	MaxNeeds     = 12
	MaxLanguages = 4

	maxPositions = 200
	maxWords     = 120
	maxTasks     = 2000
	maxReason    = 200
	maxAgreement = 100
	maxHours     = 48
	maxPay       = civil.Cents(20_000)
)

// levels are the levels that a language can be asked at.
func levels() []string { return person.LanguageLevels()[1:7] }

// check holds what is asked for against the rules, and every must and every
// reason against what may not be asked (hook check). Fields are those of the form.
func (d Details) check(v person.Vocabulary, rubric Rubric, refuse func(code, text string) (Refusal, bool)) error {
	var c fault.Check
	c.Fail(!slices.Contains(Sources(), d.Source), "source", "error.field.choice")
	c.Fail(strings.TrimSpace(d.Trade.Words) == "", "words", "selection.error.words")
	long(&c, "words", d.Trade.Words, maxWords)
	c.Fail(d.Trade.Code != "" && !v.HasOccupation(d.Trade.Code), "words", "error.field.choice")
	long(&c, "tasks", d.Tasks, maxTasks)
	long(&c, "agreement", d.Agreement, maxAgreement)
	c.Fail(d.Positions < 1 || d.Positions > maxPositions, "positions", "selection.error.positions", maxPositions)
	c.Fail(d.Contract != "" && Wish(d.Contract) == "", "contract", "error.field.choice")
	c.Fail(d.WeekHours < 0 || d.WeekHours > maxHours, "week_hours", "selection.error.hours", maxHours)
	c.Fail(d.Shifts != "" && !slices.Contains(ShiftKinds(), d.Shifts), "shifts", "error.field.choice")
	c.Fail(d.Week>>(person.Days*person.Bands) != 0, "week", "error.field.choice")
	c.Fail(d.Pay < 0 || d.Pay > maxPay, "pay", "selection.error.pay")
	c.Fail(len(d.Needs) > MaxNeeds, "need_1", "error.field.many")
	c.Fail(len(d.Languages) > MaxLanguages, "language_1", "error.field.many")
	forbidden(&c, refuse, "words", "", d.Trade.Words)
	forbidden(&c, refuse, "tasks", "", d.Tasks)
	for i, n := range d.Needs {
		n.check(&c, v, refuse, "need_"+strconv.Itoa(i+1), "reason_"+strconv.Itoa(i+1))
	}
	d.checkLanguages(&c, refuse)
	for code, answer := range d.Quality {
		known := slices.ContainsFunc(rubric.Items, func(i RubricItem) bool { return i.Code == code })
		c.Fail(!known || answer != person.Yes && answer != person.No, "quality", "error.field.choice")
	}
	return c.Err("selection.Details.check")
}

func (n Need) check(c *fault.Check, v person.Vocabulary, refuse func(code, text string) (Refusal, bool), field, reason string) {
	_, listed := v.Requirement(n.Code)
	c.Fail(n.Code != "" && !listed, field, "error.field.choice")
	c.Fail(n.Code == "" && n.Words == "", field, "selection.error.need")
	long(c, field, n.Words, maxWords)
	c.Fail(n.Must && strings.TrimSpace(n.Reason) == "", reason, "selection.error.reason")
	long(c, reason, n.Reason, maxReason)
	forbidden(c, refuse, field, n.Code, n.Words)
	forbidden(c, refuse, reason, "", n.Reason)
}

func (d Details) checkLanguages(c *fault.Check, refuse func(code, text string) (Refusal, bool)) {
	var seen []string
	for i, l := range d.Languages {
		field, reason := "language_"+strconv.Itoa(i+1), "language_reason_"+strconv.Itoa(i+1)
		c.Fail(!slices.Contains(person.WorkLanguages(), l.Lang) || !slices.Contains(levels(), l.Level), field, "error.field.choice")
		c.Fail(slices.Contains(seen, l.Lang), field, "selection.error.twice")
		c.Fail(l.Must && strings.TrimSpace(l.Reason) == "", reason, "selection.error.reason")
		long(c, reason, l.Reason, maxReason)
		forbidden(c, refuse, reason, "", l.Reason)
		seen = append(seen, l.Lang)
	}
}

// forbidden refuses what may not be asked of anybody, with the law.
func forbidden(c *fault.Check, refuse func(code, text string) (Refusal, bool), field, code, text string) {
	if code == "" && strings.TrimSpace(text) == "" {
		return
	}
	if r, no := refuse(code, text); no {
		c.Fail(true, field, "selection.error.forbidden", r.Found, r.Law)
	}
}

func long(c *fault.Check, field, text string, most int) {
	c.Fail(utf8.RuneCountInString(text) > most, field, "error.field.long", most)
}
