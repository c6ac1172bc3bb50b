package e2e

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestTheHarnessFindsPlantedFaults looks at pages that owe what every page
// owes: each fault has to be told.
func TestTheHarnessFindsPlantedFaults(t *testing.T) {
	t.Parallel()
	const good = `<!DOCTYPE html><html lang="it"><head><title>Prova</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main><h1>Prova</h1>`
	tests := []struct{ name, body, want string }{
		{"nothing", `<p>Tutto bene.</p>`, ""},
		{"a field without a label", `<input name="x">`, "label"},
		{"words that are hard to read", `<p style="color:#bbb">Grigio.</p>`, "color-contrast"},
		{"a page wider than the phone", `<div style="width:900px">Largo.</div>`, "scrolls sideways at 360 px"},
		{"a script that fails", `<script>throw new Error("rotto")</script>`, "script error"},
		{"a picture that is not there", `<img src="/manca.png" alt="">`, "404"},
		{"something that the content policy forbids", `<script src="https://example.invalid/x.js"></script>`, "Content Security Policy"},
		{"a key instead of a word", `<p>intake.queue.title</p>`, "keys instead of words"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/" {
					http.NotFound(w, r)
					return
				}
				w.Header().Set("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; img-src 'self' data:")
				_, _ = w.Write([]byte(good + tt.body + "</main></body></html>"))
			}))
			defer server.Close()
			v := Visit(t, server.URL, Habits{Name: "prova"})
			v.faults = &faults{}
			v.Go("/").Look("prova")
			found := strings.Join(v.faults.list, "\n")
			if tt.want == "" && found != "" || !strings.Contains(found, tt.want) {
				t.Errorf("found %q, want something about %q", found, tt.want)
			}
		})
	}
}
