package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/a-h/templ"

	"insieme/internal/base/access"
	"insieme/internal/base/web"
)

// taker is a page that takes a file, and what it got.
type taker struct {
	name string
	sent web.Sent
	ok   bool
}

func (k *taker) route(pattern string, body int64) web.Route {
	return web.Route{Method: http.MethodPost, Pattern: pattern, Action: access.Public, Upload: body, Handler: func(c *web.Ctx) error {
		var f struct {
			Name string `form:"nome"`
		}
		if err := c.Decode(&f); err != nil {
			return c.Retry(err, func() (templ.Component, error) { return staff(c, "di nuovo"), nil })
		}
		var err error
		k.name = f.Name
		k.sent, k.ok, err = c.File("cv")
		if err != nil {
			return err
		}
		return c.Redirect("/")
	}}
}

func TestAFileComesWithItsForm(t *testing.T) {
	t.Parallel()
	var with, without taker
	s := newSite(t, with.route("/con", 3<<20), without.route("/senza", 0))
	b := s.browser()
	b.Upload("/con", url.Values{"nome": {"Marta"}}, "cv", "cv.pdf", make([]byte, 2<<20)).Want(http.StatusSeeOther)
	if with.name != "Marta" || !with.ok || with.sent.Name != "cv.pdf" || len(with.sent.Content) != 2<<20 {
		t.Errorf("got %q, %v, %d bytes", with.name, with.ok, len(with.sent.Content))
	}
	b.Upload("/con", nil, "cv", "", nil).Want(http.StatusSeeOther)
	if with.ok {
		t.Error("no file was chosen, and one was found")
	}
	b.Post("/con", url.Values{"nome": {"Ida"}}).Want(http.StatusSeeOther)
	if with.name != "Ida" || with.ok {
		t.Errorf("a form without files: got %q, %v", with.name, with.ok)
	}
	b.Upload("/con", nil, "cv", "cv.pdf", make([]byte, 4<<20)).Want(http.StatusRequestEntityTooLarge)
	b.Upload("/senza", nil, "cv", "cv.pdf", []byte("x")).Want(http.StatusUnprocessableEntity)
	if without.ok {
		t.Error("a route that takes no files took one")
	}
}
