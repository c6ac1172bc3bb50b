package ui

import (
	"insieme/internal/base/civil"
)

// PageHeadView is the page's title; the children are its actions, at the right.
type PageHeadView struct {
	Title string
	Sub   string // a Sentence
	Tag   *TagView
	Back  *Link // to the list the page came from

	Archived bool // the title in grey; say so with Tag and offer to reopen
}

// Link is a word that leads somewhere.
type Link struct{ Label, Href string }

// CardView is a box with a title. Rows and bodies are its children.
type CardView struct {
	ID    string // anchor
	Title string
	Count int    // beside the title when not 0
	Note  string // at the right, muted
	Link  *Link  // at the right instead of Note
	Sub   string // under the title
}

// FoldCardView is a card that opens, by the native disclosure.
type FoldCardView struct {
	ID, Title string
	Count     int
	Sub       string
	Open      bool
}

// ColumnSide is the width of the second of two columns.
type ColumnSide string

// The widths of the reference.
const (
	Side300 ColumnSide = "i-side-300" // persona, azienda
	Side328 ColumnSide = "i-side-328" // oggi
	Side384 ColumnSide = "i-side-384" // governo
	Side468 ColumnSide = "i-side-468" // a panel beside a list

	// Side300First puts the second column before the first on narrow screens:
	// tasks and quick entries before a long story.
	Side300First ColumnSide = "i-side-300 i-side-first"
)

// EmptyView is a list with nothing in it: what that means, what to do next.
type EmptyView struct{ Icon, Title, Text, Href, Action string }

func (v EmptyView) icon() string {
	if v.Icon == "" {
		return "check-circle"
	}
	return v.Icon
}

// NoticeView is a line that warns or explains, with the one action that helps.
type NoticeView struct {
	Tone Tone
	Text string // a Sentence
	Link *Link
}

// PersonNameView is a name with the birth date behind it.
type PersonNameView struct {
	Name, Href string
	Birth      civil.Date
}

// Fact is a label with its value.
type Fact struct {
	Label, Value, Href string
	Audience           string // who may see it: "azienda", "solo équipe"
	AudienceClosed     bool   // with the padlock
	Masked             bool
}

// Column is a head of a Table.
type Column struct {
	Label    string
	Number   bool   // right-aligned, tabular
	SortHref string // "" = cannot be sorted by it
	Sorted   string // "", "ascending" or "descending"
	Hidden   bool   // the head is read aloud only (columns of buttons)
}

// TableView is a table's caption and heads; the children are its rows.
type TableView struct {
	Caption string // read aloud; shown when ShowCaption
	Columns []Column
}

// PagerView walks a long list by keys: back, forward, where we are in words.
type PagerView struct{ PrevHref, NextHref, Summary string }

// Anchor is a part of a long page.
type Anchor struct {
	Label, ID string
	Active    bool
}
