package chart

import (
	"time"

	"insieme/internal/base/civil"
)

// PlanFigure is a plan on a time axis of months: lanes with points and
// stretches of time, and a line at today.
type PlanFigure struct {
	Title           string
	From, To, Today civil.Date
	TodayWord       string
	Month           func(time.Month) string
	Rows            []PlanRow
}

// PlanRow is a lane.
type PlanRow struct {
	Label string
	Marks []PlanMark
	Bars  []PlanBar
}

// PlanMark is a point in time. Kind is start, kept, near, late, future, met,
// booked or missing: each has its own shape.
type PlanMark struct {
	Date        civil.Date
	Kind, Label string
}

// PlanBar is a stretch of time; a planned one is dashed.
type PlanBar struct {
	From, To civil.Date
	Label    string
	Planned  bool
}
