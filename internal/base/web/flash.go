package web

import (
	"encoding/json"
	"fmt"

	"insieme/internal/base/i18n"
	"insieme/internal/base/web/ui"
)

const keyFlash = "web.flash"

// kept is a Flash in the session. Arguments are kept as the texts they print
// as; a key with a quantity is chosen by the caller.
type kept struct {
	Key  string   `json:"k"`
	Args []string `json:"a,omitempty"`
	Kind string   `json:"t,omitempty"`
	Undo string   `json:"u,omitempty"`
}

// Flash keeps a line for the next page that has a frame. Done does it for
// commands.
func (c *Ctx) Flash(f Flash) {
	if f.Key == "" {
		return
	}
	k := kept{Key: f.Key, Kind: f.Kind, Undo: f.Undo}
	for _, a := range f.Args {
		k.Args = append(k.Args, fmt.Sprint(a))
	}
	b, err := json.Marshal(k)
	if err != nil {
		panic("web: a struct of texts is always JSON: " + err.Error())
	}
	c.Session.Put(keyFlash, string(b))
}

// takeFlash reads the line kept for this page, once.
func (c *Ctx) takeFlash(l i18n.L) *ui.Flash {
	text := c.Session.Take(keyFlash)
	var k kept
	if text == "" || json.Unmarshal([]byte(text), &k) != nil {
		return nil
	}
	args := make([]any, len(k.Args))
	for i, a := range k.Args {
		args[i] = a
	}
	if k.Kind == "" {
		k.Kind = ui.FlashDone
	}
	return &ui.Flash{Text: l.T(k.Key, args...), Kind: k.Kind, UndoAction: k.Undo}
}
