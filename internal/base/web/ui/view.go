package ui

import (
	"insieme/internal/base/chart"
	"insieme/internal/base/civil"
)

// Tone is the meaning of a word or mark. It always comes with a word and a
// shape; the colour is a third, dispensable sign.
type Tone string

// The tones.
const (
	TonePlain Tone = ""
	ToneInfo  Tone = "info" // a state that is neither good nor bad
	ToneKept  Tone = "kept" // done, open, on time
	ToneNear  Tone = "near" // a date comes close; to check
	ToneLate  Tone = "late" // a date has passed; a refusal by the rules
	ToneTurn  Tone = "turn" // your turn (public side)
)

// Look is the weight of a button. There is no "danger": a serious action asks
// for a reason instead (ConfirmBox).
type Look string

// The looks. One filled button per area: the next step.
const (
	LookOutline Look = "" // the row's own action
	LookPrimary Look = "primary"
	LookPlain   Look = "plain" // grey edge: secondary
	LookQuiet   Look = "quiet" // a link that is a button
)

// ButtonView is a button of a form. Off, when not empty, switches it off and is
// the reason, written beside it.
type ButtonView struct {
	Label, Icon string
	Look        Look
	Name, Value string // sent with the form
	Form        string // id of the form when the button stands outside it
	Off         string
	Wide        bool // full width (public side)
}

// LinkButtonView is a link that looks like a button.
type LinkButtonView struct {
	Label, Icon, Href string
	Count             int // shown after the label when not 0
	Look              Look
	Wide              bool
}

// PostButtonView is a whole form with one button, such as "Annulla".
type PostButtonView struct {
	Label, Icon, Action string
	Look                Look
	Hidden              []Hidden
}

// Hidden is a hidden field of a form.
type Hidden struct{ Name, Value string }

// PageHeadView is the page's title; the children are its actions, at the right.
type PageHeadView struct {
	Title string
	Sub   string // a Sentence
	Tag   *TagView
	Back  *Link // to the list the page came from
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

// TagView is a small label of a state: word, shape, tint.
type TagView struct {
	Tone Tone
	Text string
	Icon string // "" = the tone's own
}

// ChipView is a filter that is a link, with how many it would leave. A zero is
// shown. Count below 0 hides it.
type ChipView struct {
	Label, Href string
	Count       int
	Chosen      bool
}

// Stage is one cell of a StageStrip: a state, how many stand there, the oldest.
type Stage struct {
	Label, Href, Note string
	Count             int
	Active, Late      bool
}

// SegmentView is one of a few ways to look at the same page (Mie, Équipe).
type SegmentView struct {
	Label, Href string
	Active      bool
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

// PublicPromise is a promise as its owner reads it, in the brick block.
type PublicPromise struct {
	Title    string
	Tag      TagView
	From     string // where the bar begins, "20 gen"
	Due      string // "entro lun 20 apr 2026"
	Share    float64
	Sentence string
}

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

// The outcomes of a verification rule.
const (
	OutcomeYes  = "yes"
	OutcomeNo   = "no"
	OutcomeOpen = "open"
)

// VerificationRuleView is one requirement with its evidence. The children are
// the buttons of an open one.
type VerificationRuleView struct {
	Outcome  string
	Rule     string
	Evidence string
	Source   string // who says it and when, muted
	Word     string // "" = sì, no, da verificare
}

// AssessmentStripView shows the levels of some domains at two dates.
type AssessmentStripView struct {
	Earlier, Later civil.Date // Earlier zero = one assessment only
	Levels         []string   // words from the lowest to the highest
	Rows           []AssessmentRow
}

// AssessmentRow is one domain. Levels are positions in Levels from 1; 0 = not
// assessed.
type AssessmentRow struct {
	Domain        string
	Before, After int
	Masked        bool
}

// EmptyView is a list with nothing in it: what that means, what to do next.
type EmptyView struct{ Icon, Title, Text, Href, Action string }

// NoticeView is a line that warns or explains, with the one action that helps.
type NoticeView struct {
	Tone Tone
	Text string // a Sentence
	Link *Link
}

// FieldError is one entry of the ErrorSummary.
type FieldError struct{ Name, Label, Text string }

// Fact is a label with its value.
type Fact struct {
	Label, Value, Href string
	Audience           string // who may see it: "azienda", "solo équipe"
	AudienceClosed     bool   // with the padlock
	Masked             bool
}

// PagerView walks a long list by keys: back, forward, where we are in words.
type PagerView struct{ PrevHref, NextHref, Summary string }

// PersonNameView is a name with the birth date behind it.
type PersonNameView struct {
	Name, Href string
	Birth      civil.Date
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

// PlanMark is a point in time on the PlanAxis.
type PlanMark struct {
	Date  civil.Date
	Kind  string // one of the Mark kinds
	Label string // shown at the mark when short, always in the list
}

// The kinds of PlanMark.
const (
	MarkStart   = chart.MarkStart   // the promises begin
	MarkKept    = chart.MarkKept    // a promise kept
	MarkNear    = chart.MarkNear    // a promise whose date is close
	MarkLate    = chart.MarkLate    // a promise whose date has passed
	MarkFuture  = chart.MarkFuture  // a promise to come
	MarkMet     = chart.MarkMet     // a meeting held
	MarkBooked  = chart.MarkBooked  // a meeting to come
	MarkMissing = chart.MarkMissing // a meeting missed
)

// PlanBar is a stretch of time on the PlanAxis.
type PlanBar struct {
	From, To civil.Date
	Label    string
	Planned  bool // not begun: dashed
}

// PlanLane is a row of the PlanAxis.
type PlanLane struct {
	Label string
	Marks []PlanMark
	Bars  []PlanBar
}

// PlanAxisView is a person's plan in time, with the same as a list.
type PlanAxisView struct {
	Title           string
	From, To, Today civil.Date
	Lanes           []PlanLane
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

// ConfirmBoxView is an action that asks for a reason, behind a disclosure. More
// fields may be given as children.
type ConfirmBoxView struct {
	ID      string
	Summary string // what the closed box says: "Non ammissibile…"
	Text    string
	Action  string // POST path
	Button  string
	Reason  Field // Name "" = no reason asked
	Hidden  []Hidden
	Open    bool // true when the form comes back with errors
}

// PersonHeadView answers in five seconds who a person is for us.
type PersonHeadView struct {
	Ring     *Ring
	Name     string
	State    *TagView
	Lines    []string // Sentences: birth, age, district, phone; referent
	Flags    []TagView
	Promise  string // the nearest, a Sentence; "" = none
	When     string
	WhenTone Tone
	Next     string // the next step; "" = none
	NextWho  string
	Action   string // its button
	Href     string
	Post     string
}

// Anchor is a part of a long page.
type Anchor struct {
	Label, ID string
	Active    bool
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
