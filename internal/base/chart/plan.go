package chart

import (
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"insieme/internal/base/civil"
)

// PlanFigure is a plan on a time axis of months: lanes with points and
// stretches of time, and a line at today.
type PlanFigure struct {
	Title           string
	From, To, Today civil.Date
	TodayWord       string
	Month           func(time.Month) string // short names of the reader's language
	Rows            []PlanRow
}

// PlanRow is a lane.
type PlanRow struct {
	Label string
	Marks []PlanMark
	Bars  []PlanBar
}

// PlanMark is a point in time. Each kind has its own shape.
type PlanMark struct {
	Date        civil.Date
	Kind, Label string
}

// The kinds of PlanMark.
const (
	MarkStart   = "start"   // disc
	MarkKept    = "kept"    // filled diamond with a tick
	MarkNear    = "near"    // filled diamond
	MarkLate    = "late"    // filled diamond with a bar
	MarkFuture  = "future"  // hollow diamond
	MarkMet     = "met"     // disc
	MarkBooked  = "booked"  // ring
	MarkMissing = "missing" // cross
)

// PlanBar is a stretch of time; a planned one is dashed.
type PlanBar struct {
	From, To civil.Date
	Label    string
	Planned  bool
}

// Measures of the drawing, in its own units (one is a pixel at full width).
const (
	planWidth = 680.0
	planLeft  = 108.0 // where the lanes' names end
	planRight = 664.0
	planHead  = 44.0 // years and months
	planFoot  = 26.0 // the word at today's line
	laneSlim  = 44.0
	labelRow  = 18.0 // one row of labels over a lane's marks
	letter    = 5.8  // mean width of a letter of a label: Titillium 600 at 12.5 px, with some air
)

// planned is the figure with every coordinate worked out.
type planned struct {
	title      string
	height     float64
	months     []planMonth
	lanes      []planLane
	today      float64
	todayShown bool
	todayWord  string
	bottom     float64 // of the lanes
}

type planMonth struct {
	x          float64
	name, year string
}

type planLane struct {
	label          string
	top, middle    float64
	from, to       float64 // the line that joins diamonds; equal = none
	bars           []planBox
	marks          []planPoint
	separatorAbove bool
}

type planBox struct {
	x, y, width float64
	label       string
	labelX      float64
	planned     bool
}

type planPoint struct {
	x, y           float64
	kind, label    string
	labelX, labelY float64
}

// layout works out where everything goes.
func (f PlanFigure) layout() planned {
	p := planned{title: f.Title, todayWord: f.TodayWord}
	p.months = f.months()
	y := planHead
	for i, row := range f.Rows {
		lane := f.lane(row, y)
		lane.separatorAbove = i > 0
		p.lanes = append(p.lanes, lane)
		y = lane.middle + laneSlim/2
	}
	p.bottom = y
	p.height = y + planFoot
	p.todayShown = !f.Today.Before(f.From) && !f.Today.After(f.To)
	p.today = f.x(f.Today)
	return p
}

// x is the place of a date; dates outside the axis stand at its ends.
func (f PlanFigure) x(d civil.Date) float64 {
	days := f.From.DaysUntil(f.To)
	if days <= 0 {
		return planLeft
	}
	share := float64(f.From.DaysUntil(d)) / float64(days)
	return planLeft + math.Min(1, math.Max(0, share))*(planRight-planLeft)
}

func (f PlanFigure) months() []planMonth {
	var all []planMonth
	last := 0
	first := civil.NewDate(f.From.Year(), f.From.Month(), 1)
	for d := first; !d.After(f.To); d = d.AddMonths(1) {
		m := planMonth{x: f.x(d)}
		if m.x < planRight-18 { // no room for the name at the very end
			m.name = f.Month(d.Month())
		}
		if d.Year() != last && m.name != "" {
			m.year, last = year(d), d.Year()
		}
		all = append(all, m)
	}
	return thin(all)
}

// thin drops names of months where they would touch: at most 14 are written.
func thin(months []planMonth) []planMonth {
	every := (len(months) + 13) / 14
	for i := range months {
		if every > 1 && i%every != 0 {
			months[i].name = ""
		}
	}
	return months
}

func year(d civil.Date) string { return d.String()[:4] }

// lane places the marks and bars of a row that begins at top. Labels that
// would touch their neighbour go one row higher.
func (f PlanFigure) lane(row PlanRow, top float64) planLane {
	lane := planLane{label: row.Label, top: top}
	ends := []float64{} // where the last label of each row of labels ends
	marks := slices.Clone(row.Marks)
	slices.SortStableFunc(marks, func(a, b PlanMark) int { return a.Date.Compare(b.Date) })
	rows := make([]int, len(marks))
	for i, m := range marks {
		point := planPoint{x: f.x(m.Date), kind: m.Kind, label: m.Label}
		if m.Label != "" {
			half := float64(utf8.RuneCountInString(m.Label)) * letter / 2
			point.labelX = math.Min(planRight+12-half, math.Max(planLeft-20+half, point.x))
			rows[i], ends = place(ends, point.labelX-half, point.labelX+half)
		}
		lane.marks = append(lane.marks, point)
	}
	lane.middle = top + float64(len(ends))*labelRow + laneSlim/2
	for i := range lane.marks {
		lane.marks[i].y = lane.middle
		lane.marks[i].labelY = lane.middle - 15 - float64(rows[i])*labelRow
	}
	lane.bars = f.boxes(row.Bars, lane.middle)
	lane.from, lane.to = diamonds(lane.marks)
	return lane
}

// place finds the lowest row of labels where one from left to right is free.
func place(ends []float64, left, right float64) (int, []float64) {
	for i, end := range ends {
		if left > end+6 {
			ends[i] = right
			return i, ends
		}
	}
	return len(ends), append(ends, right)
}

// diamonds is the line that joins a lane's promises, from its first to its
// last; meetings are not joined.
func diamonds(points []planPoint) (from, to float64) {
	for _, p := range points {
		switch p.kind {
		case MarkMet, MarkBooked, MarkMissing:
			continue
		}
		if from == 0 {
			from = p.x
		}
		to = p.x
	}
	return from, to
}

func (f PlanFigure) boxes(bars []PlanBar, middle float64) []planBox {
	var all []planBox
	for _, b := range bars {
		box := planBox{x: f.x(b.From), y: middle - 10, label: b.Label, planned: b.Planned}
		box.width = math.Max(10, f.x(b.To)-box.x)
		box.labelX = box.x + 6
		wide := float64(utf8.RuneCountInString(b.Label))*letter + 12
		if wide > box.width {
			box.labelX = box.x + box.width + 6
			if box.labelX+wide > planRight+16 {
				box.labelX = box.x - wide + 2
			}
		}
		all = append(all, box)
	}
	return all
}
