package webtest

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Client is one browser. It is not safe for concurrent use.
type Client struct {
	t       testing.TB
	handler http.Handler
	cookies map[string]string
	headers http.Header
}

// New opens a browser on a program's handler.
func New(t testing.TB, handler http.Handler) *Client {
	return &Client{t: t, handler: handler, cookies: map[string]string{}, headers: http.Header{}}
}

// With is the same browser, cookies shared, that sends one more header:
//
//	client.With("HX-Request", "true").Get("/persone")
func (c *Client) With(name, value string) *Client {
	other := *c
	other.headers = maps.Clone(c.headers)
	other.headers.Set(name, value)
	return &other
}

// HX is the same browser asking as htmx does for a part of a page.
func (c *Client) HX() *Client { return c.With("HX-Request", "true").With("HX-Request-Type", "partial") }

// Cookie is the value of a cookie the browser keeps; empty for none.
func (c *Client) Cookie(name string) string { return c.cookies[name] }

// SetCookie plants a cookie.
func (c *Client) SetCookie(name, value string) { c.cookies[name] = value }

// Get asks for a page. Redirects are not followed; see Answer.Follow.
func (c *Client) Get(path string) *Answer {
	c.t.Helper()
	return c.Do(httptest.NewRequest(http.MethodGet, path, nil))
}

// Post sends a form as a browser does from a page of the same site.
func (c *Client) Post(path string, form url.Values) *Answer {
	c.t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return c.Do(r)
}

// Upload sends a form with one file in it, as a browser does.
func (c *Client) Upload(path string, form url.Values, field, name string, content []byte) *Answer {
	c.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, key := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[key] {
			if err := w.WriteField(key, value); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := part.Write(content); err != nil {
		c.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		c.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return c.Do(r)
}

// Do sends any request with the browser's cookies and headers.
func (c *Client) Do(r *http.Request) *Answer {
	c.t.Helper()
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for name, values := range c.headers {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	response := w.Result()
	for _, k := range response.Cookies() {
		if k.MaxAge < 0 {
			delete(c.cookies, k.Name)
		} else {
			c.cookies[k.Name] = k.Value
		}
	}
	body := w.Body.String()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		c.t.Fatalf("%s %s: the page cannot be parsed: %v", r.Method, r.URL.Path, err)
	}
	return &Answer{client: c, request: r.Method + " " + r.URL.Path, Status: response.StatusCode, Header: response.Header, Body: body, root: root}
}

// SignIn goes through the door and fails the test when it stays closed.
func (c *Client) SignIn(login, password string) *Answer {
	c.t.Helper()
	return c.Post("/entra", url.Values{"utente": {login}, "password": {password}}).Want(http.StatusSeeOther)
}
