package person

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
)

// workHead is what every form of the work profile brings: the version that was
// seen, and who said it on which day.
type workHead struct {
	Version int        `form:"version"`
	On      civil.Date `form:"said_on"`
	Source  Source     `form:"source" max:"10"`
}

// tradeRows are occupations as they are typed, row by row: the words, those that
// the list was asked about, and what was chosen of it.
type tradeRows struct {
	Words []string `form:"words" max:"120"`
	Was   []string `form:"was" max:"120"`
	Code  []string `form:"code" max:"60"`
}

type wishesForm struct {
	workHead
	tradeRows
}

type pastForm struct {
	workHead
	tradeRows
	Months []string `form:"months"`
	State  []string `form:"state" max:"10"`
	Ended  []string `form:"ended"`
}

type requirementsForm struct {
	workHead
	Kind   RequirementKind `form:"kind" max:"20"`
	Code   []string        `form:"code" max:"60"`
	Answer []string        `form:"answer" max:"10"`
	Until  []string        `form:"until"`
}

type languagesForm struct {
	workHead
	Lang  []string `form:"lang" max:"10"`
	Level []string `form:"level" max:"10"`
}

type termsForm struct {
	workHead
	Available []string   `form:"available" max:"3"`
	Care      []string   `form:"care" max:"3"`
	Hours     int        `form:"hours"`
	Minutes   int        `form:"minutes"`
	Contracts []string   `form:"contracts" max:"20"`
	Pay       string     `form:"pay" max:"20"`
	Start     civil.Date `form:"start"`
}

// The answers of a requirement's row that tell the source too.
const (
	answerTold  = "yes"
	answerPaper = "paper"
	answerNo    = "no"
)

// The state of a job's row.
const (
	jobGoing = "going"
	jobEnded = "ended"
)

// workDraft is a profile as typed, with what a page must ask or show again.
type workDraft struct {
	Work  Work
	Maybe map[string][]string // by field: occupations to choose from
	Typed map[string]string   // by field: what could not be read
}

func newDraft(w Work) workDraft {
	return workDraft{Work: w, Maybe: map[string][]string{}, Typed: map[string]string{}}
}

func nth[T any](list []T, i int) T {
	var none T
	if i < len(list) {
		return list[i]
	}
	return none
}

// trade reads the occupation of a row; where the list knows several, it asks.
func (f tradeRows) trade(d workDraft, c *fault.Check, v Vocabulary, i int, field string, lang i18n.Lang) Trade {
	t, maybe := ChooseTrade(v, nth(f.Words, i), nth(f.Was, i), nth(f.Code, i), lang)
	if len(maybe) > 0 {
		d.Maybe[field] = maybe
		c.Fail(true, field, "person.work.error.which")
	}
	return t
}

func (f wishesForm) apply(w Work, v Vocabulary, lang i18n.Lang) (workDraft, error) {
	w.Wishes = nil
	d := newDraft(w)
	var c fault.Check
	for i := range min(len(f.Words), MaxWishes) {
		if strings.TrimSpace(f.Words[i]) != "" {
			d.Work.Wishes = append(d.Work.Wishes, WorkWish{Trade: f.trade(d, &c, v, i, name("wish_", len(d.Work.Wishes)), lang)})
		}
	}
	return d, c.Err("person.wishesForm")
}

func (f pastForm) apply(w Work, v Vocabulary, lang i18n.Lang) (workDraft, error) {
	w.Past = nil
	d := newDraft(w)
	var c fault.Check
	for i := range min(len(f.Words), MaxPast) {
		months, ended := nth(f.Months, i), nth(f.Ended, i)
		if strings.TrimSpace(f.Words[i]) == "" && months == "" && ended == "" {
			continue
		}
		at := len(d.Work.Past)
		past := WorkPast{Trade: f.trade(d, &c, v, i, name("past_", at), lang)}
		var err error
		if past.Months, err = strconv.Atoi(months); err != nil {
			d.Typed[name("months_", at)] = months
		}
		if nth(f.State, i) != jobGoing {
			var ok bool
			past.EndedOn, ok = readMonth(ended)
			c.Fail(!ok, name("ended_", at), "person.work.error.ended")
			if !ok {
				d.Typed[name("ended_", at)] = ended
			}
		}
		d.Work.Past = append(d.Work.Past, past)
	}
	return d, c.Err("person.pastForm")
}

