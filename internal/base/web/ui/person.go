package ui

import (
	"slices"

	"insieme/internal/base/chart"
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// PersonHeadView answers in five seconds who a person is for us.
type PersonHeadView struct {
	Ring     *Ring
	Name     string
	State    *TagView
	Lines    []string // Sentences: birth, age, district, phone; referent
	Flags    []TagView
	Promise  string // the nearest, a Sentence; "" = none
	When     string
	WhenTone Tone
	Next     string // the next step; "" = none
	NextWho  string
	Action   string // its button
	Href     string
	Post     string
}

// PlanAxisView is a person's plan in time, with the same as a list.
type PlanAxisView struct {
	Title           string
	From, To, Today civil.Date
	Lanes           []PlanLane
}

// PlanLane is a row of the PlanAxis.
type PlanLane struct {
	Label string
	Marks []PlanMark
	Bars  []PlanBar
}

// PlanMark is a point in time on the PlanAxis.
type PlanMark struct {
	Date  civil.Date
	Kind  string // one of the Mark kinds
	Label string // shown at the mark when short, always in the list
}

// The kinds of PlanMark.
const (
	MarkStart   = chart.MarkStart   // the promises begin
	MarkKept    = chart.MarkKept    // a promise kept
	MarkNear    = chart.MarkNear    // a promise whose date is close
	MarkLate    = chart.MarkLate    // a promise whose date has passed
	MarkFuture  = chart.MarkFuture  // a promise to come
	MarkMet     = chart.MarkMet     // a meeting held
	MarkBooked  = chart.MarkBooked  // a meeting to come
	MarkMissing = chart.MarkMissing // a meeting missed
)

// PlanBar is a stretch of time on the PlanAxis.
type PlanBar struct {
	From, To civil.Date
	Label    string
	Planned  bool // not begun: dashed
}

// figure is the plan as the chart package draws it.
func (v PlanAxisView) figure(l i18n.L) chart.PlanFigure {
	f := chart.PlanFigure{Title: v.Title, From: v.From, To: v.To, Today: v.Today, TodayWord: l.T("ui.today"), Month: l.Month}
	for _, lane := range v.Lanes {
		row := chart.PlanRow{Label: lane.Label}
		for _, b := range lane.Bars {
			row.Bars = append(row.Bars, chart.PlanBar{From: b.From, To: b.To, Label: b.Label, Planned: b.Planned})
		}
		for _, m := range lane.Marks {
			row.Marks = append(row.Marks, chart.PlanMark{Date: m.Date, Kind: m.Kind, Label: m.Label})
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

// first is the lane that stays in sight on a phone.
func (v PlanAxisView) first() []PlanLane { return v.Lanes[:min(1, len(v.Lanes))] }

// kinds are the kinds of marks that the legend explains, in the order of their
// first appearance.
func (v PlanAxisView) kinds() []string {
	var kinds []string
	for _, lane := range v.Lanes {
		for _, m := range lane.Marks {
			if !slices.Contains(kinds, m.Kind) {
				kinds = append(kinds, m.Kind)
			}
		}
	}
	return kinds
}
