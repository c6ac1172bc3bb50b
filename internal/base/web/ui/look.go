package ui

import (
	"strconv"
	"strings"

	"insieme/internal/base/web/static"
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

// iconOnward points to what comes next, so it follows the words.
const iconOnward = "arrow-right"

func iconHref(name string) string { return static.URL("sprites.svg") + "#it-" + name }

// number writes a count inside a component; counts of lists stay below the
// thousands that would need a language's separator.
func number(n int) string { return strconv.Itoa(n) }

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

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func pressed(chosen bool) string { return strconv.FormatBool(chosen) }
