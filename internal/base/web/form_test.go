package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/i18n"
	"insieme/internal/base/web"
)

type colour string

type shared struct {
	Version int64 `form:"version"`
}

type probe struct {
	shared
	Name   string     `form:"nome" max:"20"`
	Note   string     `form:"nota" area:"true" max:"40"`
	Colour colour     `form:"colore"`
	Yes    bool       `form:"si"`
	Count  int        `form:"quanti"`
	Small  *int8      `form:"piccolo"`
	Born   civil.Date `form:"nato"`
	Many   []colour   `form:"molti" max:"5"`
	Hidden string     // no tag: not of the form
}

// decode posts a body and gives what the handler got.
//
//lint:ignore ST1008 the request comes last: most callers drop it
func decode(t *testing.T, body string) (probe, error, *web.Ctx) {
	t.Helper()
	var got probe
	var failed error
	var ctx *web.Ctx
	s := newSite(t, web.Route{Method: http.MethodPost, Pattern: "/prova", Action: access.Public, Handler: func(c *web.Ctx) error {
		failed, ctx = c.Decode(&got), c
		return c.Redirect("/")
	}})
	r := httptest.NewRequest(http.MethodPost, "/prova", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	s.browser().Do(r).Want(http.StatusSeeOther)
	return got, failed, ctx
}

func TestDecodeReadsAWholeForm(t *testing.T) {
	t.Parallel()
	got, err, _ := decode(t, url.Values{
		"version": {"7"}, "nome": {"  Nicolo\u0300  "}, "nota": {"uno\r\ndue\ttre"}, "colore": {"rosso"}, "si": {"on"}, "quanti": {"-3"},
		"piccolo": {"0"}, "nato": {"1990-02-28"}, "molti": {"a", "b"}, "_token": {"who cares"},
	}.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != 7 || got.Name != "Nicolò" || got.Note != "uno\ndue\ttre" || got.Colour != "rosso" || !got.Yes || got.Count != -3 ||
		got.Small == nil || *got.Small != 0 || got.Born != civil.MustDate("1990-02-28") || fmt.Sprint(got.Many) != "[a b]" {
		t.Errorf("got %+v", got)
	}
}

func TestDecodeLeavesAbsentFieldsEmpty(t *testing.T) {
	t.Parallel()
	got, err, _ := decode(t, "piccolo=&quanti=&nato=+")
	if err != nil || got.Name != "" || got.Yes || got.Count != 0 || got.Small != nil || !got.Born.IsZero() || got.Many != nil {
		t.Errorf("got %+v, %v, want the zero form", got, err)
	}
}

func TestDecodeReadsDatesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1990-02-28": "1990-02-28", "28/02/1990": "1990-02-28", "28/2/1990": "1990-02-28", "28.2.1990": "1990-02-28", "28-02-1990": "1990-02-28",
		" 28 / 2 / 1990": "1990-02-28", "31/02/1990": "", "1990": "", "28/02/90": "", "0001-01-01": "", "domani": "", "28/02/19900": "",
	} {
		got, err, _ := decode(t, url.Values{"nato": {text}}.Encode())
		if got.Born.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", text, got.Born, err, want)
		}
	}
}

func TestDecodeRefusesWhatCannotBeKept(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, field, key string }{
		{"a field that the form does not have", "nome=x&admin=1", "", "error.form.unknown"},
		{"a field of the struct without a tag", "Hidden=x", "", "error.form.unknown"},
		{"a text too long", "nome=" + strings.Repeat("x", 21), "nome", "error.field.long"},
		{"a text too long in letters of several bytes", "nome=" + strings.Repeat("%C3%A0", 21), "nome", "error.field.long"},
		{"a text area too long", "nota=" + strings.Repeat("x", 41), "nota", "error.field.long"},
		{"a text longer than the default", "colore=" + strings.Repeat("x", 501), "colore", "error.field.long"},
		{"one of many too long", "molti=a&molti=" + strings.Repeat("x", 6), "molti", "error.field.long"},
		{"a zero byte", "nome=a%00b", "nome", "error.field.text"},
		{"bytes that are no text", "nome=%ff%fe", "nome", "error.field.text"},
		{"half a letter", "nome=%C3", "nome", "error.field.text"},
		{"a line break where there are no lines", "nome=a%0Ab", "nome", "error.field.text"},
		{"an escape character", "nota=a%1Bb", "nota", "error.field.text"},
		{"letters for a number", "quanti=tre", "quanti", "error.field.number"},
		{"a number beyond its type", "piccolo=300", "piccolo", "error.field.number"},
		{"a number beyond any", "quanti=99999999999999999999", "quanti", "error.field.number"},
		{"a fraction for a whole number", "quanti=1.5", "quanti", "error.field.number"},
		{"a strange answer to yes or no", "si=forse", "si", "error.field.choice"},
		{"a date that does not exist", "nato=1990-02-30", "nato", "error.field.date"},
		{"two answers to one question", "nome=a&nome=b", "nome", "error.field.many"},
		{"more answers than anybody gives", strings.Repeat("molti=a&", 201), "molti", "error.field.many"},
		{"a body that cannot be read", "nome=%zz", "", "error.form.unreadable"},
		{"a body with semicolons", "nome=a;nota=b", "", "error.form.unreadable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err, _ := decode(t, tt.body)
			fields := fault.FieldsOf(err)
			if !fault.Is(err, fault.Invalid) || len(fields) != 1 || fields[0].Name != tt.field || fields[0].Key != tt.key {
				t.Errorf("got %v, want %s on %q", err, tt.key, tt.field)
			}
			if err != nil && strings.Contains(err.Error(), "forse") {
				t.Errorf("the error quotes what was typed: %v", err)
			}
		})
	}
}