// readMonth reads a month as it is typed: 5/2021, 05-2021 or 2021-05.
func readMonth(s string) (civil.Date, bool) {
	a, b, found := strings.Cut(strings.NewReplacer("-", "/", ".", "/", " ", "").Replace(s), "/")
	if len(a) == 4 {
		a, b = b, a
	}
	month, err := strconv.Atoi(a)
	year, yerr := strconv.Atoi(b)
	if !found || err != nil || yerr != nil || month < 1 || month > 12 || year < 1950 || year > 2200 {
		return civil.Date{}, false
	}
	return civil.NewDate(year, time.Month(month), 1), true
}

func writeMonth(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()[5:7] + "/" + d.String()[:4]
}

// apply takes the rows of one kind; those of the other kinds stay.
func (f requirementsForm) apply(w Work) (workDraft, error) {
	w.Requirements = slices.DeleteFunc(slices.Clone(w.Requirements), func(r WorkRequirement) bool { return slices.Contains(f.Code, r.Code) })
	var c fault.Check
	d := newDraft(w)
	for i, code := range f.Code {
		r := WorkRequirement{Code: code, Answer: Yes}
		until := nth(f.Until, i)
		if until != "" {
			var err error
			if r.Until, err = civil.ParseDate(until); err != nil {
				d.Typed["until_"+code] = until
				c.Fail(true, "until_"+code, "error.field.date")
			}
		}
		switch nth(f.Answer, i) {
		case "":
			continue
		case answerTold:
			r.Source = SourcePerson
		case answerPaper:
			r.Source = SourcePaper
		case answerNo:
			r.Answer, r.Source = No, SourcePerson
		default:
			c.Fail(true, "requirement_"+code, "error.field.choice")
		}
		w.Requirements = append(w.Requirements, r)
	}
	slices.SortStableFunc(w.Requirements, func(a, b WorkRequirement) int { return strings.Compare(a.Code, b.Code) })
	d.Work = w
	return d, c.Err("person.requirementsForm")
}

func (f languagesForm) apply(w Work) workDraft {
	w.Languages = nil
	for i, lang := range f.Lang {
		if level := nth(f.Level, i); level != "" {
			w.Languages = append(w.Languages, WorkLanguage{Lang: lang, Level: level})
		}
	}
	w.Languages = inOrder(w.Languages)
	return newDraft(w)
}

func (f termsForm) apply(w Work) (workDraft, error) {
	var c fault.Check
	t := &w.Terms
	t.Available.Value, t.Care.Value = ReadWeek(&c, "available", f.Available), ReadWeek(&c, "care", f.Care)
	t.Hours.Value, t.Minutes.Value, t.Contracts.Value, t.Start.Value = f.Hours, f.Minutes, f.Contracts, f.Start
	t.Pay.Value = 0
	if f.Pay != "" {
		pay, err := civil.ParseCents(f.Pay)
		c.Fail(err != nil, "pay", "person.work.error.pay")
		t.Pay.Value = pay
	}
	return newDraft(w), c.Err("person.termsForm")
}

// ReadWeek reads the ticked bands: day and band as two figures, "0-3".
func ReadWeek(c *fault.Check, field string, ticked []string) Week {
	var w Week
	for _, t := range ticked {
		var day, band int
		if len(t) == 3 && t[1] == '-' {
			day, band = int(t[0]-'0'), int(t[2]-'0')
		} else {
			day = -1
		}
		if day < 0 || day >= Days || band < 0 || band >= Bands {
			c.Fail(true, field, "error.field.choice")
			continue
		}
		w = w.With(day, band)
	}
	return w
}
