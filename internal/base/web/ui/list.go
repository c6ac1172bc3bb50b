package ui

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Stage is one cell of a StageStrip: a state, how many stand there, the oldest.
type Stage struct {
	Label, Href, Note string
	Count             int
	Active, Late      bool
}

// activeStage names the chosen state with its count.
func activeStage(l i18n.L, stages []Stage) string {
	for _, s := range stages {
		if s.Active {
			return s.Label + " " + l.Number(s.Count)
		}
	}
	return l.T("ui.stages")
}

// TaskLineView is one thing to do: who, what, since when, one button.
type TaskLineView struct {
	Icon     string
	Name     string // COGNOME Nome
	NameHref string // the person's page; "" = no link
	Birth    civil.Date
	What     string // one Sentence of at most 60 characters
	Since    string // "da 16 giorni"
	Late     bool
	Action   string // the fact to record, as a verb
	Href     string // where the button leads, or
	Post     string // what it posts
	Hidden   []Hidden
	First    bool   // the area's filled button
	Done     bool   // just done: grey, with Undo
	Undo     string // POST path
	Owner    string // initials of the referent, in team lists
}

func (v TaskLineView) icon() string {
	if v.Done {
		return "check-circle"
	}
	return v.Icon
}

func (v TaskLineView) look() Look {
	if v.First {
		return LookPrimary
	}
	return LookOutline
}

// PromiseLineView is a promise in a list: ring, who, what is promised until
// when, what is missing, one button.
type PromiseLineView struct {
	Ring     Ring
	Name     string
	NameHref string
	Birth    civil.Date
	What     string // "Colloquio in azienda entro 6 mesi · mer 18 mar,"
	When     string // "tra 6 giorni", in the ring's tone
	Missing  string // "Mancano 2 incontri di gruppo su 5."
	Action   string
	Count    int // after the action's label when not 0
	Href     string
}

// RowView is a line of a card: a label, words under it, a number or tag at the
// right.
type RowView struct {
	Label  string
	Href   string // the whole row is the link
	Second string
	Note   string // at the right, before the number
	Late   bool   // the note is late
	Number string
	Tag    *TagView
}

// AppointmentView is an appointment of a day's list; its presence buttons are
// its children once its hour has come.
type AppointmentView struct {
	Hour     string // "10:30"
	Name     string
	NameHref string
	Birth    civil.Date
	What     string // "Prova di colloquio, con interprete"
	Tag      *TagView
}

// PresenceView records how an appointment went; each option is a button that
// posts Name=Value to Action.
type PresenceView struct {
	Label   string // who and when, read aloud
	Action  string
	Name    string
	Options []Option
	Chosen  string
	Hidden  []Hidden
}
