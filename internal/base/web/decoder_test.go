package web

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"insieme/internal/base/civil"
	"insieme/internal/base/i18n"
)

func FuzzDecodedTextsCanAlwaysBeStored(f *testing.F) {
	f.Add("nome=Rossi&nota=a%0D%0Ab&nato=31/12/1990&molti=x&molti=y&n=3")
	f.Add("nome=%00&nota=%ff&nato=0000-00-00&n=-9223372036854775808")
	f.Fuzz(func(t *testing.T, body string) {
		values, err := url.ParseQuery(body)
		if err != nil {
			return
		}
		var form struct {
			Name string     `form:"nome"`
			Note string     `form:"nota" area:"true"`
			Born civil.Date `form:"nato"`
			Many []string   `form:"molti"`
			N    *int       `form:"n"`
		}
		err = decodeForm("test", values, &form)
		for _, text := range append(form.Many, form.Name, form.Note) {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || !norm.NFC.IsNormalString(text) {
				t.Errorf("got %q (err %v), want a text that can be stored and shown", text, err)
			}
		}
		if year := form.Born.Year(); !form.Born.IsZero() && (year < 1900 || year > 2199) {
			t.Errorf("got the year %d", year)
		}
	})
}

func TestPreferredLanguage(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"": "it", "en": "en", "it-IT,it;q=0.9,en;q=0.8": "it", "fr,en;q=0.3,it;q=0.9": "it", "fr,en-GB;q=0.5": "en", "fr": "it",
		"en;q=0,it;q=0.1": "it", "en;q=nonsense": "it", "*": "it", ";;;,,,=": "it", "EN-us": "en", "en;q=9": "it",
	} {
		if got := preferred(header, []i18n.Lang{i18n.It, i18n.En}); string(got) != want {
			t.Errorf("%q: got %s, want %s", header, got, want)
		}
	}
}

func TestOnlyPathsOfThisProgramAreLocal(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		"/": true, "/persone?stato=x#y": true, "/a//b": true,
		"": false, "persone": false, "//altro.example": false, "/\\altro.example": false, "https://altro.example": false,
		"/a\r\nSet-Cookie: x": false, "/\tx": false, "javascript:x()": false, "/" + strings.Repeat("x", 2000): false,
	} {
		if got := isLocal(path); got != want {
			t.Errorf("%.30q: got %v, want %v", path, got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Anna Bianchi": "AB", "anna maria de' Bianchi": "AB", "Élodie": "É", "": "", "  ": ""} {
		if got := initials(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestDeviceIsTwoWords(t *testing.T) {
	t.Parallel()
	for agent, want := range map[string]string{
		"Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0":                                                    "Firefox, Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 Edg/119.0": "Edge, Windows",
		"Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36":              "Chrome, Android",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1": "Safari, iPhone",
		"curl/8.0": "", "": "",
	} {
		if got := device(agent); got != want {
			t.Errorf("%q: got %q, want %q", agent, got, want)
		}
	}
}
