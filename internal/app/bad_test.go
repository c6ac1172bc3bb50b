package app

import (
	"cmp"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"insieme/internal/base/access"
	"insieme/internal/base/web/webtest"
)

// hostile are values that somebody may type, or send without any page.
var hostile = map[string]string{
	"markup":         `"><script>alert(1)</script><img src=x onerror=alert(1)>`,
	"SQL":            `'; DROP TABLE person; --`,
	"a NUL":          "prima\x00dopo",
	"no UTF-8":       "prima\xffdopo",
	"too much":       strings.Repeat("parola ", 12000),
	"a wrong day":    "31/02/1990",
	"a large number": "99999999999999999999999",
	"an arrow back":  "\u202egnp.exe",
}

// shown are the hostile values that a page can show again as they were typed.
var shown = []string{"markup", "SQL", "a wrong day", "a large number"}

// alone are the hostile values that are sent in one field at a time.
var alone = []string{"markup", "a wrong day"}

// TestHostileFieldsHarmNoForm sends every hostile value in every field of every
// form of the program: the answer is a page that says so or a command that was
// possible, never an error of the program; nothing is stored by half, nothing
// typed is lost, and no markup comes back alive.
func TestHostileFieldsHarmNoForm(t *testing.T) {
	t.Parallel()
	for _, role := range []access.Role{"", access.Coordinator, access.Administrator} {
		t.Run(cmp.Or(string(role), nobodysColumn), func(t *testing.T) {
			t.Parallel()
			b := newBeat(t, cmp.Or(role, access.CaseWorker))
			c := b.nobody()
			if role != "" {
				c = b.browser
			}
			forms := 0
			for _, r := range b.Server.Routes() {
				if r.Method != http.MethodGet || (role == "") != (r.Action == access.Public) {
					continue
				}
				path, _ := b.mine.path(r.Pattern)
				if page := c.Get(path); page.Status == http.StatusOK {
					forms += b.attack(c, r.Pattern, path)
				}
			}
			if forms < 3 {
				t.Errorf("only %d forms were found: the test looks at nothing", forms)
			}
		})
	}
}

// attack sends hostile values to the forms of a page and counts the forms: some
// values to one field at a time, to reach the rules behind it, the others to
// all fields at once.
func (b *beat) attack(c *webtest.Client, name, path string) int {
	b.t.Helper()
	seen := len(typedForms(c.Get(path)))
	for i := range seen {
		before, done := b.counts(), false
		for what, value := range hostile {
			forms := typedForms(c.Get(path))
			if i >= len(forms) {
				break // the page has moved on
			}
			f := forms[i]
			if !slices.Contains(alone, what) {
				done = b.send(c, name+", "+what+" everywhere", f, f.names, what, value) || done
				continue
			}
			for _, field := range f.names {
				if c.Get(path).Status != http.StatusOK {
					break // a link that works once has been used up
				}
				done = b.send(c, name+", "+what+" as "+field, f, []string{field}, what, value) || done
			}
		}
		if after := b.counts(); !done && !maps.Equal(before, after) {
			b.t.Errorf("%s: everything was refused and left rows", name)
		}
	}
	return seen
}

// send sends a value in some fields of a form; done says that it was possible.
func (b *beat) send(c *webtest.Client, name string, f typedForm, fields []string, what, value string) (done bool) {
	b.t.Helper()
	values := maps.Clone(f.values)
	for _, field := range fields {
		values.Set(field, value)
	}
	a := c.Post(f.action, values)
	switch a.Status {
	case http.StatusSeeOther, http.StatusOK:
		return true
	case http.StatusConflict, http.StatusRequestEntityTooLarge:
		return false
	case http.StatusUnprocessableEntity:
	default:
		b.t.Errorf("%s: got status %d", name, a.Status)
		return false
	}
	for _, problem := range webtest.Problems(a.Body) {
		b.t.Errorf("%s: %s", name, problem)
	}
	if strings.Contains(a.Body, "<script>alert") || strings.Contains(a.Body, "<img src=x") {
		b.t.Errorf("%s: the markup comes back alive", name)
	}
	if !saysWrong(a) {
		b.t.Errorf("%s: the page does not say what is wrong", name)
	}
	for _, field := range fields {
		if slices.Contains(shown, what) && f.kinds[field] == "text" && !keeps(a, field, value) {
			b.t.Errorf("%s: what was typed as %s is lost", name, field)
		}
	}
	return false
}

