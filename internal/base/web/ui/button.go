package ui

import "insieme/internal/base/i18n"

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
	Lang              i18n.Lang // of the label, when it is not the page's
}

// PostButtonView is a whole form with one button, such as "Annulla".
type PostButtonView struct {
	Label, Icon, Action string
	Look                Look
	Hidden              []Hidden
}

// Hidden is a hidden field of a form.
type Hidden struct{ Name, Value string }

// TagView is a small label of a state: word, shape, tint.
type TagView struct {
	Tone Tone
	Text string
	Icon string // "" = the tone's own
}

func (t TagView) icon() string {
	if t.Icon != "" {
		return t.Icon
	}
	return t.Tone.icon()
}

// ChipView is a filter that is a link, with how many it would leave. A zero is
// shown. Count below 0 hides it.
type ChipView struct {
	Label, Href string
	Count       int
	Chosen      bool
}

// SegmentView is one of a few ways to look at the same page (Mie, Équipe).
type SegmentView struct {
	Label, Href string
	Active      bool
}
