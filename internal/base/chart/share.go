package chart

import "math"

// ShareFigure is time gone out of time given. Word marks today.
type ShareFigure struct {
	Share float64
	Word  string
}

func (f ShareFigure) at() float64 { return 399 * math.Min(1, math.Max(0, f.Share)) }
