package chart

import (
	"math"
	"strconv"
)

// RingFigure is a share of time as a ring that starts at twelve o'clock.
type RingFigure struct {
	Title  string  // the sentence it stands for
	Size   int     // outer diameter in pixels
	Kind   string  // far, near30, near14, broken, kept, paused
	Share  float64 // 0 to 1
	Number string  // in the middle
	Unit   string  // under the number, in rings of 60 px and more
	Word   string  // instead of the number
}

func (f RingFigure) stroke() float64 {
	if f.Size < 60 {
		return 4.5
	}
	return 7
}

func (f RingFigure) radius() float64 { return (float64(f.Size) - f.stroke()) / 2 }

func (f RingFigure) around() float64 { return 2 * math.Pi * f.radius() }

// arc is the dash pattern that shows the share.
func (f RingFigure) arc() string {
	gone := f.around() * math.Min(1, math.Max(0, f.Share))
	return num(gone) + " " + num(f.around())
}

// dashes is twelve dashes, the shape of a broken promise.
func (f RingFigure) dashes() string {
	step := f.around() / 12
	return num(step*0.68) + " " + num(step*0.32)
}

// dots is a thin dotted circle, the shape of a suspended promise.
func (f RingFigure) dots() string { return "1.5 4.5" }

func (f RingFigure) large() bool { return f.Size >= 60 }

func (f RingFigure) half() string { return num(float64(f.Size) / 2) }

func (f RingFigure) viewBox() string {
	return "0 0 " + strconv.Itoa(f.Size) + " " + strconv.Itoa(f.Size)
}

// rotate turns the circle so that dashes start at twelve o'clock.
func (f RingFigure) rotate() string { return "rotate(-90 " + f.half() + " " + f.half() + ")" }

// tick is the check mark of a kept promise, drawn to the ring's size.
func (f RingFigure) tick() string {
	s := float64(f.Size)
	return "M" + num(s*.4) + " " + num(s*.51) + "l" + num(s*.075) + " " + num(s*.08) + "l" + num(s*.14) + " " + num(-s*.17)
}

// num writes a coordinate with at most two decimals.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// pause is two bars, for suspended rings too small for a word.
func (f RingFigure) pause() string {
	s := float64(f.Size)
	bar := "v" + num(s*.25) + "h" + num(s*.07) + "v" + num(-s*.25) + "z"
	return "M" + num(s*.39) + " " + num(s*.375) + bar + "M" + num(s*.54) + " " + num(s*.375) + bar
}
