package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
	"insieme/internal/base/web"
)

// failing is a route for each kind of answer.
func failing() web.Route {
	errs := map[string]error{
		"absent": fault.Absent("x"), "denied": fault.Refused("x"), "stale": fault.Stale("x"), "busy": fault.New(fault.Busy, "x", ""),
		"invalid": fault.Bad("x", fault.Field{Name: "a", Key: "test.wrong", Args: []any{3}}),
		"broken":  fault.Wrap("x.Do", errors.New("the cause is secret")), "foreign": errors.New("the cause is secret"),
		"slow": fmt.Errorf("x: %w", context.DeadlineExceeded),
	}
	return get("/errore/{kind}", access.PersonView, func(c *web.Ctx) error {
		kind := c.PathValue("kind")
		switch kind {
		case "panic":
			panic("the cause is secret")
		case "nothing":
			return nil
		case "id":
			_, err := web.PathID[id.Person](c, "kind")
			return err
		}
		return errs[kind]
	})
}

func TestErrorsBecomeAnswers(t *testing.T) {
	t.Parallel()
	s := newSite(t, failing())
	anna := s.as("anna")
	tests := []struct {
		kind   string
		status int
		shown  string
	}{
		{"absent", 404, "Pagina non trovata"}, {"denied", 404, "Pagina non trovata"}, {"id", 404, "Pagina non trovata"},
		{"stale", 409, "Qualcun altro ha modificato questi dati"}, {"busy", 503, "Il sistema è molto occupato"},
		{"slow", 503, "Il sistema è molto occupato"}, {"invalid", 422, "Scrivi 3 lettere."},
		{"broken", 500, "Numero di riferimento"}, {"foreign", 500, "Numero di riferimento"},
		{"panic", 500, "Numero di riferimento"}, {"nothing", 500, "Numero di riferimento"},
	}
	for _, tt := range tests {
		anna.Get("/errore/"+tt.kind).Want(tt.status).WantText(tt.shown, "Anna Bianchi").WantNoText("secret").Good()
		part := anna.HX().Get("/errore/"+tt.kind).Want(tt.status).WantElement("[role=alert]").WantNoText("secret", "<main").Good()
		if tt.status == 500 != strings.Contains(part.Text(), "Numero di riferimento") {
			t.Errorf("%s for htmx: got %q", tt.kind, part.Text())
		}
	}
	if !strings.Contains(s.log.String(), "the cause is secret") {
		t.Error("the cause is not in the log")
	}
}

func TestReferenceNumberLeadsToTheCauseInTheLog(t *testing.T) {
	t.Parallel()
	s := newSite(t, failing())
	number := s.as("anna").Get("/errore/broken").TextAt("main code")
	found := false
	for line := range strings.Lines(s.log.String()) {
		found = found || (strings.Contains(line, number) && strings.Contains(line, "the cause is secret"))
	}
	if number == "" || !found {
		t.Errorf("number %q does not lead to the cause:\n%s", number, s.log)
	}
}

func TestWhatIsAbsentAndWhatIsNotAllowedLookTheSame(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/riservata", access.PersonView, plainPage), failing())
	mona := s.as("mona")
	denied, absent := mona.Get("/riservata").Want(404), mona.Get("/nessuna").Want(404)
	if denied.Body != absent.Body {
		t.Errorf("the two pages differ:\n%s\n%s", denied.Text(), absent.Text())
	}
	if denied.Header.Get("Content-Length") != absent.Header.Get("Content-Length") {
		t.Error("the two answers differ in their headers")
	}
	s.as("anna").Get("/riservata").Want(200).Good()
}

func TestRedirectsStayInThisProgram(t *testing.T) {
	t.Parallel()
	s := newSite(t, get("/via", access.Public, func(c *web.Ctx) error { return c.Redirect(c.Query().Get("a")) }))
	s.browser().Get("/via?a=/persone").WantRedirect("/persone")
	for _, to := range []string{"//altro.example", "https://altro.example", "/\\altro.example", ""} {
		if a := s.browser().Get("/via?a=" + url.QueryEscape(to)).Want(500); a.Header.Get("Location") != "" {
			t.Errorf("%q: got a redirect to %q", to, a.Header.Get("Location"))
		}
	}
}
