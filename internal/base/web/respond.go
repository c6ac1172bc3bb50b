package web

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"insieme/internal/base/fault"
)

// Page renders a page, or a fragment of one for htmx, and sends it. Nothing is
// sent when rendering fails. Pages are never kept by browsers or proxies.
func (c *Ctx) Page(status int, page templ.Component) error {
	var body bytes.Buffer
	if err := page.Render(c.Context(), &body); err != nil {
		return fault.Wrap("web.Page "+c.route.Pattern, err)
	}
	return c.send(status, "text/html; charset=utf-8", body.Bytes())
}

func (c *Ctx) send(status int, kind string, body []byte) error {
	if err := c.save(); err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	c.w.WriteHeader(status)
	_, _ = c.w.Write(body) // the reader may be gone; there is nobody left to tell
	return nil
}

// save stores the session, once, before the answer's status.
func (c *Ctx) save() error {
	if c.saved || c.Session == nil {
		return nil
	}
	c.saved = true
	return c.Session.Save(c.w)
}

// Download sends a file under a name, which must not hold personal data.
func (c *Ctx) Download(name, contentType string, body io.Reader) error {
	if err := c.save(); err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Disposition", `attachment; filename="`+strings.Map(plainName, name)+`"`)
	h.Set("Cache-Control", "no-store")
	c.w.WriteHeader(http.StatusOK)
	if _, err := io.Copy(c.w, body); err != nil {
		c.server.o.Log.Warn("download broken off", "request", c.number, "pattern", c.route.Pattern, "cause", err)
	}
	return nil
}

func plainName(r rune) rune {
	if r == '-' || r == '.' || r == '_' || (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') || (r >= 'A' && r <= 'Z') {
		return r
	}
	return '_'
}

// Flash is what happened, in one line on the next page: a message key with its
// arguments, and the POST path that undoes it, if anything does.
type Flash struct {
	Key  string
	Args []any
	Kind string // one of ui.Flash…; "" is done
	Undo string
}

// Done ends a command: the reader goes to path, where the line is shown once.
func (c *Ctx) Done(path string, flash Flash) error {
	c.Flash(flash)
	return c.Redirect(path)
}

// Redirect sends the reader to a page of this program, by 303 or in the way of
// htmx.
func (c *Ctx) Redirect(path string) error {
	if !isLocal(path) {
		return fault.New(fault.Internal, "web.Redirect", "")
	}
	return c.redirect(path)
}

func (c *Ctx) redirect(path string) error {
	if err := c.save(); err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Cache-Control", "no-store")
	if c.HX() {
		// A 303 would be followed by the script and its page put inside the
		// element that asked; this makes the browser itself go there.
		h.Set("HX-Redirect", path)
		c.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	h.Set("Location", path)
	c.w.WriteHeader(http.StatusSeeOther)
	return nil
}

// isLocal reports whether a path leads to a page of this program: browsers
// read "//host" and "/\host" as other sites.
func isLocal(path string) bool {
	if len(path) > 2000 || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return false
	}
	return !strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f })
}
