package message

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"insieme/internal/base/i18n"
)

func receipt() Template {
	return Template{
		Key:     "intake.receipt",
		Title:   i18n.Text{It: "Ricevuta della candidatura", En: "Receipt of the application"},
		Subject: i18n.Text{It: "Abbiamo ricevuto la tua domanda, {name}", En: "We have your application, {name}"},
		Body:    i18n.Text{It: "Ciao {name}, il tuo codice è {code}.", En: "Hello {name}, your code is {code}."},
	}
}

func TestRender(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name          string
		lang          i18n.Lang
		vars          map[string]string
		subject, body string
		err           error
	}{
		{"in Italian", i18n.It, map[string]string{"name": "Ada", "code": "K7"}, "Abbiamo ricevuto la tua domanda, Ada", "Ciao Ada, il tuo codice è K7.", nil},
		{"in English", i18n.En, map[string]string{"name": "Ada", "code": "K7"}, "We have your application, Ada", "Hello Ada, your code is K7.", nil},
		{"any other language reads Italian", "ar", map[string]string{"name": "Ada", "code": "K7"}, "Abbiamo ricevuto la tua domanda, Ada", "Ciao Ada, il tuo codice è K7.", nil},
		{"a value is not looked into", i18n.It, map[string]string{"name": "{code}", "code": "K7"}, "Abbiamo ricevuto la tua domanda, {code}", "Ciao {code}, il tuo codice è K7.", nil},
		{"a subject stays one line", i18n.It, map[string]string{"name": "A\r\nBcc: x@example.org", "code": "K7"}, "Abbiamo ricevuto la tua domanda, A Bcc: x@example.org", "Ciao A\r\nBcc: x@example.org, il tuo codice è K7.", nil},
		{"a missing value", i18n.It, map[string]string{"name": "Ada"}, "", "", errVars},
		{"a value too many", i18n.It, map[string]string{"name": "Ada", "code": "K7", "age": "3"}, "", "", errVars},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			subject, body, err := receipt().render(tt.lang, tt.vars)
			if subject != tt.subject || body != tt.body || !errors.Is(err, tt.err) {
				t.Errorf("render = %q, %q, %v; want %q, %q, %v", subject, body, err, tt.subject, tt.body, tt.err)
			}
		})
	}
}

func TestTemplatesAreChecked(t *testing.T) {
	t.Parallel()
	if err := receipt().check(); err != nil {
		t.Errorf("a good template is refused: %v", err)
	}
	if got := receipt().Placeholders(); !slices.Equal(got, []string{"code", "name"}) {
		t.Errorf("Placeholders = %v, want code and name", got)
	}
	for name, spoil := range map[string]func(*Template){
		"no key":                         func(t *Template) { t.Key = "" },
		"no English title":               func(t *Template) { t.Title.En = "" },
		"no English body":                func(t *Template) { t.Body.En = "" },
		"a subject in one language only": func(t *Template) { t.Subject.En = "" },
		"other placeholders in English":  func(t *Template) { t.Body.En = "Hello {surname}, {code}" },
	} {
		bad := receipt()
		spoil(&bad)
		if bad.check() == nil {
			t.Errorf("%s: the template is accepted", name)
		}
	}
}

// The whole table of states, so that a change of it is seen.
func TestStates(t *testing.T) {
	t.Parallel()
	var table []string
	for _, from := range States() {
		for _, to := range States() {
			if CanFollow(from, to) {
				table = append(table, string(from)+" "+string(to))
			}
		}
	}
	want := []string{
		"uncertain queued", "uncertain sent", "failed queued", "held queued", "queued held", "queued sending",
		"sending uncertain", "sending failed", "sending queued", "sending sent",
	}
	if !slices.Equal(table, want) {
		t.Errorf("the states may follow like\n%s\nwant\n%s", strings.Join(table, "\n"), strings.Join(want, "\n"))
	}
}

func TestMessagesHideThemselves(t *testing.T) {
	t.Parallel()
	m := Message{Template: "intake.receipt", To: "ada@example.org", Vars: map[string]string{"name": "Ada"}}
	p := Parcel{MessageID: "1@x", To: "ada@example.org", Body: "Ciao Ada"}
	l := Letter{content: content{To: "ada@example.org", Body: "Ciao Ada"}}
	for _, v := range []any{m, p, l} {
		text := fmt.Sprintf("%v %+v %s", v, v, v)
		if strings.Contains(text, "ada@") || strings.Contains(text, "Ada") {
			t.Errorf("%T shows itself: %s", v, text)
		}
	}
}

func TestOneTimeAddressesOfALetterOpenNothing(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, want string }{
		{"a question put to a partner", "Risponda qui: https://insieme.example/verifica/ABCDEFGHIJKLMNOPQRSTUVWXYZ entro venerdì.", "Risponda qui: https://insieme.example/verifica/… entro venerdì."},
		{"with what follows it", "http://127.0.0.1:8080/strada/ABCDEFGHIJKLMNOPQRSTUVWXYZ?da=mail", "http://127.0.0.1:8080/strada/…?da=mail"},
		{"a page that anybody may open", "https://insieme.example/candidatura", "https://insieme.example/candidatura"},
		{"no address", "Il codice è ABCD-EFGH.", "Il codice è ABCD-EFGH."},
	}
	for _, tt := range tests {
		if got := withoutKeys(tt.body); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
