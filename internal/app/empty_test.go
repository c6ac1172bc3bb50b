package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/web/webtest"
)

// TestAnEmptyInstallationSaysWhatToDo opens everything that the menu offers to
// each role before anybody has applied: no page is broken, none is bare, and
// where there is nothing, it says what comes next.
func TestAnEmptyInstallationSaysWhatToDo(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, role := range access.Roles() {
		t.Run(string(role), func(t *testing.T) {
			c := s.as(role)
			home := c.Get("/").Want(http.StatusOK).Good()
			if home.Has(".i-empty") {
				t.Error("the public home has a hole")
			}
			pages := menu(c.Get("/oggi").Want(http.StatusOK))
			if !slices.Contains(pages, "/oggi") || (role != access.Monitor && len(pages) < 2) {
				t.Errorf("the menu offers %v", pages)
			}
			for _, page := range pages {
				holdEmpty(t, page, c.Get(page).Want(http.StatusOK).Good())
			}
		})
	}
}

// menu lists where the navigation leads.
func menu(a *webtest.Answer) []string {
	var out []string
	for _, n := range a.All("nav a[href]") {
		if href := attribute(n, "href"); strings.HasPrefix(href, "/") && !slices.Contains(out, href) {
			out = append(out, href)
		}
	}
	return out
}

// holdEmpty wants words under each title of what is empty, and something to
// read on the page.
func holdEmpty(t *testing.T, page string, a *webtest.Answer) {
	t.Helper()
	for _, n := range a.All(".i-empty") {
		paragraphs := webtest.Find(n, "p")
		if len(paragraphs) != 2 || len(webtest.TextOf(paragraphs[0])) < 5 || len(webtest.TextOf(paragraphs[1])) < 20 {
			t.Errorf("%s: an empty place says only %q", page, webtest.TextOf(n))
		}
		for _, link := range webtest.Find(n, "a[href]") {
			if webtest.TextOf(link) == "" {
				t.Errorf("%s: an empty place has a link without words", page)
			}
		}
	}
	if main := a.TextAt("main"); len(main) < 60 {
		t.Errorf("%s: has hardly a word: %q", page, main)
	}
}

// TestAnEmptyInstallationNeedsNothingElse wants the defaults that migrations
// install: the rules, the area, the instrument, and one need only: somebody who
// administers.
func TestAnEmptyInstallationNeedsNothingElse(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var open []string
	for _, need := range Needs(s.ctx(), s.DB) {
		if need.Err != nil {
			open = append(open, need.What)
		}
		if need.Remedy == "" {
			t.Errorf("%s: there is no remedy", need.What)
		}
	}
	if !slices.Equal(open, []string{"somebody administers"}) {
		t.Errorf("an empty installation needs %q, want only somebody who administers", open)
	}
	s.user(access.Administrator)
	for _, need := range Needs(s.ctx(), s.DB) {
		if need.Err != nil {
			t.Errorf("with an administrator: %s: %v", need.What, need.Err)
		}
	}
	s.wantDeepOfNothing()
}

// wantDeepOfNothing wants the deep check to hold where nothing has happened.
func (s *site) wantDeepOfNothing() {
	s.t.Helper()
	r, err := s.Deep(s.ctx())
	s.must(err)
	if r.Applications+r.Pathways+r.Cards+len(r.Wrong) != 0 {
		s.t.Errorf("the deep check of nothing says %v", r.Lines())
	}
}
