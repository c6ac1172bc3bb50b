package ui

import (
	"insieme/internal/base/i18n"
)

// QuestionView is the head of a step of the application: the question is the
// page's title.
type QuestionView struct{ Title, Help string }

// ProgressView says where a person is in the application.
type ProgressView struct{ Step, Of, Minutes int }

func (v ProgressView) left(l i18n.L) string {
	if v.Step == v.Of || v.Minutes == 0 {
		return l.T("ui.progress.last")
	}
	return l.N("ui.progress.left", v.Minutes)
}

func (v ProgressView) segmentClass(step int) string {
	switch {
	case step < v.Step:
		return "i-done"
	case step == v.Step:
		return "i-here"
	default:
		return ""
	}
}

// StepButtonsView are the ways on from a step: next, back, save and leave.
type StepButtonsView struct {
	Next     string // "" = "Avanti"
	BackHref string // "" = first step
	Save     string // name of the button that saves and leaves; "" = none
	Note     string // what is saved
}

// ReviewView is a group of answers to check before sending.
type ReviewView struct {
	Icon, Title, Href string
	Facts             []Fact
}

// CodeBoxView is the receipt's code, in short groups.
type CodeBoxView struct{ Title, Code, Note string }

// NextStep is a line of "Cosa succede ora": when, what, with which result.
type NextStep struct {
	When, Title, Text string
	Done              bool
}

// StationState is where a station stands on a person's road.
type StationState string

// The states of a station.
const (
	StationNext StationState = ""
	StationHere StationState = "here"
	StationDone StationState = "done"
)

// Station is a step of the programme as a citizen sees it. When is a date in
// words.
type Station struct {
	Label, When string
	State       StationState
}

func (s Station) class() string {
	switch s.State {
	case StationDone:
		return "i-done"
	case StationHere:
		return "i-here"
	default:
		return ""
	}
}
