package chart

import (
	"math"
	"strconv"
)

// ShareFigure is time gone out of time given; Word stands over the mark of
// today. It is decoration beside its sentence, so it has no label.
type ShareFigure struct {
	Share float64 // 0 to 1
	Word  string
}

// percent writes a share as a percentage; the bar then needs no width.
func percent(share float64) string {
	p := math.Min(1, math.Max(0, share)) * 100
	return strconv.FormatFloat(math.Round(p*10)/10, 'f', -1, 64) + "%"
}

// anchor keeps the word inside the bar at its ends.
func (f ShareFigure) anchor() string {
	switch {
	case f.Share < 0.06:
		return "start"
	case f.Share > 0.94:
		return "end"
	default:
		return "middle"
	}
}

// MeterFigure is a value out of a whole as a small bar.
type MeterFigure struct {
	Title string  // the sentence it stands for; "" = decoration beside a text
	Share float64 // 0 to 1
}