func TestWhatWasTypedCanBeShownAgain(t *testing.T) {
	t.Parallel()
	got, err, c := decode(t, "nome="+strings.Repeat("x", 30)+"&nato=31/02/1990&nota=a%00b%ff")
	if err == nil {
		t.Fatal("want an error")
	}
	if len(got.Name) != 30 || c.Typed("nato") != "31/02/1990" || got.Note != "ab\uFFFD" {
		t.Errorf("got %q, %q, %q, want what was typed, as far as it can be shown", got.Name, c.Typed("nato"), got.Note)
	}
}

func TestDecodeTakesOnlyPostedFormsOfABearableSize(t *testing.T) {
	t.Parallel()
	s := newSite(t, web.Route{Method: http.MethodPost, Pattern: "/prova", Action: access.Public, Handler: func(c *web.Ctx) error {
		var f probe
		if err := c.Decode(&f); err != nil {
			return err
		}
		if f.Name != "" {
			t.Errorf("got %q from the address, want only what is in the body", f.Name)
		}
		return c.Redirect("/")
	}})
	tests := []struct {
		name, kind, body string
		status           int
	}{
		{"a form", "application/x-www-form-urlencoded", "si=1", 303},
		{"a form in an encoding", "application/x-www-form-urlencoded; charset=utf-8", "si=1", 303},
		{"no body", "", "", 303},
		{"JSON", "application/json", `{"si":1}`, 422},
		{"two megabytes", "application/x-www-form-urlencoded", "nota=" + strings.Repeat("x", 2<<20), 413},
	}
	for _, tt := range tests {
		r := httptest.NewRequest(http.MethodPost, "/prova?nome=indirizzo", strings.NewReader(tt.body))
		if tt.kind != "" {
			r.Header.Set("Content-Type", tt.kind)
		}
		if a := s.browser().Do(r); a.Status != tt.status {
			t.Errorf("%s: got %d, want %d", tt.name, a.Status, tt.status)
		}
	}
}

func TestFiltersOfTheAddressAreRead(t *testing.T) {
	t.Parallel()
	type filter struct {
		State colour `form:"stato" max:"20"`
		Page  int    `form:"p"`
	}
	s := newSite(t, web.Route{Method: http.MethodGet, Pattern: "/lista", Action: access.Public, Handler: func(c *web.Ctx) error {
		var f filter
		if err := c.DecodeQuery(&f); err != nil {
			return err
		}
		return c.Redirect(fmt.Sprintf("/%s/%d", f.State, f.Page))
	}})
	s.browser().Get("/lista?stato=nuova&p=2").WantRedirect("/nuova/2")
	s.browser().Get("/lista?stato=nuova&p=due").Want(http.StatusUnprocessableEntity)
	s.browser().Get("/lista?altro=1").Want(http.StatusUnprocessableEntity)
}

func TestFieldsAndSummarySayEachThingOnceAndInOrder(t *testing.T) {
	t.Parallel()
	catalogue, err := i18n.NewCatalogue(web.Texts)
	if err != nil {
		t.Fatal(err)
	}
	l := catalogue.In(i18n.En)
	bad := fault.Wrap("x.Do", fault.Bad("x", fault.Field{Name: "b", Key: "error.field.long", Args: []any{5}}, fault.Field{Name: "a", Key: "error.field.date"}, fault.Field{Name: "b", Key: "error.field.text"}))
	fields := web.Fields(l, bad)
	if len(fields) != 2 || fields["b"] != "The text is too long: 5 characters at most." {
		t.Errorf("got %v, want the first message of each field", fields)
	}
	if list := web.Summary(l, bad, map[string]string{"b": "Name"}); len(list) != 3 || list[0].Name != "b" || list[0].Label != "Name" || list[1].Name != "a" {
		t.Errorf("got %v, want all in their order", list)
	}
	if got := web.Fields(l, fault.Stale("x"))[""]; !strings.HasPrefix(got, "Somebody else changed this") {
		t.Errorf("got %q for a conflict, want it said of the whole form", got)
	}
	if got := web.Fields(l, nil); got == nil || len(got) != 0 {
		t.Errorf("got %v for no error, want an empty map", got)
	}
}
