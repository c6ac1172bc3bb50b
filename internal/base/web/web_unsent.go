package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"insieme/internal/base/fault"
	"insieme/internal/base/web/ui"
)

// unsent is a form that somebody sent after their session had ended: where it
// was going, and what was typed. It waits in hidden fields of the pages that
// sign them in again, and is stored nowhere.
type unsent struct {
	To     string
	Fields []ui.Hidden
}

// The names under which it waits. They begin with "_", so no form has them.
const (
	unsentTo    = "_verso"
	unsentField = "_campo."
)

// keepUnsent answers a form of who has to sign in again with the door, holding
// what was typed. ok is false when there is nothing to hold: no session that
// ended, nothing typed, a form that cannot be read, one with files, or
// passwords.
func (c *Ctx) keepUnsent() (ok bool, err error) {
	if c.r.Method != http.MethodPost || isMultipart(c.r) || c.HX() || !c.Session.Token() || c.freeOfChange() || !isLocal(c.r.URL.RequestURI()) {
		return false, nil
	}
	var nothing struct{}
	if err := c.Decode(&nothing); err != nil && c.typed == nil {
		return false, nil
	}
	u := unsent{To: c.r.URL.RequestURI()}
	for _, name := range slices.Sorted(maps.Keys(c.typed)) {
		for _, value := range c.typed[name] {
			u.Fields = append(u.Fields, ui.Hidden{Name: name, Value: printable(value)})
		}
	}
	if len(u.Fields) == 0 {
		return false, nil
	}
	return true, c.Page(http.StatusForbidden, signInPage(c.PublicFrame("signin.title"), signInView{Unsent: u, Passkeys: c.server.hasPasskeys(c)}))
}

// unsentOf reads a waiting form from the door's own.
func (c *Ctx) unsentOf() unsent {
	u := unsent{To: c.Typed(unsentTo)}
	if u.To == "" || !isLocal(u.To) {
		return unsent{}
	}
	for _, name := range slices.Sorted(maps.Keys(c.typed)) {
		if field, waiting := strings.CutPrefix(name, unsentField); waiting {
			for _, value := range c.typed[name] {
				u.Fields = append(u.Fields, ui.Hidden{Name: field, Value: printable(value)})
			}
		}
	}
	return u
}

// hidden are the fields in which it waits.
func (u unsent) hidden() []ui.Hidden {
	if u.To == "" {
		return nil
	}
	out := []ui.Hidden{{Name: unsentTo, Value: u.To}}
	for _, f := range u.Fields {
		out = append(out, ui.Hidden{Name: unsentField + f.Name, Value: f.Value})
	}
	return out
}

// sendAgain shows who has signed in again the form that waits. It is sent by
// their own hand: somebody else may have signed in.
func (c *Ctx) sendAgain(u unsent) error {
	if u.To == "" {
		return fault.New(fault.Internal, "web.sendAgain", "")
	}
	return c.Page(http.StatusOK, sendAgainPage(c.PublicFrame("unsent.title"), u, c.server.o.Home))
}
