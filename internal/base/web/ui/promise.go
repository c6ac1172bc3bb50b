package ui

import (
	"strconv"

	"insieme/internal/base/chart"
	"insieme/internal/base/i18n"
)

// RingKind is the state of a promise as a shape.
type RingKind string

// The kinds of Ring.
const (
	RingFar    RingKind = "far"
	RingNear30 RingKind = "near30"
	RingNear14 RingKind = "near14"
	RingBroken RingKind = "broken"
	RingKept   RingKind = "kept"
	RingPaused RingKind = "paused"
)

// Ring is a promise at a glance. The sentence beside it repeats everything.
type Ring struct {
	Kind  RingKind
	Days  int     // left; past the date when broken, given as a positive number
	Share float64 // time gone / time given, 0 to 1
	Size  int     // 96 in a page's head, 88 on sheets, 72, 48 in lists; 0 = 48
}

// tone is the colour of the words beside a ring.
func (r Ring) tone() Tone {
	switch r.Kind {
	case RingBroken:
		return ToneLate
	case RingNear14:
		return ToneNear
	case RingKept:
		return ToneKept
	default:
		return TonePlain
	}
}

// figure is the ring as the chart package draws it.
func (r Ring) figure(l i18n.L) chart.RingFigure {
	f := chart.RingFigure{Size: r.size(), Share: r.Share, Kind: string(r.Kind)}
	switch r.Kind {
	case RingKept:
		f.Title = l.T("ui.ring.kept")
	case RingPaused:
		f.Title, f.Word = l.T("ui.ring.paused"), l.T("ui.ring.paused.word")
	case RingBroken:
		f.Title = l.N("ui.ring.broken", r.Days)
		f.Number, f.Unit = "−"+strconv.Itoa(r.Days), l.N("ui.ring.days", r.Days)
	default:
		f.Title = l.N("ui.ring.left", r.Days)
		f.Number, f.Unit = strconv.Itoa(r.Days), l.N("ui.ring.days", r.Days)
	}
	return f
}

func (r Ring) size() int {
	if r.Size == 0 {
		return 48
	}
	return r.Size
}

func (r Ring) sizeClass() string { return "i-ring-" + strconv.Itoa(r.size()) }

// PublicPromise is a promise as its owner reads it, in the brick block.
type PublicPromise struct {
	Title    string
	Tag      TagView
	From     string // where the bar begins, "20 gen"
	Due      string // "entro lun 20 apr 2026"
	Share    float64
	Sentence string
}
