package ui

import (
	"cmp"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// The outcomes of a verification rule.
const (
	OutcomeYes  = "yes"
	OutcomeNo   = "no"
	OutcomeOpen = "open"
)

// VerificationRuleView is one requirement with its evidence. The children are
// the buttons of an open one.
type VerificationRuleView struct {
	Outcome  string
	Rule     string
	Evidence string
	Source   string // who says it and when, muted
	Word     string // "" = sì, no, da verificare
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

// AssessmentStripView shows the levels of some domains at two dates.
type AssessmentStripView struct {
	Earlier, Later civil.Date // Earlier zero = one assessment only
	EarlierText    string     // instead of its day
	LaterText      string
	Levels         []string // words from the lowest to the highest
	Rows           []AssessmentRow
}

func (v AssessmentStripView) heads(l i18n.L) (earlier, later string) {
	return cmp.Or(v.EarlierText, l.Date(v.Earlier)), cmp.Or(v.LaterText, l.Date(v.Later))
}

// AssessmentRow is one domain. Levels are positions in Levels from 1; 0 = not
// assessed.
type AssessmentRow struct {
	Domain        string
	Before, After int
	Levels        []string // words of its own; nil for those of the whole strip
	Masked        bool
}

func (r AssessmentRow) words(common []string) []string {
	if r.Levels != nil {
		return r.Levels
	}
	return common
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

// ConfirmBoxView is an action that asks for a reason, behind a disclosure. More
// fields may be given as children.
type ConfirmBoxView struct {
	ID      string
	Summary string // what the closed box says: "Non ammissibile…"
	Text    string
	Action  string // POST path
	Button  string
	Reason  Field // Name "" = no reason asked
	Hidden  []Hidden
	Open    bool // true when the form comes back with errors
}
