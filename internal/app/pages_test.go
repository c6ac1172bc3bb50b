package app

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/web"
	"insieme/internal/base/web/webtest"
)

// maxPage is the size that no page passes, for slow connections.
const maxPage = 250 << 10

// tour is a program with one of everything, and the browsers of all roles.
type tour struct {
	*beat
	lang string
	raw  *regexp.Regexp // what a message's key looks like
}

// files are the addresses that answer with something else than a page.
var files = []string{"/programma.css", "/calendario/{secret}", "/persone/{id}/documenti/{document}", "/aziende/{company}/board/{adhesion}/atto"}

// TestEveryPageIsWhole opens every page as a role that may, in both languages,
// in a program that has one of everything, and holds it against the rules of
// all pages.
func TestEveryPageIsWhole(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"it", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			v := &tour{beat: newBeat(t, access.Coordinator), lang: lang}
			v.raw = rawKeys(v.Catalogue.Texts())
			for _, r := range v.Server.Routes() {
				if r.Method == http.MethodGet && !slices.Contains(files, r.Pattern) {
					v.visit(r)
				}
			}
		})
	}
}

// readers lists the roles that may open a route, the most different ones.
func readers(r web.Route) []access.Role {
	var out []access.Role
	for _, role := range []access.Role{access.Coordinator, access.CaseWorker, access.AccessPoint, access.Administrator} {
		if r.Action == access.SignedIn || access.ReachOf(role, r.Action) != access.None {
			out = append(out, role)
		}
	}
	return out
}

func (v *tour) visit(r web.Route) {
	v.t.Helper()
	path, _ := v.mine.path(r.Pattern)
	if r.Action == access.Public {
		v.hold(v.nobody(), r, path)
		return
	}
	for _, role := range readers(r) {
		if reach := access.ReachOf(role, r.Action); role != v.role && len(wildcards(r.Pattern)) > 0 && reach != access.All && reach != access.None {
			continue // the case is the coordinator's
		}
		v.hold(v.as(role), r, path)
	}
}

// hold opens a page and holds it against the rules. A line kept for the next
// page has to be told by it: it is told once only.
func (v *tour) hold(c *webtest.Client, r web.Route, path string) {
	v.t.Helper()
	c.SetCookie("lingua", v.lang)
	a := c.Get(path)
	switch {
	case a.Status == http.StatusSeeOther, slices.Contains(needsSession, r.Pattern):
		return
	case a.Status != http.StatusOK:
		v.t.Errorf("%s: got status %d", r.Pattern, a.Status)
		return
	}
	a.Good()
	if key := v.raw.FindString(a.Text()); key != "" && r.Action != access.JobAdmin { // jobs are called what they are in the log
		v.t.Errorf("%s in %s: shows the key %q", r.Pattern, v.lang, key)
	}
	if strings.Contains(a.Text(), "{0}") || strings.Contains(a.Text(), "%!") {
		v.t.Errorf("%s in %s: shows a place that nothing filled", r.Pattern, v.lang)
	}
	if a.Attr("html", "lang") != v.lang {
		v.t.Errorf("%s: says that it is in %q, want %q", r.Pattern, a.Attr("html", "lang"), v.lang)
	}
	if policy := a.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		v.t.Errorf("%s: its content policy is %q", r.Pattern, policy)
	}
	if len(a.Body) > maxPage {
		v.t.Errorf("%s: is %d kB, at most %d", r.Pattern, len(a.Body)>>10, maxPage>>10)
	}
	v.tellsOnce(c, r, path)
}

// tellsOnce keeps a line for the next page, as a command does that leads here.
func (v *tour) tellsOnce(c *webtest.Client, r web.Route, path string) {
	v.t.Helper()
	c.Post("/candidatura/salvata", nil).Want(http.StatusSeeOther)
	line := v.Catalogue.In("it").T("intake.saved.forgotten")
	if v.lang == "en" {
		line = v.Catalogue.In("en").T("intake.saved.forgotten")
	}
	if a := c.Get(path); !strings.Contains(a.Text(), strings.ReplaceAll(line, "**", "")) {
		v.t.Errorf("%s: swallows the line that tells what has been done", r.Pattern)
	}
	c.Get("/accessibilita")
}

// rawKeys matches anything that begins like the catalogue's keys.
func rawKeys[T any](texts map[string]T) *regexp.Regexp {
	names := map[string]bool{}
	for key := range texts {
		first, _, _ := strings.Cut(key, ".")
		names[first] = true
	}
	var all []string
	for name := range names {
		all = append(all, name)
	}
	slices.Sort(all)
	return regexp.MustCompile(`\b(` + strings.Join(all, "|") + `)\.[a-z0-9_]+(\.[a-z0-9_]+)*\b`)
}
