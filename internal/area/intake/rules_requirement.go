package intake

import (
	"slices"

	"insieme/internal/base/civil"
	"insieme/internal/base/id"
)

// Rule is one requirement of the programme, verified one by one.
type Rule string

// The rules, in the order of the page.
const (
	RuleArea     Rule = "area"     // lives in the programme's area (R2.3)
	RuleWork     Rule = "work"     // unemployed, or fewer hours a week than the limit (R2.3)
	RuleMeasures Rule = "measures" // no active measure in the look-back months (R2.5)
	RuleL14      Rule = "l14"      // no L.R. 14/15 path, active or to be started (R2.4)
)

// Rules lists the rules in the order of the page.
func Rules() []Rule { return []Rule{RuleArea, RuleWork, RuleMeasures, RuleL14} }

// Outcome is what the verification of a rule found: Yes is what the programme
// asks for.
type Outcome string

// The outcomes.
const (
	Yes  Outcome = "yes"
	No   Outcome = "no"
	Open Outcome = "open" // to be verified
)

// WorkStatus is how the person works, as said in the form.
type WorkStatus string

// The kinds of work status. Who gets wage support, unemployment benefit or
// minimum income is within the requirements (R2.3).
const (
	Unemployed  WorkStatus = "unemployed"
	NeverWorked WorkStatus = "never_worked"
	WageSupport WorkStatus = "wage_support" // cassa integrazione
	Working     WorkStatus = "working"      // some hours a week: the limit decides
)

// WorkStatuses lists the kinds in the order of the form.
func WorkStatuses() []WorkStatus { return []WorkStatus{Unemployed, NeverWorked, WageSupport, Working} }

// AdviseArea proposes the outcome of RuleArea from the form's municipality.
// Advice is never a decision: a person confirms it.
func AdviseArea(municipality string, inArea bool) Outcome {
	switch {
	case municipality == "":
		return Open
	case inArea:
		return Yes
	default:
		return No
	}
}

// AdviseWork proposes the outcome of RuleWork from the form's answers and the
// programme's limit of weekly hours, which is the first number of hours that is
// too many. hours is negative when not said.
func AdviseWork(status WorkStatus, hours, limit int) Outcome {
	switch {
	case status == Unemployed || status == NeverWorked || status == WageSupport:
		return Yes
	case status != Working || hours < 0:
		return Open
	case hours < limit:
		return Yes
	default:
		return No
	}
}

// Finding is what is known of one requirement: who said what, and when.
type Finding struct {
	Rule    Rule
	Outcome Outcome
	Source  string // code
	Partner id.Organisation
	OnDay   civil.Date
	SaidBy  id.User
	Event   id.Event // the fact that said it

	ValidUntil civil.Date // the last day on which it counts; zero where nobody said
}

// until is the last day on which the word of a partner counts: months after it
// was given unless the answer itself says. The first check's answers count for
// good.
func (f Finding) until(months int) civil.Date {
	switch {
	case f.Rule != RuleMeasures && f.Rule != RuleL14, f.Outcome == Open:
		return civil.Date{}
	case !f.ValidUntil.IsZero():
		return f.ValidUntil
	default:
		return f.OnDay.AddMonths(months)
	}
}

// Verification is what is known of one rule now, from all its findings.
type Verification struct {
	Rule    Rule
	Outcome Outcome
	Last    Finding // zero when nothing was said
	AskedOn Finding // the first open question since the last answer; zero when none
	Asked   int     // how often it was asked since the last answer

	ExpiredOn civil.Date // the last day on which Last counted, once that is gone
}

// Expire turns what counts no longer on a day into something to be verified:
// the good word of a partner, after some months.
func Expire(checks []Verification, months int, today civil.Date) []Verification {
	out := slices.Clone(checks)
	for i, v := range out {
		until := v.Last.until(months)
		if v.Outcome == Yes && !until.IsZero() && until.Before(today) {
			out[i].Outcome, out[i].ExpiredOn = Open, until
		}
	}
	return out
}

// Verifications sums the findings of each rule up: the newest word counts.
func Verifications(said []Finding) []Verification {
	out := make([]Verification, 0, len(Rules()))
	for _, rule := range Rules() {
		v := Verification{Rule: rule, Outcome: Open}
		for _, f := range said {
			if f.Rule == rule {
				v.hear(f)
			}
		}
		out = append(out, v)
	}
	return out
}

func (v *Verification) hear(f Finding) {
	v.Outcome, v.Last = f.Outcome, f
	if f.Outcome != Open {
		v.AskedOn, v.Asked = Finding{}, 0
		return
	}
	if v.Asked == 0 {
		v.AskedOn = f
	}
	v.Asked++
}
