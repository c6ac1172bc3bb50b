package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"testing"
)

func TestVendoredFilesAreThoseOfTheList(t *testing.T) {
	t.Parallel()
	list, err := assets.ReadFile("assets/vendor/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		listed[name] = sum
	}
	entries, err := fs.ReadDir(assets, "assets/vendor")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "SHA256SUMS" {
			continue
		}
		content, err := assets.ReadFile("assets/vendor/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if got, want := hex.EncodeToString(sum[:]), listed[e.Name()]; got != want {
			t.Errorf("%s: got sum %s, want %s; run vendor.mjs, do not edit", e.Name(), got, want)
		}
		delete(listed, e.Name())
	}
	for name := range listed {
		t.Errorf("%s is listed and missing", name)
	}
}

func TestCompressedFormsHoldTheSameText(t *testing.T) {
	t.Parallel()
	for name, f := range files().byName {
		if f.gzip == nil {
			continue
		}
		r, err := gzip.NewReader(bytes.NewReader(f.gzip))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(got, f.plain) {
			t.Errorf("%s: its gzip form holds something else (error %v)", name, err)
		}
	}
}

// TestFirstViewIsLight keeps what the first page costs under 250 kB: styles,
// scripts, icons and the two preloaded faces, as a browser of today gets them.
func TestFirstViewIsLight(t *testing.T) {
	t.Parallel()
	total := 0
	for _, name := range []string{"bootstrap-italia.css", "insieme.css", "htmx.js", "insieme.js", "passkey.js", "sprites.svg", "titillium-400.woff2", "titillium-700.woff2"} {
		f := files().byName[name]
		_, body := f.choose("gzip, br")
		if f.gzip == nil {
			body = f.plain
		}
		total += len(body)
	}
	const limit = 250_000
	if total > limit {
		t.Errorf("got %d bytes, want at most %d", total, limit)
	}
	t.Logf("first view without HTML: %d bytes", total)
}

func TestStylesAskForNothingThatThePolicyRefuses(t *testing.T) {
	t.Parallel()
	address := regexp.MustCompile(`url\(\s*["']?([^"')]*)`)
	for _, name := range []string{"bootstrap-italia.css", "insieme.css"} {
		css := string(Content(name))
		if strings.Contains(css, "@import") {
			t.Errorf("%s imports another sheet", name)
		}
		for _, m := range address.FindAllStringSubmatch(css, -1) {
			switch _, served := files().byURL[m[1]]; {
			case served, strings.HasPrefix(m[1], "data:image/"):
			default:
				t.Errorf("%s asks for %.60s", name, m[1])
			}
		}
	}
}

func TestScriptsDoNotEvaluateText(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"insieme.js", "passkey.js"} {
		if own := string(Content(name)); strings.Contains(own, "eval(") || strings.Contains(own, "innerHTML") {
			t.Errorf("%s evaluates text", name)
		}
	}
}

func TestHandlerNegotiatesTheSmallestForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, accept, want string }{
		{"brotli is preferred", "htmx.js", "gzip, deflate, br", "br"},
		{"gzip where brotli is not known", "htmx.js", "gzip", "gzip"},
		{"plain where nothing is said", "htmx.js", "", ""},
		{"plain where both are refused", "htmx.js", "br;q=0, gzip;q=0.0", ""},
		{"gzip where brotli is refused", "htmx.js", "br;q=0, gzip;q=0.5", "gzip"},
		{"a star welcomes all", "htmx.js", "*", "br"},
		{"a star does not overrule a refusal", "htmx.js", "*, br;q=0", "gzip"},
		{"our own files have gzip", "insieme.css", "gzip, br", "gzip"},
		{"fonts are compressed by themselves", "titillium-400.woff2", "gzip, br", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			answer := get(t, http.MethodGet, URL(c.file), c.accept)
			if answer.Code != http.StatusOK {
				t.Fatalf("got status %d, want 200", answer.Code)
			}
			if got := answer.Header().Get("Content-Encoding"); got != c.want {
				t.Errorf("got coding %q, want %q", got, c.want)
			}
			if got := answer.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
				t.Errorf("got Cache-Control %q, want immutable", got)
			}
			if hasVary := answer.Header().Get("Vary") == "Accept-Encoding"; hasVary == strings.HasSuffix(c.file, "woff2") {
				t.Errorf("Vary is %q", answer.Header().Get("Vary"))
			}
		})
	}
}

func TestHandlerSaysWhatKindOfFileItIs(t *testing.T) {
	t.Parallel()
	want := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
	for _, name := range Names() {
		answer := get(t, http.MethodHead, URL(name), "")
		if got := answer.Header().Get("Content-Type"); got != want[path.Ext(name)] {
			t.Errorf("%s: got %q, want %q", name, got, want[path.Ext(name)])
		}
		if answer.Body.Len() != 0 {
			t.Errorf("%s: HEAD has a body", name)
		}
	}
}

func TestHandlerServesNothingElse(t *testing.T) {
	t.Parallel()
	for _, url := range []string{
		"/static/", "/static/htmx.js", "/static/assets/vendor/htmx.js", "/static/../static.go",
		"/static/SHA256SUMS", "/static/htmx.0000000000.js", "/static/missing/x.css",
	} {
		if got := get(t, http.MethodGet, url, "").Code; got != http.StatusNotFound {
			t.Errorf("%s: got status %d, want 404", url, got)
		}
	}
	if got := get(t, http.MethodPost, URL("htmx.js"), "").Code; got != http.StatusMethodNotAllowed {
		t.Errorf("POST: got status %d, want 405", got)
	}
}

func TestNameOfAFileChangesWithItsContent(t *testing.T) {
	t.Parallel()
	a, b := library{byName: map[string]*file{}, byURL: map[string]*file{}}, library{byName: map[string]*file{}, byURL: map[string]*file{}}
	a.addPacked("x.css", []byte("a{}"))
	b.addPacked("x.css", []byte("b{}"))
	if a.byName["x.css"].url == b.byName["x.css"].url {
		t.Errorf("two contents are served as %s", a.byName["x.css"].url)
	}
}

func TestUnknownNamesAreSeen(t *testing.T) {
	t.Parallel()
	if got, want := URL("nothing.css"), "/static/missing/nothing.css"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if HasIcon("nothing") || !HasIcon("search") || !HasIcon("globe") {
		t.Error("the sprite does not hold what it should")
	}
	if Content("nothing.css") != nil {
		t.Error("a file that does not exist has a content")
	}
}

func get(t *testing.T, method, url, accept string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, "http://localhost/", nil)
	r.URL.Path = url
	if accept != "" {
		r.Header.Set("Accept-Encoding", accept)
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w
}
