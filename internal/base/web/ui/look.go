package ui

import (
	"slices"
	"strconv"
	"strings"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web/static"
)

// class is the button's class in Bootstrap Italia's words.
func (k Look) class() string {
	switch k {
	case LookPrimary:
		return "btn-primary"
	case LookPlain:
		return "btn-outline-secondary"
	case LookQuiet:
		return "btn-link"
	default:
		return "btn-outline-primary"
	}
}

func (t Tone) class() string {
	if t == TonePlain {
		return "i-plain"
	}
	return "i-" + string(t)
}

// icon is the shape that says a tone without its colour.
func (t Tone) icon() string {
	switch t {
	case ToneKept:
		return "check-circle"
	case ToneNear:
		return "warning-circle"
	case ToneLate:
		return "late"
	case ToneInfo:
		return "info-circle"
	case ToneTurn:
		return "map-marker-circle"
	default:
		return ""
	}
}

func (t TagView) icon() string {
	if t.Icon != "" {
		return t.Icon
	}
	return t.Tone.icon()
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

// iconOnward points to what comes next, so it follows the words.
const iconOnward = "arrow-right"

func iconHref(name string) string { return static.URL("sprites.svg") + "#it-" + name }

// number writes a count inside a component; counts of lists stay below the
// thousands that would need a language's separator.
func number(n int) string { return strconv.Itoa(n) }

// momentDate leaves out the year while it is today's.
func momentDate(l i18n.L, today, d civil.Date) string {
	if d.Year() == today.Year() {
		return l.DayMonth(d)
	}
	return l.Date(d)
}

// run is a piece of a Sentence.
type run struct {
	text   string
	strong bool
}

// runs cuts a text at its ** marks; every second piece is strong.
func runs(s string) []run {
	parts := strings.Split(s, "**")
	out := make([]run, 0, len(parts))
	for i, p := range parts {
		if p != "" {
			out = append(out, run{p, i%2 == 1})
		}
	}
	return out
}

func (v EmptyView) icon() string {
	if v.Icon == "" {
		return "check-circle"
	}
	return v.Icon
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

// pageTitle is what the browser's tab says: the page, then the programme.
func (f Frame) pageTitle() string { return f.Title + " · " + f.Programme.Name }

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
