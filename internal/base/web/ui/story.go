package ui

import (
	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// Moment is one fact of a story.
type Moment struct {
	ID     string
	Date   civil.Date
	Icon   string
	Title  string // a Sentence
	Detail string
	Tone   Tone
	Masked string // who can see it; not empty = the fact is not shown
	Voided bool   // taken back: struck through, with the word
	Notes  *NotePairView
	Undo   string // POST path that takes it back; "" = not possible
	Href   string
}

// NotePairView is a note in two boxes, each with its audience written.
type NotePairView struct {
	Shared, SharedWith  string // SharedWith "" = "équipe e partner"
	Private, PrivateFor string // PrivateFor "" = "solo referente"
	PrivateMasked       bool   // there is a private note, and not for this reader
}

// momentDate leaves out the year while it is today's.
func momentDate(l i18n.L, today, d civil.Date) string {
	if d.Year() == today.Year() {
		return l.DayMonth(d)
	}
	return l.Date(d)
}
