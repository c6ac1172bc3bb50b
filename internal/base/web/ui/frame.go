package ui

import (
	"slices"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

// ProgrammeLook is what a programme shows of itself.
type ProgrammeLook struct {
	Name    string // "Insieme per il lavoro"
	City    string // shown under the name
	Service string // the institution that runs it, in the slim header
	Colour  string // "#a43e1e"; the colour of promises, served by /programma.css
}

// StyleHref is the programme's stylesheet; it changes with the colour, so that
// browsers may keep it.
func (p ProgrammeLook) StyleHref() string {
	return "/programma.css?v=" + strings.TrimPrefix(p.Colour, "#")
}

// UserLook is the signed-in user as the frame shows them.
type UserLook struct{ Name, Role, Initials string }

// NavGroup is a block of the navigation; a hair separates it from the next.
type NavGroup struct{ Items []NavItem }

// NavItem is one destination. Count is what waits there; 0 is not shown.
type NavItem struct {
	Key, Label, Href, Icon string
	Count                  int
	Sub                    bool // a page inside the one above
}

// The kinds of a feedback line.
const (
	FlashDone = "done" // something happened; green
	FlashWarn = "warn" // something needs care; amber
	FlashFail = "fail" // something did not happen; red
)

// Flash is the one line after an action: what happened, and how to undo it.
type Flash struct {
	Text       string
	Kind       string // FlashDone by default
	UndoAction string // POST path; "" = cannot be undone
	UndoLabel  string // "" = "Annulla"
}

func (f Flash) tone() Tone {
	switch f.Kind {
	case FlashWarn:
		return ToneNear
	case FlashFail:
		return ToneLate
	default:
		return ToneKept
	}
}

func (f Flash) undoLabel(l i18n.L) string {
	if f.UndoLabel == "" {
		return l.T("ui.undo")
	}
	return f.UndoLabel
}

// Frame is the staff's side around a page.
type Frame struct {
	L         i18n.L
	Title     string // of the page; the programme's name follows it
	Active    string // Key of the navigation item where the page stands
	Programme ProgrammeLook
	User      UserLook
	Nav       []NavGroup
	Today     civil.Date // by the programme's clock
	Path      string     // of this page, to come back to after a change of language; "" = /oggi
	Flash     *Flash
	Demo      bool // invented data: said in words on every page
	Search    bool // with the search box
}

// pageTitle is what the browser's tab says: the page, then the programme.
func (f Frame) pageTitle() string { return f.Title + " · " + f.Programme.Name }

// PublicFrame is the public side around a page. The language switch posts
// lingua and torna=Path to /lingua; on a page with a form that must not lose
// what is typed it sends that form instead, with the language as SwitchLang.
type PublicFrame struct {
	L         i18n.L
	Title     string
	Active    string // Key of the menu item
	Programme ProgrammeLook
	Menu      []NavItem
	Path      string // of this page, to come back to after a change of language
	Languages []i18n.Lang
	KeepForm  string // id of the form that a change of language sends along; "" = none
	Desk      HelpDesk
	RunBy     []string // who runs the programme, for the footer
	Service   []NavItem
	Legal     []NavItem // privacy, accessibility statement, legal notes
	CallLabel string    // the button of the header; "" = none
	CallHref  string
	SignOut   string // POST path of "Esci" on the person's own pages; "" = none
	Flash     *Flash
	Demo      bool
}

// SwitchLang is the name under which a form is told the language to change to.
// It begins with "_": it is no answer of the form.
const SwitchLang = "_lingua"

func (f PublicFrame) pageTitle() string {
	if f.Title == "" {
		return f.Programme.Name
	}
	return f.Title + " · " + f.Programme.Name
}

// footLinks are the last line of the footer; the staff's way in is there too,
// for the phones whose slim header has no room for it.
func (f PublicFrame) footLinks() []NavItem {
	return append(slices.Clone(f.Legal), NavItem{Label: f.L.T("ui.signin.staff"), Href: "/entra"})
}

// HelpDesk is where and when a person answers.
type HelpDesk struct {
	Address string
	Hours   []OpeningHours
	Phone   string // as written, "051 555 0100"
	Mail    string
}

// OpeningHours is a line of the help desk's hours: "mercoledì", "10:00-12:30".
type OpeningHours struct{ Day, Hours string }

// faces are the files of the programme's own face that a page needs first. It
// has Latin letters only: the other languages use what the reader's device has.
func (f PublicFrame) faces() []string {
	if f.L.Lang().IsLatin() {
		return []string{"titillium-400.woff2", "titillium-700.woff2"}
	}
	return nil
}

// PhoneHref is the link that dials the desk.
func (d HelpDesk) PhoneHref() string { return telHref(d.Phone) }

func telHref(phone string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r == '+' || (r >= '0' && r <= '9') {
			return r
		}
		return -1
	}, phone)
}