// saysWrong reports whether a page tells what is wrong: in a list at its top,
// beside a field, or at the head of a form.
func saysWrong(a *webtest.Answer) bool {
	return a.Has("#errori") || a.Has("[aria-invalid]") || a.Has(".i-notice.i-late")
}

// keeps reports whether a control of the page still holds what was typed.
func keeps(a *webtest.Answer, field, value string) bool {
	for _, n := range append(a.All("input[name="+field+"]"), a.All("textarea[name="+field+"]")...) {
		if attribute(n, "value") == value || strings.TrimSpace(inner(n)) == strings.TrimSpace(value) {
			return true
		}
	}
	return false
}

// typedForm is a form with something to type or choose.
type typedForm struct {
	action string
	values url.Values
	names  []string          // of its visible controls, each once
	kinds  map[string]string // text, secret or choice
}

// typedForms are the forms of a page that send something somebody chose.
func typedForms(a *webtest.Answer) []typedForm {
	var out []typedForm
	for _, n := range a.All("main form") {
		if attribute(n, "method") != "post" {
			continue
		}
		f := typedForm{action: attribute(n, "action"), values: url.Values{}, kinds: map[string]string{}}
		for _, control := range slices.Concat(webtest.Find(n, "input[name]"), webtest.Find(n, "textarea[name]"), webtest.Find(n, "select[name]")) {
			f.add(control)
		}
		if len(f.names) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func (f *typedForm) add(n *html.Node) {
	name, kind := attribute(n, "name"), "text"
	switch attribute(n, "type") {
	case "hidden":
		f.values.Add(name, attribute(n, "value"))
		return
	case "submit", "button":
		return
	case "password", "file": // browsers never give these back
		kind = "secret"
	case "radio", "checkbox":
		kind = "choice"
	default:
		if n.Data == "select" {
			kind = "choice"
		}
		f.values.Set(name, attribute(n, "value"))
	}
	if f.kinds[name] == "" {
		f.names = append(f.names, name)
	}
	f.kinds[name] = kind
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(c.Data)
	}
	return b.String()
}

// TestAFormOfAnotherSiteIsRefused sends forms as a page of another site would
// make the browser do, with the reader's cookies.
func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	b := newBeat(t, access.Coordinator)
	before := b.counts()
	for _, r := range b.Server.Routes() {
		if r.Method != http.MethodPost {
			continue
		}
		path, _ := b.mine.path(r.Pattern)
		for header, value := range map[string]string{"Origin": "https://altrove.example", "Sec-Fetch-Site": "cross-site"} {
			q := httptest.NewRequest(http.MethodPost, path, strings.NewReader(""))
			q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			q.Header.Set(header, value)
			if a := b.browser.Do(q); a.Status != http.StatusForbidden {
				t.Errorf("POST %s from another site (%s): got status %d, want 403", r.Pattern, header, a.Status)
			}
		}
	}
	if after := b.counts(); !maps.Equal(before, after) {
		t.Errorf("something was stored: %v, before %v", after, before)
	}
}

