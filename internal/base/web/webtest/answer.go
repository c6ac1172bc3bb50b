package webtest

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   string

	client  *Client
	request string
	root    *html.Node
}

// Want fails the test unless the status is the wanted one.
func (a *Answer) Want(status int) *Answer {
	a.client.t.Helper()
	if a.Status != status {
		a.client.t.Fatalf("%s: got status %d, want %d\n%s", a.request, a.Status, status, a.excerpt())
	}
	return a
}

// WantRedirect fails the test unless the answer sends the browser to path.
func (a *Answer) WantRedirect(path string) *Answer {
	a.client.t.Helper()
	a.Want(http.StatusSeeOther)
	if got := a.Header.Get("Location"); got != path {
		a.client.t.Fatalf("%s: got a redirect to %q, want %q", a.request, got, path)
	}
	return a
}

// WantText fails the test unless the page shows each text.
func (a *Answer) WantText(texts ...string) *Answer {
	a.client.t.Helper()
	shown := a.Text()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			a.client.t.Errorf("%s: the page does not show %q:\n%s", a.request, text, a.excerpt())
		}
	}
	return a
}

// WantNoText fails the test if the body holds any of the texts, seen or not.
func (a *Answer) WantNoText(texts ...string) *Answer {
	a.client.t.Helper()
	for _, text := range texts {
		if strings.Contains(a.Body, text) || strings.Contains(a.Text(), text) {
			a.client.t.Errorf("%s: the page holds %q", a.request, text)
		}
	}
	return a
}

// WantElement fails the test unless each selector finds something.
func (a *Answer) WantElement(selectors ...string) *Answer {
	a.client.t.Helper()
	for _, s := range selectors {
		if !a.Has(s) {
			a.client.t.Errorf("%s: nothing matches %q:\n%s", a.request, s, a.excerpt())
		}
	}
	return a
}

// Good fails the test with every rule that the page breaks; see Problems.
func (a *Answer) Good() *Answer {
	a.client.t.Helper()
	for _, p := range Problems(a.Body) {
		a.client.t.Errorf("%s: %s", a.request, p)
	}
	return a
}

// Follow goes where a redirect leads; the test fails when the answer is none.
func (a *Answer) Follow() *Answer {
	a.client.t.Helper()
	to := a.Header.Get("Location")
	if to == "" {
		to = a.Header.Get("HX-Redirect")
	}
	if to == "" {
		a.client.t.Fatalf("%s: got status %d and no redirect to follow\n%s", a.request, a.Status, a.excerpt())
	}
	page, _, _ := strings.Cut(to, "#") // browsers keep the place on the page to themselves
	return a.client.Get(page)
}

// Submit sends a form of the page, found by selector, with its fields as they
// stand and the given ones changed.
func (a *Answer) Submit(selector string, change url.Values) *Answer {
	a.client.t.Helper()
	forms := a.All(selector)
	if len(forms) == 0 || forms[0].Data != "form" {
		a.client.t.Fatalf("%s: no form matches %q", a.request, selector)
	}
	values := fields(forms[0])
	for name, v := range change {
		values[name] = v
	}
	return a.client.Post(attr(forms[0], "action"), values)
}

// Has reports whether a selector finds something.
func (a *Answer) Has(selector string) bool { return len(a.All(selector)) > 0 }

// All lists the elements that a selector finds, in the page's order.
func (a *Answer) All(selector string) []*html.Node { return Find(a.root, selector) }

// Attr is an attribute of the first element that a selector finds; the test
// fails when there is none.
func (a *Answer) Attr(selector, name string) string {
	a.client.t.Helper()
	found := a.All(selector)
	if len(found) == 0 {
		a.client.t.Fatalf("%s: nothing matches %q:\n%s", a.request, selector, a.excerpt())
	}
	return attr(found[0], name)
}

// Text is what the page's body shows, with single spaces.
func (a *Answer) Text() string {
	body := Find(a.root, "body")
	return TextOf(body[0])
}

// TextAt is what the first element that a selector finds shows.
func (a *Answer) TextAt(selector string) string {
	a.client.t.Helper()
	found := a.All(selector)
	if len(found) == 0 {
		a.client.t.Fatalf("%s: nothing matches %q:\n%s", a.request, selector, a.excerpt())
	}
	return TextOf(found[0])
}

func (a *Answer) excerpt() string {
	text := a.Text()
	if main := a.All("main"); len(main) > 0 {
		text = TextOf(main[0])
	}
	return text[:min(len(text), 800)]
}

// fields are what a browser would send of a form as it stands.
func fields(form *html.Node) url.Values {
	values := url.Values{}
	for _, n := range Find(form, "input[name]") {
		switch attr(n, "type") {
		case "submit", "button", "file", "image", "reset":
		case "checkbox", "radio":
			if hasAttr(n, "checked") {
				values.Add(attr(n, "name"), or(attr(n, "value"), "on"))
			}
		default:
			values.Add(attr(n, "name"), attr(n, "value"))
		}
	}
	for _, n := range Find(form, "textarea[name]") {
		values.Add(attr(n, "name"), rawText(n))
	}
	for _, n := range Find(form, "select[name]") {
		options := Find(n, "option")
		chosen := Find(n, "option[selected]")
		if len(chosen) == 0 && len(options) > 0 {
			chosen = options[:1]
		}
		for _, o := range chosen {
			values.Add(attr(n, "name"), attr(o, "value"))
		}
	}
	return values
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
