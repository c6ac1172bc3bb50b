package webtest

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const fine = `<!DOCTYPE html><html lang="it"><head><title>t</title></head><body><main>
<h1>Uno</h1><h2>Due</h2><form method="post" action="/x"><label for="a">A</label>
<input id="a" name="a" value="1" aria-invalid="true" aria-describedby="a-errore"><p id="a-errore">Manca</p>
<button>Invia</button></form></main></body></html>`

func TestProblemsFindsWhatIsWrongAndNothingElse(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, from, to, want string }{
		{"a good page has none", "", "", ""},
		{"an id twice", `<h2>`, `<h2 id="a">`, `id "a" stands 2 times`},
		{"a style attribute", `<h2>`, `<h2 style="color:red">`, "style attribute"},
		{"an inline handler", `<button>`, `<button onclick="x()">`, "inline handler onclick"},
		{"an htmx handler", `<button>`, `<button hx-on:click="x()">`, "inline handler"},
		{"an inline script", `</main>`, `<script>x()</script></main>`, "<script> is inline"},
		{"a javascript address", `<h2>`, `<a href="javascript:x()">x</a><h2>`, "javascript: address"},
		{"a control without a label", `<label for="a">A</label>`, ``, "has no label"},
		{"a label without words", `>A</label>`, `></label>`, "has no label"},
		{"a label for nothing", `for="a"`, `for="b"`, `a label is for "b"`},
		{"a wrong field that says nowhere why", ` aria-describedby="a-errore"`, ``, "says nowhere why"},
		{"a reference to nothing", `<p id="a-errore">`, `<p>`, `points with aria-describedby to "a-errore"`},
		{"a radio button outside a group", `<button>`, `<label><input type="radio" name="r">r</label><button>`, "no fieldset"},
		{"a form that is not posted", ` method="post"`, ``, "typed words into the address"},
		{"a button without words", `>Invia<`, `><`, "<button> has no words"},
		{"an image without alt", `<h2>`, `<img src="/x.png"><h2>`, "has no alt"},
		{"a link into nothing", `<h2>`, `<a href="#zzz">x</a><h2>`, "#zzz"},
		{"a page without a language", ` lang="it"`, ``, "language"},
		{"a page without a title", `<title>t</title>`, ``, "no title"},
		{"two h1", `<h2>Due</h2>`, `<h1>Due</h1>`, "2 headings h1"},
		{"a heading that jumps", `<h2>Due</h2>`, `<h3>Tre</h3>`, "jumps from h1 to h3"},
		{"no main", `main>`, `div>`, "0 main parts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			page := fine
			if tt.from != "" {
				if page = strings.ReplaceAll(fine, tt.from, tt.to); page == fine {
					t.Fatal("the test changes nothing")
				}
			}
			got := strings.Join(Problems(page), "; ")
			if (tt.want == "") != (got == "") || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProblemsAsksLessOfAFragment(t *testing.T) {
	t.Parallel()
	if got := Problems(`<h3>Tre</h3><a href="#altrove">x</a>`); len(got) > 0 {
		t.Errorf("got %q, want nothing", got)
	}
	if got := Problems(`<input name="x">`); len(got) != 1 {
		t.Errorf("got %q, want the missing label only", got)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	root, err := html.Parse(strings.NewReader(`<div class="a b" id="x"><p data-k="1 2">uno <b>due</b></p><p>tre</p></div><p class="a">quattro</p>`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		selector string
		want     []string
	}{
		{"p", []string{"uno due", "tre", "quattro"}},
		{"div p", []string{"uno due", "tre"}},
		{"#x.a.b b", []string{"due"}},
		{"p.a", []string{"quattro"}},
		{"p[data-k]", []string{"uno due"}},
		{"p[data-k=\"1 2\"]", []string{"uno due"}},
		{"p[data-k=1]", nil},
		{"b p", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range Find(root, tt.selector) {
			got = append(got, TextOf(n))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.selector, got, tt.want)
		}
	}
}

func TestClientKeepsCookiesAndSubmitsForms(t *testing.T) {
	t.Parallel()
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			http.SetCookie(w, &http.Cookie{Name: "k", Value: "v" + r.PostFormValue("a") + r.PostFormValue("b")})
			http.Redirect(w, r, "/poi", http.StatusSeeOther)
			return
		}
		k, err := r.Cookie("k")
		if err != nil {
			k = &http.Cookie{Name: "nessun", Value: "biscotto"}
		}
		fmt.Fprintf(w, `<main>%v</main><form method="post" action="/"><input name="a" value="1"><select name="b"><option value="2"></select></form>`, k)
	})
	c := New(t, handler)
	c.Get("/").WantText("nessun=biscotto").Submit("form", url.Values{"a": {"9"}}).WantRedirect("/poi").Follow().WantText("k=v92")
	if got := c.Cookie("k"); got != "v92" {
		t.Errorf("got cookie %q, want v92", got)
	}
}