// TestAnExpiredSessionLosesNothing sends a command after the session has ended:
// nothing has happened, what was typed waits at the door, and goes in once its
// writer has signed in again and sends it.
func TestAnExpiredSessionLosesNothing(t *testing.T) {
	t.Parallel()
	b := newBeat(t, access.Coordinator)
	b.must(b.Sessions.RevokeAll(b.ctx(), b.user(access.Coordinator).User, ""))
	before := b.counts()
	path, _ := b.mine.path("/persone/{id}/note")
	typed := url.Values{"kind": {"note"}, "on": {begin.String()}, "shared": {"resta <qui>"}}
	door := b.browser.Post(path, typed).Want(http.StatusForbidden).Good().WantText("non è andato perso")
	wrong := door.Submit(`form[action="/entra"]`, url.Values{"utente": {string(access.Coordinator)}, "password": {"sbagliata"}})
	wrong.Want(http.StatusUnprocessableEntity).Good()
	if after := b.counts(); !maps.Equal(before, after) {
		t.Errorf("something was stored: %v, before %v", after, before)
	}
	again := wrong.Submit(`form[action="/entra"]`, url.Values{"utente": {string(access.Coordinator)}, "password": {password}})
	again.Want(http.StatusOK).Good().WantText(b.Catalogue.In("it").T("unsent.title"))
	if after := b.counts(); after["person_note"] != before["person_note"] {
		t.Error("the note is stored before it is sent again")
	}
	again.Submit(`form[action="`+path+`"]`, nil).Want(http.StatusSeeOther).Follow().Want(http.StatusOK).WantText("resta <qui>")

	c := b.nobody()
	c.Get("/candidature").WantRedirect("/entra")
	c.Post("/entra", url.Values{"utente": {string(access.Coordinator)}, "password": {password}}).WantRedirect("/candidature")
}

// TestStaleFormsAreRefused has two people do the same thing from pages that they
// opened at the same time: the second is told, and nothing is stored of theirs.
func TestStaleFormsAreRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	me, worker := s.user(access.Coordinator), s.user(access.CaseWorker).User
	received, interviewed, f := s.submit(s.answers()), s.interviewed(me.User), s.counting(me.User, me.User)
	one, two := s.as(access.Coordinator), s.nobody()
	two.SignIn(string(access.Coordinator), password)
	of := func(f file) string { return "/candidature/" + string(f.application) }
	file, way := "/persone/"+string(f.person), "/percorsi/"+string(f.application)
	tests := map[string]struct {
		page, form   string
		typed, other url.Values
	}{
		"a check": {of(received), of(received) + "/requisiti", nil, nil},
		"a decision": {
			of(interviewed) + "/colloquio", of(interviewed) + "/decisione", url.Values{"decision": {"ready"}}, url.Values{"decision": {"reactivation"}},
		},
		"a fact": {
			way, way + "/fatti", url.Values{"fact": {"opportunity_recorded"}, "source": {"board"}}, url.Values{"fact": {"job_started"}, "source": {"agency"}},
		},
		"a pause":    {way, way + "/pausa", url.Values{"until": {"2022-04-01"}, "reason": {"family"}, "approver": {string(me.User)}}, url.Values{"until": {"2022-05-01"}, "reason": {"family"}, "approver": {string(me.User)}}},
		"a record":   {file + "/profilo", file + "/profilo", url.Values{"surname": {"Altra"}}, url.Values{"surname": {"Terza"}}},
		"a referent": {file + "/referente", file + "/referente", url.Values{"user": {string(worker)}, "reason": {"closer"}}, url.Values{"user": {string(worker)}, "reason": {"absence"}}},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			form := `form[action="` + tc.form + `"]`
			first, second := one.Get(tc.page).Want(http.StatusOK), two.Get(tc.page).Want(http.StatusOK)
			first.Submit(form, tc.typed).Want(http.StatusSeeOther)
			before := s.counts()
			a := second.Submit(form, tc.other)
			if a.Status != http.StatusConflict {
				t.Fatalf("the second: got status %d, want 409", a.Status)
			}
			if a.Good(); !saysWrong(a) {
				t.Errorf("the second is not told: %s", a.Text())
			}
			if after := s.counts(); !maps.Equal(before, after) {
				t.Errorf("the second stored something: %v, before %v", after, before)
			}
		})
	}
}
