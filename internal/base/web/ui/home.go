package ui

import (
	"strconv"
)

// HeroView is the head of the home page: what this is, and the way in.
type HeroView struct {
	Title, Lead string
	Action      LinkButtonView // the one big button
	Note        string         // under it: how long, what is not needed
	Second      *LinkButtonView
	Aside       *Link // under both: another door, for some
}

// PointView is an idea with its icon: title and one or two short sentences.
type PointView struct{ Icon, Title, Text string }

// StepView is one of the numbered steps that explain the programme.
type StepView struct {
	Title, Text string
	Tag         *TagView // when it happens
}

// HoursView is the help desk's opening times; Now marks today's line.
type HoursView struct{ Lines []HoursLine }

// HoursLine is a day and its hours.
type HoursLine struct {
	Day, Hours string
	Now        bool
}

// Figure is a number with what it counts.
type Figure struct{ Value, Label, Href string }

// SectionGround is the ground of a band.
type SectionGround string

// The grounds.
const (
	GroundWhite SectionGround = ""
	GroundSand  SectionGround = "i-sand"
	GroundNight SectionGround = "i-night"
)

// facade is one house of the drawing on the home page.
type facade struct {
	x, width, roof float64
	wall, arch     string
	lit            bool
}

// street is the row of houses: many arches, one of them lit.
var street = [...]facade{
	{0, 132, 96, "#e8b76a", "#8a5a2b", false},
	{132, 118, 132, "#c9573c", "#7a3420", false},
	{250, 140, 78, "#f0d6a6", "#9a6b3a", false},
	{390, 122, 120, "#d9835b", "#7a3420", true},
	{512, 128, 92, "#e3a66b", "#8a5a2b", false},
}

// floors are the heights of the rows of windows.
func (f facade) floors() []float64 {
	var ys []float64
	for y := f.roof + 26; y+34 < 222; y += 58 {
		ys = append(ys, y)
	}
	return ys
}

func (f facade) windows() []float64 { return []float64{f.width * .28, f.width * .72} }

func (f facade) arches() []float64 { return []float64{f.width * .27, f.width * .73} }

// archPath is a doorway with a round top, standing on the street at x.
func archPath(x, half float64) string {
	top := 388 - 4*half
	return "M" + px(x-half) + " 388V" + px(top+half) + "a" + px(half) + " " + px(half) + " 0 0 1 " + px(2*half) + " 0V388z"
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
